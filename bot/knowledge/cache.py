"""Knowledge kept between two starts, so that an unchanged folder need not be read as YAML and checked again.

Plain values in Python's own marshal form, behind a digest: reading it runs no code (unlike pickle) and a damaged file is not used.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from dataclasses import fields
from datetime import date, time
from pathlib import Path
from typing import Any

from bot import __version__
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
    try:
        digest, content = (kept := _file(cache).read_bytes())[:16], kept[16:]
    except OSError:
        return None
    if digest != _digest(content, revision):
        return None
    found = _unpacked(marshal.loads(content))  # noqa: S302 - our own file, guarded by its digest
    return found if isinstance(found, Knowledge) else None


def keep(cache: Path, knowledge: Knowledge) -> None:
    """Keeps it in the place of what was kept; a folder that cannot be written to is no harm."""
    content = marshal.dumps(_packed(knowledge))
    part = _file(cache).with_suffix(f".{os.getpid()}")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_digest(content, knowledge.revision) + content)
        part.replace(_file(cache))
    except OSError:
        with suppress(OSError):
            part.unlink()


def _file(cache: Path) -> Path:
    return cache / "knowledge.marshal"


def _digest(content: bytes, revision: str) -> bytes:
    """Differs for other contents, revisions, programs and Pythons."""
    made_by = f"{revision} {__version__} {sys.implementation.cache_tag} {list(_FIELDS.values())}"
    return hashlib.blake2b(content, digest_size=16, key=hashlib.blake2b(made_by.encode(), digest_size=32).digest()).digest()


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
