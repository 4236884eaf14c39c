"""What may be told at a given moment: a result is a secret until its ceremony."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from bot.knowledge.model import Award, Edition, PartialDate


def last_day(when: PartialDate) -> date:
    """The last day that a partial date may be."""
    if when.day:
        return when.first
    month = when.month or 12
    return (date(when.year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def held(edition: Edition, now: datetime) -> bool:
    """Whether the ceremony's moment has come: its time, else its day; of a month or a year known only as such, when it is over."""
    when = edition.ceremony.date
    if when is None:
        return now.date() > date(edition.year, 12, 31)
    if when.exact is None:
        # "2025-11": from the month's first day the result may be out, but only its last day is certain.
        return now.date() > last_day(when)
    if edition.ceremony.time:
        return now.replace(tzinfo=None) >= datetime.combine(when.first, edition.ceremony.time)
    return now.date() >= when.first


def told_winner(edition: Edition, now: datetime, timezone: str) -> str | None:
    """The winner, if there is one in the file and its moment has come."""
    return edition.winner if held(edition, now.astimezone(ZoneInfo(timezone)) if now.tzinfo else now) else None


@dataclass(frozen=True)
class Rounds:
    """The editions as they stand at one moment."""

    editions: Mapping[int, Edition]
    award: Award | None
    now: datetime
    """Local time of the award."""

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted(self.editions))

    @cached_property
    def winners(self) -> dict[int, str]:
        """Told winners by year, ascending."""
        return {y: winner for y in self.past if (winner := self.editions[y].winner)}

    @cached_property
    def secret(self) -> dict[int, str]:
        """Winners by year that are in the files, and may not be told yet."""
        return {y: e.winner for y, e in self.editions.items() if e.winner and y not in self.past}

    def won_by(self, *names: str) -> list[int]:
        """The rounds that any of these candidates won, ascending, as far as it may be told."""
        return [year for year, winner in self.winners.items() if winner in names]

    @cached_property
    def past(self) -> tuple[int, ...]:
        """Years of the rounds whose ceremony has been."""
        return tuple(y for y in self.years if held(self.editions[y], self.now))

    @cached_property
    def latest(self) -> int | None:
        return self.past[-1] if self.past else None

    @cached_property
    def coming(self) -> int | None:
        """The next round: one in the files, else the year that the interval leads to."""
        ahead = [y for y in self.years if y not in self.past]
        return ahead[0] if ahead else self.expected

    @cached_property
    def expected(self) -> int | None:
        if not (self.years and self.award and self.award.interval):
            return None
        year = self.years[-1] + self.award.interval
        while year < self.today.year:
            year += self.award.interval
        return year

    @cached_property
    def nearest(self) -> int | None:
        """The round that people mean when they name none: the nearest in time, a past one counted as twice as far."""
        return min(self.years, key=self.distance, default=None)

    def distance(self, year: int) -> int:
        """Days to a round's ceremony; days since it count twice."""
        when = self.editions[year].ceremony.date
        days = ((last_day(when) if when else date(year, 12, 31)) - self.today).days
        return days if days >= 0 else -2 * days

    def neighbours(self, year: int) -> tuple[int | None, int | None]:
        """The rounds just before and after a year."""
        before = [y for y in self.years if y < year]
        after = [y for y in self.years if y > year]
        return (before[-1] if before else None, after[0] if after else None)

    def planned(self, year: int) -> bool:
        """Whether a year without a file is one in which the rhythm puts a round."""
        interval = self.award.interval if self.award else None
        return bool(interval and self.years) and (year - self.years[-1]) % (interval or 1) == 0
