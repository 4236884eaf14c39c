from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from bot.forks import at_once


@pytest.mark.skipif(sys.platform == "win32", reason="there are no forks")
def test_pieces_are_done_by_processes_of_their_own(tmp_path: Path) -> None:
    """The first piece is done here, the others elsewhere, and all are done at the end."""

    def leave(name: str) -> None:
        (tmp_path / name).write_text(str(os.getpid()), encoding="utf-8")

    at_once([lambda: leave("one"), lambda: leave("two"), lambda: leave("three")])

    by = [int((tmp_path / name).read_text(encoding="utf-8")) for name in ("one", "two", "three")]
    assert by[0] == os.getpid()
    assert len(set(by)) == 3


def test_without_a_process_a_piece_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there can be no further process, the first piece is done all the same; whoever needs the others makes them."""

    def none() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(os, "fork", none, raising=False)
    at_once([(tmp_path / "one").touch, (tmp_path / "two").touch])

    assert [file.name for file in tmp_path.iterdir()] == ["one"]
