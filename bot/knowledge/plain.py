"""Knowledge as plain values (tuples, dicts, texts, numbers), to be kept and compared."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from typing import Any

from bot.knowledge import model

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
FORM = str(list(_FIELDS.values()))
"""Differs when the classes have other fields."""


def packed(value: Any) -> Any:
    """Of the knowledge, or of any part of it."""
    kind = value.__class__
    if kind in _NUMBER:
        return (_NUMBER[kind], *[packed(getattr(value, name)) for name in _FIELDS[kind]])
    if kind is tuple:
        return tuple([packed(item) for item in value])
    if isinstance(value, dict):
        return {key: packed(item) for key, item in value.items()}
    if kind is date:
        return _DATE, value.toordinal()
    if kind is time:
        return _TIME, value.hour, value.minute
    return value


def unpacked(value: Any) -> Any:
    """What was packed."""
    kind = value.__class__
    if kind is tuple and value:
        first = value[0]
        if first.__class__ is str:
            return value
        if first.__class__ is not bytes:
            return tuple([unpacked(item) for item in value])
        if first == _DATE:
            return date.fromordinal(value[1])
        if first == _TIME:
            return time(*value[1:])
        return _CLASSES[first[0]](*[unpacked(item) if item.__class__ in (tuple, dict) else item for item in value[1:]])
    if kind is dict:
        return {key: unpacked(item) for key, item in value.items()}
    return value
