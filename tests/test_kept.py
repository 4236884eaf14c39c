from __future__ import annotations

from pathlib import Path

from bot.kept import Kept


def test_what_was_made_is_kept(tmp_path: Path) -> None:
    """The next start takes what the first one made, be it a table or a set."""
    made = {"ord": frozenset({"a"}), "par": [("x", 1)]}
    Kept(tmp_path, "one").get("thing", lambda: made)

    assert Kept(tmp_path, "one").get("thing", dict) == made


def test_another_state_is_made_anew(tmp_path: Path) -> None:
    """What came from other knowledge or another program is never used."""
    Kept(tmp_path, "one").get("thing", lambda: "old")

    assert Kept(tmp_path, "two").get("thing", lambda: "new") == "new"
    assert Kept(tmp_path, "one").get("thing", lambda: "old again") == "old again"


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    """Half a file, as after a full disk, is no file."""
    Kept(tmp_path, "one").get("thing", lambda: "whole")
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:-2])

    assert Kept(tmp_path, "one").get("thing", lambda: "anew") == "anew"


def test_nothing_is_kept_without_a_folder_to_write_in(tmp_path: Path) -> None:
    """A read-only place, or none, is no error."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    assert Kept(blocked / "cache", "one").get("thing", lambda: 1) == 1
    assert Kept(None, "one").get("thing", lambda: 2) == 2


def test_of_many_values_only_new_ones_are_made(tmp_path: Path) -> None:
    """A phrasing more is one value more to make; one that is gone is forgotten."""
    made: list[str] = []

    def shout(text: str) -> str:
        made.append(text)
        return text.upper()

    kept = Kept(tmp_path, "one")
    kept.each("loud", ["a", "b"], shout)

    assert kept.each("loud", ["b", "c", "c"], shout) == {"b": "B", "c": "C"}
    assert made == ["a", "b", "c"]
    assert kept.each("loud", ["a"], shout) == Kept(None, "").each("loud", ["a"], shout) == {"a": "A"}
    assert made == ["a", "b", "c", "a", "a"]
