"""Random damage: whatever bytes a file has, problems are told and nothing is raised."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from bot.knowledge.folder import contents
from bot.knowledge.load import load_files

HARBOURS = Path(__file__).parent.parent / "awards" / "harbours"
DAMAGED = int(os.environ.get("DAMAGED_FILES", "600"))
"""Files damaged in all; DAMAGED_FILES=10000 for a long run."""
SIGNS = [
    b"\t",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b'"',
    b"'",
    b"#",
    b"&x ",
    b"*x ",
    b"!x ",
    b"|",
    b">",
    b"\n",
    b"  ",
    b"---\n",
    b"\xff",
    b"\0",
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """One to four cuts, swaps, doublings or insertions."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 3, 40)))
        data = chance.choice(
            (
                data[:at] + data[to:],
                data[:at] + data[at:to] * 2 + data[to:],
                data[:at] + chance.choice(SIGNS) + data[at:],
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[to:] + data[:at],
            )
        )
    return data


@pytest.mark.parametrize("part", range(4))
def test_no_damage_raises(part: int) -> None:
    """A damaged file is either still good or told, with a sentence in both languages and a place inside a file."""
    good = contents(HARBOURS)
    chance = random.Random(part)
    for _ in range(DAMAGED // 4):
        name = chance.choice(list(good))
        files = good | {name: damaged(good[name], chance)}
        loaded = load_files(files)

        assert (loaded.knowledge is None) == bool(loaded.errors)
        for problem in loaded.problems:
            assert problem.sentence("sv")
            assert problem.sentence("en")
            assert problem.place.line >= 1
            assert problem.place.column >= 1
            assert problem.place.line <= files.get(problem.place.file, b"").count(b"\n") + 1
