"""getUpdates under watch: whether Telegram is reached, and when to give up."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from telegram.error import Conflict, NetworkError, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.telegram.needs import Health

log = logging.getLogger(__name__)

REFUSED_SECONDS = 60.0
"""A token refused for so long has been revoked; shorter refusals have been seen to pass."""
SILENT_SECONDS = 120.0
"""Without any attempt to poll for so long the updater has stopped; the longest pause between attempts is half a minute."""
LOOK_SECONDS = 5.0


class Watched(HTTPXRequest):
    """The connection for getUpdates alone.

    python-telegram-bot ends polling for good on a 401, alive but deaf; as a network error it is tried again, at growing intervals.
    """

    def __init__(
        self,
        health: Health,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        super().__init__(connection_pool_size=1)
        self._health, self._now, self._sleep = health, clock, sleep
        self._tried = clock()
        self._refused: float | None = None
        self._trouble: str | None = None

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        self._tried = self._now()
        try:
            code, body = await super().do_request(*args, **kwargs)
        except TelegramError:
            self._health.telegram_lost()
            raise
        return self.seen(code), body

    def seen(self, code: int) -> int:
        """Notes how Telegram answered; a refusal becomes NetworkError."""
        if code in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self._refused = self._refused if self._refused is not None else self._now()
            self._health.telegram_lost()
            raise NetworkError("Telegram refuses the token")
        if code == HTTPStatus.OK:
            self._refused = self._trouble = None
            self._health.telegram_reached()
        return code

    def failed(self, error: TelegramError) -> None:
        """One line for each new kind of trouble, not one for each attempt."""
        kind = "another process polls with the same token" if isinstance(error, Conflict) else type(error).__name__
        if kind != self._trouble:
            log.warning("getUpdates: %s; trying on", kind)
        self._trouble = kind

    def lost(self) -> bool:
        now = self._now()
        refused = self._refused is not None and now - self._refused > REFUSED_SECONDS
        return refused or now - self._tried > SILENT_SECONDS

    async def given_up(self) -> None:
        """Returns when there is no hope of another update."""
        while not self.lost():
            await self._sleep(LOOK_SECONDS)
