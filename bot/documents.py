"""YAML with line and column: package data read fast, staff's files read strictly, and written as staff would write them.

Every scalar is text, whatever it looks like: YAML's own guesses turn `12:30` into 750, `0771` into 505 and `no` into False.
Nothing here has words for people; a Fault has a kind, and `bot/language/<lang>/problems.yaml` the sentences.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml
from yaml._yaml import CParser

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

DEEPEST = 12
"""Levels of nesting; staff's files need seven, deeper ones are damage."""
LARGEST = 4_000_000
"""Bytes; the whole of a large award's knowledge is a sixth of it."""


class Scalar(NamedTuple):
    text: str
    line: int
    column: int


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    line: int
    column: int


class Table(NamedTuple):
    """A mapping; keys keep their own places."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Table


class Fault(NamedTuple):
    """Something that staff must mend before the file can be read, at a line and column counted from 1."""

    kind: str
    line: int
    column: int
    values: Mapping[str, str]


class Document(NamedTuple):
    root: Node | None
    """None for an empty file and for one that cannot be read."""
    faults: tuple[Fault, ...]


class _Composer(CParser):
    """libyaml's composer, without YAML's guesses on what a scalar means."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None: ...

    def ascend_resolver(self) -> None: ...


def plain(path: Path) -> Any:
    """Our own data as nested dict, list and str, without places. Raises yaml.YAMLError, which only a programmer can cause."""
    return _values(_Composer(path.read_text("utf-8")).get_single_node())


def _values(node: Any) -> Any:
    value = node.value
    if value.__class__ is str:
        return value
    if node.__class__ is yaml.MappingNode:
        return {key.value: _values(item) for key, item in value}
    return [_values(item) for item in value]


def read(data: bytes | str) -> Document:
    """A file of staff. All faults seen at once are told; anchors, aliases, tags, repeated keys and further documents are faults."""
    if len(data) > LARGEST:
        return Document(None, (Fault("too-large", 1, 1, {}),))
    text = _decoded(data)
    if isinstance(text, Fault):
        return Document(None, (text,))
    if (deep := _too_deep(text)) is not None:
        return Document(None, (deep,))
    try:
        composed = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        return Document(None, (_Explanation(error, text).fault(),))
    except yaml.reader.ReaderError as error:
        return Document(None, (_unreadable_character(error, text),))
    faults: list[Fault] = []
    reader = _Reader(text, faults)
    root = reader.node(composed) if composed is not None else None
    return Document(root, tuple(faults))


def write(value: Mapping[str, Any]) -> str:
    """Nested mappings, lists and texts as staff would write them: one thing a line, å ä ö as they are, quoted only where they would else be
    read as something else. `read` finds the same in it (letters composed, if they were not)."""
    return str(yaml.dump(value, Dumper=_Writer, allow_unicode=True, default_flow_style=False, sort_keys=False, width=2**30))


class _Writer(yaml.SafeDumper):
    """PyYAML's own, with lists set in from their key and lines kept as lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:
        return True

    def text(self, text: str) -> yaml.ScalarNode:
        """Lines as a block; quotes hold what no block can: a line that ends in a space, line breaks of other kinds than ours. They never go
        over several lines, where one that begins with a dash would look like a list's."""
        lines = text.split("\n")
        odd = text != text.strip() or any(line != line.rstrip() for line in lines) or re.search("[\r\x85\u2028\u2029]", text)
        style = '"' if odd else "|" if len(lines) > 1 else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style)


_Writer.add_representer(str, _Writer.text)


def _decoded(data: bytes | str) -> str | Fault:
    """The text without a byte order mark (Windows' Notepad writes one)."""
    if isinstance(data, str):
        return data.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Fault("encoding", 1, 1, {})
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        return Fault("encoding", good.count("\n") + 1, len(good) - good.rfind("\n"), {})


def _too_deep(text: str) -> Fault | None:
    """Rows of brackets or dashes, found before the C composer recurses into them and runs out of stack (at some 20,000 levels)."""
    if found := re.search(r"^[ \t]*(?:[-?][ \t]+){50}", text, re.MULTILINE):
        return _at(text, found.start(), "too-deep")
    level = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        level = level + 1 if bracket.group() in "[{" else max(0, level - 1)
        if level > 200:
            return _at(text, bracket.start(), "too-deep")
    return None


def _at(text: str, index: int, kind: str, **values: str) -> Fault:
    return Fault(kind, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index), values)


class _Reader:
    """Composed nodes to our own, with the faults that YAML itself lets pass."""

    def __init__(self, text: str, faults: list[Fault]) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._faults = faults
        # An escape ("\\U0002F834") may stand for letters that are not composed.
        self._composed_letters = "\\" not in text and unicodedata.is_normalized("NFC", text)

    def node(self, node: Any, depth: int = 0) -> Node:
        mark = node.start_mark
        line, column = mark.line + 1, mark.column + 1
        sign = self._text[mark.index : mark.index + 1]
        if sign in ("&", "!"):
            self._fault("tag" if sign == "!" else "anchor", line, column)
            # What an anchor stands for may stand within itself; a text is harmless and spares a second complaint of an empty one.
            return Scalar(node.value if isinstance(node.value, str) else "", line, column)
        if depth > DEEPEST:
            self._fault("too-deep", line, column)
            return Scalar("", line, column)
        value = node.value
        if value.__class__ is str:
            if node.end_mark.line > mark.line and node.style not in ("|", ">"):
                self._swallowed(mark.line, node.end_mark.line)
            return Scalar(value if self._composed_letters else unicodedata.normalize("NFC", value), line, column)
        if node.__class__ is yaml.MappingNode:
            return Table(tuple(self._entries(value, depth + 1)), line, column)
        return Sequence(tuple([self.node(item, depth + 1) for item in value]), line, column)

    def _swallowed(self, first: int, last: int) -> None:
        """A text that goes on over list items: indented too far, they became part of the text above, without a word from YAML."""
        for number in range(first + 1, last + 1):
            line = self._lines[number] if number < len(self._lines) else ""
            if line.lstrip().startswith("- "):
                self._fault("swallowed-item", number + 1, len(line) - len(line.lstrip()) + 1)

    def _entries(self, pairs: Iterable[tuple[Any, Any]], depth: int) -> Iterable[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        for key_node, value in pairs:
            key = self.node(key_node, depth)
            if not isinstance(key, Scalar):
                self._fault("odd-key", key.line, key.column)
                continue
            if key.text in seen:
                self._fault("repeated-key", key.line, key.column, key=key.text, first=str(seen[key.text]))
            else:
                seen[key.text] = key.line
                yield key, self.node(value, depth)

    def _fault(self, kind: str, line: int, column: int, **values: str) -> None:
        self._faults.append(Fault(kind, line, column, values))


def _unreadable_character(error: yaml.reader.ReaderError, text: str) -> Fault:
    """A control character; libyaml counts bytes up to it."""
    found = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    index = found.start() if found else min(int(error.position), len(text))
    return _at(text, index, "control-character", code=f"U+{ord(text[index]):04X}" if index < len(text) else "?")


_ALIASES = ("alias", "anchor", "another document")
_INDENTATION = ("did not find expected key", "did not find expected '-' indicator", "<document start>", "violates indentation")
_FIRST_SIGNS = ("cannot start any token", "alphabetic or numeric", "directive", "'!'", "tag", "URI", "mapping keys are not", "whitespace")


class _Explanation:
    """libyaml's message as one of our kinds, at the place where staff must type something."""

    def __init__(self, error: yaml.MarkedYAMLError, text: str) -> None:
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.lines = text.split("\n")
        self.here = self._place(error.problem_mark or error.context_mark)
        self.began = self._place(error.context_mark or error.problem_mark)
        self.line = self.lines[self.here[0]]
        self.before = self.line[: self.here[1]]

    def _place(self, mark: Any) -> tuple[int, int]:
        if mark is None:
            return 0, 0
        if mark.line >= len(self.lines):
            return len(self.lines) - 1, len(self.lines[-1])
        return mark.line, mark.column

    def _sign(self, place: tuple[int, int]) -> str:
        return self.lines[place[0]][place[1] : place[1] + 1]

    def fault(self) -> Fault:
        kind, (line, column), values = self._tab() or self._scanned() or self._parsed() or ("not-yaml", self.here, {})
        return Fault(kind, line + 1, column + 1, values)

    def _tab(self) -> _Explained | None:
        indentation = self.line[: len(self.line) - len(self.line.lstrip())]
        if "\t" in indentation:
            return "tab", (self.here[0], indentation.index("\t")), {}
        return None

    def _scanned(self) -> _Explained | None:
        """Wrong signs."""
        if any(word in self.problem for word in _ALIASES):
            return next(word for word in _ALIASES if word in self.problem).replace("another document", "several-documents"), self.here, {}
        if "quoted scalar" in self.context and ("end of stream" in self.problem or "document indicator" in self.problem):
            return "open-quote", self.began, {"sign": self._sign(self.began)}
        if "quoted scalar" in self.context:
            return "backslash", self.here, {}
        if "mapping values are not allowed" in self.problem:
            return self._colon()
        if "expected ':'" in self.problem:
            return self._no_colon(*self.began)
        if "block sequence entries" in self.problem:
            return "dash-in-line", self.here, {}
        if "block scalar" in self.context or any(words in self.problem for words in _FIRST_SIGNS):
            place = self.began if "while" in self.context else self.here
            return ("tab", self.here, {}) if self._sign(self.here) == "\t" else ("odd-first-sign", place, {"sign": self._sign(place)})
        return None

    def _colon(self) -> _Explained:
        """A colon too many: in a text, or a key that YAML takes for the rest of the text above."""
        if not re.fullmatch(r"[ -]*[\w-]+", self.before):
            return "colon-in-text", self.here, {}
        number = self.here[0] - 1
        above = self.lines[number] if number >= 0 else ""
        indentation = len(above) - len(above.lstrip(" -"))
        if above.strip() and indentation == len(self.before) - len(self.before.lstrip(" -")):
            return self._no_colon(number, indentation)
        return "odd-indentation", (self.here[0], len(self.before) - len(self.before.lstrip())), {}

    def _no_colon(self, number: int, column: int) -> _Explained:
        tight = re.match(r"[ -]*[\w-]+(?=:\S)", self.lines[number])
        return ("missing-space", (number, tight.end()), {}) if tight else ("missing-colon", (number, column), {})

    def _parsed(self) -> _Explained | None:
        """Right signs in a wrong order."""
        if "',' or" in self.problem:
            return "open-bracket", self.began, {"sign": "}" if "'}'" in self.problem else "]"}
        if "node content" in self.problem and not self._sign(self.here):
            return self._last_open()
        if "node content" in self.problem:
            return "missing-item", self.here, {}
        if self.before.rstrip().endswith(('"', "'")) and any(words in self.problem for words in _INDENTATION):
            return self._opened_above(self.before.rstrip()[-1]) or ("text-after-quote", self.here, {})
        if "did not find expected key" in self.problem and self.before.rstrip().endswith(("}", "]")):
            return "text-after-bracket", self.here, {}
        if any(words in self.problem for words in _INDENTATION):
            return "odd-indentation", self.here, {}
        return None

    def _last_open(self) -> _Explained | None:
        """The bracket that nothing closes in a file that ends right after it."""
        for number in range(len(self.lines) - 1, -1, -1):
            if found := re.search(r"[\[{][^\]}]*$", self.lines[number]):
                return "open-bracket", (number, found.start()), {"sign": "]" if self.lines[number][found.start()] == "[" else "}"}
        return None

    def _opened_above(self, sign: str) -> _Explained | None:
        """The quotation mark that ends here began on an earlier line, where its own end was forgotten."""
        if self.before.count(sign) % 2 == 0:
            return None
        for number in range(self.here[0] - 1, -1, -1):
            if self.lines[number].count(sign) % 2:
                began = re.search(rf"(?:: |- |^\s*){sign}", self.lines[number])
                return ("open-quote", (number, began.end() - 1), {"sign": sign}) if began else None
        return None


_Explained: TypeAlias = tuple[str, tuple[int, int], dict[str, str]]
