"""What the knowledge folder says, as typed, frozen values; nothing here knows YAML, matching or chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

Texts = Mapping[str, str]
"""Language code ("sv", "en") to text."""
Phrasings = Mapping[str, tuple[str, ...]]
"""Language code to questions as people ask them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, counted from 1; what a message to staff points at."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year; month and day are None where only the larger part is known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def exact(self) -> date | None:
        return self.first if self.day else None


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    title: str
    publisher: str
    url: str | None
    """None for a source that is not on the web."""
    published: PartialDate | None
    checked: PartialDate | None
    """When somebody last compared our answers with it."""
    place: Place


@dataclass(frozen=True, slots=True)
class About:
    """What a fact holds for; a question that names another year, candidate or person is not answered by it."""

    years: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    id: str
    questions: Phrasings
    """What the matcher learns from."""
    examples: Phrasings
    """Questions that must reach this fact; the matcher never learns from them."""
    answer: Texts
    sources: tuple[str, ...]
    known: bool
    """False for a gap: the answer says that it is not known, and the nearest that is."""
    about: About
    checked: PartialDate | None
    """The last time at which we know that it held; None for what cannot change any more."""
    next: tuple[str, ...]
    """Ids of facts that people naturally ask for next."""
    place: Place


@dataclass(frozen=True, slots=True)
class Ceremony:
    date: PartialDate | None = None
    time: time | None = None
    """Local time of the award's zone."""
    place: str | None = None
    city: str | None = None
    planned: bool = False
    """Only the plan is known, not that it went so."""


@dataclass(frozen=True, slots=True)
class Fair:
    """The event around the ceremony, first and last day."""

    start: PartialDate
    end: PartialDate
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody on a jury, on stage or at the prize: a person, an organisation, or a person for an organisation."""

    name: str | None
    role: Texts
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Edition:
    """One round of the award. None (or an empty text) means "not known"; an empty tuple means "known: none"."""

    year: int
    sources: tuple[str, ...]
    place: Place
    applicants: tuple[str, ...] | None = None
    applicant_count: int | None = None
    """Known number of applicants where the names are not (all) known."""
    nominees: tuple[str, ...] | None = None
    """All that were nominated, those that withdrew included."""
    withdrew: tuple[str, ...] = ()
    winner: str | None = None
    ceremony: Ceremony = Ceremony()
    fair: Fair | None = None
    motivation: Texts = field(default_factory=dict)
    """Why the winner won, one whole sentence in each language."""
    jury: tuple[Member, ...] | None = None
    backers: tuple[str, ...] | None = None
    """Organisations behind this round."""
    presenter: Member | None = None
    """Who handed out the prize."""
    recipients: tuple[Member, ...] | None = None
    """Who received it for the winner."""
    nominated: PartialDate | None = None
    """When the nominees were made known."""
    deadline: PartialDate | None = None
    """Last day to apply."""
    prize: Texts = field(default_factory=dict)
    notes: Mapping[str, Texts] = field(default_factory=dict)
    """Key of this edition ("nominees", "ceremony" ...) to the one sentence more that belongs to its answer."""
    sources_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key of this edition to the sources of just that; else `sources`."""


@dataclass(frozen=True, slots=True)
class Role:
    id: str
    names: Phrasings
    """What it is called, the name to show first, then others that people use."""


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    role: str
    """Id of a role."""
    organisation: str | None
    candidate: str | None
    """The candidate (municipality) the person works for."""
    email: str | None
    phone: str | None
    checked: PartialDate | None
    """When this was last known to be so."""
    until: PartialDate | None
    """The role is known to have ended by then."""
    more: Texts
    """One sentence more about the person, in this matter."""
    sources: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can take part: for this kind of award a municipality."""

    name: str
    region: str | None
    aliases: tuple[str, ...]
    everyday: bool
    """The name is also an everyday word (Vara, Mark) and counts only when written as a name."""


@dataclass(frozen=True, slots=True)
class Region:
    name: str
    """As shown: "Skåne län"."""
    aliases: tuple[str, ...]
    """As asked: Skåne, skånsk, skånska."""
    parts: tuple[str, ...] = ()
    """The regions that it is made of, if it is a wider one (Norrland)."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A word with the forms that answers need."""

    one: str
    the: str
    many: str


@dataclass(frozen=True, slots=True)
class Award:
    """The award itself, from award.yaml."""

    name: str
    aliases: tuple[str, ...]
    """What else people call it, misspelled forms left to the matcher."""
    first_year: int | None
    interval: int | None
    """Years between two rounds."""
    timezone: str
    languages: tuple[str, ...]
    """In the order of the client's preference."""
    candidate: Mapping[str, Noun]
    """What a candidate is called, by language (kommun, kommunen, kommuner)."""
    event: str | None
    """Where it is handed out (a fair, a gala)."""
    event_aliases: tuple[str, ...]
    venue: str | None
    city: str | None
    venue_address: str | None
    latitude: float | None
    longitude: float | None
    city_aliases: tuple[str, ...]
    organiser: Texts
    """Whom to ask when the bot does not know, as a phrase."""
    wrong_cost: float
    """How many missed answers one wrong answer is worth."""
    ages_after_months: int
    """Age in months after which an answer that may have changed says so."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherThing:
    """Something people mix up with the award: asked about by name, it is not answered with this award's facts."""

    names: tuple[str, ...]
    answer: Texts
    """Empty: the neutral "that is another award" serves."""


@dataclass(frozen=True, slots=True)
class Words:
    """Staff's words for the matcher."""

    synonyms: Mapping[str, tuple[tuple[str, ...], ...]]
    """Language to groups of words that mean the same, the first being the one used in the facts."""
    filler: Mapping[str, tuple[str, ...]]
    """Language to words without weight here."""
    others: tuple[OtherThing, ...]


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs the bot, for /privacy; None where operator.yaml still has a placeholder."""

    name: str | None
    contact: str | None
    controller: str | None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """An example conversation of staff: its last turn must get this status, and hold (not hold) these words."""

    turns: tuple[str, ...]
    status: Literal["answered", "clarify", "unknown", "smalltalk"]
    holds: tuple[str, ...]
    lacks: tuple[str, ...]
    today: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the folder says. The least folder has facts only; then award is None and the rest is empty."""

    facts: Mapping[str, Fact]
    editions: Mapping[int, Edition]
    """By year, ascending."""
    people: Mapping[str, Person]
    roles: Mapping[str, Role]
    candidates: Mapping[str, Candidate]
    """By name; names in editions that candidates.yaml lacks are added, for awards without such a list."""
    regions: tuple[Region, ...]
    sources: Mapping[str, Source]
    award: Award | None
    words: Words
    operator: Operator
    replies: Mapping[str, Texts]
    """Reply name to text by language, overriding the package's."""
    dialogues: tuple[Dialogue, ...]
    revision: str
    """A hash of what was read; equal folders have equal revisions."""
    taught: str = ""
    """A hash of what is learned from it; the same while facts but answer in other words."""
