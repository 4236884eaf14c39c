"""What this channel is handed by the rest of the house, as shapes; what fits them may come from anywhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

from bot.answering.reply import Choice, Conversation, Reply
from bot.knowledge.model import Knowledge

Clock = Callable[[], datetime]
"""The moment now, with a zone."""


class Secret(Protocol):
    def reveal(self) -> str: ...


class Settings(Protocol):
    @property
    def token(self) -> Secret | None: ...
    @property
    def api_base_url(self) -> str | None: ...
    @property
    def database_url(self) -> str: ...
    def now(self, timezone: tzinfo) -> datetime: ...


class Assistant(Protocol):
    @property
    def knowledge(self) -> Knowledge: ...
    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply: ...
    def choose(self, key: str) -> str | None: ...
    def tell(self, fact: str, now: datetime, lang: str) -> Reply | None: ...
    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]: ...


class Holder(Protocol):
    """The assistant of this moment; another one when staff have saved a file."""

    @property
    def assistant(self) -> Assistant: ...


class Health(Protocol):
    def telegram_reached(self) -> None: ...
    def telegram_lost(self) -> None: ...
    def count(self, status: str) -> None: ...
