"""What reaches a terminal: no control characters from questions or knowledge, colours only where they are welcome."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TextIO


@cache
def _unwelcome() -> dict[int, None]:
    """Control characters other than line break and tab, and those that turn the direction of writing about."""
    controls = (n for n in range(0xA0) if unicodedata.category(chr(n)) == "Cc" and chr(n) not in "\n\t")
    return dict.fromkeys((*controls, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029))


def clean(text: str) -> str:
    """`text` without what could move the cursor, change colours or hide words: an escape sequence in a fact shows as plain letters."""
    return text.translate(_unwelcome())


@dataclass(frozen=True, slots=True)
class Style:
    """How things stand out on a terminal, or do not."""

    colored: bool

    def quiet(self, text: str) -> str:
        """What is beside the answer: sources, notes."""
        return f"\x1b[2m{text}\x1b[0m" if self.colored and text else text

    def strong(self, text: str) -> str:
        """What may be typed."""
        return f"\x1b[1m{text}\x1b[0m" if self.colored and text else text


def say(text: str, stream: TextIO | None = None) -> None:
    """One cleaned text with a line break, at once."""
    print(clean(text), file=stream or sys.stdout, flush=True)
