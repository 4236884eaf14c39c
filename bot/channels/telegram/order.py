"""In which order updates are handled: those of one chat one after the other, chats beside each other, none twice."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Awaitable, Coroutine, Hashable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.channels.telegram.remembered import Recent

WAITING = 4096
"""Updates that may be under way or wait for their chat's turn; far above what one getUpdates brings (100).
How many talk to Telegram at once is bounded in sending.py, so a chat that has to wait holds nobody's place."""
KNOWN_IDS = 20_000
"""Update ids remembered against repetition; Telegram repeats within minutes, 30 a second make 20 000 in eleven."""


class Ordered(BaseUpdateProcessor):
    def __init__(self) -> None:
        super().__init__(WAITING)
        self._locks: dict[Hashable, asyncio.Lock] = {}
        self._users: Counter[Hashable] = Counter()
        self._known: Recent[int, bool] = Recent(KNOWN_IDS)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        if update.update_id in self._known:
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            return
        self._known.put(update.update_id, True)
        async with self._turn(lane(update)):
            await coroutine

    @contextlib.asynccontextmanager
    async def _turn(self, key: Hashable) -> Any:
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._users[key] += 1
        try:
            async with lock:
                yield
        finally:
            self._users[key] -= 1
            if not self._users[key]:
                del self._users[key], self._locks[key]

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""


def lane(update: Update) -> Hashable:
    """What must stay in order: a chat; queries without a chat by person, apart from the private chat, whose messages may have to wait."""
    if update.effective_chat:
        return update.effective_chat.id
    return ("query", update.effective_user.id) if update.effective_user else None
