from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.detect import detect


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Vem vann 2013?", "sv"),
        ("vad ar utmarkelsen", "sv"),
        ("Får man inte söka?", "sv"),
        ("Who won in 2013?", "en"),
        ("what is the award", "en"),
        ("Hvem vant i 2013?", "no"),
        ("hva er prisen", "no"),
        ("Hvornår er fristen?", "da"),
        ("hvad er prisen", "da"),
        ("Karlskoga 2023?", None),
        ("", None),
        ("¿Quién ganó?", None),
    ],
)
def test_a_few_small_words_tell_the_language(text: str, lang: str | None) -> None:
    """Swedish, English, Norwegian and Danish are told apart; a name alone, or another language, is not guessed."""
    assert detect(text) == lang


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Nothing crashes."""
    assert detect(text) in {"sv", "en", "no", "da", None}
