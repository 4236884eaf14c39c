"""What the handlers share: the knowledge of this moment, the store, the clock, and how to speak to somebody."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from telegram import User
from telegram.ext import Application, ExtBot

from bot.channels.telegram.limits import Limits
from bot.channels.telegram.needs import Assistant, Clock, Health, Holder
from bot.channels.telegram.pictures import Gallery
from bot.channels.telegram.remembered import Recent
from bot.channels.telegram.store import Store
from bot.channels.telegram.texts import Texts, language
from bot.knowledge.model import Knowledge
from bot.language import LANGUAGES

App = Application[ExtBot[dict[str, Any]], Any, Any, Any, Any, Any]
PRESS_SECONDS = 600
"""A button pressed again within this time does nothing; later it may be meant."""


@dataclass(frozen=True, slots=True)
class House:
    bot: ExtBot[dict[str, Any]]
    holder: Holder
    store: Store
    health: Health
    clock: Clock
    gallery: Gallery = field(default_factory=Gallery)
    limits: Limits = field(default_factory=Limits)
    wall: Callable[[], float] = time.time
    """Seconds since 1970, as Telegram dates messages; unlike `clock` never set to another day for a rehearsal."""
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    """How it waits, in seconds."""
    pressed: Recent[tuple[int, int], dict[str, float]] = field(default_factory=lambda: Recent(20_000))
    """By chat and message: when each of its buttons was pressed."""
    offered: Recent[str, str] = field(default_factory=lambda: Recent(5_000))
    """Questions on buttons by their keys, for those that no fact holds."""
    rests: Recent[str, tuple[str, ...]] = field(default_factory=lambda: Recent(500))
    """Lines of long lists that wait for their button."""
    said: Recent[tuple[int, int], tuple[str, int, bool]] = field(default_factory=lambda: Recent(2_000))
    """The last answer in a group and topic: its hash, its message, and whether it was pointed at already."""
    albums: Recent[str, bool] = field(default_factory=lambda: Recent(500))
    """Albums come as several messages and get one answer."""
    apologies: Recent[int, float] = field(default_factory=lambda: Recent(2_000))
    """When a chat was last told that something went wrong."""

    @property
    def knowledge(self) -> Knowledge:
        return self.holder.assistant.knowledge

    @property
    def assistant(self) -> Assistant:
        return self.holder.assistant

    def question(self, key: str) -> str | None:
        """The question behind a button; None for an old or forged one."""
        return self.assistant.choose(key) or self.offered.get(key) or self._example(key)

    def _example(self, key: str) -> str | None:
        """A greeting's example, which no fact need hold and which outlives this process on people's screens."""
        examples = (choice for lang in LANGUAGES for choice in self.assistant.opening(self.now(), lang))
        return next((choice.question for choice in examples if choice.key == key), None)

    @property
    def zone(self) -> ZoneInfo:
        award = self.knowledge.award
        return ZoneInfo(award.timezone if award else "Europe/Stockholm")

    def now(self) -> datetime:
        return self.clock().astimezone(self.zone)

    def texts(self, lang: str) -> Texts:
        return Texts(lang, self.knowledge)

    def speaks(self, chosen: str | None, user: User | None) -> str:
        """The chat's chosen language, else that of the person's app, else the award's."""
        return chosen or language(user.language_code if user else None, self.knowledge)

    def forget(self, chat: int) -> None:
        """Erases what this process alone remembers about a chat."""
        self.said.drop_if(lambda key: key[0] == chat)
        self.pressed.drop_if(lambda key: key[0] == chat)
        self.apologies.drop(chat)
