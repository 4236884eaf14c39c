"""The award's rounds as rows, for pictures and for the same in words. A winner is never told before its ceremony's moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.answering.told import held, told_winner
from bot.knowledge.model import Edition, Knowledge

Part = Literal["winner", "nominee", "withdrew", "applicant"]


@dataclass(frozen=True, slots=True)
class Round:
    year: int
    winner: str | None
    """None where it is not known or not to be told yet."""
    waits: bool
    """The ceremony is still to come."""
    others: tuple[str, ...] | None
    """The nominees but the winner; None where they are not known."""
    edition: Edition


@dataclass(frozen=True, slots=True)
class Taking:
    """What a candidate was in one round."""

    year: int
    part: Part
    winner: str | None
    """Who won, if it was another and that may be told."""
    others: tuple[str, ...]
    """The other nominees, the winner left out."""


def rounds(knowledge: Knowledge, now: datetime) -> list[Round]:
    """Newest first."""
    return [_round(edition, now) for _, edition in sorted(knowledge.editions.items(), reverse=True)]


def _round(edition: Edition, now: datetime) -> Round:
    winner = told_winner(edition, now, str(now.tzinfo))
    others = None if edition.nominees is None else tuple(name for name in edition.nominees if name != winner)
    return Round(edition.year, winner, not held(edition, now), others, edition)


def history(knowledge: Knowledge, name: str, now: datetime) -> list[Taking]:
    """Newest first; empty where the candidate is not known to have taken part."""
    return list(_takings(knowledge, name, now))


def _takings(knowledge: Knowledge, name: str, now: datetime) -> Iterator[Taking]:
    for each in rounds(knowledge, now):
        nominees = each.edition.nominees or ()
        others = tuple(other for other in nominees if other not in (name, each.winner))
        if each.winner == name:
            yield Taking(each.year, "winner", None, others)
        elif name in each.edition.withdrew:
            yield Taking(each.year, "withdrew", each.winner, others)
        elif name in nominees:
            yield Taking(each.year, "nominee", each.winner, others)
        elif name in (each.edition.applicants or ()):
            yield Taking(each.year, "applicant", each.winner, ())


def start(edition: Edition, zone: ZoneInfo) -> datetime | date | None:
    """When the ceremony begins: a moment, a day, or None where the day is not known."""
    day = edition.ceremony.date.exact if edition.ceremony.date else None
    if day is None or edition.ceremony.time is None:
        return day
    return datetime.combine(day, edition.ceremony.time, zone)
