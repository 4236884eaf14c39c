"""The years that a question names: in figures, as a span, or relative to today and to the rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.language import alternatives, either

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year in four figures, wherever it stands."""
FIGURES = re.compile(r"(?<![\w-])(1[89]\d\d|20\d\d|21\d\d)(?!\d)(?:s|:s|ars)?\b|(?<!\w)['’]?(?<=['’])(\d\d)(?!\d)|(?<![\w-])-(\d\d)(?!\d)")
UNTIL, BOTH = alternatives("asking", "until"), alternatives("asking", "both")
SPAN = re.compile(rf"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—/]|{UNTIL}|{BOTH})\s*((?:19|20)\d\d)(?!\d)")
DECADE = re.compile(rf"(?<!\w)((?:19|20)?\d0)(?:'|’)?(?:{alternatives('asking', 'decade')})\b")

SAME_YEAR = re.compile(rf"\s*[,(–—-]\s*(?:\w+ ){{0,2}}{YEAR.pattern}")
""" "… två år tidigare, alltså 2007": the same year in figures."""

FOUR = 4
"""Digits of a year."""
HALF_DECADE, DECADE_YEARS = 5, 10
"""Years of a half and of a whole one."""
HALF = 50
"""A decade of two digits below this is of this century."""


@dataclass(frozen=True, slots=True)
class Years:
    named: tuple[int, ...] = ()
    """In the order said; a relative one ("förra året") resolved."""
    span: tuple[int, int] | None = None
    """First and last year, where the question names a stretch of time."""
    ranges: tuple[tuple[int, int], ...] = ()
    """Where in the text, from and to."""
    offset: int | None = None
    """ "Två år tidigare": years from the round spoken of."""
    relative: bool = False
    """Whether a year was told by today ("i år"), not in figures."""


def read(text: str, asking: Mapping[str, Any], this_year: int, between: bool) -> Years:
    """`between`: whether the question has a word that makes two years a span ("mellan 2007 och 2013")."""
    lower = text.casefold()
    span, ranges = _span(lower, asking, between)
    told = [(int(m[1]) if m[1] else 2000 + int(m[2] or m[3]), m.span()) for m in FIGURES.finditer(lower)]
    told += _short(lower, asking)
    told = _meant(lower, told, asking)
    later = [*_ago(lower, asking, this_year), *(() if told else _relative(lower, asking, this_year))]
    named: dict[int, None] = {}
    relative = False
    for number, (year, place) in enumerate((*told, *later)):
        if not any(a <= place[0] < b for a, b in ranges):
            named[year] = None
            ranges.append(place)
            relative |= number >= len(told)
    offset, place = _offset(lower, asking)
    return Years(tuple(named), span, (*ranges, *place), offset, relative)


def _short(lower: str, asking: Mapping[str, Any]) -> list[Told]:
    """ "Who won in 21?": two figures that end a clause after a word for time, and count nothing ("fourth of 12")."""
    before = "|".join(asking["before_short_year"])
    pattern = rf"(?<!\w)(?<!\d )(?:{before})\s+(\d\d)(?=\s*(?:[?!.,;:]|$|(?:{BOTH})(?!\w)))"
    return [(2000 + int(m[1]), m.span(1)) for m in re.finditer(pattern, lower) if int(m[1]) < HALF and not _counted(lower[: m.start()])]


def _counted(before: str) -> bool:
    """Whether a count stands before: "two of 12", "the fourth in 20"."""
    return bool(re.search(r"\d(?:st|nd|rd|th)?\s+$", before))


Told = tuple[int, tuple[int, int]]
"""A year and where it stands."""


def _span(lower: str, asking: Mapping[str, Any], between: bool) -> tuple[tuple[int, int] | None, list[tuple[int, int]]]:
    """A stretch of years: two with a dash or a word between, or a decade."""
    span: tuple[int, int] | None = None
    ranges: list[tuple[int, int]] = []
    for m in SPAN.finditer(lower):
        joint = re.search(rf"[-–—]|{UNTIL}", m[0][4:-4])
        if (joint or between) and int(m[1]) < int(m[2]):
            span = (int(m[1]), int(m[2]))
            ranges.append(m.span())
    for m in DECADE.finditer(lower):
        start = int(m[1]) if len(m[1]) == FOUR else 2000 + int(m[1]) if int(m[1]) < HALF else 1900 + int(m[1])
        span, place = _part(lower, asking, start, m.span())
        ranges.append(place)
    for word, first in asking["decades"].items():
        if word in lower and (said := re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lower)):
            span, place = _part(lower, asking, int(first), said.span())
            ranges.append(place)
    return span, ranges


def _part(lower: str, asking: Mapping[str, Any], start: int, place: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """A decade, or the half of it that is named ("2010-talets första hälft"); of a century ("2000-talets första decennium") the decade."""
    before, after = lower[: place[0]], lower[place[1] :]
    parts, halves, decades, of, the = (either(asking[key]) for key in ("parts", "half_units", "decade_units", "prepositions", "articles"))
    for units, years in ((halves, HALF_DECADE), (decades, DECADE_YEARS)):
        m = re.match(rf"\s+({parts})\s+(?:{units})(?!\w)", after)
        n = re.search(rf"(?<!\w)({parts})\s+(?:{units})\s+(?:{of})\s+(?:(?:{the})\s+)?$", before)
        if said := m or n:
            first = start + years * int(asking["parts"][said[1]])
            return (first, first + years - 1), (place[0] if m else said.start(), place[1] + (m.end() if m else 0))
    return (start, start + DECADE_YEARS - 1), place


def _meant(lower: str, told: list[Told], asking: Mapping[str, Any]) -> list[Told]:
    """ "Inte 2015, 2005": a year that is ruled out beside another is not asked for."""
    but = "|".join(asking["contrasts"])  # "Vilka nominerades 2015 men inte 2017?" asks about both.
    no = rf"(?<!\w)(?P<but>(?:{but})\s+)?(?:{'|'.join(asking['ruled_out'])})\s+$"
    out = [t for t in told if (m := re.search(no, lower[: t[1][0]])) and not m["but"]]
    return [t for t in told if t not in out] if len(out) < len(told) else told


def _offset(lower: str, asking: Mapping[str, Any]) -> tuple[int | None, list[tuple[int, int]]]:
    """ "Två år tidigare", "four years later"."""
    for name, sign in (("years_earlier", -1), ("years_later", 1)):
        for pattern in asking[name]:
            m = next(_with_number(pattern, lower), None)
            number = asking["small_numbers"].get(m[1], m[1] if m[1].isdigit() else None) if m else None
            if m and number:
                same = SAME_YEAR.match(lower, m.end())  # "Två år tidigare, alltså 2007?": that year itself.
                return None if same else sign * int(number), [m.span()]
    return None, []


def _ago(lower: str, asking: Mapping[str, Any], this_year: int) -> list[Told]:
    """ "För tre år sedan"."""
    found = []
    for pattern in asking["years_ago"]:
        for m in _with_number(pattern, lower):
            number = asking["small_numbers"].get(m[1], m[1] if m[1].isdigit() else None)
            if number:
                found.append((this_year - int(number), m.span()))
    return found


def _with_number(expression: str, lower: str) -> Iterator[re.Match[str]]:
    """Where an expression stands with a number, or any word, in the place of its N."""
    if not all(part in lower for part in expression.split("N")):
        return iter(())
    return re.finditer(rf"(?<!\w){re.escape(expression).replace('N', '([^ ]+)')}(?!\w)", lower)


def _relative(lower: str, asking: Mapping[str, Any], this_year: int) -> list[Told]:
    """ "I år", "förra året"; the longest expression first."""
    phrases = sorted((p for p in asking["relative_years"].items() if p[0] in lower), key=lambda p: -len(p[0]))
    if phrases and (others := [other for other in asking.get("no_years", ()) if other in lower]):
        lower = re.sub(rf"(?<!\w)(?:{either(others)})(?!\w)", lambda m: "_" * len(m[0]), lower)  # "Chefen i vår kommun" is no spring.
    return [
        (this_year + int(offset), m.span()) for phrase, offset in phrases for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", lower)
    ]
