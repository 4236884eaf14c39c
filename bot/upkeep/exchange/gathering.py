"""Rows of a table to facts: which rows belong together, in which language, and what keeps a row from being a fact."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from bot.documents import write
from bot.knowledge.agree import plain_words
from bot.knowledge.folder import read_files
from bot.knowledge.forms import ID, LONGEST_ANSWER
from bot.knowledge.problem import Problem, Severity
from bot.language import LANGUAGES, data
from bot.language.detect import detect
from bot.upkeep.exchange.tables import Row, Table

LONGEST_ID = 60
"""Letters, as the form of facts has it."""


@cache
def columns() -> Mapping[str, str]:
    """Every name of a column in every language to the column."""
    named = [data(lang, "problems")["table"]["columns"] for lang in LANGUAGES]
    return {name.casefold(): column for columns in named for column, names in columns.items() for name in names.split()}


def _names(column: str) -> str:
    """What it is called in each language."""
    return " / ".join(data(lang, "problems")["table"]["columns"][column].split()[0] for lang in LANGUAGES)


@cache
def _languages() -> Mapping[str, str]:
    """A language's code and its names in every language to the code."""
    names = {name.casefold(): code for lang in LANGUAGES for code, name in data(lang, "problems")["languages"].items()}
    return {**names, **{code: code for code in LANGUAGES}}


@dataclass(slots=True)
class Draft:
    """A fact while its rows are gathered."""

    id: str
    """Empty until one is made of the first question."""
    row: Row
    """The first."""
    questions: dict[str, dict[str, int]] = field(default_factory=dict)
    """Language to question to line."""
    answer: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Language to answer and line."""
    sources: dict[str, None] = field(default_factory=dict)
    refused: bool = False
    """A question of it was; that it may lack one is no news then."""

    @property
    def asked(self) -> int:
        """Questions in all languages."""
        return sum(map(len, self.questions.values()))


class Gathering:
    """Rows to facts: those with the same id belong together, without ids those with the same answer in the same language."""

    def __init__(self, table: Table, file: str, first_language: str) -> None:
        self.problems: list[Problem] = []
        self.drafts: dict[tuple[str, ...], Draft] = {}
        self._table = table
        self._file = file
        self._first_language = first_language
        self._spoken: dict[str, str] = {}
        self._asked: dict[tuple[str, str], tuple[Draft, int]] = {}

    def _tell(self, kind: str, row: Row, column: str | None = None, severity: Severity = "error", **values: object) -> None:
        place = self._table.place(self._file, row, column)
        self.problems.append(Problem(place, severity, kind, {name: str(value) for name, value in values.items()}))

    def gather(self, taken: Mapping[str, str]) -> str:
        """The YAML of a file of facts, worth writing if no error was told. `taken`: id to file of the facts that there are."""
        if self._has_columns():
            for row in self._table.rows:
                self._add(row)
            self._finish(taken)
        pieces = [write({"facts": [_fact(draft)]}) for draft in self.drafts.values()]
        for draft, piece in zip(self.drafts.values(), pieces, strict=True):
            self._tell_unsound(draft, piece)
        return "facts:\n" + "".join(piece.removeprefix("facts:\n") for piece in pieces)

    def _has_columns(self) -> bool:
        """Whether there are questions and answers to read; a column that nobody knows is only told."""
        own = [column for column in self._table.columns if column]
        repeated = [column for column in dict.fromkeys(own) if own.count(column) > 1]
        for column in repeated:
            self._tell("repeated-column", self._table.head, column, name=_names(column))
        missing = [column for column in ("question", "answer") if column not in own]
        for column in missing:
            self._tell("missing-column", self._table.head, name=_names(column))
        for number, known in enumerate(self._table.columns, 1):
            if known is None and not missing and any(any(row.cells[number - 1 : number]) for row in self._table.rows):
                self._tell("unread-column", self._table.head, severity="warning", number=number)
        return not missing and not repeated

    def _add(self, row: Row) -> None:
        cells = {column: text for column, text in zip(self._table.columns, row.cells, strict=False) if column}
        question, answer, own = cells.get("question", ""), cells.get("answer", ""), cells.get("id", "")
        lang = self._language(cells.get("language", ""), question, answer, row)
        if lang is None:
            return
        if own and not re.search(ID.pattern, own):
            self._tell("not-an-id", row, "id", text=own)
        elif not own and not answer:
            self._tell("row-without-answer", row, "answer")
        elif not own and not question:
            self._tell("row-without-question", row, "question")
        else:
            draft = self.drafts.setdefault((own,) if own else (lang, answer), Draft(own, row))
            if question:
                self._ask(draft, lang, question, row)
            if answer:
                self._answer(draft, lang, answer, row)
            self._cite(draft, cells.get("source", ""), row)

    def _language(self, named: str, question: str, answer: str, row: Row) -> str | None:
        """As the cell says; without one as the words tell, the same for all rows with the same answer."""
        if named:
            if (code := _languages().get(named.casefold())) is None:
                self._tell("unknown-language", row, "language", key=named, languages=", ".join(LANGUAGES))
            return code
        if (told := answer or question) not in self._spoken:
            spoken = detect(f"{question} {answer}")
            self._spoken[told] = spoken if spoken in LANGUAGES else self._first_language
        return self._spoken[told]

    def _ask(self, draft: Draft, lang: str, question: str, row: Row) -> None:
        words = lang, plain_words(question)
        other, line = self._asked.setdefault(words, (draft, row.line)) if words[1] else (None, 0)
        if other is not draft:
            self._tell("asked-twice" if other else "no-words", row, "question", line=line)
            draft.refused = True
            return
        asked = draft.questions.setdefault(lang, {})
        if question in asked:
            self._tell("said-twice", row, "question", "warning", where=f"{self._file}:{asked[question]}")
        asked.setdefault(question, row.line)

    def _answer(self, draft: Draft, lang: str, answer: str, row: Row) -> None:
        before, line = draft.answer.setdefault(lang, (answer, row.line))
        if before != answer:
            self._tell("two-answers", row, "answer", line=line)
        elif len(answer) > LONGEST_ANSWER and line == row.line:
            self._tell("too-long", row, "answer", length=len(answer), longest=LONGEST_ANSWER)

    def _cite(self, draft: Draft, sources: str, row: Row) -> None:
        for source in filter(None, re.split(r"[\s,;|]+", sources)):
            if source not in draft.sources and not re.search(ID.pattern, source):
                self._tell("not-a-source", row, "source", text=source)
            draft.sources[source] = None

    def _finish(self, taken: Mapping[str, str]) -> None:
        """What only shows when all rows are read; then every fact gets its id."""
        if not self._table.rows:
            self._tell("no-rows", self._table.head)
        for draft in self.drafts.values():
            if not draft.questions and not draft.refused:
                self._tell("row-without-question", draft.row, "question")
            if not draft.answer:
                self._tell("row-without-answer", draft.row, "answer")
        known = [draft for draft in self.drafts.values() if draft.id in taken]
        if known:
            self._tell("ids-taken", known[0].row, "id", "warning", count=len(known), where=taken[known[0].id])
        used = {*taken, *(draft.id for draft in self.drafts.values())}
        for draft in self.drafts.values():
            draft.id = draft.id or _new_id(draft, used)
            used.add(draft.id)

    def _tell_unsound(self, draft: Draft, yaml: str) -> None:
        """What else the form of facts refuses, such as brackets upon brackets: what is written can always be read."""
        if not any(problem.severity == "error" for problem in self.problems):
            for problem in read_files({"facts/new.yaml": yaml.encode()}).problems:
                self._tell(problem.kind, draft.row, None, problem.severity, **problem.values)


def _new_id(draft: Draft, used: set[str]) -> str:
    """Of the first question; numbered if another has it already."""
    question = next((text for texts in draft.questions.values() for text in texts), "")
    base = slug(question) or f"row-{draft.row.line}"
    return next(name for name in _numbered(base) if name not in used)


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield f"{base[: LONGEST_ID - 8].rstrip('-')}-{number}"
        number += 1


def _fact(draft: Draft) -> dict[str, Any]:
    """In the order that staff's files have."""

    def ordered(languages: Mapping[str, Any]) -> Sequence[str]:
        return [lang for lang in LANGUAGES if lang in languages]

    fact: dict[str, Any] = {
        "id": draft.id,
        "questions": {lang: list(draft.questions[lang]) for lang in ordered(draft.questions)},
        "answer": {lang: draft.answer[lang][0] for lang in ordered(draft.answer)},
    }
    return fact | ({"sources": list(draft.sources)} if draft.sources else {})


def slug(text: str) -> str:
    """An id that reads as the text does: "Vad kostar det?" as vad-kostar-det; empty if no letter or digit is left."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", plain))
    return words if len(words) <= LONGEST_ID else words[: LONGEST_ID + 1].rpartition("-")[0] or words[:LONGEST_ID]
