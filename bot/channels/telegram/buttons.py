"""Buttons and what they carry: `<kind>1:<value>`, short, versioned, never content. Old and forged ones read as None."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

LONGEST = 64
"""Telegram's limit for callback data, in bytes of UTF-8."""
COPIED = 256
VERSION = "1"
_DATA = re.compile(rf"([a-z]{{1,10}}){VERSION}(?::(.{{0,60}}))?", re.DOTALL)


class Press(NamedTuple):
    kind: str
    value: str


def read(data: str | None) -> Press | None:
    found = _DATA.fullmatch(data or "")
    return Press(found[1], found[2] or "") if found else None


def button(label: str, kind: str, value: str = "") -> InlineKeyboardButton | None:
    """None where the value is too long to be carried; then there is no such button."""
    data = f"{kind}{VERSION}:{value}" if value else f"{kind}{VERSION}"
    return InlineKeyboardButton(label, callback_data=data) if len(data.encode()) <= LONGEST and label.strip() else None


def copying(label: str, text: str) -> InlineKeyboardButton | None:
    """A button that copies a text (Telegram allows 256 letters) where a press on it would be of no use."""
    return InlineKeyboardButton(label, copy_text=CopyTextButton(text)) if 0 < len(text) <= COPIED else None


def keyboard(rows: Iterable[Iterable[InlineKeyboardButton | None]]) -> InlineKeyboardMarkup | None:
    """A keyboard of what there is; None without any button."""
    kept = [row for row in ([each for each in given if each] for given in rows) if row]
    return InlineKeyboardMarkup(kept) if kept else None
