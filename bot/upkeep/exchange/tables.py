"""Tables in files: CSV as spreadsheets of all kinds write it, read with places; and written so that no spreadsheet runs a cell of it."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.documents import LARGEST
from bot.knowledge.model import Place
from bot.knowledge.problem import Problem

DELIMITERS = (",", ";", "\t")
_BLANK = " ,;\t"
"""What a row without anything in it may hold, whatever its delimiter."""
HEAVIEST = 8 * LARGEST
"""Bytes of a table; answers stand in it once for each of their questions."""

_RUNS = r"[=+\-@\t\r＝＋－＠]"
"""What a cell may not begin with: spreadsheets take it for a formula and run it (OWASP, CSV injection)."""
_GUARDED = re.compile(rf"'+(?={_RUNS})")
_TO_GUARD = re.compile(rf"'*{_RUNS}")
_MOJIBAKE = re.compile("Ã[\x80-\xbf…„–]|�")
"""å, ä or ö saved as UTF-8, opened as Windows-1252 and saved again; or what a program wrote for signs that it could not read."""


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    """Where the row begins."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What was read of a file."""

    lines: tuple[str, ...]
    """Without byte order mark, every line break as one sign: what places mean."""
    delimiter: str
    columns: tuple[str | None, ...]
    """The known column that each cell of a row belongs to; None for one that nobody knows."""
    head: Row
    rows: tuple[Row, ...]
    """Without the head."""

    def place(self, file: str, row: Row, column: str | None = None) -> Place:
        """Where the cell of a column begins, or the row."""
        wanted = self.columns.index(column) if column in self.columns else 0
        return _place(self.lines, self.delimiter, file, row.line, wanted)


class Unreadable(Exception):
    """The file is no table that can be read; the problem says why and where."""

    def __init__(self, problem: Problem, text: str = "") -> None:
        """`text`: the file as far as it could be decoded."""
        super().__init__(problem.kind)
        self.problem = problem
        self.text = text


def guarded(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would run it; one that begins so already gets one more."""
    return f"'{cell}" if _TO_GUARD.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def written(rows: Iterable[Sequence[str]], *, excel: bool = False) -> bytes:
    """UTF-8 as RFC 4180 has it, cells guarded; for Excel in Swedish with semicolons and a byte order mark."""
    out = io.StringIO()
    csv.writer(out, delimiter=";" if excel else ",").writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig" if excel else "utf-8")


def read(data: bytes, file: str, names: Mapping[str, str]) -> tuple[Table, tuple[Problem, ...]]:
    """The table of a file, with what was odd but could be understood. `names`: folded name of a column to the column. Raises Unreadable."""
    text, problems = _decoded(data, file)
    start, delimiter = _opening(text)
    lines = tuple(text.split("\n"))
    if delimiter is None:
        delimiter = max(DELIMITERS, key=lambda sign: sum(name is not None for name in _heads(lines[start:], sign, names)))
    rows = list(_rows(lines, start, delimiter, file))
    if not rows:
        raise Unreadable(Problem(Place(file, 1, 1), "error", "empty-file"))
    columns = tuple(names.get(_name(cell)) for cell in rows[0].cells)
    table = Table(lines, delimiter, columns, rows[0], tuple(rows[1:]))
    return table, (*problems, *_wide(table, file))


def _decoded(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """UTF-8, UTF-16 with its mark (Excel's "Unicode text"), else Windows-1252 (Excel's plain CSV)."""
    problems: tuple[Problem, ...] = ()
    if len(data) > HEAVIEST:
        raise Unreadable(Problem(Place(file, 1, 1), "error", "too-large"))
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Unreadable(Problem(_at(data[: error.start].decode("cp1252"), file), "error", "encoding")) from None
        problems = (Problem(_first_strange(text, file), "warning", "other-encoding"),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _MOJIBAKE.search(text):
        raise Unreadable(Problem(_at(text[: found.start()], file), "error", "garbled", {"text": found[0]}), text)
    if found := re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text):
        raise Unreadable(Problem(_at(text[: found.start()], file), "error", "control-character", {"code": f"U+{ord(found[0]):04X}"}), text)
    return text, problems


def _first_strange(text: str, file: str) -> Place:
    found = re.search(r"[^\x00-\x7f]", text)
    return _at(text[: found.start()] if found else "", file)


def _at(before: str, file: str) -> Place:
    """The place after this text."""
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _opening(text: str) -> tuple[int, str | None]:
    """The number of lines before the table, and the delimiter where Excel's own first line names it."""
    found = re.match(r"sep=([,;\t|])\n", text, re.IGNORECASE)
    return (1, found[1]) if found else (0, None)


def _name(cell: str) -> str:
    return unicodedata.normalize("NFC", unguarded(cell.strip())).casefold().rstrip(": ")


def _heads(lines: Sequence[str], delimiter: str, names: Mapping[str, str]) -> list[str | None]:
    """The columns that the first row with anything in it would have."""
    first = next((line for line in lines if line.strip(_BLANK)), "")
    return [names.get(_name(cell)) for cell in next(csv.reader([first], delimiter=delimiter, skipinitialspace=True), [])]


def _rows(lines: Sequence[str], start: int, delimiter: str, file: str) -> Iterator[Row]:
    """Those with anything in them."""
    reader = csv.reader((f"{line}\n" for line in lines[start:]), delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = start + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(_odd(str(error), lines, file, line, start + reader.line_num), "\n".join(lines)) from None
        cells = [unguarded(cell.strip()).strip() for cell in cells]
        if any(cell.strip(_BLANK) for cell in cells):
            yield Row(line, tuple(cells))


def _odd(error: str, lines: Sequence[str], file: str, first: int, last: int) -> Problem:
    """The csv module's complaint about a row, from its first line to the one where reading ended, as one of our kinds."""
    if "unexpected end of data" in error:
        return Problem(_last_opened(lines, file, first), "error", "open-quote", {"sign": '"'})
    if "expected after" in error:
        return Problem(Place(file, last, 1), "error", "quote-in-cell")
    return Problem(Place(file, first, 1), "error", "huge-cell", {"most": str(csv.field_size_limit())})


def _last_opened(lines: Sequence[str], file: str, first: int) -> Place:
    """The quotation mark that nothing closes, in a row that runs to the end of the file."""
    inside, place = False, Place(file, first, 1)
    for number, line in enumerate(lines[first - 1 :], first):
        for found in re.finditer('"', line):
            inside = not inside
            place = Place(file, number, found.start() + 1) if inside else place
    return place


def _wide(table: Table, file: str) -> Iterator[Problem]:
    """Rows with more in them than there are columns: a text with the delimiter in it and without quotes."""
    width = len(table.head.cells)
    for row in table.rows:
        if len(row.cells) > width and any(row.cells[width:]):
            values = {"count": str(len(row.cells)), "columns": str(width), "sign": table.delimiter}
            yield Problem(_place(table.lines, table.delimiter, file, row.line, width), "error", "too-many-cells", values)


def _place(lines: Sequence[str], delimiter: str, file: str, first: int, cell: int) -> Place:
    """Where a cell of the row that begins at a line begins, quoted delimiters and line breaks passed over."""
    passed, quoted = 0, False
    for number, line in enumerate(lines[first - 1 :], first):
        for column, sign in enumerate(line, 1):
            if passed == cell:
                return Place(file, number, column)
            quoted ^= sign == '"'
            passed += sign == delimiter and not quoted
        if not quoted:
            return Place(file, number, len(line) + 1)
    return Place(file, first, 1)
