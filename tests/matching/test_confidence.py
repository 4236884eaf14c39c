from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching.confidence import Curve, fit


@given(st.lists(st.floats(-50, 50), min_size=2, max_size=20))
def test_a_better_score_is_never_less_sure(scores: list[float]) -> None:
    """The curve rises, and stays between 0 and 1."""
    shares = [Curve(scale=5.0)(score) for score in sorted(scores)]

    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


@settings(deadline=None)
@given(st.integers(0, 50), st.floats(0.5, 20))
def test_a_fitted_curve_rises_on_any_sample(seed: int, scale: float) -> None:
    """Whatever the hidden phrasings scored, more score is not less confidence."""
    rng = np.random.default_rng(seed)
    hits = rng.normal(5, 5, 30).astype(np.float32)
    curve = fit(scale, hits, rng.random(30) < 0.5, rng.normal(3, 5, 30).astype(np.float32))

    assert curve.slope > 0
    assert 0 < curve(-100.0) < curve(100.0) < 1


def test_confidence_follows_the_share_that_is_right() -> None:
    """Where nine of ten hidden phrasings hit, confidence is near 0.9; where one does, near 0.1."""
    rng = np.random.default_rng(3)
    scores = rng.uniform(0, 10, 4000).astype(np.float32)
    right = rng.random(4000) < 1 / (1 + np.exp(-(scores - 5)))
    curve = fit(10.0, scores, right, np.zeros(0, dtype=np.float32))

    assert 0.85 < curve(5 + 2.2) < 0.97
    assert 0.03 < curve(5 - 2.2) < 0.15
