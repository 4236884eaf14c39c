"""Phrasings that the matcher reads alike: those that add nothing, facts that it can hardly tell apart, synonyms that nothing uses."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from bot.kept import Kept, program
from bot.knowledge.agree import phrasings
from bot.knowledge.model import Place
from bot.knowledge.problem import Problem
from bot.language import LANGUAGES, data
from bot.matching import letters
from bot.matching.reading import Reader, marked_words, raw_words, vocabularies

if TYPE_CHECKING:
    from pathlib import Path

    from bot.knowledge.load import Loaded
    from bot.knowledge.model import Knowledge

HARDLY_APART = 0.85
"""Share of two phrasings' weight that is the same, from which a collision is told. At 0.85 "Vem leder mötet?" and "Vem leder juryns möte?"
are still apart, while "Hur söker man?" and "Hur gör man för att söka?" of two facts are told."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A phrasing as the matcher sees it."""

    fact: str
    text: str
    lang: str
    place: Place
    stems: Mapping[str, str]
    """Stem to word, of the words that carry weight; of all words if none does."""
    asking: frozenset[str]
    """When, who, how often ..."""
    all: frozenset[str]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two facts with a phrasing each that the matcher can hardly tell apart."""

    lang: str
    """Of both phrasings."""
    fact: str
    phrasing: str
    words: tuple[str, ...]
    """What the fact's phrasings in this language often have and the other's never."""
    other: str
    others_phrasing: str
    others_words: tuple[str, ...]
    share: float
    """Of the two phrasings' weight, what is the same: HARDLY_APART to 1."""
    place: Place


def likeness(loaded: Loaded, lang: str, cache: Path | None = None) -> Iterator[Problem]:
    """Warnings; `lang` is the reader's, `cache` a folder in which what was read is kept from one check to the next."""
    knowledge = loaded.knowledge
    if knowledge is None:
        return
    kept = Kept(cache, f"{knowledge.taught} {program()}")
    read = _phrasings(loaded, knowledge, kept)
    yield from _adding_nothing(read)
    alike = kept.get("alike", lambda: _alike(read))
    yield from (_told(each, lang) for each in _collisions(read, alike))
    yield from _unused_synonyms(loaded, knowledge, kept)


def collisions(loaded: Loaded) -> tuple[Collision, ...]:
    """For each pair of facts the two phrasings that are most alike, if they hardly differ."""
    if loaded.knowledge is None:
        return ()
    read = _phrasings(loaded, loaded.knowledge, Kept(None, ""))
    return tuple(_collisions(read, _alike(read)))


def _phrasings(loaded: Loaded, knowledge: Knowledge, kept: Kept) -> list[_Read]:
    asked = [
        (fact.get("id"), text, lang, Place(file.path, node.line, node.column))
        for file in loaded.folder.of("facts")
        for fact in file.entry.get("facts", ())
        for lang, text, node in phrasings(fact, "questions")
    ]
    read = kept.get("likeness", lambda: _words(knowledge, ((text, lang) for _, text, lang, _ in asked)))
    return [_Read(*each, *words) for each, words in zip(asked, read, strict=True)]


def _words(knowledge: Knowledge, texts: Iterable[tuple[str, str]]) -> list[tuple[dict[str, str], frozenset[str], frozenset[str]]]:
    """Of each phrasing the words that count, those that ask, and all, as in `_Read`."""
    vocabulary: dict[str, dict[str, None]] = defaultdict(dict)
    for fact in knowledge.facts.values():
        for each, questions in fact.questions.items():
            vocabulary[each].update((word, None) for text in questions for word in marked_words(text))
    synonyms = knowledge.words.synonyms
    reader = Reader(vocabularies(vocabulary, synonyms, ()), synonyms=synonyms, filler=knowledge.words.filler)
    found = []
    for text, lang in texts:
        tokens = reader.read(text, lang)
        everything = {token.stem: token.surface.lower() for token in tokens}
        weighty = {token.stem: token.surface.lower() for token in tokens if not token.function}
        asking = frozenset(token.word for token in tokens if token.word in _asking(lang))
        found.append((weighty or everything, asking, frozenset(everything)))
    return found


@cache
def _asking(lang: str) -> frozenset[str]:
    return frozenset(letters.fold(word) for group in data(lang, "words")["question"].values() for word in group)


def _adding_nothing(read: list[_Read]) -> Iterator[Problem]:
    first: dict[tuple[str, str, frozenset[str]], _Read] = {}
    for each in read:
        other = first.setdefault((each.fact, each.lang, each.all), each)
        if other is not each and other.text.casefold() != each.text.casefold():
            yield Problem(each.place, "warning", "adds-nothing", {"other": str(other.place.line)})


def _alike(read: list[_Read]) -> list[tuple[float, int, int]]:
    """For each pair of facts that are hardly apart what the two phrasings most alike share, and the place of both."""
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, each in enumerate(read):
        for stem in each.stems:
            postings[each.lang, stem].append(number)
    weight = {key: math.log(1 + len(read) / len(numbers)) for key, numbers in postings.items()}
    total = [sum(weight[each.lang, stem] for stem in each.stems) for each in read]
    worst: dict[tuple[str, str], tuple[float, int, int]] = {}
    for number, each in enumerate(read):
        # Two that share so much share the rarest word; looking only there keeps a hundred thousand phrasings quick.
        rarest = min(((each.lang, stem) for stem in each.stems), key=lambda key: len(postings[key]), default=None)
        least, most = total[number] * HARDLY_APART, total[number] / HARDLY_APART
        for n in postings[rarest] if rarest else ():
            other = read[n]
            if not least <= total[n] <= most or other.fact == each.fact or other.asking != each.asking:
                continue  # "När hålls mässan?" and "Varför hålls mässan?" are far enough apart
            both = sum(weight[each.lang, stem] for stem in each.stems if stem in other.stems)
            share = both / (total[number] + total[n] - both)
            pair = (each.fact, other.fact) if each.fact < other.fact else (other.fact, each.fact)
            if share >= HARDLY_APART and share > worst.get(pair, (0.0,))[0]:
                worst[pair] = share, number, n
    return list(worst.values())


def _collisions(read: list[_Read], alike: Iterable[tuple[float, int, int]]) -> Iterator[Collision]:
    by_fact: dict[str, list[_Read]] = defaultdict(list)
    for each in read:
        by_fact[each.fact].append(each)
    for share, first, second in alike:
        one, other = read[first], read[second]
        words, others = (tuple(_own_words(*each, by_fact)) for each in ((one, other), (other, one)))
        yield Collision(one.lang, one.fact, one.text, words, other.fact, other.text, others, share, one.place)


def _told(found: Collision, lang: str) -> Problem:
    told = data(lang, "problems")["difference"]
    only = ", ".join((*found.words, *found.others_words))
    difference = told["words"].format(only=only) if only else told["none"]
    values = {"one": found.fact, "other": found.other, "phrasing": found.phrasing, "others": found.others_phrasing}
    return Problem(found.place, "warning", "collision", {**values, "difference": difference})


def _own_words(one: _Read, other: _Read, by_fact: Mapping[str, Sequence[_Read]], most: int = 3) -> list[str]:
    """The words that most of a fact's phrasings in the language have and the other fact's never."""
    theirs = {stem for each in by_fact[other.fact] for stem in each.all}
    found = Counter((stem, word) for each in by_fact[one.fact] if each.lang == one.lang for stem, word in each.stems.items())
    own: dict[str, str] = {}
    for (stem, word), _ in found.most_common():
        if stem not in theirs:
            own.setdefault(stem, word)
    return list(own.values())[:most]


def _unused_synonyms(loaded: Loaded, knowledge: Knowledge, kept: Kept) -> Iterator[Problem]:
    for file in loaded.folder.of("words"):
        for lang in LANGUAGES:
            used = kept.get(f"stems-{lang}", partial(_used, knowledge, lang))
            table = file.entry.nodes.get("synonyms")
            groups = (file.entry.get("synonyms") or {}).get(lang, ())
            node = next((value for key, value in getattr(table, "entries", ()) if key.text == lang), None)
            for group, place in zip(groups, getattr(node, "items", ()), strict=False):
                if not any(each in used for word in group for each in _stems(word, lang)):
                    where = Place(file.path, place.line, place.column)
                    yield Problem(where, "warning", "unused-synonym", {"words": ", ".join(group)})


def _used(knowledge: Knowledge, lang: str) -> frozenset[str]:
    """The stems of all that is asked in a language."""
    asked = (text for fact in knowledge.facts.values() for text in fact.questions.get(lang, ()))
    return frozenset(each for text in (*asked, *_texts(data(lang, "asking")), *_names(knowledge, lang)) for each in _stems(text, lang))


def _stems(text: str, lang: str) -> Iterator[str]:
    return (letters.stem(raw.word, lang) for raw in raw_words(text))


def _texts(value: Any) -> Iterator[str]:
    """All texts of nested data."""
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def _names(knowledge: Knowledge, lang: str) -> Iterator[str]:
    """What the computed answers are asked by: roles, the award, its event."""
    for role in knowledge.roles.values():
        yield from role.names.get(lang, ())
    if award := knowledge.award:
        yield from (award.name, *award.aliases, award.event or "", *award.event_aliases)
