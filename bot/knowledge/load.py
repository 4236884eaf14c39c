"""From a folder of YAML to typed knowledge."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.knowledge.agree import agree
from bot.knowledge.cache import keep, recall
from bot.knowledge.folder import File, Folder, contents, read_files, revision
from bot.knowledge.model import (
    About,
    Award,
    Candidate,
    Ceremony,
    Dialogue,
    Edition,
    Fact,
    Fair,
    Knowledge,
    Member,
    Noun,
    Operator,
    OtherThing,
    Person,
    Place,
    Region,
    Role,
    Source,
    Words,
)
from bot.knowledge.problem import Problem
from bot.knowledge.taught import taught

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.knowledge.shape import Entry

PLACEHOLDER = "FYLL I"


@dataclass(frozen=True, slots=True)
class Loaded:
    knowledge: Knowledge | None
    """None if there is an error among the problems."""
    problems: tuple[Problem, ...]
    """Errors and warnings, by file and line."""
    folder: Folder
    """What was read, with places."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


def load(folder: Path, cache: Path | None = None) -> Loaded:
    """Reads every file, tells every problem of form and of agreement between files; never raises for what staff wrote.

    With a folder for the cache, one that was read before and has not changed since is recalled at once, without warnings or places.
    """
    files = contents(folder)
    if cache is None:
        return load_files(files)
    if (known := recall(cache, revision(files))) is not None:
        return Loaded(known, (), Folder((), (), known.revision))
    loaded = load_files(files)
    if loaded.knowledge is not None:
        keep(cache, loaded.knowledge)
    return loaded


def load_files(files: dict[str, bytes]) -> Loaded:
    """The same for a folder's contents by path."""
    folder = read_files(files)
    problems = tuple(sorted((*folder.problems, *agree(folder)), key=lambda problem: problem.order))
    sound = not any(problem.severity == "error" for problem in problems)
    if not sound:
        return Loaded(None, problems, folder)
    knowledge = _knowledge(folder)
    return Loaded(replace(knowledge, taught=taught(knowledge)), problems, folder)


def _knowledge(folder: Folder) -> Knowledge:
    editions = sorted(map(_edition, folder.of("edition")), key=_year)
    people = {person.id: person for person in map(_person, *_zipped(folder, "people", "people"))}
    candidates = {entry.get("name"): _candidate(entry) for entry, _ in _entries(folder, "candidates", "candidates")}
    facts = {fact.id: fact for fact in map(_fact, *_zipped(folder, "facts", "facts"))}
    for name in _named_candidates(editions, people, facts):
        candidates.setdefault(name, Candidate(name, None, (), everyday=False))
    return Knowledge(
        facts=facts,
        editions={edition.year: edition for edition in editions},
        people=people,
        roles={entry.get("id"): Role(entry.get("id"), entry.get("names")) for entry, _ in _entries(folder, "people", "roles")},
        candidates=candidates,
        regions=tuple(
            Region(entry.get("name"), entry.get("aliases", ()), entry.get("parts", ()))
            for entry, _ in _entries(folder, "candidates", "regions")
        ),
        sources={source.id: source for source in map(_source, *_zipped(folder, "sources", "sources"))},
        award=next((_award(file.entry) for file in folder.of("award")), None),
        words=next((_words(file.entry) for file in folder.of("words")), Words({}, {}, ())),
        operator=next((_operator(file.entry) for file in folder.of("operator")), Operator(None, None, None)),
        replies={name: texts for file in folder.of("replies") for name, texts in file.entry.get("replies").values.items()},
        dialogues=tuple(map(_dialogue, *_zipped(folder, "dialogues", "dialogues"))),
        revision=folder.revision,
    )


def _entries(folder: Folder, kind: str, key: str) -> Iterator[tuple[Entry, Place]]:
    for file in folder.of(kind):
        for entry in file.entry.get(key, ()):
            yield entry, Place(file.path, entry.line, entry.column)


def _zipped(folder: Folder, kind: str, key: str) -> tuple[list[Entry], list[Place]]:
    pairs = list(_entries(folder, kind, key))
    return [entry for entry, _ in pairs], [place for _, place in pairs]


def _year(edition: Edition) -> int:
    return edition.year


def _named_candidates(editions: list[Edition], people: Mapping[str, Person], facts: Mapping[str, Fact]) -> Iterator[str]:
    for edition in editions:
        winner = (edition.winner,) if edition.winner else ()
        yield from (*winner, *(edition.nominees or ()), *(edition.applicants or ()), *edition.withdrew)
    yield from (person.candidate for person in people.values() if person.candidate)
    for fact in facts.values():
        yield from fact.about.candidates


def _fact(entry: Entry, place: Place) -> Fact:
    about = entry.get("about")
    return Fact(
        id=entry.get("id"),
        questions=entry.get("questions"),
        examples=entry.get("examples", {}),
        answer=entry.get("answer"),
        sources=entry.get("sources", ()),
        known=entry.get("status") != "unknown",
        about=About(about.get("years", ()), about.get("candidates", ()), about.get("people", ())) if about else About(),
        checked=entry.get("checked"),
        next=entry.get("next", ()),
        place=place,
    )


def _source(entry: Entry, place: Place) -> Source:
    return Source(
        id=entry.get("id"),
        title=entry.get("title"),
        publisher=entry.get("publisher"),
        url=entry.get("url"),
        published=entry.get("published"),
        checked=entry.get("checked"),
        place=place,
    )


def _person(entry: Entry, place: Place) -> Person:
    return Person(
        id=entry.get("id"),
        name=entry.get("name"),
        role=entry.get("role"),
        organisation=entry.get("organisation"),
        candidate=entry.get("candidate"),
        email=entry.get("email"),
        phone=entry.get("phone"),
        checked=entry.get("checked"),
        until=entry.get("until"),
        more=entry.get("more", {}),
        sources=entry.get("sources", ()),
        place=place,
    )


def _candidate(entry: Entry) -> Candidate:
    return Candidate(entry.get("name"), entry.get("region"), entry.get("aliases", ()), entry.get("everyday", False))


def _edition(file: File) -> Edition:
    entry = file.entry
    ceremony, fair = entry.get("ceremony"), entry.get("fair")
    known = {key: entry.get(key) for key in ("applicants", "applicant_count", "nominees", "winner", "backers", "nominated", "deadline")}
    return Edition(
        year=entry.get("year"),
        sources=entry.get("sources", ()),
        place=Place(file.path, entry.line, entry.column),
        withdrew=entry.get("withdrew", ()),
        ceremony=replace(Ceremony(), **ceremony.values) if ceremony else Ceremony(),
        fair=Fair(fair.get("start"), fair.get("end"), fair.get("theme")) if fair else None,
        motivation=entry.get("motivation", {}),
        jury=_members(entry.get("jury")),
        presenter=_member(entry.get("presenter")),
        recipients=_members(entry.get("recipients")),
        prize=entry.get("prize", {}),
        notes=entry.get("notes").values if entry.get("notes") else {},
        sources_for=entry.get("sources_for").values if entry.get("sources_for") else {},
        **known,
    )


def _member(entry: Entry | None) -> Member | None:
    return None if entry is None else Member(entry.get("name"), entry.get("role", {}), entry.get("organisation"))


def _members(entries: tuple[Entry, ...] | None) -> tuple[Member, ...] | None:
    return None if entries is None else tuple(member for entry in entries if (member := _member(entry)))


def _award(entry: Entry) -> Award:
    texts = ("first_year", "interval", "event", "venue", "city", "venue_address", "latitude", "longitude")
    lists = ("aliases", "event_aliases", "city_aliases", "sources")
    values: dict[str, Any] = {key: entry.get(key) for key in texts} | {key: entry.get(key, ()) for key in lists}
    return Award(
        name=entry.get("name"),
        timezone=entry.get("timezone", "Europe/Stockholm"),
        languages=entry.get("languages", ("sv", "en")),
        candidate={lang: Noun(**noun.values) for lang, noun in entry.get("candidate").items()},
        organiser=entry.get("organiser"),
        wrong_cost=entry.get("wrong_cost", 4.0),
        ages_after_months=entry.get("ages_after_months", 6),
        **values,
    )


def _words(entry: Entry) -> Words:
    others = tuple(OtherThing(other.get("names"), other.get("answer", {})) for other in entry.get("others", ()))
    return Words(entry.get("synonyms", {}), entry.get("filler", {}), others)


def _operator(entry: Entry) -> Operator:
    told = {key: text for key, text in entry.values.items() if not text.startswith(PLACEHOLDER)}
    return Operator(told.get("name"), told.get("contact"), told.get("controller"))


def _dialogue(entry: Entry, place: Place) -> Dialogue:
    today = entry.get("today")
    return Dialogue(
        turns=entry.get("turns"),
        status=entry.get("status"),
        holds=entry.get("holds", ()),
        lacks=entry.get("lacks", ()),
        today=today.exact if today else None,
        place=place,
    )
