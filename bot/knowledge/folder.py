"""A knowledge folder's files, read and in form; whether they agree with each other is not asked here."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.documents import Table, read
from bot.knowledge.forms import FORMS
from bot.knowledge.model import Place
from bot.knowledge.problem import Problem, Report, nearest

if TYPE_CHECKING:
    from bot.documents import Node
    from bot.knowledge.shape import Entry

_FOLDERS = {"facts": "facts", "editions": "edition"}
_SINGLE = tuple(kind for kind in FORMS if kind not in _FOLDERS.values())

UNREADABLE = b"\0 may not be read"
"""What stands for a file that this program is not allowed to read."""


@dataclass(frozen=True, slots=True)
class File:
    path: str
    """Inside the folder, with "/" between its parts."""
    kind: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Folder:
    files: tuple[File, ...]
    problems: tuple[Problem, ...]
    revision: str
    """A hash of all that was read."""

    def of(self, kind: str) -> Iterator[File]:
        return (file for file in self.files if file.kind == kind)


def contents(folder: Path) -> dict[str, bytes]:
    """Every YAML file by its path inside the folder, in order; what editors leave behind (dot files, `~`) is no file of ours.

    Links are followed: Kubernetes serves a folder as links into a hidden one.
    """
    found = {}
    seen = set()
    for where, folders, names in os.walk(folder, followlinks=True):
        if (real := os.path.realpath(where)) in seen:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(where, name)
            if name.endswith((".yaml", ".yml")) and not name.startswith((".", "#")) and path.is_file():
                try:
                    found[path.relative_to(folder).as_posix()] = path.read_bytes()
                except FileNotFoundError:
                    continue  # taken away while we looked
                except OSError:
                    found[path.relative_to(folder).as_posix()] = UNREADABLE
    return dict(sorted(found.items()))


def revision(files: dict[str, bytes]) -> str:
    """Twelve hexadecimal digits that are the same for the same files."""
    digest = hashlib.blake2b(digest_size=6)
    for path, data in files.items():
        digest.update(f"{path}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def read_files(files: dict[str, bytes]) -> Folder:
    """Each file in its form; all problems of form are told, file by file."""
    read_ones: list[File] = []
    problems: list[Problem] = []
    for path, data in files.items():
        report = Report(path)
        if (file := _read_file(path, data, report)) is not None:
            read_ones.append(file)
        problems += report.problems
    return Folder(tuple(read_ones), tuple(problems), revision(files))


def _read_file(path: str, data: bytes, report: Report) -> File | None:
    if data == UNREADABLE:
        report.error("unreadable", Place(path, 1, 1))
        return None
    document = read(data)
    report.take(document)
    kind = _kind(path, document.root)
    if kind is None:
        _unknown_file(path, report)
    elif document.root is None:
        if not document.faults:
            report.warning("empty-file", Place(path, 1, 1))
    elif (entry := FORMS[kind].read(document.root, report)) is not None:
        return File(path, kind, entry)
    return None


def _kind(path: str, root: Node | None) -> str | None:
    """By name; a file of any name that holds facts is one of facts, wherever it lies."""
    top, _, rest = path.partition("/")
    if rest and top in _FOLDERS:
        return _FOLDERS[top]
    stem = path.rpartition(".")[0]
    if stem in _SINGLE:
        return stem
    holds_facts = isinstance(root, Table) and any(key.text == "facts" for key, _ in root.entries)
    return "facts" if holds_facts else None


def _unknown_file(path: str, report: Report) -> None:
    """With the name that was probably meant."""
    top, _, rest = path.partition("/")
    known = _FOLDERS if rest else _SINGLE
    if near := nearest(top if rest else top.rpartition(".")[0], known, 1):
        report.error("unknown-file-near", Place(path, 1, 1), name=path, near=f"{near[0]}/{rest}" if rest else f"{near[0]}.yaml")
    else:
        every = [*(f"{folder}/…" for folder in _FOLDERS), *(f"{kind}.yaml" for kind in _SINGLE)]
        report.error("unknown-file", Place(path, 1, 1), name=path, known=", ".join(every))
