"""Words for answers: texts of the package with the folder's own on top, their slots filled; lists, numbers, dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from bot.knowledge.model import Knowledge, Member, Noun, PartialDate, Texts
from bot.language import data

SLOT = re.compile(r"{(\w+)}")


class Wording:
    """One language's texts for one knowledge folder."""

    def __init__(self, lang: str, knowledge: Knowledge) -> None:
        self.lang = lang
        self._texts: dict[str, str] = dict(data(lang, "replies")["replies"])
        self._texts |= {name: texts[lang] for name, texts in knowledge.replies.items() if lang in texts}
        self._forms: Mapping[str, list[str]] = data(lang, "replies")["forms"]
        self._knowledge = knowledge

    @cached_property
    def fixed(self) -> dict[str, str]:
        """Slots that every text may use: the award's name, its event, what a candidate is called, whom to ask."""
        award = self._knowledge.award
        if not award:
            one, the, many = self._forms["candidate"]
            return {"award": "", "event": "", "city": "", "organiser": "", "one": one, "the": the, "many": many, "interval": ""}
        noun = award.candidate.get(self.lang) or Noun(*self._forms["candidate"])
        return {
            "award": award.name,
            "event": award.event or self._texts["the_event"],
            "city": award.city or "",
            "organiser": self.text(award.organiser) or self._texts["the_organiser"],
            "one": noun.one,
            "the": noun.the,
            "many": noun.many,
            "interval": self._texts.get(f"every_{award.interval}", self._texts["every_n"].replace("{n}", str(award.interval or ""))),
        }

    @property
    def months(self) -> list[str]:
        """Names of the months in lower case."""
        return [month.casefold() for month in self._forms["months"]]

    def has(self, name: str) -> bool:
        return bool(self._texts.get(name))

    def phrase(self, key: str, /, **slots: object) -> str:
        """The text of that name with its slots filled; KeyError for a text or slot that is not there (a programmer's mistake)."""
        values = {**self.fixed, **slots}
        text = SLOT.sub(lambda m: str(values[m[1]]), self._texts[key])
        return (
            re.sub(r"[ \t]{2,}", " ", text)
            .replace(" .", ".")
            .replace(" ,", ",")
            .replace(",.", ".")
            .replace("..", ".")
            .replace(" \n", "\n")
            .strip()
        )

    def say(self, key: str, /, **slots: object) -> str:
        """The same as a sentence, beginning with a capital."""
        text = self.phrase(key, **slots)
        return text[:1].upper() + text[1:]

    def text(self, texts: Texts) -> str:
        """The text in this language, else in the first there is."""
        return texts.get(self.lang) or next(iter(texts.values()), "")

    def number(self, n: int) -> str:
        """Small numbers in letters, larger ones in figures."""
        words = self._forms["numbers"]
        return words[n] if 0 <= n < len(words) else str(n)

    def ordinal(self, n: int) -> str:
        words = self._forms["ordinals"]
        return words[n] if 0 <= n < len(words) else self._texts["nth"].replace("{n}", str(n))

    def names(self, names: Iterable[str]) -> str:
        """ "A, B och C"."""
        names = list(names)
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self._texts['and']} {names[-1]}"

    def lines(self, items: Iterable[str]) -> str:
        return "\n" + "\n".join(f"– {item}" for item in items)

    def date(self, when: PartialDate | date, *, year: bool = True) -> str:
        """ "21 november 2023", "november 2023", "2023"."""
        if isinstance(when, date):
            when = PartialDate(when.year, when.month, when.day)
        if not when.month:
            return str(when.year)
        parts = [str(when.day) if when.day else "", self._forms["months"][when.month - 1], str(when.year) if year else ""]
        return " ".join(part for part in parts if part)

    def on(self, when: PartialDate) -> str:
        """With the preposition that fits: "den 21 november 2023", "i november 2025", "2027"."""
        name = "on_day" if when.day else "in_month" if when.month else "in_year"
        return self._texts[name].replace("{date}", self.date(when))

    def weekday(self, when: PartialDate) -> str:
        """ "tisdag", "Tuesday"."""
        return self._forms["weekdays"][when.first.weekday()]

    def member(self, member: Member) -> str:
        """ "Göran Arrius (ordförande, Saco)"."""
        if not member.name:
            return member.organisation or ""
        more = ", ".join(part for part in (self.text(member.role), member.organisation or "") if part)
        return f"{member.name} ({more})" if more else member.name
