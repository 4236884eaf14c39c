"""Letters and words as they are compared: one Unicode form, no case, å ä ö as a and o; stems by Snowball, its one home."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

from Stemmer import Stemmer

_FOLDS = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "è": "e", "ü": "u", "æ": "a", "ø": "o", "ß": "ss"})
_STEMMERS = {"sv": "swedish", "en": "english", "no": "norwegian", "da": "danish"}
_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
"""Letters, also those written as a letter and a combining mark (Macs send å so)."""
_WORDS = re.compile(rf"\d+|{_LETTERS}(?:['’´`]{_LETTERS})*")


def lowered(text: str) -> str:
    """Composed (NFC) and without case; the length may differ from the text's."""
    return unicodedata.normalize("NFC", text).casefold()


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without marks on letters: Åre -> are, Höganäs -> hoganas, café -> cafe."""
    low = lowered(text).translate(_FOLDS)
    return low if low.isascii() else "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 16)
def compared(surface: str) -> tuple[str, str]:
    """A word as typed, folded and in lower case with its marks; letters and digits only: "Håbo's" -> "habos", "håbos"."""
    marked = lowered(surface)
    if not marked.isalnum():
        marked = "".join(c for c in marked if c.isalnum())
    return fold(marked), marked


def split(text: str) -> list[str]:
    """Each word or run of digits, as typed."""
    return _WORDS.findall(text)


def words(text: str) -> list[tuple[int, int]]:
    """Where each word or run of digits stands: "Vem vann 2023?" -> (0, 3), (4, 8), (9, 13). An apostrophe inside a word belongs to it."""
    return [match.span() for match in _WORDS.finditer(text)]


class _Stemmers(threading.local):
    """One stemmer for each thread and language: a Snowball stemmer keeps its place in the word it works on."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __call__(self, lang: str) -> Any:
        if lang not in self._made:
            self._made[lang] = Stemmer(_STEMMERS.get(lang, "swedish"), 0)
        return self._made[lang]


_stemmer = _Stemmers()


@lru_cache(maxsize=1 << 16)
def stem(word: str, lang: str) -> str:
    """The Snowball stem (Porter 2001) of a folded word: vinnaren, vinnarna -> vinnar."""
    return str(_stemmer(lang).stemWord(word))
