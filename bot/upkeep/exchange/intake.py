"""`import`: a table of questions and answers as a new file of facts, or every reason why not, each with its place in the table."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.documents import LARGEST
from bot.knowledge.folder import Folder, contents, read_files
from bot.knowledge.model import Place
from bot.knowledge.problem import Problem
from bot.language import LANGUAGES, data
from bot.upkeep.exchange.gathering import Gathering, columns, slug
from bot.upkeep.exchange.tables import Unreadable, read
from bot.upkeep.files import put_new
from bot.upkeep.telling import Findings, as_text


def take_in(folder: Path, file: Path, out: Path | None, lang: str = "sv") -> tuple[str, int]:
    """The text to print and the exit status: 0 written, 1 something in the table must be mended first, 2 a file that cannot be used.

    `out`: the new file; a bare name lies in facts/ of the folder, and without one it is named as the table is."""
    words = data(lang, "problems")["files"]
    target = _target(folder, file, out)
    if target.exists():
        return words["taken"].format(file=target), 2
    try:
        content = file.read_bytes()
    except OSError as error:
        return words["unreadable"].format(file=file, why=error.strerror), 2
    present = read_files(contents(folder))
    found = _found(content, file.name, present)
    shown = Findings(file.parent, {file.name: "\n".join(found.lines).encode()}, found.problems, _summary(found, folder, target, lang))
    if found.errors:
        return as_text(shown, lang), 1
    head = data(lang, "problems")["table"]["head"].format(file=_printable(file.name))
    schema = Path(os.path.relpath(folder / "schema" / "facts.schema.json", target.parent)).as_posix()
    try:
        target.parent.mkdir(exist_ok=True)
        put_new(target, f"# yaml-language-server: $schema={schema}\n{head}\n{found.yaml}".encode())
    except FileExistsError:
        return words["taken"].format(file=target), 2
    except OSError as error:
        return words["unwritable"].format(file=target, why=error.strerror), 2
    return as_text(shown, lang), 0


def _target(folder: Path, file: Path, out: Path | None) -> Path:
    if out is None:
        return folder / "facts" / f"{slug(file.stem) or 'import'}.yaml"
    return folder / "facts" / out if out.parent == Path() else out


def _printable(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)


@dataclass(frozen=True, slots=True)
class _Found:
    """What came out of a table."""

    lines: tuple[str, ...]
    """The table's own, to show them beside a problem."""
    problems: tuple[Problem, ...]
    facts: int
    questions: int
    yaml: str

    @property
    def errors(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


def _found(content: bytes, file: str, present: Folder) -> _Found:
    try:
        table, odd = read(content, file, columns())
    except Unreadable as error:
        return _Found(tuple(error.text.split("\n")), (error.problem,), 0, 0, "")
    gathering = Gathering(table, file, _first_language(present))
    gathering.problems += odd
    yaml = gathering.gather(_taken(present))
    if len(yaml.encode()) > LARGEST:
        gathering.problems.append(Problem(Place(file, 1, 1), "error", "too-large"))
    drafts = gathering.drafts.values()
    return _Found(table.lines, tuple(gathering.problems), len(drafts), sum(draft.asked for draft in drafts), yaml)


def _summary(found: _Found, folder: Path, target: Path, lang: str) -> str:
    words = data(lang, "problems")["table"]
    told = words["taken-in"].format(facts=found.facts, questions=found.questions, file=target)
    outside = folder.resolve() not in target.resolve().parents
    return f"{told} {words['outside'].format(folder=folder)}" if outside else str(told)


def _first_language(present: Folder) -> str:
    languages = next((file.entry.get("languages") for file in present.of("award")), None)
    return str(languages[0]) if languages else LANGUAGES[0]


def _taken(present: Folder) -> Mapping[str, str]:
    """Id to file of the facts that there are."""
    return {fact.get("id"): file.path for file in present.of("facts") for fact in file.entry.get("facts", ()) if fact.get("id")}
