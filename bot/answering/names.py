"""The candidates, regions and people that a question names, exactly as they are spelled, else as the matcher reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.knowledge.model import Knowledge
from bot.language import words as listed
from bot.matching.matcher import Token

LONG_NAME = 6
"""Letters from which a lone first name or surname in small letters may be misspelled: "haken" is no Håkan."""
SHORT_PLACE = 4
"""Letters of a place that its inhabitants are called by."""
INHABITANTS = listed("asking", "inhabitants")
COMBINING = re.compile(r"[\u0300-\u036f]")
LAST_WORD = re.compile(r"([^\W\d_]{3,})\s+$")
WORD = re.compile(r"[^\W_]+(?:[-:’'][^\W_]+)*")


@lru_cache(4096)
def fold(text: str) -> str:
    """Lower case without diacritics: Håbo and Habo are alike here, and only here."""
    low = text.casefold()
    return low if low.isascii() else COMBINING.sub("", unicodedata.normalize("NFD", low))


@dataclass(frozen=True, slots=True)
class Name:
    kind: str
    """"candidate", "region", "person", "organisation" or "member"."""
    id: str
    start: int
    end: int
    """Where in the text."""
    twin: str | None = None
    """Another name that differs only in diacritics and may have been meant (habo: Habo, Håbo mentioned)."""


class Names:
    """All names of a knowledge folder, looked up in a text."""

    def __init__(self, knowledge: Knowledge, everyday: frozenset[str] = frozenset()) -> None:
        """`everyday`: folded words of the languages; a first name or surname among them ("Hans", "Ring") does not name a person alone."""
        self._exact: dict[str, tuple[str, str]] = {}
        self._folded: dict[str, list[tuple[str, str]]] = {}
        self._spelled: dict[str, list[tuple[str, tuple[str, str]]]] = {}
        self._everyday = {fold(c.name) for c in knowledge.candidates.values() if c.everyday}
        for region in knowledge.regions:
            for form in (region.name, *region.aliases):
                self._add(form, "region", region.name)
        for candidate in knowledge.candidates.values():
            for form in (candidate.name, *candidate.aliases):
                self._add(form, "candidate", candidate.name)
        self._people(knowledge, everyday)
        self._stage(knowledge)
        self._longest: dict[str, int] = {}
        for words in (form.split() for form in self._folded):
            self._longest[words[0]] = max(len(words), self._longest.get(words[0], 0))

    def _people(self, knowledge: Knowledge, everyday: frozenset[str]) -> None:
        self._first_names = {p.id: p.name.split()[0] for p in knowledge.people.values()}
        parts: dict[str, set[str]] = {}
        for person in knowledge.people.values():
            self._add(person.name, "person", person.id)
            for part in person.name.split():
                parts.setdefault(part, set()).add(person.id)
        for part, ids in parts.items():
            names = {knowledge.people[i].name for i in ids}
            if len(names) == 1 and len(part) > 3 and fold(part) not in everyday and fold(part) not in self._folded:
                self._add(part, "person", min(ids))

    def _stage(self, knowledge: Knowledge) -> None:
        """Organisations and people that stand in the editions only."""
        award = knowledge.award
        events = {fold(form) for form in (award.event or "", *award.event_aliases)} if award else set()
        for edition in knowledge.editions.values():
            there = [*(edition.jury or ()), *(edition.recipients or ()), *((edition.presenter,) if edition.presenter else ())]
            for member in there:
                if member.name:
                    self._add(member.name, "member", member.name)
            for name in (*(edition.backers or ()), *(m.organisation for m in edition.jury or ())):
                if name and fold(name) not in events:
                    self._add(name, "organisation", name)

    def _add(self, form: str, kind: str, id_: str) -> None:
        key = " ".join(WORD.findall(form.casefold()))
        self._exact.setdefault(key, (kind, id_))
        self._spelled.setdefault(fold(key), []).append((key, (kind, id_)))
        entry = self._folded.setdefault(fold(key), [])
        if (kind, id_) not in entry:
            entry.append((kind, id_))

    def forms(self) -> Iterable[str]:
        """Every word of every name, for the matcher's vocabulary."""
        return sorted({word for form in self._exact for word in form.split()})

    def find(self, text: str, tokens: Sequence[Token]) -> tuple[Name, ...]:
        words = list(WORD.finditer(text))
        found: list[Name] = []
        i = 0
        while i < len(words):
            first = fold(words[i][0])
            longest = self._longest.get(first) or int(first.endswith(("s", *INHABITANTS)))  # One word may be a name's genitive.
            for size in range(min(longest, len(words) - i), 0, -1):
                name = self._named(text, words[i : i + size])
                if name:
                    found.append(name)
                    i += size
                    break
            else:
                i += 1
        return self._joined(self._with_first_names(text, (*found, *self._misspelled(tokens, found))))

    def _named(self, text: str, words: Sequence[re.Match[str]]) -> Name | None:
        start, end = words[0].start(), words[-1].end()
        written = " ".join(w[0] for w in words)
        for form in (*forms_of(written.casefold()), *self._where_they_live(written.casefold())):
            folded = self._folded.get(fold(form))
            if not folded:
                continue
            exact = self._exact.get(form)
            if not (exact or any(self._fits(form, *entry) for entry in folded)):
                continue
            if len(words) == 1 and fold(form) in self._everyday and not self._as_name(text, words[0]):
                return None
            kind, id_ = exact or folded[0]
            twin = next((other for k, other in folded if k == kind == "candidate" and other != id_), None)
            return Name(kind, id_, start, end, twin if twin and fold(form) == form else None)
        return None

    def _where_they_live(self, word: str) -> Iterable[str]:
        """ "Kalixbor", "nackaborna": the candidate that they live in."""
        places = (word[: -len(ending)] for ending in INHABITANTS if word.endswith(ending))
        known = (place for place in places if len(place) >= SHORT_PLACE and fold(place) not in self._everyday)
        return (place for place in known if self._exact.get(place, ("",))[0] == "candidate")

    def _fits(self, form: str, kind: str, id_: str) -> bool:
        """Whether what was typed may be the name: dots and rings may be left out, not put in ("mäts" is no Mats)."""
        return any(
            entry == (kind, id_) and len(name) == len(form) and all(a == b or a == fold(b) for a, b in zip(form, name, strict=True))
            for name, entry in self._spelled.get(fold(form), ())
        )

    @staticmethod
    def _as_name(text: str, word: re.Match[str]) -> bool:
        """Whether an everyday word stands as a name: "Var är Vara?" but not "Vara med i finalen", "Are municipalities …"."""
        follows = re.match(r"\s*(?:kommun(?!er)|municipal(?!ities))", text[word.end() :], re.IGNORECASE) is not None
        opens = not text[: word.start()].strip() or text[: word.start()].rstrip()[-1:] in ".!?\n"
        return follows or (word[0][0].isupper() and not opens)

    def _misspelled(self, tokens: Sequence[Token], found: Sequence[Name]) -> list[Name]:
        """Names that only show once the matcher has corrected or split a word: "Mörbylonga", "förkarlstad"."""
        more = []
        for i, token in enumerate(tokens):
            if not token.corrected or any(n.start < token.end and token.start < n.end for n in found):
                continue
            for size in (3, 2, 1):
                run = tokens[i : i + size]
                key = " ".join(t.word for t in run)
                named = self._folded.get(key) if len(run) == size else None
                slip = len(run) == 1 and named and named[0][0] == "person" and len(key) < LONG_NAME and token.surface.islower()
                if named and len(key) > 3 and not slip:
                    more.append(Name(*named[0], token.start, run[-1].end))
                    break
        return more

    def _with_first_names(self, text: str, names: Sequence[Name]) -> list[Name]:
        """A misspelled first name before a surname belongs to it: "susane afzelius"."""
        whole = []
        for name in names:
            if name.kind == "person" and (before := LAST_WORD.search(text[: name.start])):
                first = fold(self._first_names[name.id])
                if fold(before[1])[:3] == first[:3]:
                    name = Name(name.kind, name.id, before.start(1), name.end, name.twin)
            whole.append(name)
        return whole

    @staticmethod
    def _joined(names: Sequence[Name]) -> tuple[Name, ...]:
        """In the order of the text, "Carina Carlsson" once even where both parts were found apart."""
        kept: list[Name] = []
        for name in sorted(names, key=lambda n: (n.start, -n.end)):
            if kept and kept[-1].kind == name.kind and kept[-1].id == name.id and name.start - kept[-1].end <= 1:
                kept[-1] = Name(name.kind, name.id, kept[-1].start, name.end, kept[-1].twin)
            elif not kept or name.start >= kept[-1].end:
                kept.append(name)
        return tuple(kept)


def forms_of(word: str) -> Iterable[str]:
    """The word as it stands, then without a genitive ending."""
    key = " ".join(WORD.findall(word))
    yield key
    if not key.endswith("s"):
        return
    for ending in ("'s", "’s", ":s", "s"):
        if key.endswith(ending) and len(key) > len(ending) + 2:
            yield key[: -len(ending)]
