"""The long run in Telegram: knowledge that follows its files, the channel, and the operators' pages, put together."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext, suppress
from typing import Any

from bot.channels.health import Health, PortTaken, pages
from bot.settings import Settings, SettingsError
from bot.upkeep.holder import Change, KnowledgeHolder

_log = logging.getLogger(__name__)


def in_telegram(settings: Settings) -> int:
    """Runs until it is told to stop; the exit status. Raises SettingsError and NoKnowledge."""
    if settings.mode == "webhook":
        raise SettingsError("BOT_MODE=webhook is not served yet; leave BOT_MODE out for polling.")
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"BOT_DATA: {settings.data} cannot be made or used ({error.strerror}).") from error
    holder = KnowledgeHolder(settings.knowledge, settings.data, apart=True)
    health = Health()
    follow(holder, health)
    try:
        return asyncio.run(_serve(settings, holder, health))
    except PortTaken as error:
        raise SettingsError(str(error)) from error


def follow(holder: KnowledgeHolder, health: Health) -> None:
    """The health page tells what the holder answers from, now and after each change."""

    def tell(change: Change) -> None:
        if change.good:
            health.knowledge_loaded(change.revision)
        else:
            health.knowledge_refused(change.text)

    health.knowledge_loaded(holder.revision)
    if holder.stale:
        health.knowledge_refused(holder.alarm())
    holder.subscribe(tell)


async def _serve(settings: Settings, holder: KnowledgeHolder, health: Health) -> int:
    from bot.channels.telegram.app import run

    _alarming(settings, holder)
    async with _pages(settings, health), _beside(holder.watch()), _reloading_on_hangup(holder):
        return await run(settings, holder, health)


def _alarming(settings: Settings, holder: KnowledgeHolder) -> None:
    """The staff chat is told what is wrong with the files, at the start and whenever a change is refused."""
    from bot.channels.telegram.alarms import alarm

    loop = asyncio.get_running_loop()

    def tell(change: Change) -> None:
        if not change.good:
            asyncio.run_coroutine_threadsafe(alarm(settings, change.text), loop)

    holder.subscribe(tell)
    if holder.stale:
        asyncio.run_coroutine_threadsafe(alarm(settings, holder.alarm()), loop)


def _pages(settings: Settings, health: Health) -> AbstractAsyncContextManager[None]:
    return nullcontext() if settings.http_port is None else pages(health, settings.http_listen, settings.http_port)


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Does `work` while the block runs; should it break, the log says so at once and the block goes on."""
    task = asyncio.create_task(work)
    task.add_done_callback(_told_if_broken)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await task


def _told_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("Saved files are no longer noticed until the next start", exc_info=error)


@asynccontextmanager
async def _reloading_on_hangup(holder: KnowledgeHolder) -> AsyncIterator[None]:
    """SIGHUP asks for the knowledge to be read again, where the system has that signal."""
    loop = asyncio.get_running_loop()
    with suppress(AttributeError, NotImplementedError):
        loop.add_signal_handler(signal.SIGHUP, lambda: loop.run_in_executor(None, holder.reload))
    try:
        yield
    finally:
        with suppress(AttributeError, NotImplementedError):
            loop.remove_signal_handler(signal.SIGHUP)
