"""The channel's own words in one language, with the knowledge folder's replacements."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from bot.knowledge.model import Knowledge, PartialDate
from bot.language import LANGUAGES, data


@dataclass(frozen=True, slots=True)
class Texts:
    """`texts("help")` is a text as it stands in telegram.yaml; values are filled in as they are, by `html` escaped."""

    lang: str
    knowledge: Knowledge

    def __call__(self, key: str, **values: object) -> str:
        return self._filled(key, {"award": self.award, **values})

    def html(self, key: str, **values: object) -> str:
        return self._filled(key, {name: escape(str(value)) for name, value in {"award": self.award, **values}.items()})

    def table(self, key: str) -> Any:
        """A list or a mapping of telegram.yaml."""
        return data(self.lang, "telegram")[key]

    @property
    def award(self) -> str:
        """What the bot answers about."""
        if self.knowledge.award:
            return self.knowledge.award.name
        return str(self.table("award" if self.knowledge.editions else "subject"))

    def date(self, given: PartialDate | dt.date) -> str:
        """21 november 2023, november 2023 or 2023, as far as it is known."""
        day = given if isinstance(given, PartialDate) else PartialDate(given.year, given.month, given.day)
        if day.month is None:
            return str(day.year)
        month = self.table("months")[day.month - 1]
        if day.day is None:
            return self("date_month", month=month, year=day.year)
        return self("date_day", day=day.day, month=month, year=day.year)

    def moment(self, start: dt.datetime | dt.date) -> str:
        """With the time of day, where there is one."""
        return self("date_time", date=self.date(start), time=f"{start:%H.%M}") if isinstance(start, dt.datetime) else self.date(start)

    def _filled(self, key: str, values: Mapping[str, object]) -> str:
        """Staff's replacement, unless it asks for a value that there is not; else the package's text."""
        replaced = self.knowledge.replies.get(f"telegram-{key}", {}).get(self.lang)
        if replaced is not None:
            with contextlib.suppress(KeyError, IndexError, ValueError, AttributeError):
                return replaced.format(**values)
        return str(self.table(key)).format(**values)


def language(code: str | None, knowledge: Knowledge) -> str:
    """The bot's language for an app that speaks `code` (IETF tag): the award's own when nothing is said, English for others."""
    preferred = [lang for lang in (knowledge.award.languages if knowledge.award else LANGUAGES) if lang in LANGUAGES]
    if not code:
        return preferred[0] if preferred else LANGUAGES[0]
    short = code.split("-")[0].lower()
    return short if short in LANGUAGES else "en"
