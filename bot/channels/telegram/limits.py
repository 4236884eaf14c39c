"""How much one person, or one group, may ask: ten at once and one a second; then one kind sentence, then silence until it calms."""

from __future__ import annotations

from typing import Literal

from bot.channels.telegram.remembered import Recent

Verdict = Literal["answer", "tell", "silence"]

PERSON_BURST, PERSON_RATE = 10.0, 1.0
"""Somebody who waits for each answer never meets the limit: answers come at one a second, too."""
GROUP_BURST, GROUP_RATE = 15.0, 20 / 60
"""Telegram lets a bot write 20 messages a minute in a group; a few are kept for presses and reminders."""
CALM = 0.5
"""Share of the burst that must be free again before the silence ends; else a flood would be answered one by one."""
KNOWN = 20_000


class _Asker:
    __slots__ = ("at", "free", "silent", "told")

    def __init__(self, at: float, free: float) -> None:
        self.at, self.free, self.silent, self.told = at, free, False, False


class Limit:
    """A token bucket for each asker; moments are seconds since 1970."""

    def __init__(self, burst: float, rate: float) -> None:
        self._burst, self._rate = burst, rate
        self._askers: Recent[int, _Asker] = Recent(KNOWN)

    def judge(self, who: int, now: float) -> Verdict:
        asker = self._askers.get(who) or _Asker(now, self._burst)
        self._askers.put(who, asker)
        asker.free = min(self._burst, asker.free + max(0.0, now - asker.at) * self._rate)
        asker.at = max(asker.at, now)
        if asker.free >= self._burst:
            asker.told = False
        if asker.silent and asker.free < self._burst * CALM:
            return "silence"
        asker.silent = asker.free < 1
        if not asker.silent:
            asker.free -= 1
            return "answer"
        told, asker.told = asker.told, True
        return "silence" if told else "tell"


class Limits:
    def __init__(self) -> None:
        self._people = Limit(PERSON_BURST, PERSON_RATE)
        self._groups = Limit(GROUP_BURST, GROUP_RATE)

    def judge(self, person: int, group: int | None, now: float) -> Verdict:
        """The person's limit, and in a group the group's too; the stricter holds."""
        own = self._people.judge(person, now)
        return own if own != "answer" or group is None else self._groups.judge(group, now)
