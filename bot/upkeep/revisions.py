"""The last good revisions of the knowledge, kept under the data folder, one file each."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.knowledge.folder import revision

KEPT = 10
"""Revisions; a bad idea is noticed within days, and more would keep what should be forgotten."""


@dataclass(frozen=True, slots=True)
class Kept:
    number: int
    """Grows by one with each kept revision; what `restore` and `diff` are given."""
    revision: str
    at: datetime
    files: Mapping[str, bytes]


def cache_of(data: Path) -> Path:
    """Where knowledge is kept between two starts to begin faster."""
    return data / "cache"


def _folder(data: Path) -> Path:
    return data / "revisions"


def replaced(data: Path) -> Path:
    """What `restore` last wrote over, in the same form."""
    return _folder(data) / "replaced.json"


def kept(data: Path) -> list[Kept]:
    """All that are kept, newest first; one that cannot be read is passed over."""
    found = [_read(path) for path in _folder(data).glob("[0-9]*.json")]
    return sorted((each for each in found if each is not None), key=lambda each: -each.number)


def _read(path: Path) -> Kept | None:
    try:
        told: Any = json.loads(path.read_bytes())
        files = {name: text.encode() for name, text in told["files"].items()}
        return Kept(int(told["number"]), str(told["revision"]), datetime.fromisoformat(told["at"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def keep(data: Path, files: Mapping[str, bytes], at: datetime) -> None:
    """Keeps a good revision as the newest, once; the oldest beyond ten go. Raises OSError if the folder cannot be written."""
    already = kept(data)
    this = revision(dict(files))
    if already and already[0].revision == this:
        return
    number = already[0].number + 1 if already else 1
    told = {"number": number, "revision": this, "at": at.isoformat(), "files": texts(files)}
    write(_folder(data) / f"{number:04}.json", told)
    again = [each for each in already if each.revision == this]
    for each in {each.number: each for each in (*again, *already[KEPT - 1 :])}.values():
        path_of(data, each).unlink(missing_ok=True)


def path_of(data: Path, each: Kept) -> Path:
    return _folder(data) / f"{each.number:04}.json"


def texts(files: Mapping[str, bytes]) -> dict[str, str]:
    """Contents as text; what is kept was good, and so is UTF-8."""
    return {name: content.decode("utf-8", "replace") for name, content in files.items()}


def write(path: Path, told: Mapping[str, Any]) -> None:
    """JSON, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    part.replace(path)
