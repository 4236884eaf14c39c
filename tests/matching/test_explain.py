from __future__ import annotations

import pytest

from bot.language import LANGUAGES, data
from bot.matching.explain import table
from bot.matching.matcher import Matcher


def test_the_table_tells_what_was_read_found_and_decided(matcher: Matcher) -> None:
    """Corrected words, the best facts with their confidence, what stays unexplained, the decision and its reason."""
    tokens = matcher.read("hur länge har bibloteket öppet för giraffer", "sv")
    matches = matcher.match(tokens, "sv")

    shown = table(tokens, matches, matcher.decide(matches))

    assert "rättat: biblioteket" in shown
    assert "okänt ord" in shown
    assert "giraffer" in shown
    assert matches[0].fact in shown
    assert f"{100 * matches[0].confidence:.0f} %" in shown
    assert "Beslut: " in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_words(matcher: Matcher, lang: str) -> None:
    """No decision is explained by a bare key, in any language."""
    reasons = {"exact", "confident", "nothing", "far", "doubtful", "uncovered", "negation"}

    assert reasons == set(data(lang, "explain")["reason"])
    assert table((), (), matcher.decide(()), lang)
