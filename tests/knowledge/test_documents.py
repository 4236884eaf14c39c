"""YAML with line and column: texts stay texts, and what YAML would let pass silently is refused."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import LARGEST, Node, Scalar, Sequence, Table, plain, read, write


@pytest.mark.parametrize("text", ["12:30", "0771", "no", "2025-05-01", "1e3", "~", "true", "0x10", "1_000"])
def test_every_scalar_is_text(text: str) -> None:
    """What YAML would guess to be a number, a date or a boolean stays as staff wrote it."""
    root = read(f"a: {text}\n").root

    assert isinstance(root, Table)
    assert root.entries[0][1] == Scalar(text, 1, 4)


def test_places_are_counted_in_letters_from_one() -> None:
    """The column is where the eye finds it, å, ä and ö being one letter each."""
    root = read("åäö: [å, ä]\nb:\n  - ö\n").root

    assert isinstance(root, Table)
    assert root.entries[0][0] == Scalar("åäö", 1, 1)
    assert root.entries[0][1] == Sequence((Scalar("å", 1, 7), Scalar("ä", 1, 10)), 1, 6)
    assert root.entries[1][1] == Sequence((Scalar("ö", 3, 5),), 3, 3)


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    """Notepad's files read as others do."""
    assert read(b"\xef\xbb\xbfa: b\r\nc: d\r\n") == read(b"a: b\nc: d\n")


def test_decomposed_letters_become_composed() -> None:
    """A name typed on a Mac equals the same name typed elsewhere."""
    root = read("name: Ha\u030abo").root

    assert isinstance(root, Table)
    assert root.entries[0][1] == Scalar("Håbo", 1, 7)


def test_wrong_encoding_is_told_at_its_byte() -> None:
    """Latin-1 and UTF-16 files are named as such, not read as gibberish."""
    assert [fault[:3] for fault in read("a: b\nc: å".encode("latin-1")).faults] == [("encoding", 2, 4)]
    assert [fault[:3] for fault in read("a: å".encode("utf-16")).faults] == [("encoding", 1, 1)]


def test_all_repeated_keys_are_told_at_once() -> None:
    """Nobody mends one, runs again and finds the next."""
    faults = read("a: 1\nb: {c: 1, c: 2}\na: 2\n").faults

    assert [(fault.kind, fault.line, fault.column) for fault in faults] == [("repeated-key", 2, 11), ("repeated-key", 3, 1)]


@pytest.mark.parametrize("data", ["[" * 100_000, "- " * 100_000, "{a: " * 50_000, "? " * 100_000, "- [" * 30_000, "-\n" * 1000])
def test_depth_never_ends_the_process(data: str) -> None:
    """libyaml's binding recurses in C; without a guard a file of brackets ends Python itself."""
    assert read(data).faults or data == "-\n" * 1000


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    """Knowledge is small; a database dump in its folder is a mistake."""
    assert [fault.kind for fault in read(b"a" * (LARGEST + 1)).faults] == ["too-large"]


def test_package_data_is_plain(tmp_path: Path) -> None:
    """Our own data comes as dict, list and str, every scalar a text."""
    (tmp_path / "x.yaml").write_text("a: [1, no]\nb: {c: 12:30}\n", "utf-8")

    assert plain(tmp_path / "x.yaml") == {"a": ["1", "no"], "b": {"c": "12:30"}}


# Half a surrogate pair is no text: no file in UTF-8 can hold it.
TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("\n\t :#-'\"|>&*!%@`{}[]åäö")), max_size=20)


def values(node: Node | None) -> Any:
    if isinstance(node, Table):
        return {key.text: values(value) for key, value in node.entries}
    return [values(item) for item in node.items] if isinstance(node, Sequence) else node and node.text


@given(st.dictionaries(st.sampled_from("abc"), st.one_of(TEXTS, st.lists(TEXTS, max_size=3), st.dictionaries(st.just("sv"), TEXTS))))
def test_what_is_written_reads_the_same(value: dict[str, Any]) -> None:
    """Any text, whatever YAML would make of its signs; letters come back composed, as of every file."""

    def composed(each: Any) -> Any:
        if isinstance(each, str):
            return unicodedata.normalize("NFC", each)
        return {key: composed(item) for key, item in each.items()} if isinstance(each, dict) else [composed(item) for item in each]

    document = read(write(value))

    assert document.faults == ()
    assert values(document.root) == composed(value)


def test_what_is_written_is_as_staff_would_write_it() -> None:
    """One thing a line, letters as they are, lines as lines, quotes only where the text would else be read as something else."""
    facts = {"id": "fee", "answer": {"sv": "Två saker:\n– kaffe\n– bulle", "en": "yes"}, "questions": ["Är det dyrt?", "a: b", "2031"]}

    assert (
        write({"facts": [facts]})
        == """\
facts:
  - id: fee
    answer:
      sv: |-
        Två saker:
        – kaffe
        – bulle
      en: 'yes'
    questions:
      - Är det dyrt?
      - 'a: b'
      - '2031'
"""
    )
