"""A question in its setting: what is asked, with what was said before, at this moment, of this knowledge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Literal

from bot.answering.names import Name, fold
from bot.answering.question import FOREIGN, Question
from bot.answering.told import Rounds
from bot.answering.wording import Wording
from bot.answering.years import YEAR
from bot.knowledge.model import Edition, Knowledge
from bot.language import either, stands, words

GENERAL = frozenset(
    (
        "along who what year edition award candidate light check all also event city first latest previous next following after before"
        " since between ever some yet ordinal thing get wins_now follow pronouns person_pronouns group_pronouns others title"
        " source then"
    ).split()
)
"""Concepts that any computed answer takes account of: they choose the round or carry nothing."""


LIGHT = frozenset({"light", "along", "how", "follow", "check", "say", "what", "who", "candidate", "pronouns", "all", "some", "source"})
"""Concepts whose words no fact need account for."""
FOUR = 4
"""Digits of a year; the guards have looked at it."""
EITHER = 2
"""Words on both sides of "eller" that are alternatives."""
EVERYDAY = frozenset({"everyday", FOREIGN})
"""Concepts of words that lie outside any award."""
NAMED = frozenset({"candidate", "person", "member"})
OWNERS = frozenset({"award", "title", "jury", "win", "candidate", "event", "nominate"})
"""Concepts of what somebody or something may belong to."""
OWN = frozenset("role person contact say award candidate jury organisation nominate win receive present check".split())
"""Concepts of what people of the award own: roles, addresses, words, prizes."""


@dataclass(frozen=True, slots=True)
class Times:
    """How often something is said to have happened."""

    number: int
    at_least: bool

    def fits(self, n: int) -> bool:
        return n >= self.number if self.at_least else n == self.number


@dataclass(frozen=True)
class Asked:
    q: Question
    knowledge: Knowledge
    rounds: Rounds
    say: Wording
    asking: Mapping[str, Any]
    years: tuple[int, ...] = ()
    """Named years, else those taken over from the question before."""
    span: tuple[int, int] | None = None
    candidates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """People who stand in editions only."""
    regions: tuple[str, ...] = ()
    topic: str | None = None
    """Of the answer before, if this question leans on it."""
    fact: str | None = None
    """The fact before, if this question may be about its subject …"""
    phrasing: str | None = None
    """… and the question that it was told for, in staff's words."""
    told: tuple[str, ...] = ()
    """Candidates that the answer before told several of …"""
    told_in: tuple[int, ...] = ()
    """… and the rounds that it told them for."""
    told_alone: bool = False
    """Whether they are all that "de" may mean: nobody was asked about by name."""
    same_message: bool = False
    """Whether the question before stood in the same message."""
    quoted: bool = False
    """A claim that was passed on, to be checked."""
    story: bool = False
    """What is asked stands in the sentences before ("… Stämmer det?")."""
    around: tuple[str, ...] = ()
    """Weighty words of what stands around a question that says nothing itself ("… grenar … Vilka var det?"), but for a mere time."""
    followed: frozenset[str] = field(default_factory=frozenset)
    """Which of years, candidates, people were taken over."""

    def has(self, *concepts: str) -> bool:
        return not self.q.concepts.isdisjoint(concepts)

    @property
    def leading(self) -> str | None:
        """The first concept that asks: "var och när fick vi veta vem som vann" asks where."""
        return self.q.leading

    def edition(self, year: int) -> Edition | None:
        return self.rounds.editions.get(year)

    @cached_property
    def claim(self) -> bool:
        """Yes or no is asked: a statement to be checked, or a question that begins with its verb."""
        if self.has("check"):
            return True
        asks = ("who", "when", "weekday", "year", "years_between", "ago", "where", "why", "count", "often", "wait", "week", "how")
        said = {m.concept for m in self.q.marks if m.concept in asks} - self._not_asking()
        return not said and not (self.has("what") and not self.has("ever"))

    def _not_asking(self) -> set[str]:
        """Asking words that ask nothing in a question that begins with its verb: "Was it Lomma who won?", "var antalet sökande åtta?"."""
        if not self.opens_with_verb(self.q.text):
            return set()
        named = min((n.end for n in self.q.names if n.kind in ("candidate", "person")), default=len(self.q.text))
        whos = [self.q.tokens[m.start].start for m in self.q.marks if m.concept == "who" and m.end]
        cleft = bool(whos) and min(whos) > named
        return ({"who"} if cleft else set()) | ({"count"} if self.numbers() else set())

    @cached_property
    def yes_or_no(self) -> bool:
        """Whether it is a question that begins with its verb and has no asking word: "Var Nacka med 2011?"."""
        return self.claim and self.opens_with_verb(self.q.text)

    @cached_property
    def belongings(self) -> tuple[str, ...]:
        """What somebody's is asked for: "Almströms man", "Carlsson's salary", unless it is a role or an address."""
        known = {i for m in self.q.marks if m.concept.split(":")[0].split(".")[0] in OWN for i in range(m.start, m.end)}
        found = []
        for name in self.q.names:
            after = next((i for i, t in enumerate(self.q.tokens) if t.start >= name.end), None)
            if name.kind in ("person", "member") and after is not None and self._owns(name):
                joined = self.q.tokens[after].word in (*self.asking["joins"], *self.asking["either"])
                found += [] if after in known or joined else [self.q.tokens[after].surface]
        return tuple(found)

    @cached_property
    def outside(self) -> tuple[str, ...]:
        """Words of what lies outside any award, but for those of who says so and whether that is true ("eller ljuger min lärare?"), of who
        asks ("jag åker"), places beside a name, and corrected ones, which may have meant something else."""
        frame = {fold(word) for word in self.asking["frame"]}
        left = {*self.q.unexplained(frozenset(self.q.concepts) - EVERYDAY)}
        found = []
        for i in (i for m in self.q.marks if m.concept == FOREIGN for i in range(m.start, m.end)):
            t, before = self.q.tokens[i], self.q.tokens[i - 1].surface.casefold() if i else ""
            aside = t.corrected or (i and t.surface[:1].isupper()) or fold(t.surface) in frame or before in self.asking["speaker"]
            found += [t.surface] if t.surface in left and not aside else []
        return tuple(found)

    @cached_property
    def owned(self) -> tuple[str, ...]:
        """People and things of everyday life that somebody or something named has: "Nackas granne", "the jury's dog", "vems fru"."""
        marks, tokens = self.q.marks, self.q.tokens
        owners = {n.end for n in self.q.names if n.kind in NAMED} | {tokens[m.end - 1].end for m in marks if m.concept in OWNERS and m.end}
        whose = {t.end for t in tokens if t.surface.casefold() in words("asking", "whose")}
        known = {i for m in marks if m.concept not in (*EVERYDAY, "light", "follow") for i in range(m.start, m.end)}
        theirs = {i for m in marks if m.concept in (*EVERYDAY, "elsewhere") for i in range(m.start, m.end)}
        theirs |= {i for i, t in enumerate(tokens) if t.surface.casefold() in self.asking["relatives"]}
        found = []
        for i, t in enumerate(tokens):
            before = self.q.text[: t.start].rstrip()
            bare = before.removesuffix("'s").removesuffix("’s")
            of_it = len(before) in whose or len(bare) in owners - {len(before)} or (len(before) in owners and before[-1:] in "sS")
            found += [t.surface] if (len(before) in whose and i not in known) or (of_it and i in theirs) else []
        return tuple(found)

    def _owns(self, name: Name) -> bool:
        """Whether a name stands in the genitive, right before what is owned."""
        said = self.q.text[name.start : name.end]
        own = self.knowledge.people[name.id].name if name.id in self.knowledge.people else name.id
        rest = self.q.text[name.end :]
        return (said[-1:] in "sS" and own[-1:] not in "sS" and rest[:1] == " ") or re.match(r"['’]s \w", rest) is not None

    def opens_with_verb(self, text: str) -> bool:
        """Whether a text begins as a yes-or-no question does, "och" and a year before it aside."""
        leads_in, before_year = either(self.asking["leads_in"]), either(self.asking["before_short_year"])
        year = rf"(?:(?:(?:{before_year})\s+)?{YEAR.pattern}\W+)?"
        first = re.match(rf"\W*(?:(?:{leads_in})\W+)*{year}(\w+)", text.casefold())
        return bool(first) and first[1] in self.asking["verb_first"]  # type: ignore[index]

    @property
    def asks_year(self) -> bool:
        """ "Vilket år", "vilka år" at the end too."""
        years = {i for i, t in enumerate(self.q.tokens) if t.surface.casefold() in self.asking["year_units"]}
        asks = {i for m in self.q.marks if m.concept in ("who", "what") and m.end for i in range(m.start, m.end + 1)}
        return self.leading == "year" or bool(asks & years)

    def numbers(self) -> tuple[int, ...]:
        """Numbers said in the question, years left out."""
        years = self.q.years.ranges  # "finalists '17" counts nobody.
        said = (t for t in self.q.tokens if not any(start <= t.start < end for start, end in years))
        return tuple(int(t.stem) for t in said if t.number and t.stem.isdigit() and int(t.stem) < 1000)

    @cached_property
    def aside(self) -> frozenset[str]:
        """Words that no fact need account for: small ones, names, years, one side of "eller"."""
        q = self.q
        light = {t.surface for m in q.marks if m.concept in LIGHT for t in q.tokens[m.start : m.end]}
        light |= {t.surface for t in q.tokens if t.function or (t.number and len(t.stem) == FOUR)}
        counted = {m.end for m in q.marks if m.concept == "count"}
        measured = {m.end for m in q.marks if m.concept == "how"}  # "Hur gammal är …", not "hur löd …".
        counted |= {n for n in measured if n + 1 < len(q.tokens) and q.tokens[n + 1].function}
        light -= {q.tokens[i].surface for i in counted if i < len(q.tokens) and not q.tokens[i].function}  # "Hur många frågor …"
        named = " ".join(q.text[n.start : n.end] for n in q.names if n.kind in ("candidate", "person")).split()
        light |= self.beside_years()
        for n, t in enumerate(q.tokens):
            if t.word in words("asking", "either"):  # "Är det en tavla eller en skulptur?": one of the two is enough.
                light |= {x.surface for x in q.tokens[max(0, n - EITHER) : n + EITHER + 1]}
        if self.has("check"):
            light |= {t.surface for t in q.tokens if t.number}  # A number claimed may be the wrong one; the fact tells the right one.
        return frozenset((*light, *named))

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """What is counted, where it is nothing that anybody knows: "Hur många delfiner …", not "hur många kommuner"."""
        after = {m.end for m in self.q.marks if m.concept == "count" and m.end}
        left = {*self.q.unexplained(self.q.concepts - EVERYDAY)}
        return tuple(t.surface for i, t in enumerate(self.q.tokens) if i in after and t.surface in left)

    @cached_property
    def which(self) -> Literal["one", "many"] | None:
        """Whether it begins by asking which candidate ("Vilken kommun …"), or which ones."""
        noun = self.knowledge.award.candidate.get(self.q.lang) if self.knowledge.award else None
        asks = {m.end for m in self.q.marks if m.concept in ("who", "what") and m.start == 0 and m.end}
        said = {self.q.tokens[n].surface.casefold() for n in asks if n < len(self.q.tokens)}
        if not noun or said.isdisjoint((noun.one, noun.many)):
            return None
        return "many" if noun.many in said else "one"

    @cached_property
    def most_of_all(self) -> tuple[str, ...]:
        """Adjectives in the highest degree that no concept knows: their stems are often those of other words ("fattigast", "fattar")."""
        ends = tuple(self.asking["superlatives"])
        marked = {n for m in self.q.marks for n in range(m.start, m.end)}
        return tuple(t.surface for n, t in enumerate(self.q.tokens) if n not in marked and not t.function and t.surface.endswith(ends))

    def beside_years(self) -> frozenset[str]:
        """Words that but belong to the year before them: "2013 års mässa"."""
        pairs = pairwise(self.q.tokens)
        return frozenset(
            t.surface for year, t in pairs if YEAR.fullmatch(year.surface) and t.surface.casefold() in words("asking", "of_year")
        )

    def counts(self) -> set[int]:
        """Numbers said in figures or letters, years left out."""
        return {*self.numbers(), *(int(n) for word, n in self.asking["small_numbers"].items() if self.q.says(word) and int(n) > 1)}

    def times_said(self) -> Times | None:
        """ "Tre gånger", "minst två gånger", "mer än en gång": how often, as the question has it."""
        text = self.q.text.casefold()
        for phrase, number in self.asking["times_said"].items():
            if stands(phrase, text):
                return Times(int(number), phrase in self.asking["at_least"])
        numbers = "|".join(self.asking["small_numbers"])
        units = "|".join(self.asking["times_units"])
        least = "|".join(self.asking["at_least"])
        m = re.search(rf"(?<!\w)(?:({least})\s+)?({numbers}|\d{{1,2}})\s+(?:{units})(?!\w)", text)
        return Times(int(self.asking["small_numbers"].get(m[2], m[2])), bool(m[1])) if m else None

    @property
    def either(self) -> bool:
        """Whether one of several is asked for: "Nacka eller Örebro", but not "… eller hur?", "sant eller falskt", "…, eller?"."""
        tags = {i for m in self.q.marks if m.concept == "check" for i in range(m.start, m.end)} | {len(self.q.tokens) - 1}
        return any(t.surface.casefold() in self.asking["either"] for i, t in enumerate(self.q.tokens) if i not in tags)

    @property
    def region_names(self) -> tuple[str, ...]:
        """The regions as they are called in the question: Norrland, where `regions` has its counties."""
        return self.q.named("region") or self.regions

    def ordinals(self) -> set[int]:
        """Every number of a series that is said: "den femte eller den sjätte"."""
        text = self.q.text.casefold()
        return {int(n) for word, n in self.asking["ordinals"].items() if stands(word, text)}

    def nth(self) -> int | None:
        """ "Tredje gången": the number of the round."""
        words = either(self.asking["ordinals"])
        kinds = either(self.asking["ordinal_of"])
        number = rf"({words}|\d{{1,2}}(?::?[ae]|st|nd|rd|th))"
        m = re.search(rf"(?<!\w){number}\s+(?:\w+\s+)?(?:{kinds})(?!\w)", self.q.text.casefold())
        m = m or re.search(rf"(?<!\w)(?:{kinds})\s+{number}(?!\w)", self.q.text.casefold())  # "Vinnare nummer sju".
        if not m and self.topic:  # "Och den sjätte?" after another round's winner.
            small = (*self.asking["follow"], *self.asking["opens"], *self.asking["pronouns"], *self.asking["articles"])
            follow = either(small)
            m = re.fullmatch(rf"(?:\W*(?:{follow})(?!\w))*\W*{number}(?:\W+(?:{follow}))*\W*", self.q.text.casefold())
        if not m:
            return self._numbered()
        digits = re.match(r"\d+", m[1])
        return int(digits[0]) if digits else int(self.asking["ordinals"][m[1]])

    def _numbered(self) -> int | None:
        """ "Vinnare nummer sju", "winner no. 7": the number of the round, told by a count."""
        numbers = "|".join(self.asking["small_numbers"])
        numbered = either(self.asking["numbered"])
        m = re.search(rf"(?<!\w)(?:{numbered})\.?\s*({numbers}|\d{{1,2}})(?!\w|\s*\d)", self.q.text.casefold())
        return int(self.asking["small_numbers"].get(m[1], m[1])) if m else None
