"""What speaks for a fact makes it likelier, what speaks against it less likely."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.chance import WEIGHTS, Evidence, chance, features
from bot.matching.matcher import Match


def match(confidence: float = 0.4, coverage: float = 0.5, likeness: float = 0.4) -> Match:
    return Match("opening-hours", confidence, "När öppnar ni?", "sv", coverage, (), {"likeness": likeness})


USUAL = Evidence(match(), 0.2, left=1, head=False, refused=False, elsewhere=False, named=False, dated=False, computed=False, words=6)


@pytest.mark.parametrize("change", [{"refused": True}, {"elsewhere": True}, {"left": 3}, {"head": True}, {"second": 0.39}])
def test_doubt_makes_a_fact_less_likely(change: dict[str, Any]) -> None:
    """A nearer fact that does not hold, a word unexplained, another matter: each counts against it."""
    assert chance(replace(USUAL, **change)) < chance(USUAL)


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_matcher_s_confidence_is_never_turned_round(one: float, other: float) -> None:
    """Of two facts that differ in nothing else the surer one is the likelier one."""
    low, high = sorted((one, other))

    assert chance(replace(USUAL, best=match(low))) <= chance(replace(USUAL, best=match(high)))


def test_every_piece_of_evidence_has_its_weight() -> None:
    """Nothing is measured that does not count, and nothing counts that is not measured."""
    assert features(USUAL).keys() == WEIGHTS.keys()
