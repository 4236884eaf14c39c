"""Problems as people and programs read them: text with a caret, JSON, GitHub's annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.knowledge.problem import Problem
from bot.language import data

WIDEST = 110
"""Letters of a line shown under a problem."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found, ready to be told."""

    folder: Path
    """As staff wrote it; stands before every file name."""
    files: Mapping[str, bytes]
    problems: Sequence[Problem]
    summary: str
    """Told when there is no problem."""

    def of(self, severity: str) -> list[Problem]:
        return sorted((problem for problem in self.problems if problem.severity == severity), key=lambda problem: problem.order)

    def path(self, problem: Problem) -> str:
        return (self.folder / problem.place.file).as_posix()


def as_text(found: Findings, lang: str) -> str:
    """Warnings first, errors last: they end up beside the count, where eyes are when the command is done."""
    words = data(lang, "problems")
    groups = ["\n".join(_told(found, problem, lang) for problem in found.of(severity)) for severity in ("warning", "error")]
    return "\n\n".join((*filter(None, groups), _count(found, words)))


def _told(found: Findings, problem: Problem, lang: str) -> str:
    place = problem.place
    severity = data(lang, "problems")[problem.severity]
    head = f"{found.path(problem)}:{place.line}:{place.column}: {severity}: {problem.sentence(lang)}"
    line, column = _line(found.files.get(place.file, b""), place.line, place.column)
    return f"{head}\n    {line}\n    {' ' * (column - 1)}^" if line.strip() else head


def _line(content: bytes, number: int, column: int) -> tuple[str, int]:
    """The line with its column, cut around it if it is long; invisible signs shown as something visible."""
    lines = content.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    if number > len(lines):
        return "", column
    line = "".join(sign if sign.isprintable() else " " if sign == "\t" else "·" for sign in lines[number - 1].rstrip("\r"))
    cut = max(0, column - WIDEST // 2) if len(line) > WIDEST else 0
    shown = line[cut : cut + WIDEST]
    return ("…" + shown[1:] if cut else shown) + ("…" if cut + WIDEST < len(line) else ""), min(column, len(line) + 1) - cut


def _count(found: Findings, words: Any) -> str:
    counts = {}
    for severity in ("error", "warning"):
        number = len(found.of(severity))
        counts[f"{severity}s"] = words["count"][f"{severity}s"]["one" if number == 1 else "many"].format(count=number)
    total = words["count"]["sum"].format(**counts)
    return total if any(problem.severity == "error" for problem in found.problems) else f"{found.summary} {total}"


def as_json(found: Findings, lang: str) -> str:
    """One object: errors and warnings counted, and each problem with its place."""
    problems = [
        {
            "file": found.path(problem),
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity,
            "kind": problem.kind,
            "message": problem.sentence(lang),
        }
        for problem in sorted(found.problems, key=lambda problem: problem.order)
    ]
    counts = {"errors": len(found.of("error")), "warnings": len(found.of("warning"))}
    return json.dumps({**counts, "problems": problems}, ensure_ascii=False, indent=2)


def as_github(found: Findings, lang: str) -> str:
    """Workflow commands, which GitHub shows beside the line of a change."""
    lines = []
    for problem in sorted(found.problems, key=lambda problem: problem.order):
        path, message = _escaped(found.path(problem)).replace(":", "%3A").replace(",", "%2C"), _escaped(problem.sentence(lang))
        lines.append(f"::{problem.severity} file={path},line={problem.place.line},col={problem.place.column}::{message}")
    return "\n".join((*lines, _count(found, data(lang, "problems"))))


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: Mapping[str, Callable[[Findings, str], str]] = {"text": as_text, "json": as_json, "github": as_github}
