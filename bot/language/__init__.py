"""Each language's own words and neutral texts, as data: `bot/language/<lang>/<name>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from bot.documents import plain

LANGUAGES = ("sv", "en")
"""Languages that have all of their files."""
_FOLDER = Path(__file__).parent


@cache
def data(lang: str, name: str) -> Any:
    """What the file says, every scalar as text; read once. FileNotFoundError if the language has no such file."""
    return plain(_FOLDER / lang / f"{name}.yaml")


@cache
def words(name: str, key: str) -> tuple[str, ...]:
    """One list of words from every language's file, since a message may mix languages; longest first."""
    return tuple(sorted({word for lang in LANGUAGES for word in data(lang, name)[key]}, key=lambda word: (-len(word), word)))


@cache
def alternatives(name: str, key: str) -> str:
    """The same list as alternatives of a regular expression."""
    return either(words(name, key))


def either(forms: Iterable[str]) -> str:
    """Forms as alternatives of a regular expression, the longest first."""
    return _either(tuple(forms))


def stands(form: str, text: str) -> bool:
    """Whether a word or an expression stands in a text as a whole, letter for letter."""
    return form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


@lru_cache(1024)
def _either(forms: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
