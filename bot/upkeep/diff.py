"""`diff`: what a change of the knowledge means for those who ask, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from bot.knowledge.load import load, load_files
from bot.knowledge.model import Knowledge
from bot.language import data as language_data
from bot.upkeep.revisions import cache_of, kept

if TYPE_CHECKING:
    from bot.knowledge.model import Edition, Fact, Person

SHOWN = 10
"""Changed answers told in full; more are counted."""
LINE = 140
"""Letters of an answer told."""


def diff(folder: Path, data: Path, against: str | None, lang: str = "sv", today: date | None = None) -> tuple[str, int]:
    """The text to print and the exit status. `against`: number of a kept revision, or a folder; None for the newest that differs."""
    words = language_data(lang, "problems")["diff"]
    present = load(folder)
    if present.knowledge is None:
        return words["broken"].format(folder=folder), 1
    before, name = _before(data, against, present.knowledge, words)
    if before is None:
        return name, 0 if against is None else 2
    lines = list(changes(before, present.knowledge, words))
    answers = list(_answers(before, present.knowledge, cache_of(data), today or datetime.now(UTC).date(), words))
    return "\n".join([words["head"].format(name=name), *(lines + answers or [words["same"]])]), 0


def _before(data: Path, against: str | None, present: Knowledge, words: Mapping[str, str]) -> tuple[Knowledge | None, str]:
    """What to compare with and its name, or None and why not."""
    if against is not None and not against.isdigit():
        if not Path(against).is_dir():
            return None, words["no-such"].format(name=against)
        return load(Path(against)).knowledge, against if load(Path(against)).knowledge else words["broken"].format(folder=against)
    for each in kept(data):
        wanted = each.number == int(against) if against else each.revision != present.revision
        if wanted and (knowledge := load_files(dict(each.files)).knowledge) is not None:
            return knowledge, words["revision"].format(number=each.number, at=f"{each.at.astimezone():%Y-%m-%d %H:%M}")
    return None, words["no-such"].format(name=against) if against else words["none-kept"]


def changes(before: Knowledge, now: Knowledge, words: Mapping[str, str]) -> Iterator[str]:
    """One line for each fact, edition or person that came, went or reads otherwise."""
    yield from _compared("fact", before.facts, now.facts, _fact_changes, words)
    yield from _compared("edition", before.editions, now.editions, _edition_changes, words)
    yield from _compared("person", before.people, now.people, _person_changes, words)
    for name in ("candidates", "sources", "roles", "award", "words", "operator", "replies", "dialogues"):
        if _without_places(getattr(before, name)) != _without_places(getattr(now, name)):
            yield words["changed"].format(what=words[name])


def _compared(kind: str, before: Mapping[Any, Any], now: Mapping[Any, Any], told: Any, words: Mapping[str, str]) -> Iterator[str]:
    for key in now:
        if key not in before:
            yield words["added"].format(what=words[kind].format(id=key))
    for key in before:
        if key not in now:
            yield words["gone"].format(what=words[kind].format(id=key))
    for key in now:
        if key in before and (parts := list(told(before[key], now[key], words))):
            yield f"{words['changed'].format(what=words[kind].format(id=key))} {'; '.join(parts)}"


def _fact_changes(before: Fact, now: Fact, words: Mapping[str, str]) -> Iterator[str]:
    if before.answer != now.answer or before.known != now.known:
        yield words["answer"]
    for name in ("questions", "examples"):
        old, new = _texts(getattr(before, name)), _texts(getattr(now, name))
        if old != new:
            yield words[name].format(more=len(new - old), fewer=len(old - new))
    if before.sources != now.sources:
        yield words["sources-of"]
    if before.checked != now.checked or before.about != now.about or before.next != now.next:
        yield words["rest"]


def _texts(phrasings: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {text for texts in phrasings.values() for text in texts}


def _edition_changes(before: Edition, now: Edition, words: Mapping[str, str]) -> Iterator[str]:
    yield from _field_changes(before, now, words)


def _person_changes(before: Person, now: Person, words: Mapping[str, str]) -> Iterator[str]:
    yield from _field_changes(before, now, words)


def _field_changes(before: Any, now: Any, words: Mapping[str, str]) -> Iterator[str]:
    """Simple values as "winner: Habo → Lomma", others by name."""
    for each in fields(now):
        old, new = getattr(before, each.name), getattr(now, each.name)
        if each.name == "place" or old == new:
            continue
        simple = all(value is None or isinstance(value, str | int) for value in (old, new))
        yield f"{each.name}: {_shown(old, words)} → {_shown(new, words)}" if simple else each.name


def _shown(value: object, words: Mapping[str, str]) -> str:
    return words["unknown"] if value is None else str(value)


def _without_places(value: Any) -> Any:
    """The same without where it stands, since a line more above is no change."""
    if hasattr(value, "__dataclass_fields__"):
        return tuple(_without_places(getattr(value, each.name)) for each in fields(value) if each.name != "place")
    if isinstance(value, Mapping):
        return {key: _without_places(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_without_places(item) for item in value)
    return value


def _answers(before: Knowledge, now: Knowledge, cache: Path, today: date, words: Mapping[str, str]) -> Iterator[str]:
    """Example questions whose answer is another now."""
    from bot.answering.assistant import Assistant
    from bot.answering.reply import Conversation
    from bot.upkeep.examples import noon

    moment = noon(today, ZoneInfo(now.award.timezone if now.award else "Europe/Stockholm"))
    old, new = Assistant(before, cache), Assistant(now, cache)
    changed = []
    for question in dict.fromkeys((*_asked(now), *_asked(before))):
        was, told = (" ".join(each.answer(question, Conversation(), moment).body.split()) for each in (old, new))
        if was != told:
            changed.append(words["asked"].format(question=question, was=_cut(was), now=_cut(told)))
    if changed:
        yield words["answers"].format(count=len(changed))
        yield from changed[:SHOWN]
        if len(changed) > SHOWN:
            yield words["more"].format(count=len(changed) - SHOWN)


def _asked(knowledge: Knowledge) -> Iterator[str]:
    for fact in knowledge.facts.values():
        for texts in fact.examples.values():
            yield from texts
    yield from (dialogue.turns[0] for dialogue in knowledge.dialogues if len(dialogue.turns) == 1)


def _cut(text: str) -> str:
    return text if len(text) <= LINE else text[: LINE - 1].rstrip() + "…"
