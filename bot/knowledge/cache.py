"""Knowledge kept between two starts, so that an unchanged folder need not be read as YAML and checked again."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from pathlib import Path
from typing import Any

from bot import __version__, kept
from bot.knowledge import model
from bot.knowledge.model import Knowledge

_CLASSES: tuple[type, ...] = (
    model.Place,
    model.PartialDate,
    model.Source,
    model.About,
    model.Fact,
    model.Ceremony,
    model.Fair,
    model.Member,
    model.Edition,
    model.Role,
    model.Person,
    model.Candidate,
    model.Region,
    model.Noun,
    model.Award,
    model.OtherThing,
    model.Words,
    model.Operator,
    model.Dialogue,
    model.Knowledge,
)
_NUMBER = {kind: bytes([number]) for number, kind in enumerate(_CLASSES)}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _CLASSES}
_DATE, _TIME = b"date", b"time"


def recall(cache: Path, revision: str) -> Knowledge | None:
    """The knowledge of that revision, if it is what was kept last."""
    packed = kept.recall(_file(cache), _made_from(revision))
    found = _unpacked(packed) if packed is not None else None
    return found if isinstance(found, Knowledge) else None


def keep(cache: Path, knowledge: Knowledge) -> None:
    """Keeps it in the place of what was kept; a folder that cannot be written to is no harm."""
    kept.keep(_file(cache), _made_from(knowledge.revision), _packed(knowledge))


def _file(cache: Path) -> Path:
    return cache / "knowledge.marshal"


def _made_from(revision: str) -> str:
    return f"{revision} {__version__} {list(_FIELDS.values())}"


def _packed(value: Any) -> Any:
    kind = value.__class__
    if kind in _NUMBER:
        return (_NUMBER[kind], *[_packed(getattr(value, name)) for name in _FIELDS[kind]])
    if kind is tuple:
        return tuple([_packed(item) for item in value])
    if isinstance(value, dict):
        return {key: _packed(item) for key, item in value.items()}
    if kind is date:
        return _DATE, value.toordinal()
    if kind is time:
        return _TIME, value.hour, value.minute
    return value


def _unpacked(value: Any) -> Any:
    kind = value.__class__
    if kind is tuple and value:
        first = value[0]
        if first.__class__ is str:
            return value
        if first.__class__ is not bytes:
            return tuple([_unpacked(item) for item in value])
        if first == _DATE:
            return date.fromordinal(value[1])
        if first == _TIME:
            return time(*value[1:])
        return _CLASSES[first[0]](*[_unpacked(item) if item.__class__ in (tuple, dict) else item for item in value[1:]])
    if kind is dict:
        return {key: _unpacked(item) for key, item in value.items()}
    return value
