"""Whether the matcher is right as often as it says: every example asked, the share of right ones set beside the confidence.

A reliability diagram (Murphy and Winkler 1977): questions in bins by confidence, the share that is right for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import exp, log, sqrt
from typing import TYPE_CHECKING

from bot.answering.reply import Conversation

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant

BINS = 10
"""Of equal width, from 0 to 1."""
TRUST = 25.0
"""How many questions the ideal line counts as when the curve is fitted: with few examples the curve stays near it."""
FEW = 20
"""Questions; of fewer nothing is said but the figures."""
NOTICEABLE = 3.0
"""Mean confidence and share of right ones that differ by more than this many hundredths are told as too careful or too sure."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One example, as the matcher took it and as the bot answered."""

    question: str
    own: str
    """The fact that it belongs to."""
    found: str | None
    """The matcher's best."""
    confidence: float
    status: str
    reached: bool
    """The whole bot told the fact that it belongs to."""

    @property
    def right(self) -> bool:
        return self.found == self.own


@dataclass(frozen=True, slots=True)
class Bin:
    """Examples of about the same confidence."""

    least: float
    most: float
    count: int
    right: int
    confidence: float
    """Mean."""

    @property
    def share(self) -> float:
        return self.right / self.count

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies with 95 per cent (Wilson 1927)."""
        z, n = 1.96, self.count
        middle = (self.share + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(self.share * (1 - self.share) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Reliability:
    count: int
    right: int
    """By the matcher alone."""
    missed: tuple[Asked, ...]
    """Examples that the whole bot did not bring to their fact."""
    bins: tuple[Bin, ...]
    """Those that hold anything, by confidence."""
    curve: tuple[tuple[float, float], ...]
    """Confidence and fitted share, over the confidences that occur."""
    confidence: float
    """Mean."""

    @property
    def share(self) -> float:
        return self.right / self.count if self.count else 0.0

    @property
    def verdict(self) -> str:
        """few, careful, sure or even."""
        if self.count < FEW:
            return "few"
        ahead = 100 * (self.share - self.confidence)
        return "careful" if ahead > NOTICEABLE else "sure" if ahead < -NOTICEABLE else "even"


def reliability(assistant: Assistant, now: datetime) -> Reliability:
    """Asks every example of the knowledge, each as a conversation of its own."""
    asked = list(_ask(assistant, now))
    line = fit([(each.confidence, each.right) for each in asked])
    confidences = [each.confidence for each in asked]
    return Reliability(
        count=len(asked),
        right=sum(each.right for each in asked),
        missed=tuple(each for each in asked if not each.reached),
        bins=tuple(bins(asked)),
        curve=tuple((x, line(x)) for x in _steps(min(confidences), max(confidences))) if confidences else (),
        confidence=sum(confidences) / len(asked) if asked else 0.0,
    )


def _ask(assistant: Assistant, now: datetime) -> Iterator[Asked]:
    for fact in assistant.knowledge.facts.values():
        for texts in fact.examples.values():
            for text in texts:
                reply = assistant.answer(text, Conversation(), now)
                best = reply.candidates[0] if reply.candidates else None
                found, confidence = (best.fact, best.confidence) if best else (None, 0.0)
                yield Asked(text, fact.id, found, confidence, reply.status, reply.fact == fact.id)


def bins(asked: Sequence[Asked]) -> Iterator[Bin]:
    """Those that hold anything; a confidence of 1 belongs to the last."""
    for least, most in pairwise(number / BINS for number in range(BINS + 1)):
        own = [each for each in asked if least <= each.confidence < most or (each.confidence >= most == 1.0)]
        if own:
            mean = sum(each.confidence for each in own) / len(own)
            yield Bin(least, most, len(own), sum(each.right for each in own), mean)


def _steps(least: float, most: float, count: int = 40) -> Iterator[float]:
    for step in range(count + 1):
        yield least + (most - least) * step / count


@dataclass(frozen=True, slots=True)
class Line:
    """Share right = 1 / (1 + exp(-(slope * logit(confidence) + shift))); slope 1 and shift 0 is the ideal."""

    slope: float
    shift: float

    def __call__(self, confidence: float) -> float:
        return _chance(self.slope * _logit(confidence) + self.shift)


def fit(pairs: Sequence[tuple[float, bool]]) -> Line:
    """The line nearest to what was right and wrong, in log-odds (Cox 1958), by Newton's method."""
    points = [(_logit(confidence), float(right), 1.0) for confidence, right in pairs]
    ideal = [number / 20 for number in range(1, 20)]
    points += [(_logit(share), share, TRUST / len(ideal)) for share in ideal]
    slope, shift = 1.0, 0.0
    for _ in range(50):
        a = b = c = up = along = 0.0
        for x, y, weight in points:
            chance = _chance(slope * x + shift)
            bend, off = weight * max(chance * (1 - chance), 1e-9), weight * (y - chance)
            a, b, c = a + bend * x * x, b + bend * x, c + bend
            along, up = along + off * x, up + off
        # The ideal line's points keep the matrix well away from singular; a step is bounded, as a whole one can overshoot.
        determinant = a * c - b * b
        steps = (c * along - b * up) / determinant, (a * up - b * along) / determinant
        steps = tuple(max(-1.0, min(1.0, step)) for step in steps)  # type: ignore[assignment]
        slope, shift = slope + steps[0], shift + steps[1]
        if max(map(abs, steps)) < 1e-7:
            break
    return Line(slope, shift)


def _logit(share: float) -> float:
    share = min(max(share, 1e-3), 1 - 1e-3)
    return log(share / (1 - share))


def _chance(x: float) -> float:
    return 1 / (1 + exp(-min(max(x, -30.0), 30.0)))
