"""Small words as people write them in a chat, on a dialect or in a neighbouring language, put into the written form: "va e d" is "vad är
det", "hvem vandt" is "vem vann". What the form alone does not tell, the words beside it do (bot/language/<lang>/spoken.yaml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from bot.language import LANGUAGES, data, either

NEIGHBOURS = {"no": "sv", "da": "sv"}
"""Languages that are read as another, whose file has their words."""
_WORD = re.compile(r"(?<![\w@/-])(?<![^\W\d_]['’.])(?<!\d:)[^\W\d_]+(?![\w@/-]|['’.][^\W\d_])")
"""A word by itself: no part of an address, of "e-post", of "t.ex." or of "11:e"."""
_GLUED_YEAR = re.compile(r"(?<=[^\W\d_]{3})(?=(?:19|20)\d\d(?!\w))|(?<=(?<!\d)(?:19|20)\d\d)(?=(?!tal)[^\W\d_]{3})")
"""Where a year was run together with a word: "vemvann2013"."""
STOPS = frozenset(".,!?:;\n–-(")
_THOUSANDS = re.compile(r"(?<![\d-])\d{1,3}(?:[\u00a0\u202f .]\d{3})+(?!\d)")
"""A figure in groups of three: "50 000"."""
_LETTERS = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"\d[^\W\d_]|[^\W\d_]\d|\d[\s.]\d")
"""Figures beside letters or in groups."""
REMEMBERED = 1 << 15
"""Texts that are kept as written: staff's phrasings are looked at more than once."""
_MORE = "+"
"""Begins a meaning that is added to what was typed: "dela" and "+de" are "delade"."""


@dataclass(frozen=True, slots=True)
class Row:
    """A meaning that a form has beside certain words; a condition that is not named is none."""

    meant: str
    after: frozenset[str]
    """The word before is one of these."""
    before: frozenset[str]
    """The word after is one of these …"""
    endings: tuple[str, ...]
    """… or ends so …"""
    beginnings: tuple[str, ...]
    """… or begins so."""
    not_before: frozenset[str]
    unless: frozenset[str]
    """None of these stands anywhere before."""
    behind: frozenset[str]
    """One of these stands anywhere before."""
    first: bool
    """It opens the text or what follows a comma or a stop."""

    def fits(self, place: int, words: Sequence[Said]) -> bool:
        """Whether the conditions hold for the word at a place."""
        last = words[place - 1].meant if place and words[place].goes_on else ""
        following = words[place + 1].meant if place + 1 < len(words) and words[place + 1].goes_on else ""
        return not (
            (self.after and last not in self.after)
            or not self._goes_before(following)
            or (self.not_before and following in self.not_before)
            or (self.unless and any(w.meant in self.unless for w in words[:place]))
            or (self.behind and not any(w.meant in self.behind for w in words[:place]))
            or (self.first and not words[place].opens)
        )

    def _goes_before(self, following: str) -> bool:
        if not (self.before or self.endings or self.beginnings):
            return True
        return following in self.before or following.endswith(self.endings) or following.startswith(self.beginnings)


class Said(NamedTuple):
    """A word, or several that mean one thing, and where it stands."""

    start: int
    end: int
    meant: str
    """Lower case, so far as it is known."""
    opens: bool
    """Whether it stands first, or after a comma or a stop."""
    goes_on: bool
    """Whether nothing but a space parts it from the word before."""


@dataclass(frozen=True, slots=True)
class Table:
    always: Mapping[str, str]
    """What means one thing whatever stands beside it; expressions of several words too."""
    longest: Mapping[str, int]
    """First word to the words of the longest expression that begins so."""
    rows: Mapping[str, tuple[Row, ...]]
    """Form to its meanings; the first that fits holds."""
    year: re.Pattern[str]
    """A year in words."""
    years: Mapping[str, str]
    """Its words to its figures."""
    thousand: re.Pattern[str]
    """A thousand, in words after a figure: "50 tusen", "50k"."""


@cache
def _table(lang: str) -> Table:
    of = NEIGHBOURS.get(lang, lang)
    spoken = data(of, "spoken")
    always = spoken["always"] if of == lang else spoken["neighbours"]
    rows: dict[str, tuple[Row, ...]] = {}
    for each in spoken["in_context"] if of == lang else ():
        words = {key: frozenset(each.get(key, ())) for key in ("after", "before", "not_before", "unless", "behind")}
        row = Row(
            meant=each["meant"],
            endings=tuple(each.get("endings", ())),
            beginnings=tuple(each.get("beginnings", ())),
            first="first" in each,
            **words,
        )
        for typed in each["typed"]:
            rows[typed] = (*rows.get(typed, ()), row)
    return Table(
        always=always,
        longest=_longest(always),
        rows=rows,
        year=re.compile(rf"(?<!\w)(?:{either(spoken['years'])})(?!\w)", re.IGNORECASE),
        years=spoken["years"],
        thousand=re.compile(rf"(?<=\d)\s*(?:{either(spoken['thousand'])})(?!\w)", re.IGNORECASE),
    )


def _longest(forms: Iterable[str]) -> dict[str, int]:
    """First word of the forms to the words of the longest of them."""
    longest: dict[str, int] = {}
    for form in forms:
        if first := _LETTERS.match(form):
            longest[first[0]] = max(longest.get(first[0], 1), len(form.split()))
    return longest


@cache
def forms(lang: str) -> frozenset[str]:
    """The single words of a language that are spoken forms."""
    table = _table(lang)
    return frozenset(form for form in (*table.always, *table.rows) if " " not in form)


@cache
def _beginnings(lang: str) -> frozenset[str]:
    """The first words of all that is not in writing."""
    table, spoken = _table(lang), data(NEIGHBOURS.get(lang, lang), "spoken")
    every = (*table.always, *table.rows, *spoken["years"], *spoken["thousand"])
    return frozenset(found[0] for form in every if (found := _LETTERS.findall(form.lower())))


@lru_cache(REMEMBERED)
def written(text: str, lang: str) -> str:
    """The text with its spoken forms in writing. `lang`: as heard, one of ours or a neighbour's; in any other the text stays as it is."""
    if lang in (*LANGUAGES, *NEIGHBOURS) and not _FIGURES.search(text) and _beginnings(lang).isdisjoint(_LETTERS.findall(text.lower())):
        return text  # Thousands of phrasings are read at the start, and most are in writing.
    return _put_in_writing(text, lang)


def _put_in_writing(text: str, lang: str) -> str:
    text = _GLUED_YEAR.sub(" ", text)
    text = _THOUSANDS.sub(lambda figure: re.sub(r"\D", "", figure[0]), text)
    if lang not in (*LANGUAGES, *NEIGHBOURS):
        return text
    table = _table(lang)
    text = table.year.sub(lambda m: table.years[m[0].lower()], text)
    text = table.thousand.sub("000", text)
    words = _known(text, table)
    for place, word in enumerate(words):
        row = next((row for row in table.rows.get(word.meant, ()) if row.fits(place, words)), None)
        if row:
            meant = word.meant + row.meant.removeprefix(_MORE) if row.meant.startswith(_MORE) else row.meant
            words[place] = word._replace(meant=meant)
    pieces, end = [], 0
    for word in words:
        typed = text[word.start : word.end]
        meant = typed if typed.lower() == word.meant else word.meant.capitalize() if typed[0].isupper() else word.meant
        pieces += [text[end : word.start], meant]
        end = word.end
    return "".join((*pieces, text[end:]))


def neighbour(text: str, lang: str) -> str | None:
    """A language that is read as this one, if a word of the text is its alone, however much the rest looks like ours."""
    tell = data(lang, "spoken")["neighbours_tell"] if lang in LANGUAGES else ()
    told = any(word[0].lower() in tell for word in _WORD.finditer(text))
    return next((other for other, of in NEIGHBOURS.items() if of == lang), None) if told else None


def _known(text: str, table: Table) -> list[Said]:
    """The words, those that mean one thing already as they are meant."""
    typed = list(_WORD.finditer(text))
    words: list[Said] = []
    n = 0
    while n < len(typed):
        gap = text[words[-1].end if words else 0 : typed[n].start()]
        opens, goes_on = not words or gap.strip(" ")[-1:] in STOPS, bool(words) and gap.isspace()
        size, meant = 1, typed[n][0].lower()
        for most in range(min(table.longest.get(meant, 0), len(typed) - n), 0, -1):
            whole = text[typed[n].start() : typed[n + most - 1].end()].lower()
            if found := table.always.get(whole):
                size, meant = most, found
                break
        words.append(Said(typed[n].start(), typed[n + size - 1].end(), meant, opens, goes_on))
        n += size
    return words
