"""What tells facts apart: one weight for each feature and fact, learned from the phrasings alone in closed form.

Two linear scores are added, each in its natural unit (a log-likelihood ratio):

* log-odds: ln((mean weight of the feature in the fact + 0.01) / (sum of its means in the others / 100 + 0.01)), for features that the
  fact has; the sum is divided by a fixed number so that facts on other matters change nothing;
* Fisher's linear discriminant (1936), ridge-regularised: W = S^-1 m with S = ridge * I + the scatter within facts, m the facts' means.
  What varies among the phrasings of one fact counts little, what is steady in a fact and differs between facts much.

S^-1 is never formed: with rows Xc (phrasings less their fact's mean), S^-1 m = (m - Xc' (ridge * I + Xc Xc')^-1 Xc m) / ridge (Woodbury 1950).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.matching.features import Rows

Matrix = NDArray[np.float32]

_A = 0.01
_OTHERS = 100
_RIDGE = 0.03
_LOG_ODDS = 0.7
"""Weight of the log-odds beside Fisher's."""
_SCATTER_ROWS = 1500
"""Phrasings that the scatter is estimated from; more cost time (cubed) and change little."""
_CHUNK = 1 << 22


def weights(rows: Rows, facts: NDArray[np.int32], features: int) -> tuple[Matrix, Matrix]:
    """Weight of each feature for each fact (features, facts), and a constant for each fact."""
    number = int(facts.max()) + 1
    means = _means(rows, facts, features, number)
    fisher, constant = _fisher(rows, facts, means)
    fisher += _LOG_ODDS * _log_odds(means)
    return fisher, constant


def _means(rows: Rows, facts: NDArray[np.int32], features: int, number: int) -> Matrix:
    """Mean vector of each fact, (features, facts)."""
    at = rows.ids.astype(np.int64) * number + facts[rows.row_numbers()]
    sums = np.bincount(at, weights=rows.values, minlength=features * number).reshape(features, number)
    return (sums / np.bincount(facts, minlength=number)).astype(np.float32)


def _log_odds(means: Matrix) -> Matrix:
    others = (means.sum(axis=1, keepdims=True) - means) / _OTHERS
    odds = np.zeros_like(means)
    has = means > 0
    odds[has] = np.log((means[has] + _A) / (others[has] + _A))
    return odds


def _fisher(rows: Rows, facts: NDArray[np.int32], means: Matrix) -> tuple[Matrix, Matrix]:
    """Fisher's weights (features, facts) and constants -m W / 2 (facts)."""
    chosen = _spread(facts)
    some, own = rows.take(chosen), facts[chosen]
    number = means.shape[1]
    members = np.zeros((len(chosen), number), dtype=np.float32)
    members[np.arange(len(chosen)), own] = 1
    shares = members / np.maximum(members.sum(axis=0), 1)
    center = lambda matrix: matrix - members @ (shares.T @ matrix)  # noqa: E731
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
