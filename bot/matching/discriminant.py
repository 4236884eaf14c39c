"""What tells facts apart: one weight for each feature and fact, learned from the phrasings alone in closed form.

Two linear scores are added, each in its natural unit (a log-likelihood ratio), the log-odds with a share that hidden phrasings choose:

* log-odds: ln((mean weight of the feature in the fact + 0.01) / (sum of its means in the others / 250 + 0.01)), for features that the
  fact has; the sum is divided by a fixed number so that facts on other matters change nothing;
* Fisher's linear discriminant (1936), ridge-regularised: W = S^-1 m with S = ridge * I + the scatter within facts, m the facts' means.
  What varies among the phrasings of one fact counts little, what is steady in a fact and differs between facts much.

S^-1 is never formed: with rows Xc (phrasings less their fact's mean), by Woodbury (1950)
S^-1 m = (m - Xc' (ridge * I + Xc Xc')^-1 Xc m) / ridge.
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
"""Phrasings that the scatter is estimated from; more cost time (cubed) and change little."""
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
        scores: NDArray[np.float32] = vector.values @ self.matrix[vector.ids] + self.constants
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
class Parts:
    """Both scores' weights (features, facts), before they are added."""

    fisher: Matrix
    odds: Matrix
    constants: NDArray[np.float32]

    def weights(self, share: float) -> Dense:
        return Dense(self.fisher + np.float32(share) * self.odds, self.constants)

    def all_scores(self, rows: Rows) -> tuple[Matrix, Matrix]:
        """Both scores of rows, (rows, facts) each."""
        return onto(rows, self.fisher) + self.constants, onto(rows, self.odds)


def is_wide(features: int, facts: int) -> bool:
    """Whether facts and features are too many for a matrix, so that log-odds alone serve."""
    return features * facts > _DENSE_MOST


def learn(rows: Rows, facts: NDArray[np.int32], features: int) -> Parts:
    """What the phrasings teach."""
    means = _means(rows, facts, features, int(facts.max()) + 1)
    fisher, constants = _fisher(rows, facts, means)
    return Parts(fisher, _log_odds(means), constants)


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


def _fisher(rows: Rows, facts: NDArray[np.int32], means: Matrix) -> tuple[Matrix, Matrix]:
    """Fisher's weights (features, facts) and constants -m W / 2 (facts)."""
    chosen = _spread(facts)
    some, own = rows.take(chosen), facts[chosen]
    number = means.shape[1]
    members = np.zeros((len(chosen), number), dtype=np.float32)
    members[np.arange(len(chosen)), own] = 1
    shares = members / np.maximum(members.sum(axis=0), 1)

    def center(matrix: Matrix) -> Matrix:
        centered: Matrix = matrix - members @ (shares.T @ matrix)
        return centered

    scatter = center(center(_products(some, means.shape[0])).T) * np.float32(len(facts) / len(chosen))
    scatter[np.diag_indices_from(scatter)] += _RIDGE
    solved = np.linalg.solve(scatter, center(onto(some, means)))
    solved = (solved - shares @ (members.T @ solved)) * np.float32(len(facts) / len(chosen))
    fisher = (means - _spread_back(some, solved, means.shape[0])) / np.float32(_RIDGE)
    return fisher, -np.einsum("df,df->f", means, fisher) / 2


def _spread(facts: NDArray[np.int32]) -> NDArray[np.int64]:
    """At most _SCATTER_ROWS phrasings, evenly over the facts."""
    if len(facts) <= _SCATTER_ROWS:
        return np.arange(len(facts))
    order = np.argsort(facts, kind="stable")
    return order[np.linspace(0, len(order) - 1, _SCATTER_ROWS).astype(np.int64)]


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
