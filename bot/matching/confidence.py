"""How likely a match is right: one monotone curve over the score, fitted on the index alone.

Phrasings are hidden and asked: with its fact still there, a question must hit it; with its whole fact hidden, whatever comes is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

import numpy as np
from numpy.typing import NDArray

_SLOPE, _MIDDLE = 5.0, 0.33
"""The shipped curve, for folders too small to learn from, over the score as a share of what a phrasing itself scores."""
_TRUST = 25.0
"""How many questions the shipped curve counts as."""
_MISSES = 0.15
"""Weight of the misses. Real logs have more questions without a fact (15 to 45 %), but most of those are farther off than a phrasing whose
fact is hidden among its neighbours."""
_SHARPER = 1.15
"""For the same reason the curve is a little steeper than the hidden phrasings say."""


_DIGITS = 3
"""Of the curve: with 2 % of the phrasings left out its middle moves by more, and a phrasing elsewhere shall not move all confidences."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Confidence = 1 / (1 + exp(-slope (score / scale - middle))), a logistic curve (Platt 1999)."""

    scale: float = 1.0
    """What a phrasing itself scores, the median."""
    slope: float = _SLOPE
    middle: float = _MIDDLE

    def __call__(self, score: float) -> float:
        return 1 / (1 + exp(-min(max(self.slope * (score / self.scale - self.middle), -30.0), 30.0)))


def fit(scale: float, hits: NDArray[np.float32], right: NDArray[np.bool_], misses: NDArray[np.float32]) -> Curve:
    """The curve nearest to the shares that are right (by likelihood, Newton's method), pulled to the shipped one where little is known.

    `hits`: best scores of hidden phrasings, `right`: whether the fact was theirs; `misses`: best scores with their fact hidden.
    """
    grid = np.linspace(-0.2, 1.2, 15)
    default = 1 / (1 + np.exp(-_SLOPE * (grid - _MIDDLE)))
    x = np.concatenate((hits / scale, misses / scale, grid))
    y: Floats = np.concatenate((right, np.zeros(len(misses)), default))
    weight: Floats = np.concatenate(
        (
            np.full(len(hits), 1 - _MISSES),
            np.full(len(misses), _MISSES),
            np.full(len(grid), _TRUST / len(grid)),
        )
    )
    design = np.stack((x, np.ones_like(x)), axis=1)
    line = np.array([_SLOPE, -_SLOPE * _MIDDLE])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(design @ line, -30, 30)))
        bend = weight * np.maximum(chance * (1 - chance), 1e-6)
        step = np.linalg.solve(design.T @ (design * bend[:, None]), design.T @ (weight * (y - chance)))
        # A whole step can overshoot to a stair where hits and misses hardly overlap, as where staff wrote many phrasings a fact; it is
        # halved until it helps.
        before = _loss(design @ line, y, weight)
        while np.abs(step).max() > 1e-6 and _loss(design @ (line + step), y, weight) > before:
            step = step / 2
        line = line + step
    slope = max(float(line[0]), 0.5)
    return Curve(round(scale, _DIGITS), round(_SHARPER * slope, _DIGITS - 1), round(-float(line[1]) / slope, _DIGITS))


def _loss(line: Floats, y: Floats, weight: Floats) -> float:
    """Negative log-likelihood of a logistic line."""
    return float((weight * (np.logaddexp(0, line) - y * line)).sum())
