"""What speaks for a fact makes it likelier, what speaks against it less likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.chance import WEIGHTS, Evidence, chance, features
from bot.matching.matcher import Match


def match(confidence: float = 0.4, unexplained: tuple[str, ...] = ()) -> Match:
    return Match("opening-hours", confidence, "När öppnar ni?", "sv", 0.5, unexplained, {"likeness": 0.4})


USUAL = Evidence(match(), 0.2, 0.3, explained=2, claim=False, otherwise=False, named=False, known=True, corrected=0, own=True, beside=False)


@pytest.mark.parametrize(
    "change", [{"second": 0.39}, {"second_likeness": 0.4}, {"explained": 1}, {"claim": True}, {"otherwise": True}, {"own": False}]
)
def test_doubt_makes_a_fact_less_likely(change: dict[str, Any]) -> None:
    """A rival as near, words in common with no fact, another thing asked for, another language: each counts against it."""
    assert chance(replace(USUAL, **change)) < chance(USUAL)


def test_words_that_a_fact_leaves_unexplained_count_against_it() -> None:
    """The more of a question a fact has nothing to say of, the less likely it is what was asked for."""
    assert chance(replace(USUAL, best=match(unexplained=("hyra", "moms")))) < chance(USUAL)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_matcher_s_confidence_is_never_turned_round(one: float, other: float) -> None:
    """Of two facts that differ in nothing else the surer one is the likelier one."""
    low, high = sorted((one, other))

    assert chance(replace(USUAL, best=match(low))) <= chance(replace(USUAL, best=match(high)))


def test_every_piece_of_evidence_has_its_weight() -> None:
    """Nothing is measured that does not count, and nothing counts that is not measured."""
    assert features(USUAL).keys() == WEIGHTS.keys()
