"""How fast the bot writes, and what it does when Telegram says wait: by chat, never for all.

Telegram's own limits (Bots FAQ, "My bot is hitting limits"): about one message a second in a chat with short bursts, 20 a minute
in a group, 30 a second overall.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import BaseRateLimiter

from bot.channels.telegram.remembered import Recent

log = logging.getLogger(__name__)

AT_ONCE = 16
"""Calls under way at once: httpx is fastest there, four times slower at 256 (its pool rescans every connection for every request)."""
BURST, CHAT_SECONDS = 3, 1.05
"""Messages that may go to one chat at once; after them one for each second, and a little for the network's unsteadiness."""
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0
ALL_BURST, ALL_SECONDS = 25, 1 / 30
"""Over all chats 30 a second; after a lull a few more, so that one slow moment at full load does not delay all that comes after it."""
PATIENCE = 60.0
"""Seconds for which a call is tried again while the network is away."""
LONGEST_PAUSE = 8.0
CHATS_KNOWN = 5_000
_COUNTED = ("send", "edit", "copy", "forward")
_NOT_COUNTED = {"sendChatAction"}


class Window:
    """At most `count` turns in any `seconds`."""

    def __init__(self, count: int, seconds: float) -> None:
        self._turns: deque[float] = deque(maxlen=count)
        self._seconds = seconds

    def take(self, now: float) -> float:
        """Takes the next free turn; seconds until it."""
        turn = now if len(self._turns) < (self._turns.maxlen or 1) else max(now, self._turns[0] + self._seconds)
        self._turns.append(turn)
        return turn - now


class Pace:
    """A few turns at once, then one for each `seconds` (a token bucket whose level may go below zero)."""

    def __init__(self, burst: int, seconds: float) -> None:
        self._ahead = burst * seconds
        self._seconds = seconds
        self._free = float("-inf")

    def take(self, now: float) -> float:
        """Takes the next free turn; seconds until it."""
        self._free = max(self._free, now - self._ahead) + self._seconds
        return max(0.0, self._free - now)


class _Chat:
    def __init__(self, group: bool) -> None:
        self.edits: list[Pace | Window] = [Window(GROUP_MESSAGES, GROUP_SECONDS)] if group else []
        """An edit is no new message: somebody who pressed a button in private does not wait a second for it."""
        self.messages: list[Pace | Window] = [Pace(BURST, CHAT_SECONDS), *self.edits]
        self.quiet_until = 0.0


class Sending(BaseRateLimiter[dict[str, Any]]):
    """Every call of the bot but getUpdates passes here, in turn, and is tried again where that can help."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._chats: Recent[int | str, _Chat] = Recent(CHATS_KNOWN)
        self._all = Pace(ALL_BURST, ALL_SECONDS)
        self._calls = asyncio.Semaphore(AT_ONCE)
        self.moved: Callable[[int, int], Awaitable[None]] | None = None
        """Told when a group has become a supergroup: old id, new id."""

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to put away."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: dict[str, Any] | None,
    ) -> Any:
        began, attempt = self._clock(), 0
        while True:
            if endpoint.startswith(_COUNTED) and endpoint not in _NOT_COUNTED:
                await self._turn(data.get("chat_id"), edit=endpoint.startswith("edit"))
            try:
                async with self._calls:
                    return await callback(*args, **kwargs)
            except RetryAfter as trouble:
                await self._obey(trouble, data.get("chat_id"))
            except ChatMigrated as trouble:
                await self._follow(trouble, data)
            except (BadRequest, Forbidden):
                raise
            except TelegramError as trouble:
                # a lost reply may hide a message that was sent: rather twice than not at all
                if endpoint in _ONCE or self._clock() - began > PATIENCE or not _passes(trouble):
                    raise
                await self._sleep(min(LONGEST_PAUSE, 0.25 * 2**attempt))
            attempt += 1

    async def _turn(self, chat: int | str | None, *, edit: bool) -> None:
        if chat is not None:
            limits = self._limits(chat)
            await self._pause(limits.quiet_until - self._clock())
            for pace in limits.edits if edit else limits.messages:
                await self._pause(pace.take(self._clock()))
        await self._pause(self._all.take(self._clock()))

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            await self._sleep(seconds)

    def _limits(self, chat: int | str) -> _Chat:
        limits = self._chats.get(chat) or _Chat(group=str(chat).startswith(("-", "@")))
        self._chats.put(chat, limits)
        return limits

    async def _obey(self, trouble: RetryAfter, chat: int | str | None) -> None:
        wait = trouble.retry_after
        seconds = wait.total_seconds() if not isinstance(wait, (int, float)) else float(wait)
        if chat is None:
            await self._sleep(seconds)
        else:
            self._limits(chat).quiet_until = self._clock() + seconds

    async def _follow(self, trouble: ChatMigrated, data: dict[str, Any]) -> None:
        old = data.get("chat_id")
        if not isinstance(old, int) or old == trouble.new_chat_id:
            raise trouble
        data["chat_id"] = trouble.new_chat_id
        data.pop("reply_parameters", None)  # the message replied to has another number there
        if self.moved:
            await self.moved(old, trouble.new_chat_id)


_ONCE = {"answerCallbackQuery", "answerInlineQuery", "answerGuestQuery", "sendChatAction", "getMe"}
"""Worth nothing a few seconds later, or refused the second time; getMe is asked at the start, which does its own waiting."""


def _passes(trouble: TelegramError) -> bool:
    """Whether waiting may help: the network, the server, and a 401 that Telegram itself gives in bad moments."""
    return isinstance(trouble, NetworkError) or type(trouble).__name__ in {"InvalidToken", "TelegramError"}
