"""How old the information is: when sources were published and checked, and what is past its age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.knowledge.model import Fact, Knowledge, PartialDate, Person, Source
from bot.upkeep.ages import Aging, aging, is_old, limit, months, shown


@dataclass(frozen=True, slots=True)
class Old:
    """One thing past its age."""

    what: str
    """The fact's first question, the person's name or the source's title."""
    id: str
    checked: str
    months: int
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Facts, people or sources by how old they are."""

    name: str
    fresh: int
    undated: int
    """Without such a date: what cannot change any more, or was never checked."""
    old: tuple[Old, ...]
    """Oldest first."""

    @property
    def total(self) -> int:
        return self.fresh + len(self.old) + self.undated


@dataclass(frozen=True, slots=True)
class Cited:
    """One source in the list."""

    id: str
    title: str
    publisher: str
    url: str | None
    published: str
    checked: str
    is_old: bool
    uses: int
    """Facts, editions and people that rest on it."""


@dataclass(frozen=True, slots=True)
class Freshness:
    limit: int
    """Months."""
    kinds: tuple[Kind, ...]
    published: tuple[tuple[int, int], ...]
    """Year and number of sources published then, without gaps."""
    unpublished: int
    """Sources without a date of publication."""
    sources: tuple[Cited, ...]
    """By publisher and title."""

    @property
    def old(self) -> int:
        return sum(len(kind.old) for kind in self.kinds)


def freshness(knowledge: Knowledge, today: date, lang: str) -> Freshness:
    """`lang` is the reader's: questions are told in it where it has any."""
    years = Counter(source.published.year for source in knowledge.sources.values() if source.published)
    span = range(min(years), max(years) + 1) if years else ()
    every = list(aging(knowledge))
    kinds = (("facts", Fact), ("people", Person), ("sources", Source))
    return Freshness(
        limit=limit(knowledge),
        kinds=tuple(_kind(name, [each for each in every if isinstance(each, kind)], knowledge, today, lang) for name, kind in kinds),
        published=tuple((year, years[year]) for year in span),
        unpublished=len(knowledge.sources) - years.total(),
        sources=_sources(knowledge, today),
    )


def _kind(name: str, every: Sequence[Aging], knowledge: Knowledge, today: date, lang: str) -> Kind:
    dated = [(each.checked, each) for each in every if each.checked]
    old = sorted((pair for pair in dated if is_old(pair[0], knowledge, today)), key=lambda pair: (pair[0].first, pair[1].id))
    told = tuple(_old(checked, each, today, lang) for checked, each in old)
    return Kind(name, len(dated) - len(old), len(every) - len(dated), told)


def _old(checked: PartialDate, each: Aging, today: date, lang: str) -> Old:
    return Old(_named(each, lang), each.id, shown(checked), months(checked, today), each.place.file, each.place.line)


def _named(each: Aging, lang: str) -> str:
    if isinstance(each, Fact):
        return question(each, lang)
    return each.name if isinstance(each, Person) else each.title


def question(fact: Fact, lang: str) -> str:
    """The first way to ask for a fact, in the reader's language if it has one there."""
    return (fact.questions.get(lang) or next(iter(fact.questions.values())))[0]


def _sources(knowledge: Knowledge, today: date) -> tuple[Cited, ...]:
    uses: Counter[str] = Counter()
    for fact in knowledge.facts.values():
        uses.update(set(fact.sources))
    for person in knowledge.people.values():
        uses.update(set(person.sources))
    for edition in knowledge.editions.values():
        uses.update({*edition.sources, *(source for ids in edition.sources_for.values() for source in ids)})
    told = [
        Cited(
            id=source.id,
            title=source.title,
            publisher=source.publisher,
            url=source.url,
            published=shown(source.published) if source.published else "",
            checked=shown(source.checked) if source.checked else "",
            is_old=is_old(source.checked, knowledge, today),
            uses=uses[source.id],
        )
        for source in knowledge.sources.values()
    ]
    return tuple(sorted(told, key=lambda each: (each.publisher.casefold(), each.title.casefold())))
