"""When staff have saved: changes of a folder's files, told once they stand still."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import awatch

SETTLED = 0.2
"""Seconds without a change after which a save counts as done: editors and git write many files one after the other."""
LOOK = 1.0
"""Seconds between two looks at the files' times, for folders whose changes no event tells: network disks, a link that leads elsewhere."""
PATIENCE = 20
"""Looks for the files to stand still; then they are taken as they are."""


async def saves(folder: Path) -> AsyncIterator[None]:
    """One item at once (something may have been saved while nobody watched), then one after each save, until the caller stops."""
    last = await _settled(folder)
    yield
    while True:
        target = _target(folder)
        try:
            async for changes in awatch(target, watch_filter=None, debounce=400, rust_timeout=int(LOOK * 1000), yield_on_timeout=True):
                if (changes or _times(folder) != last) and (now := await _settled(folder)) != last:
                    last = now
                    yield
                if _target(folder) != target:
                    break
        except (FileNotFoundError, NotADirectoryError):
            await asyncio.sleep(LOOK)


async def _settled(folder: Path) -> tuple[str, ...]:
    """The files' times once they stand still."""
    last = _times(folder)
    for _ in range(PATIENCE):
        await asyncio.sleep(SETTLED)
        now = _times(folder)
        if now == last:
            break
        last = now
    return last


def _target(folder: Path) -> str:
    """Where the folder is, links followed: Kubernetes and deployments swap them."""
    return os.path.realpath(folder)


def _times(folder: Path) -> tuple[str, ...]:
    """What tells a change without reading: where the folder leads, and each file's size and times; some forty quick calls."""
    target = _target(folder)
    found = [target]
    for where, folders, names in os.walk(target, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [_stat(Path(where, name)) for name in names if name.endswith((".yaml", ".yml"))]
    return tuple(sorted(found))


def _stat(path: Path) -> str:
    try:
        told = path.stat()
    except OSError:
        return f"{path} gone"
    return f"{path} {told.st_ino} {told.st_size} {told.st_mtime_ns}"
