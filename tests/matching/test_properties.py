from __future__ import annotations

import random
import unicodedata
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.matching.matcher import Match, Matcher, Phrasing
from bot.matching.near import similarity
from tests.matching.library import QUESTIONS, phrasings

ASKED = st.sampled_from([text for texts in QUESTIONS.values() for text in texts]) | st.sampled_from(
    ["hur dags stänger ni", "vad kostar sen bok", "får jag söka stipendiet", "bibliotek i håbo", "vem vann 2023", "lånkort"]
)
FREE = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def reached(matches: tuple[Match, ...]) -> list[tuple[str, float]]:
    return [(match.fact, round(match.confidence, 5)) for match in matches]


@FREE
@given(text=ASKED)
def test_case_never_matters(matcher: Matcher, text: str) -> None:
    """Shouted or whispered, a question is the same question."""
    assert reached(matcher.match(text.upper(), "sv")) == reached(matcher.match(text.lower(), "sv")) == reached(matcher.match(text, "sv"))


@FREE
@given(text=ASKED, spaces=st.lists(st.sampled_from([" ", "  ", "\t", "\n", "\u00a0", " ! ", ", "]), min_size=8, max_size=8))
def test_spacing_and_punctuation_never_matter(matcher: Matcher, text: str, spaces: list[str]) -> None:
    """Spaces, line breaks and commas between words change nothing."""
    words = text.split()
    spaced = "".join(word + space for word, space in zip(words, spaces, strict=False)) + " ".join(words[len(spaces) :])

    assert reached(matcher.match(f"  {spaced}", "sv")) == reached(matcher.match(text, "sv"))


@FREE
@given(text=ASKED, form=st.sampled_from(["NFC", "NFD"]))
def test_unicode_form_never_matters(matcher: Matcher, text: str, form: Literal["NFC", "NFD"]) -> None:
    """Å as one character or as two is the same letter (Macs send two)."""
    assert reached(matcher.match(unicodedata.normalize(form, text), "sv")) == reached(matcher.match(text, "sv"))


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 1000), text=ASKED)
def test_order_of_phrasings_never_matters(matcher: Matcher, seed: int, text: str) -> None:
    """Files may be read in any order."""
    shuffled = phrasings()
    random.Random(seed).shuffle(shuffled)
    again = Matcher.build(shuffled, synonyms={"sv": [["lånekort", "bibliotekskort"]]}, vocabulary=["Karlstad", "kvalitetsmässan"])

    assert again.match(text, "sv") == matcher.match(text, "sv")


@settings(max_examples=40, deadline=None)
@given(
    pairs=st.lists(
        st.tuples(st.sampled_from("abcd"), st.text("abcdeåäö 12?", min_size=1, max_size=25)),
        min_size=1,
        max_size=12,
        unique_by=lambda p: p[1],
    ).filter(lambda pairs: all(any(c.isalnum() for c in text) for _, text in pairs))
)
def test_an_exact_phrasing_always_reaches_its_own_fact(pairs: list[tuple[str, str]]) -> None:
    """Whatever staff write, asked back letter for letter it is found, unless two facts have the very same words."""
    matcher = Matcher.build(Phrasing(fact, text, "sv") for fact, text in pairs)
    said = {text: tuple(token.word for token in matcher.read(text, "sv")) for _, text in pairs}

    for fact, text in pairs:
        twins = {other for other, same in pairs if said[same] == said[text]}
        if twins == {fact}:
            assert matcher.match(text, "sv")[0].fact == fact


STRANGERS = ["Xyzzy wqxz?", "Zwq zxqy", "Qqq wxw zzyx?"]


@pytest.mark.parametrize(
    "text", ["hur dags stänger ni", "vad kostar sen bok", "får jag söka stipendiet", "bibliotek i håbo", "låna böcker", "vem vann 2023"]
)
def test_a_fact_on_other_matters_changes_nothing(matcher: Matcher, text: str) -> None:
    """A new fact that shares no word and no letter group with a question never changes which fact it reaches."""
    before = matcher.match(text, "sv")
    more = [*phrasings(), *(Phrasing("stranger", stranger, "sv") for stranger in STRANGERS)]
    after = Matcher.build(more, synonyms={"sv": [["lånekort", "bibliotekskort"]]}, vocabulary=["Karlstad", "kvalitetsmässan"]).match(
        text, "sv"
    )

    assert after[0].fact == before[0].fact


@FREE
@given(text=st.text(max_size=300), lang=st.sampled_from(["sv", "en", "no", "xx", None]))
def test_nothing_crashes_on_any_text(matcher: Matcher, text: str, lang: str | None) -> None:
    """Any characters at all: tokens lie inside the text, confidences between 0 and 1, and a decision comes out."""
    tokens = matcher.read(text, lang)
    matches = matcher.match(text, lang)

    assert all(0 <= token.start <= token.end <= len(text) for token in tokens)
    assert all(0 <= match.confidence <= 1 and 0 <= match.coverage <= 1 + 1e-9 for match in matches)
    assert matcher.decide(matches).outcome in {"sure", "unsure", "unknown"}


def test_very_long_questions_end(matcher: Matcher) -> None:
    """A page pasted into the chat is read like anything else."""
    assert matcher.match("när har biblioteket öppet " * 500, "sv")


@FREE
@given(a=st.text("abcdefgh", max_size=12), b=st.text("abcdefgh", max_size=12))
def test_similarity_is_symmetric_enough_and_one_for_equals(a: str, b: str) -> None:
    """A share between 0 and 1; 1 for the same word."""
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, a) == 1
