"""The bot in Telegram by long polling: built, connected, run until told to stop, and ended without losing anything."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy.exc import SQLAlchemyError
from telegram import LinkPreviewOptions
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, Defaults, Updater
from telegram.request import BaseRequest, HTTPXRequest

from bot.channels.telegram import profile, reminders
from bot.channels.telegram.house import App, House
from bot.channels.telegram.needs import Health, Holder, Settings
from bot.channels.telegram.order import Ordered
from bot.channels.telegram.polling import Watched
from bot.channels.telegram.sending import Sending
from bot.channels.telegram.store import Store
from bot.channels.telegram.table import ALLOWED, failed, table

log = logging.getLogger(__name__)

POLL_SECONDS = 10
"""How long a getUpdates waits at Telegram when nothing happens."""
ENDING_SECONDS = 8.0
"""Time for answers under way when the bot is told to stop; Docker kills after ten."""
RECONNECT_SECONDS = 2.0


async def run(settings: Settings, holder: Holder, health: Health) -> int:
    """Runs until SIGTERM or SIGINT.

    The exit status: 0 ended as told, 1 Telegram is lost for good, 2 the token or the database cannot be used.
    """
    quiet()
    try:
        store = Store(settings.database_url, lambda: settings.now(ZoneInfo("UTC")))
        await store.open()
    except (SQLAlchemyError, OSError, ImportError) as trouble:  # the last: a driver that is not installed
        log.error("the database (BOT_DATABASE_URL) cannot be opened: %s", type(trouble).__name__)
        return 2
    try:
        return await _run(settings, holder, health, store)
    finally:
        await store.close()


async def _run(settings: Settings, holder: Holder, health: Health, store: Store) -> int:
    polled = Watched(health)
    app, house = build(settings, holder, health, store, polled=polled)
    with _signals() as stop:
        try:
            if not await _connect(app, health, stop):
                await app.bot.shutdown()
                return 0
        except InvalidToken:
            log.error("Telegram refuses the token (TELEGRAM_BOT_TOKEN)")
            await app.bot.shutdown()
            return 2
        return await _serve(app, house, polled, stop)


def build(
    settings: Settings,
    holder: Holder,
    health: Health,
    store: Store,
    *,
    polled: BaseRequest | None = None,
    request: BaseRequest | None = None,
    sending: Sending | None = None,
    wall: Callable[[], float] = time.time,
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
) -> tuple[App, House]:
    """The application with its handlers, not started; without `polled` it has no updater and is fed by hand."""
    sending = sending or Sending()
    builder = (
        Application.builder()
        .token(settings.token.reveal() if settings.token else "")
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(sending)
        .concurrent_updates(Ordered())
        .job_queue(None)
        # a slow reply is waited for: asking again would send the answer twice
        .request(request or HTTPXRequest(connection_pool_size=32, read_timeout=20, write_timeout=20, connect_timeout=5, pool_timeout=20))
    )
    if settings.api_base_url:
        builder = builder.base_url(f"{settings.api_base_url}/bot").base_file_url(f"{settings.api_base_url}/file/bot")
    app: App = (builder.get_updates_request(polled) if polled else builder.updater(None)).build()
    house = House(app.bot, holder, store, health, lambda: settings.now(ZoneInfo("UTC")), wall=wall, sleep=sleep)
    sending.moved = store.move
    app.add_handlers(table(house))
    app.add_error_handler(partial(failed, house))
    return app, house


def quiet() -> None:
    """These write addresses with the token in them, and parameters with people's words."""
    for name in ("httpx", "httpcore", "telegram", "sqlalchemy", "aiosqlite"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


@contextlib.contextmanager
def _signals() -> Any:
    """An event that SIGTERM and SIGINT set."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            with contextlib.suppress(NotImplementedError):
                loop.remove_signal_handler(number)


async def _connect(app: App, health: Health, stop: asyncio.Event) -> bool:
    """Waits for Telegram however long it takes; False if told to stop meanwhile. InvalidToken if it refuses the token."""
    told = False
    while True:
        starting = asyncio.create_task(app.initialize())
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((starting, stopping), return_when=asyncio.FIRST_COMPLETED)
        if not starting.done():
            starting.cancel()
            await asyncio.wait((starting,))
            return False
        stopping.cancel()
        try:
            starting.result()
        except InvalidToken:
            raise
        except TelegramError as trouble:
            health.telegram_lost()
            if not told:
                log.warning("Telegram cannot be reached (%s); trying on", type(trouble).__name__)
            told = True
            await _first(stop.wait(), asyncio.sleep(RECONNECT_SECONDS))
        else:
            health.telegram_reached()
            return True


async def _first(*waiting: Awaitable[object]) -> None:
    tasks = [asyncio.ensure_future(each) for each in waiting]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


async def _serve(app: App, house: House, polled: Watched, stop: asyncio.Event) -> int:
    if missing := profile.missing_switches(app.bot.bot):
        log.warning("to be set with @BotFather: %s", "; ".join(missing))
    await app.start()
    await cast(Updater, app.updater).start_polling(
        timeout=POLL_SECONDS, bootstrap_retries=-1, allowed_updates=ALLOWED, drop_pending_updates=False, error_callback=polled.failed
    )
    log.info("answering as @%s", app.bot.username)
    async with _beside(profile.present(house), reminders.watch(house)):
        await _first(stop.wait(), polled.given_up())
        status = 0 if stop.is_set() else 1
        await _end(app)
    if status:
        log.error("Telegram has not let the bot poll for too long; ending, so that it can be started anew")
    return status


@contextlib.asynccontextmanager
async def _beside(*work: Any) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(each) for each in work]
    for task in tasks:
        task.add_done_callback(_told_if_broken)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _told_if_broken(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (trouble := task.exception()):
        log.error("work beside the answers has ended", exc_info=trouble)


async def _end(app: App) -> None:
    """No more questions; those under way are answered, then the connections close."""
    if app.updater and app.updater.running:
        with contextlib.suppress(TelegramError):
            await app.updater.stop()
    try:
        await asyncio.wait_for(app.stop(), ENDING_SECONDS)
    except TimeoutError:
        log.warning("some answers were still waiting for Telegram and are given up")
    await app.shutdown()
