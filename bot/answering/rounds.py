"""What each round tells of itself, as facts that the matcher finds by the words in them: "vilken vinnare hyllades för sin öppenhet?".

Staff write nothing twice: the ways of asking are the language's own (bot/language/<lang>/rounds.yaml), filled from the edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from bot.answering.wording import Wording
from bot.knowledge.model import About, Edition, Fact, Knowledge, Member, Texts
from bot.language import LANGUAGES, alternatives, data

PLACE = re.compile(r"{(\w+)}")
CLAUSE = re.compile(rf"[,.;:]\s+|\s(?:{alternatives('asking', 'clauses')})\s+")
Slots = Mapping[str, str]


def facts_of_rounds(knowledge: Knowledge, say: Mapping[str, Wording]) -> dict[str, Fact]:
    """Id ("2021.jury") to the fact, for everything that is known of a round and asked for by its words."""
    if not knowledge.award:
        return {}
    found = (
        _fact(edition, key, say) for edition in knowledge.editions.values() for key in data(LANGUAGES[0], "rounds") if _told(edition, key)
    )
    return {fact.id: fact for fact in found}


def parts(fact_id: str) -> tuple[int, str]:
    """The year and the key of the edition that such a fact tells."""
    year, key = fact_id.split(".")
    return int(year), key


def _told(edition: Edition, key: str) -> object:
    return getattr(edition, key)


def _fact(edition: Edition, key: str, say: Mapping[str, Wording]) -> Fact:
    texts = {lang: tuple(_words(edition, key, say[lang])) for lang in LANGUAGES}
    return Fact(
        id=f"{edition.year}.{key}",
        questions={lang: tuple(_questions(edition, key, say[lang], texts[lang])) for lang in LANGUAGES},
        examples={},
        answer={lang: " ".join(told) for lang, told in texts.items()},
        sources=edition.sources_for.get(key, edition.sources),
        known=True,
        about=About(years=(edition.year,), candidates=(edition.winner,) if edition.winner else ()),
        checked=None,
        next=(),
        place=edition.place,
    )


def _words(edition: Edition, key: str, say: Wording) -> Iterator[str]:
    """Everything that the edition says under the key, in one language."""
    value = _told(edition, key)
    if isinstance(value, Mapping):
        yield say.text(value)
    else:
        yield from (_name(each, say) for each in _each(value))
    if note := edition.notes.get(key):
        yield say.text(note)


def _each(value: object) -> Iterable[Member | str]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, Member | str) else ()


def _name(each: Member | str, say: Wording) -> str:
    return each if isinstance(each, str) else say.member(each)


def _questions(edition: Edition, key: str, say: Wording, texts: Iterable[str]) -> Iterator[str]:
    """The language's ways of asking, filled: once, or for each that is named and each clause of what is told."""
    slots = {"winner": edition.winner or "", "year": str(edition.year), "one": say.fixed["one"]}
    clauses = [{"text": clause} for text in texts for clause in CLAUSE.split(text) if len(clause.split()) > 1]
    organiser = say.fixed["organiser"]
    members = [_of(member, say) for member in _each(_told(edition, key)) if not _is(member, organiser)]
    seen: dict[str, None] = {}
    for way in data(say.lang, "rounds")[key]:
        for each in ({}, *clauses, *members):
            filled = {**slots, **each}
            if all(filled.get(place) for place in PLACE.findall(way)):
                seen.setdefault(PLACE.sub(partial(_filled, filled), way))
    yield from seen


def _is(member: Member | str, organiser: str) -> bool:
    """Whether it is the award's own organiser, whom people ask about for other reasons."""
    name = member if isinstance(member, str) else member.organisation
    return bool(name) and str(name) in organiser


def _filled(slots: Slots, place: re.Match[str]) -> str:
    return slots[place[1]]


def _of(member: Member | str, say: Wording) -> dict[str, str]:
    if isinstance(member, str):
        return {"name": member, "organisation": member, "role": ""}
    return {"name": member.name or "", "organisation": member.organisation or "", "role": _role(member.role, say)}


def _role(role: Texts, say: Wording) -> str:
    return say.text(role) if role else ""
