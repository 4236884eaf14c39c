"""How old what we know is: when it was last compared with its source, and whether that is too long ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from bot.knowledge.model import Fact, Knowledge, PartialDate, Person, Source

Aging: TypeAlias = Fact | Person | Source
"""What has a day on which it was last checked."""

USUAL = 12
"""Months, where no award says after how many something counts as old."""


def limit(knowledge: Knowledge) -> int:
    """Months after which something that was checked counts as old."""
    return knowledge.award.ages_after_months if knowledge.award else USUAL


def months(since: PartialDate, today: date) -> int:
    """Whole months between the calendar month of a date and today's; of a year alone since its last month."""
    return (today.year - since.year) * 12 + today.month - (since.month or 12)


def is_old(checked: PartialDate | None, knowledge: Knowledge, today: date) -> bool:
    """Never for what has no such date: it cannot change any more."""
    return checked is not None and months(checked, today) > limit(knowledge)


def aging(knowledge: Knowledge) -> Iterator[Aging]:
    """All that can grow old."""
    yield from knowledge.facts.values()
    yield from knowledge.people.values()
    yield from knowledge.sources.values()


def shown(day: PartialDate) -> str:
    """2023-11-21, 2023-11 or 2023."""
    return "-".join(f"{part:02}" for part in (day.year, day.month, day.day) if part)
