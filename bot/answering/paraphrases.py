"""Other ways to ask what can be worked out: a question in unforeseen words is answered as the plain question that it means.

What a question names (years, candidates, people, the award) is masked on both sides, so that the ways of asking alone are compared; what
was named then fills the plain question. The ways are data of each language (bot/language/<lang>/paraphrases.yaml), learned by a matcher of
their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.answering.question import Question
from bot.language import LANGUAGES, data
from bot.matching.matcher import Match, Matcher, Phrasing, certainty

SLOT = re.compile(r"\{(\w+)\}")
VALUES = ("year", "span", "candidate", "region", "person", "organisation", "role")
"""Slots that carry what is asked for: both sides name as many of each."""
NAMED = {"candidate": "candidate", "region": "region", "person": "person", "member": "person", "organisation": "organisation"}
SAID = {"title": "award", "award": "award", "event": "event", "candidate": "noun"}
"""Concepts that are masked: every award has other words for them."""
LOOKED_AT = 12
SURE = 0.8


@dataclass(frozen=True, slots=True)
class Slot:
    """Something that a question names."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meant:
    """The plain question that is meant."""

    text: str
    chance: float
    """How likely it is the right one, 0 to 1."""
    match: Match


@cache
def _plain() -> dict[str, tuple[str, str]]:
    """Id to language and plain question."""
    return {f"{lang}-{n:03}": (lang, each["ask"]) for lang in LANGUAGES for n, each in enumerate(data(lang, "paraphrases"))}


@cache
def _matcher(kept: Path | None) -> Matcher:
    """Learned once for the process, whatever the folder says."""
    ways = {lang: data(lang, "paraphrases") for lang in LANGUAGES}
    phrasings = (
        Phrasing(f"{lang}-{n:03}", SLOT.sub(_mask, text), lang)
        for lang in LANGUAGES
        for n, each in enumerate(ways[lang])
        for text in (each["ask"], *each["like"])
    )
    return Matcher.build(phrasings, cache=kept)


def _mask(slot: re.Match[str]) -> str:
    return f"slot{slot[1]}"


def meant(q: Question, event: str, kept: Path | None) -> Meant | None:
    """The plain question that a question is most like, filled with what it names; None if none is near. `event`: the occasion's name,
    where the question has no word for it; `kept`: where what was learned is kept for the next start."""
    slots = tuple(_slots(q))
    asked = Counter(slot.kind for slot in slots if slot.kind in VALUES)
    matches = [m for m in _matcher(kept).match(_masked(q.text, slots), q.lang, limit=LOOKED_AT) if asked == _values(m.fact)]
    if not matches or matches[0].parts["negation"] < 0:
        return None
    return Meant(_filled(matches[0].fact, q, slots, event), certainty(matches), matches[0])


@cache
def _values(plain: str) -> Counter[str]:
    return Counter(kind for kind in SLOT.findall(_plain()[plain][1]) if kind in VALUES)


def _slots(q: Question) -> Iterator[Slot]:
    """What the question names, in the order said, each place once."""
    found = [Slot(NAMED[n.kind], n.start, n.end) for n in q.names if n.kind in NAMED]
    found += [Slot("span" if q.years.span else "year", *place) for place in q.years.ranges]
    places = [(m, q.tokens[m.start].start, q.tokens[m.end - 1].end) for m in q.marks if m.end]
    found += [Slot("role", start, end) for m, start, end in places if m.concept.startswith("role:")]
    found += [Slot(SAID[m.concept], start, end) for m, start, end in places if m.concept in SAID]
    end = 0
    for slot in sorted(found, key=lambda s: (s.start, -s.end, s.kind not in VALUES)):
        if slot.start >= end:
            yield slot
            end = slot.end


def _masked(text: str, slots: Sequence[Slot]) -> str:
    pieces, end = [], 0
    for slot in slots:
        pieces += [text[end : slot.start], f" slot{slot.kind} "]
        end = slot.end
    return "".join((*pieces, text[end:]))


def _filled(plain: str, q: Question, slots: Sequence[Slot], event: str) -> str:
    """The plain question with what was named in its places."""
    said = {kind: [q.text[s.start : s.end] for s in slots if s.kind == kind] for kind in VALUES} | {"event": [event]}
    if q.years.span:
        said["span"] = ["–".join(map(str, q.years.span))]
    return SLOT.sub(lambda slot: said[slot[1]].pop(0), _plain()[plain][1])
