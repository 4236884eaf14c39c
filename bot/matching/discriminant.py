"""What tells facts apart: one weight for each feature and fact, learned from the phrasings alone in closed form.

Up to three linear scores are added:

* log-odds, half: ln((mean weight of the feature in the fact + 0.01) / (sum of its means in the others / 250 + 0.01)), for features that the
  fact has; the sum is divided by a fixed number so that facts on other matters change nothing;
* Fisher's linear discriminant (1936), ridge-regularised: W = S^-1 m with S = ridge * I + the scatter within facts, m the facts' means.
  What varies among the phrasings of one fact counts little, what is steady in a fact and differs between facts counts much;
* where phrasings are few, a machine of squared hinges, each fact against the rest (`_margins`).

Nothing is inverted but matrices of phrasings x phrasings. With rows Xc (phrasings less their fact's mean), by Woodbury (1950)
S^-1 m = (m - Xc' (ridge * I + Xc Xc')^-1 Xc m) / ridge. From the same inverses follows what each phrasing would score had it not been
learned from, so nothing is learned twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import Rows, Vector, by_fact

Matrix = NDArray[np.float32]

_A = 0.01
_OTHERS = 250
_RIDGE = 0.045
_SCATTER_ROWS = 1000
"""Phrasings that the scatter is estimated from; more cost time (cubed) and change little. Above it the hinges, which need all, are left
out: with many phrasings a fact they add little, and on a part of the phrasings they lose."""
_HIDDEN_MOST = 1000
"""Phrasings whose score without them is worked out."""
_LEAST_LEFT = 0.15
"""What is left of a row's own direction without it, at least: in a sample that stands for ten times as many rows, a row may hold all but a
hundredth of its direction, and what is worked out without it would be that much noise. At 0.001 the middle of the curve moved by 0.07 with
two in a thousand phrasings, at 0.15 by less than 0.03."""
_ODDS = 0.5
_HINGES = 2.0
_SOFTNESS = 0.2
_BIAS = 0.3
_STEPS = 20
"""Share of each score, and the hinges' ridge, constant feature and steps: see docs/matching.md for what they were tuned on."""
_LEAF = 96
"""Below this size a matrix is inverted by LAPACK."""
_CHUNK = 1 << 22
_DENSE_MOST = 30_000_000
"""Entries of a matrix of weights: some 25 MB, and as many milliseconds to learn again and again."""
_LEAST_ODDS = 0.1
_COMMON, _COMMON_SHARE = 500, 8
"""In a wide index, a feature that more than 500 facts and every eighth of them have brings nothing up: too common to tell facts apart."""


@dataclass(frozen=True, slots=True)
class Dense:
    """Weights of all features for all facts, and a constant for each fact."""

    matrix: Matrix
    """(features, facts)"""
    constants: NDArray[np.float32]

    def scores(self, vector: Vector) -> NDArray[np.float32]:
        """(facts)"""
        scores: NDArray[np.float32] = vector.values @ self.matrix.take(vector.ids, axis=0) + self.constants
        return scores

    def all_scores(self, rows: Rows) -> Matrix:
        """(rows, facts)"""
        return onto(rows, self.matrix) + self.constants


@dataclass(frozen=True, slots=True)
class Sparse:
    """Log-odds alone, for features that a fact has: feature d's facts lie at starts[d]:starts[d + 1]."""

    starts: NDArray[np.int64]
    facts: NDArray[np.int32]
    values: NDArray[np.float32]
    others: NDArray[np.float32]
    """(features) What the log-odds of a feature are against."""
    number: int

    def scores(self, vector: Vector) -> NDArray[np.float32]:
        """(facts)"""
        pieces = [(int(a), int(b)) for a, b in zip(self.starts[vector.ids], self.starts[vector.ids + 1], strict=True)]
        if not pieces:
            return np.zeros(self.number, dtype=np.float32)
        at = np.concatenate([self.facts[a:b] for a, b in pieces])
        weighed = np.concatenate([self.values[a:b] * value for (a, b), value in zip(pieces, vector.values, strict=True)])
        return np.bincount(at, weights=weighed, minlength=self.number).astype(np.float32)

    def all_scores(self, rows: Rows) -> Matrix:
        """(rows, facts)"""
        return np.stack([self.scores(rows.vector(n)) for n in range(len(rows))])

    def alone(self, row: Vector, siblings: Rows) -> float:
        """The score of a row for its own fact if the fact did not have it; `siblings`: the fact's rows, this one among them."""
        sums = np.bincount(siblings.ids, weights=siblings.values, minlength=len(self.others))[row.ids] - row.values
        means = np.maximum(sums, 0).astype(np.float32) / max(1, len(siblings) - 1)
        return float(row.values @ np.where(means > 1e-6, _odds(means, self.others[row.ids]), 0))


Weights = Dense | Sparse


@dataclass(frozen=True, slots=True)
class Learned:
    weights: Weights
    hidden: NDArray[np.int64]
    """Some phrasings of facts that have others too …"""
    scores: Matrix
    """… and the scores of all facts for them, as if each had not been learned from (hidden, facts)."""


def is_wide(features: int, facts: int) -> bool:
    """Whether facts and features are too many for a matrix, so that log-odds alone serve."""
    return features * facts > _DENSE_MOST


def learn(rows: Rows, facts: NDArray[np.int32], features: int, lots: NDArray[np.int64]) -> Learned:
    """What the phrasings teach. `facts`: each phrasing's, ascending; `lots`: by which some are drawn where not all can be looked at."""
    number = int(facts.max()) + 1
    sizes = np.bincount(facts, minlength=number)
    if is_wide(features, number):
        sparse = learn_wide(rows, facts, features)
        hidden = _hidden(lots, sizes[facts])
        return Learned(sparse, hidden, _without_each(sparse, rows, facts, hidden))
    means = _means(rows, facts, features, number)
    chosen = drawn(lots, _SCATTER_ROWS)
    places = _hidden(lots[chosen], sizes[facts[chosen]])
    some, own = rows.take(chosen), facts[chosen]
    products = _products(some, features)
    odds = np.float32(_ODDS) * _log_odds(means)
    weights, constants, without = _fisher(some, own, means, products, places, sizes)
    weights += odds
    scores = without + onto(some.take(places), odds)
    for n, place in enumerate(places.tolist()):
        row, fact = some.vector(place), own[place]
        left = (means[row.ids, fact] * sizes[fact] - row.values) / (sizes[fact] - 1)
        others = means[row.ids].sum(axis=1) / np.float32(_OTHERS)
        scores[n, fact] += row.values @ (np.where(left > 1e-6, _ODDS * _odds(left, others), 0) - odds[row.ids, fact])
    if len(chosen) == len(facts):
        hinges, constant, without = _margins(own, products, places, number)
        weights += _spread_back(some, hinges, features)
        constants, scores = constants + constant, scores + without
    return Learned(Dense(weights, constants), chosen[places], scores)


def drawn(lots: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """The places of those with the lowest lots, ascending; of equals, the first."""
    return np.sort(np.argsort(lots, kind="stable")[:most])


def _hidden(lots: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places of some _HIDDEN_MOST whose fact has more than one phrasing."""
    several = np.flatnonzero(sizes > 1)
    return several[drawn(lots[several], _HIDDEN_MOST)]


def _without_each(weights: Sparse, rows: Rows, facts: NDArray[np.int32], hidden: NDArray[np.int64]) -> Matrix:
    if not len(hidden):
        return np.zeros((0, weights.number), dtype=np.float32)
    scores = weights.all_scores(rows.take(hidden))
    for n, row in enumerate(hidden.tolist()):
        first, last = np.searchsorted(facts, (facts[row], facts[row] + 1))
        scores[n, facts[row]] = weights.alone(rows.vector(row), rows.between(int(first), int(last)))
    return scores


def learn_wide(rows: Rows, facts: NDArray[np.int32], features: int) -> Sparse:
    """Log-odds, in two passes over pieces, so that what is common is dropped before it is kept."""
    number = int(facts.max()) + 1
    sizes = np.bincount(facts, minlength=number).astype(np.float32)
    total = np.zeros(features)
    having = np.zeros(features, dtype=np.int64)
    for fact, ids, sums in by_fact(rows, facts, features):
        total += np.bincount(ids, weights=sums / sizes[fact], minlength=features)
        having += np.bincount(ids, minlength=features)
    others = (total / _OTHERS).astype(np.float32)
    rare = having <= max(_COMMON, number // _COMMON_SHARE)
    kept: list[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float32]]] = []
    for fact, ids, sums in by_fact(rows, facts, features):
        odds = _odds(sums / sizes[fact], others[ids])
        keep = (odds > _LEAST_ODDS) & rare[ids]
        kept.append((ids[keep], fact[keep], odds[keep]))
    ids = np.concatenate([piece[0] for piece in kept])
    order = np.argsort(ids, kind="stable").astype(np.int32)
    starts = np.concatenate(([0], np.cumsum(np.bincount(ids, minlength=features))))
    del ids
    return Sparse(
        starts, np.concatenate([piece[1] for piece in kept])[order], np.concatenate([piece[2] for piece in kept])[order], others, number
    )


def _odds(means: Matrix, others: Matrix) -> Matrix:
    """Log-odds, from a fact's means and the sums of the others' (a fact's own share in that sum taken out here)."""
    odds: Matrix = np.log((means + np.float32(_A)) / (np.maximum(others - means / np.float32(_OTHERS), 0) + np.float32(_A)))
    return odds


def _means(rows: Rows, facts: NDArray[np.int32], features: int, number: int) -> Matrix:
    """Mean vector of each fact, (features, facts)."""
    at = rows.ids.astype(np.int64) * number + facts[rows.row_numbers()]
    sums = np.bincount(at, weights=rows.values, minlength=features * number).reshape(features, number)
    return (sums / np.bincount(facts, minlength=number)).astype(np.float32)


def _log_odds(means: Matrix) -> Matrix:
    others = np.broadcast_to(means.sum(axis=1, keepdims=True) / np.float32(_OTHERS), means.shape)
    odds = np.zeros_like(means)
    has = means > 0
    odds[has] = _odds(means[has], others[has])
    return odds


def _fisher(
    some: Rows, own: NDArray[np.int32], means: Matrix, products: Matrix, places: NDArray[np.int64], sizes: NDArray[np.int64]
) -> tuple[Matrix, Matrix, Matrix]:
    """Fisher's weights W (features, facts), constants -m W / 2 (facts), and the scores of the rows at `places` without each of them.

    `some`: the rows that the scatter is estimated from, `products` among them, `own` their facts; `sizes`: phrasings of each fact."""
    number = means.shape[1]
    members = np.zeros((len(own), number), dtype=np.float32)
    members[np.arange(len(own)), own] = 1
    here = np.maximum(members.sum(axis=0), 1)
    shares = members / here
    grown = np.float32(sizes.sum() / len(own))

    def center(matrix: Matrix) -> Matrix:
        centered: Matrix = matrix - members @ (shares.T @ matrix)
        return centered

    half = center(products)
    scatter = center(half.T) * grown
    scatter[np.diag_indices_from(scatter)] += np.float32(_RIDGE)
    inverse = inverted(scatter)
    onto_means = onto(some, means)
    solved = inverse @ center(onto_means)
    solved = (solved - shares @ (members.T @ solved)) * grown
    fisher = (means - _spread_back(some, solved, means.shape[0])) / np.float32(_RIDGE)
    norms = np.einsum("df,df->f", means, fisher)
    # Without row x: the scatter loses a multiple of z z', z = x less the mean of its fact among `some` (Sherman and Morrison 1950), and its
    # fact's mean moves. Below, xz stands for x S^-1 z, and so on.
    n, fact = np.arange(len(places)), own[places]
    reach = half.T[places]
    back = reach @ inverse
    scores = onto(some, fisher)
    x = scores[places]
    xx = (products[places, places] - grown * np.einsum("ij,ij->i", back, reach)) / np.float32(_RIDGE)
    xz = back[n, places]
    zz = (1 - np.float32(_RIDGE) * inverse[places, places]) / grown
    z = x - (shares.T @ scores)[fact]
    lost = grown * here[fact] / np.maximum(here[fact] - 1, 1)
    lost = lost / np.maximum(1 - lost * zz, _LEAST_LEFT if grown > 1 else 1e-3)
    scores = x + (lost * xz)[:, None] * z - (norms + lost[:, None] * z * z) / 2
    kept = sizes[fact] / (sizes[fact] - 1)
    xm, mm, xx = x[n, fact] + lost * xz * z[n, fact], norms[fact] + lost * z[n, fact] ** 2, xx + lost * xz * xz
    gone = kept - 1
    scores[n, fact] = kept * xm - gone * xx - (kept * kept * mm - 2 * kept * gone * xm + gone * gone * xx) / 2
    return fisher, -norms / 2, scores.astype(np.float32)


def _margins(own: NDArray[np.int32], products: Matrix, places: NDArray[np.int64], number: int) -> tuple[Matrix, Matrix, Matrix]:
    """Squared hinges with a ridge, each fact against the rest, facts of equal weight: multiples of the rows (rows, facts), constants, and
    scores at `places` without each.

    Least squares, again and again, to targets that give way where a row is on the right side by more than asked (Ho and Kashyap 1965):
    each step lowers the squared hinge, and all share one inverse. Without a row, least squares misses its target by residual / (1 - its
    leverage), here coefficient / diagonal of the inverse (Allen 1974)."""
    sign = np.full((len(own), number), -1, dtype=np.float32)
    sign[np.arange(len(own)), own] = 1
    weight: Matrix = (_SOFTNESS * number / len(own) * np.bincount(own)[own, None]).astype(np.float32)
    kernel = products + np.float32(_BIAS)
    kernel[np.diag_indices_from(kernel)] += weight[:, 0]
    inverse = inverted(kernel)
    target = sign
    for _ in range(_STEPS):
        target = sign * np.maximum(1, sign * (target - weight * (inverse @ target)))
    multiples = inverse @ target
    without = target[places] - multiples[places] / inverse[places, places][:, None]
    share = np.float32(_HINGES)
    return share * multiples, share * np.float32(_BIAS) * multiples.sum(axis=0), share * without


def inverted(matrix: Matrix) -> Matrix:
    """The inverse of a symmetric positive matrix."""
    return _inverted(matrix.astype(np.float64)).astype(np.float32)


def _inverted(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    """By halves (Schur complement): products of matrices, several times as fast as LAPACK's on one busy core."""
    half = len(matrix) // 2
    if half < _LEAF:
        return np.asarray(np.linalg.inv(matrix), dtype=np.float64)
    first = _inverted(matrix[:half, :half])
    across = first @ matrix[:half, half:]
    last = _inverted(matrix[half:, half:] - matrix[half:, :half] @ across)
    corner = across @ last
    out = np.empty_like(matrix)
    out[:half, :half], out[:half, half:] = first + corner @ across.T, -corner
    out[half:, :half], out[half:, half:] = -corner.T, last
    return out


def _products(rows: Rows, features: int) -> Matrix:
    """All inner products of rows. Frequent features by a dense product, the many rare ones pair by pair."""
    n = len(rows)
    order = np.argsort(rows.ids, kind="stable")
    ids, row, values = rows.ids[order], rows.row_numbers()[order], rows.values[order]
    having = np.bincount(ids, minlength=features)
    frequent = np.flatnonzero(having > max(8, n // 16))
    column = np.full(features, -1)
    column[frequent] = np.arange(len(frequent))
    dense = np.zeros((n, len(frequent)), dtype=np.float32)
    often = column[ids] >= 0
    dense[row[often], column[ids[often]]] = values[often]
    products = dense @ dense.T
    flat = products.reshape(-1)
    first = np.concatenate(([0], np.cumsum(having)))[:-1]
    for size in np.unique(having[having <= max(8, n // 16)]):
        at = first[having == size][:, None] + np.arange(size)
        r, v = row[at].astype(np.int64), values[at]
        np.add.at(flat, (r[:, :, None] * n + r[:, None, :]).reshape(-1), (v[:, :, None] * v[:, None, :]).reshape(-1))
    return products


def onto(rows: Rows, matrix: Matrix) -> Matrix:
    """Rows times a dense matrix (features, facts), in pieces that stay small."""
    out = np.zeros((len(rows), matrix.shape[1]), dtype=np.float32)
    step = max(1, _CHUNK // max(1, matrix.shape[1]) // 64)
    for a in range(0, len(rows), step):
        starts = rows.starts[a : a + step + 1]
        part = slice(int(starts[0]), int(starts[-1]))
        out[a : a + step] = _sums(matrix[rows.ids[part]] * rows.values[part, None], starts - starts[0])
    return out


def _sums(values: Matrix, starts: NDArray[np.int64]) -> Matrix:
    """Sums of consecutive groups of rows; a group may be empty."""
    sums = np.zeros((len(starts) - 1, values.shape[1]), dtype=np.float32)
    full = np.flatnonzero(np.diff(starts))
    if len(full):
        sums[full] = np.add.reduceat(values, starts[full], axis=0)
    return sums


def _spread_back(rows: Rows, matrix: Matrix, features: int) -> Matrix:
    """The transposed rows times a dense matrix (rows, facts): (features, facts)."""
    order = np.argsort(rows.ids, kind="stable")
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows.ids, minlength=features))))
    by_feature = Rows(starts, rows.row_numbers()[order], rows.values[order])
    return onto(by_feature, matrix)
