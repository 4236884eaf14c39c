from __future__ import annotations

from pathlib import Path

import pytest

import bot.language
from bot.documents import read
from bot.language import LANGUAGES, data
from bot.matching.letters import fold
from bot.matching.words import table

KEYS = {"function", "negation", "question", "months", "weekdays", "numerals", "filler", "forms", "kin"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_all_kinds_of_words(lang: str) -> None:
    """A language is complete: small words, negation, question words, months, weekdays, numerals, filler, forms, kin."""
    words = data(lang, "words")

    assert set(words) >= KEYS
    assert sorted(map(int, set(words["months"].values()))) == list(range(1, 13))
    assert sorted(map(int, set(words["weekdays"].values()))) == list(range(1, 8))


@pytest.mark.parametrize(
    "file", sorted(Path(bot.language.__file__).parent.rglob("*.yaml")), ids=lambda file: f"{file.parent.name}/{file.name}"
)
def test_no_text_of_a_language_hides_another(file: Path) -> None:
    """A key stands once in its place: of two the reader would take the last, and a reply would say another's words."""
    faults = read(file.read_bytes()).faults

    assert [(fault.line, fault.kind) for fault in faults if fault.kind != "anchor"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_negation_is_no_filler(lang: str) -> None:
    """ "inte" and "not" turn a question round and are never left out as small talk."""
    words = table(lang)

    assert not words.negation & words.filler


@pytest.mark.parametrize(
    ("lang", "one", "other"), [("sv", "vann", "vinna"), ("sv", "böcker", "boken"), ("en", "won", "win"), ("en", "paid", "pay")]
)
def test_irregular_forms_share_a_stem(lang: str, one: str, other: str) -> None:
    """vann is a form of vinna, though no stemmer knows."""
    assert table(lang).stem(fold(one)) == table(lang).stem(fold(other))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_group_of_like_meaning_joins_words(lang: str) -> None:
    """A line of `kin` names at least two words or expressions, none of them twice."""
    groups = [line.split(", ") for line in data(lang, "words")["kin"].splitlines() if not line.startswith("#")]

    assert not [group for group in groups if len(group) < 2 or len(set(group)) < len(group) or not all(group)]
