"""What was worked out once, kept between two starts.

Plain values in Python's own marshal form, behind a digest of what they were made from: reading one runs no code (unlike pickle), and a
damaged file, or one made from something else, is not used.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_DIGEST = 16
"""Bytes."""


class Kept:
    """A folder in which plain values are kept under their names: dict, list, tuple, frozenset, str, int, None."""

    def __init__(self, folder: Path | None, made_from: str) -> None:
        """`folder`: None keeps nothing; `made_from`: whatever the values come from, so that another state of it makes them anew."""
        self.folder = folder
        self._made_from = made_from

    def of(self, made_from: str) -> Kept:
        """The same folder, for values that come from something else."""
        return Kept(self.folder, made_from)

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The value kept under a name, else what `make` gives, kept from now on."""
        if self.folder is None:
            return make()
        file = self.folder / f"{name}.marshal"
        found: T | None = recall(file, self._made_from)
        if found is None:
            found = make()
            keep(file, self._made_from, found)
        return found

    def each(self, name: str, keys: Iterable[str], make: Callable[[str], T]) -> dict[str, T]:
        """A value for each key: those kept under the name, and what `make` gives for keys that are new; kept from now on."""
        wanted = dict.fromkeys(keys)
        file = self.folder / f"{name}.marshal" if self.folder else None
        known: dict[str, T] = (recall(file, self._made_from) if file else None) or {}
        found = {key: known[key] if key in known else make(key) for key in wanted}
        if file and found.keys() != known.keys():
            keep(file, self._made_from, found)
        return found


def recall(file: Path, made_from: str) -> Any | None:
    """The value in the file, if it was made from just this."""
    try:
        digest, content = (kept := file.read_bytes())[:_DIGEST], kept[_DIGEST:]
    except OSError:
        return None
    return marshal.loads(content) if digest == _digest(content, made_from) else None  # noqa: S302 - our own file, guarded by its digest


def keep(file: Path, made_from: str, value: Any) -> None:
    """Puts the value in the place of what the file had; a folder that cannot be written to is no harm."""
    content = marshal.dumps(value)
    part = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_digest(content, made_from) + content)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()


@cache
def program() -> str:
    """A digest of the bot's own code and data: another program makes everything anew."""
    files = sorted(file for file in Path(__file__).parent.rglob("*") if file.suffix in (".py", ".yaml"))
    return hashlib.blake2b(b"\0".join(file.read_bytes() for file in files), digest_size=_DIGEST).hexdigest()


def _digest(content: bytes, made_from: str) -> bytes:
    """Differs for other contents, origins and Pythons."""
    key = hashlib.blake2b(f"{made_from} {sys.implementation.cache_tag}".encode(), digest_size=32).digest()
    return hashlib.blake2b(content, digest_size=_DIGEST, key=key).digest()
