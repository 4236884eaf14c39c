"""What does not keep the knowledge from being used but should be looked at: what is missing, old, or used by nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from bot.documents import Scalar
from bot.knowledge.model import Fact, Knowledge, PartialDate, Person, Place
from bot.knowledge.problem import Problem
from bot.language import data
from bot.upkeep.ages import aging, is_old, limit, shown

if TYPE_CHECKING:
    from bot.documents import Node
    from bot.knowledge.load import Loaded
    from bot.knowledge.shape import Entry

Aged = tuple[PartialDate, Place]


def warnings(loaded: Loaded, files: Mapping[str, bytes], today: date, lang: str) -> Iterator[Problem]:
    """All but those that need the matcher. `lang` is the reader's; languages are named in it."""
    if (knowledge := loaded.knowledge) is None:
        return
    yield from _languages(loaded, knowledge, lang)
    yield from _examples(loaded)
    yield from _aged(knowledge, today)
    yield from _sources(knowledge)
    yield from _people(knowledge)
    yield from _comments(files)


def _warn(kind: str, file: str, node: Node | Place | Entry, **values: object) -> Problem:
    return Problem(Place(file, node.line, node.column), "warning", kind, {key: str(value) for key, value in values.items()})


def _facts(loaded: Loaded) -> Iterator[tuple[str, Entry]]:
    for file in loaded.folder.of("facts"):
        for fact in file.entry.get("facts", ()):
            yield file.path, fact


def _languages(loaded: Loaded, knowledge: Knowledge, lang: str) -> Iterator[Problem]:
    """A fact told in fewer languages than the award speaks, or than any other fact does."""
    used = knowledge.award.languages if knowledge.award else tuple({each for fact in knowledge.facts.values() for each in fact.answer})
    words = data(lang, "problems")
    for file, fact in _facts(loaded):
        for key in ("questions", "answer"):
            for each in used:
                if each not in (fact.get(key) or {}):
                    what, missing = words["parts"][key], words["languages"].get(each, each)
                    yield _warn("missing-language", file, fact.at(key), what=what, missing=missing, lang=each)


def _examples(loaded: Loaded) -> Iterator[Problem]:
    for file, fact in _facts(loaded):
        if not fact.get("examples"):
            yield _warn("no-example", file, fact, id=fact.get("id"))


def _aged(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """One warning for each file, at its oldest: a contact of many files may be old, and each told alone would drown the rest."""
    by_file: dict[str, list[Aged]] = {}
    for each in aging(knowledge):
        if each.checked and is_old(each.checked, knowledge, today):
            by_file.setdefault(each.place.file, []).append((each.checked, each.place))
    for file, aged in by_file.items():
        oldest, place = min(aged, key=lambda each: (each[0].first, each[1].line))
        yield _warn("checked-long-ago", file, place, count=len(aged), checked=shown(oldest), months=limit(knowledge))


def _sources(knowledge: Knowledge) -> Iterator[Problem]:
    told: list[Fact | Person] = [*knowledge.facts.values(), *knowledge.people.values()]
    used = {source for each in told for source in each.sources}
    for edition in knowledge.editions.values():
        used.update(edition.sources, *edition.sources_for.values())
    if knowledge.award:
        used.update(knowledge.award.sources)
    for source in knowledge.sources.values():
        if source.id not in used:
            yield _warn("unused-source", source.place.file, source.place, id=source.id)
        if source.url is None:
            yield _warn("source-without-address", source.place.file, source.place, id=source.id)


def _people(knowledge: Knowledge) -> Iterator[Problem]:
    """A person of whom nothing can be told but the name and the role."""
    named = {person for fact in knowledge.facts.values() for person in fact.about.people}
    for person in knowledge.people.values():
        if person.id not in named and not (person.email or person.phone or person.more or person.organisation):
            yield _warn("unused-person", person.place.file, person.place, id=person.id)


_COMMENT = re.compile(r"""^\s*(?:- )?(?:[\w-]+:\s+)?(?!["'\[{#|>])\S.*?\s(#[^\s#])""")


def _comments(files: Mapping[str, bytes]) -> Iterator[Problem]:
    """ "Fråga #1" silently becomes "Fråga"; a comment that is meant has a space after its #."""
    for path, content in files.items():
        if b"#" not in content:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").split("\n"), 1):
            if "#" in line and (found := _COMMENT.match(line)):
                yield _warn("comment-in-text", path, Scalar("", number, found.start(1) + 1))
