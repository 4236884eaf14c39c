"""Other ways to ask what can be worked out: a question in unforeseen words is answered as the plain question that it means.

What a question names (years, candidates, people, the award) is masked on both sides, so that the ways of asking alone are compared; what
was named then fills the plain question. The ways are data of each language (bot/language/<lang>/paraphrases.yaml), learned by a matcher of
their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answering.asked import Asked
from bot.answering.question import Question
from bot.kept import program
from bot.language import data
from bot.language.spoken import written
from bot.matching import letters
from bot.matching.matcher import Match, Matcher, Phrasing, Token, certainty
from bot.matching.reading import raw_words

SLOT = re.compile(r"\{(\w+)\}")
VALUES = ("year", "span", "candidate", "region", "person", "organisation", "role")
"""Slots that carry what is asked for: both sides name as many of each."""
NAMED = {"candidate": "candidate", "region": "region", "person": "person", "member": "person", "organisation": "organisation"}
SAID = {"title": "award", "award": "award", "event": "event", "candidate": "noun"}
"""Concepts that are masked: every award has other words for them."""
MASK = "slot"
DIGITS = 3
"""A number of so many digits is hardly a count."""
LOOKED_AT = 12
ENOUGH = 0.5
"""Share of its own words that a question must have explained: "när bytte {organisation} namn" is no question about juries."""
WORD_FOR_WORD = 0.83
"""Share of the small words that must be the same where there are no others: "man" for "jag" in six."""
SURE = 0.65
"""From this chance the plain question is answered where nothing else is sure; of hidden wordings one in 25 answered so is another's …"""
LIKELY, NEAR = 0.3, 0.5
"""… from this one, with as much confidence, if the question speaks of the award: of some 4,000 questions of people who had not seen the
wordings a dozen more are right so. "Har han rätt?" is near nothing (0.38), "Det skulle väl ändras 2025?" speaks of nothing …"""
SURER = 0.9
"""… and from this one before an answer that was loosely read into the question ("who succeeded X" is no question for X's own record)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that a question names."""

    kind: str
    start: int
    end: int
    said: str
    """Its id, or the words."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The plain question that is meant."""

    text: str
    chance: float
    """How likely it is the right one, 0 to 1."""
    match: Match


@cache
def _plain(lang: str) -> dict[str, str]:
    """Id to plain question."""
    return {f"{n:03}": each["ask"] for n, each in enumerate(data(lang, "paraphrases"))}


@cache
def _matcher(lang: str, kept: Path | None) -> Matcher:
    """Learned once for the process, whatever the folder says."""
    ways = data(lang, "paraphrases")
    phrasings = (
        Phrasing(f"{n:03}", SLOT.sub(_mask, text), lang)
        for n, each in enumerate(ways)
        for text in (each["ask"], *each["like"].splitlines())
    )
    return Matcher.build(phrasings, cache=kept / f"plain-{lang}" if kept else None, made_from=program())  # a folder keeps one matcher


def prepare(lang: str, kept: Path | None) -> None:
    """Learns the ways of asking in a language, or reads what was learned, before they are asked for."""
    _matcher(lang, kept)


def _mask(slot: re.Match[str]) -> str:
    return f"{MASK}{slot[1]}"


def meant(a: Asked, leading: Callable[[str, str], str | None], kept: Path | None) -> Meant | None:
    """The plain question that a question is most like, filled with what it names; None if none is near. `leading`: the first concept that
    asks in a text, since "var" is not "när"; `kept`: where what was learned is kept for the next start."""
    if a.has("ago", "elsewhere", "cost", "hour") or (a.yes_or_no and a.times_said()):
        return None  # "Vann Nacka två gånger?" wants a yes or a no, not the plain number.
    if len(a.candidates) > 1 and a.has("compare", "more") and not a.has("nominate", "apply", "win", "often"):
        return None  # "Är Habo större än Nacka?" is not about nominations.
    slots = tuple(_slots(a.q))
    asked = Counter(slot.kind for slot in slots if slot.kind in VALUES)
    if frozenset(asked.items()) not in _shapes(a.q.lang):
        return None
    matcher = _matcher(a.q.lang, kept)
    asking = {n for m in a.q.marks for n in range(m.start, m.end)}
    right = frozenset(t.word for n, t in enumerate(a.q.tokens) if t.known and not (t.corrected or t.function or n in asking))
    tokens = matcher.read(_masked(a.q.text, slots), a.q.lang, right)
    matches = [m for m in matcher.match(tokens, a.q.lang, limit=LOOKED_AT) if asked == _values(m.fact, m.lang)]
    if not matches or matches[0].parts["negation"] < 0:
        return None
    best = matches[0]
    if a.leading and (other := leading(best.phrasing, best.lang)) and other != a.leading:
        return None
    if not a.leading and a.q.opens_with("how") and leading(best.phrasing, best.lang):
        return None  # "Hur firade de segern?" is not when they did.
    plain = _plain(best.lang)[best.fact]
    verb_first = a.opens_with_verb(plain) and not leading(plain, best.lang)  # "Var delades priset ut?" begins with no verb.
    if _nth(plain, a) and not a.has("ordinal"):
        return None  # "Vem fick det den gången?" asks for no second time.
    if a.leading and not a.claim and verb_first:
        return None  # "Vem har vunnit flest gånger?" wants no yes and no no.
    if (a.yes_or_no or (a.has("check") and not a.leading)) and not verb_first:
        return None  # "Åkte väl inte hem tomhänt?" wants no list.
    explained = _explained(a, tokens, best)
    return Meant(_filled(_plain(best.lang)[best.fact], a, slots), certainty(matches) * explained, best) if explained >= ENOUGH else None


def _nth(plain: str, a: Asked) -> bool:
    """Whether a plain question asks for a round by its number, but the first; "andra" alone may be others."""
    later, rounds = (word for word, n in a.asking["ordinals"].items() if int(n) > 1), a.asking["concepts"]["edition"]
    return any(f" {word} {name} " in plain.casefold() for word in later for name in rounds)


def likely(meant: Meant, *, of_the_award: bool) -> bool:
    """Whether the plain question is near enough to be answered where nothing else is sure."""
    return meant.chance >= SURE or (of_the_award and meant.chance >= LIKELY and meant.match.confidence >= NEAR)


def _explained(a: Asked, tokens: Sequence[Token], match: Match) -> float:
    """The share of the question's own words of weight that the way of asking has. Where only names and small words are left ("vad är
    {organisation}?", "vad sa han"), they must be the way of asking nearly word for word."""
    known = {t.surface for t in a.q.tokens if t.known and not t.corrected}
    own = [t for t in tokens if not t.function and not t.word.startswith(MASK)]
    left = [t for t in own if t.surface in match.unexplained or (t.corrected and t.surface in known)]
    if not own:
        chat = {letters.fold(word) for word in (*a.asking["follow"], *a.asking["ends_as_follow_up"], *data(match.lang, "words")["filler"])}
        said, way = ({*words} - chat for words in ([t.word for t in tokens], [r.word for r in raw_words(match.phrasing)]))
        return float(len(said & way) >= WORD_FOR_WORD * max(len(said), len(way)))
    return 1 - len(left) / len(own)


def nearest_plain(way: str, lang: str, kept: Path | None) -> str:
    """The plain question under which a way of asking, with its slots, is found."""
    matches = _matcher(lang, kept).match(written(SLOT.sub(_mask, way), lang), lang, limit=1)
    return _plain(lang)[matches[0].fact] if matches else ""


@cache
def _shapes(lang: str) -> frozenset[frozenset[tuple[str, int]]]:
    """How many of which values the plain questions name."""
    return frozenset(frozenset(_values(plain, lang).items()) for plain in _plain(lang))


@cache
def words_of(plain: str, lang: str) -> frozenset[str]:
    """The words of all ways to ask a plain question (`plain`: the fact of its match), folded."""
    each = data(lang, "paraphrases")[int(plain)]
    return frozenset(raw.word for raw in raw_words(f"{each['ask']} {each['like']}"))


@cache
def _values(plain: str, lang: str) -> Counter[str]:
    return Counter(kind for kind in SLOT.findall(_plain(lang)[plain]) if kind in VALUES)


def _slots(q: Question) -> Iterator[Slot]:
    """What the question names, in the order said, each place once."""
    found = [Slot(NAMED[n.kind], n.start, n.end, n.id) for n in q.names if n.kind in NAMED]
    if q.leading == "who":  # "Vilka fem gjorde upp om titeln 2021?" means those who did; the answer must be of so many.
        found += [Slot("number", t.start, t.end, t.stem) for t in q.tokens if t.number and len(t.stem) < DIGITS]
    found += [Slot("span" if q.years.span else "year", *place, q.text[slice(*place)]) for place in q.years.ranges]
    jury = {(m.start, m.end) for m in q.marks if m.concept == "jury"}
    roles = [m for m in q.marks if m.end and m.concept.startswith("role:") and (m.start, m.end) not in jury]
    for mark in (*roles, *q.nouns):
        start, end = q.tokens[mark.start].start, q.tokens[mark.end - 1].end
        found.append(Slot(SAID.get(mark.concept, "role"), start, end, q.text[start:end]))
    end = 0
    for slot in sorted(found, key=lambda s: (s.start, -s.end, s.kind not in VALUES)):
        if slot.start >= end:
            yield slot
            end = slot.end


def _masked(text: str, slots: Sequence[Slot]) -> str:
    pieces, end = [], 0
    for slot in slots:
        pieces += [text[end : slot.start], " " if slot.kind == "number" else f" {MASK}{slot.kind} "]
        end = slot.end
    return "".join((*pieces, text[end:]))


def _filled(plain: str, a: Asked, slots: Sequence[Slot]) -> str:
    """The plain question with what was named in its places, the event by its own name."""
    said = {kind: [_name(slot, a) for slot in slots if slot.kind == kind] for kind in VALUES}
    if a.q.years.span:
        said["span"] = ["–".join(map(str, a.q.years.span))]
    event = (a.knowledge.award and a.knowledge.award.event) or ""
    return SLOT.sub(lambda slot: said[slot[1]].pop(0) if slot[1] in said else event, plain)


def _name(slot: Slot, a: Asked) -> str:
    """As the knowledge has it ("Örebros" is Örebro), but as typed where that may mean two ("habo")."""
    twin = any(n.twin and n.start == slot.start for n in a.q.names)
    person = a.knowledge.people.get(slot.said)
    return a.q.text[slot.start : slot.end] if twin else person.name if person else slot.said
