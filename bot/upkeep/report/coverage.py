"""What is known of each edition, and what is missing: a matrix of editions and kinds of information."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from bot.answering.told import held
from bot.knowledge.model import Edition, Knowledge, PartialDate, Texts

State: TypeAlias = Literal["known", "partly", "missing", "later"]
"""`later`: the ceremony has not been, so nobody can miss it yet; nor does the page tell whether it already stands in the file."""

AFTERWARDS = ("winner", "motivation", "presenter", "recipients")
"""What comes to be at the ceremony."""


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of information over all editions."""

    kind: str
    states: tuple[State, ...]
    """One for each of `Coverage.years`."""

    def count(self, state: State) -> int:
        return self.states.count(state)

    @property
    def expected(self) -> int:
        """Editions of which it could be known by now."""
        return len(self.states) - self.count("later")


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that belong together."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    years: tuple[int, ...]
    """Ascending."""
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    def count(self, state: State) -> int:
        return sum(row.count(state) for row in self.rows)

    @property
    def expected(self) -> int:
        return sum(row.expected for row in self.rows)


def coverage(knowledge: Knowledge, now: datetime) -> Coverage:
    """`now`: the award's local time."""
    editions = [edition for _, edition in sorted(knowledge.editions.items())]
    languages = knowledge.award.languages if knowledge.award else ()
    groups = tuple(
        Group(name, tuple(Row(kind, tuple(_state(kind, told, edition, languages, now) for edition in editions)) for kind, told in kinds))
        for name, kinds in ((name, kinds.items()) for name, kinds in KINDS.items())
    )
    return Coverage(tuple(edition.year for edition in editions), groups)


def _state(kind: str, told: Told, edition: Edition, languages: tuple[str, ...], now: datetime) -> State:
    if kind in AFTERWARDS and not held(edition, now):
        return "later"
    return told(edition, languages)


def _applicants(edition: Edition, languages: tuple[str, ...]) -> State:
    """Their number alone is a part."""
    if edition.applicants is not None:
        return "known"
    return "missing" if edition.applicant_count is None else "partly"


def _day(day: PartialDate | None) -> State:
    if day is None:
        return "missing"
    return "known" if day.exact else "partly"


def _ceremony(edition: Edition, languages: tuple[str, ...]) -> State:
    """A plan alone is a part."""
    return "partly" if edition.ceremony.date and edition.ceremony.planned else _day(edition.ceremony.date)


def _place(edition: Edition, languages: tuple[str, ...]) -> State:
    return ("missing", "partly", "known")[bool(edition.ceremony.place) + bool(edition.ceremony.city)]


def _fair(edition: Edition, languages: tuple[str, ...]) -> State:
    if edition.fair is None:
        return "missing"
    return "known" if edition.fair.start.exact and edition.fair.end.exact else "partly"


def _texts(texts: Texts, languages: tuple[str, ...]) -> State:
    """A text that some of the award's languages lack is a part."""
    if not texts:
        return "missing"
    return "known" if all(lang in texts for lang in languages) else "partly"


def _is(value: object) -> State:
    """None is not known; an empty list is known to be empty."""
    return "missing" if value is None else "known"


Told: TypeAlias = Callable[[Edition, tuple[str, ...]], State]

KINDS: Mapping[str, Mapping[str, Told]] = {
    "people": {
        "applicants": _applicants,
        "nominees": lambda edition, _: _is(edition.nominees),
        "winner": lambda edition, _: _is(edition.winner),
        "jury": lambda edition, _: _is(edition.jury),
        "backers": lambda edition, _: _is(edition.backers),
    },
    "days": {
        "deadline": lambda edition, _: _day(edition.deadline),
        "nominated": lambda edition, _: _day(edition.nominated),
        "ceremony": _ceremony,
        "time": lambda edition, _: _is(edition.ceremony.time),
        "place": _place,
        "fair": _fair,
        "theme": lambda edition, _: _is(edition.fair and edition.fair.theme),
    },
    "prize": {
        "motivation": lambda edition, languages: _texts(edition.motivation, languages),
        "prize": lambda edition, languages: _texts(edition.prize, languages),
        "presenter": lambda edition, _: _is(edition.presenter),
        "recipients": lambda edition, _: _is(edition.recipients),
    },
}
"""Group to its kinds, each with how it is told from an edition. Not here: `withdrew`, which most editions rightly leave out, and notes."""
