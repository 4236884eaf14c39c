"""The whole bot over HTTP on loopback: connecting, polling, ending; and what happens when Telegram refuses."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from telegram.error import Conflict, NetworkError

from bot.channels.telegram.app import run
from bot.channels.telegram.polling import REFUSED_SECONDS, SILENT_SECONDS, Watched
from bot.channels.telegram.table import ALLOWED
from tests.telegram.fakes import FakeHolder
from tests.telegram.scene import Clock, FakeHealth, FakeSettings
from tests.telegram.transport import ME


@dataclass
class Server:
    """A Bot API server of the fewest lines: hands out updates, notes what is sent."""

    url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    polls: list[dict[str, Any]] = field(default_factory=list)
    sent: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    polling: asyncio.Event = field(default_factory=asyncio.Event)
    hangs: str = ""
    """A method that is never answered."""
    hanging: asyncio.Event = field(default_factory=asyncio.Event)
    refuse: dict[str, list[int]] = field(default_factory=dict)
    """Status codes that a method's next calls get."""

    async def handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        values = dict(await request.post())
        if method == self.hangs:
            self.hanging.set()
            await asyncio.Event().wait()
        if self.refuse.get(method):
            code = self.refuse[method].pop(0)
            return web.json_response({"ok": False, "error_code": code, "description": "no"}, status=code)
        return web.json_response({"ok": True, "result": await self.answer(method, values)})

    async def answer(self, method: str, values: dict[str, Any]) -> Any:
        if method == "getMe":
            return ME
        if method == "getUpdates":
            return await self.poll(values)
        if method == "sendMessage":
            await self.sent.put(values)
            return {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, "from": ME, "text": "x"}
        empty = {"getMyDescription": {"description": ""}, "getMyShortDescription": {"short_description": ""}}
        return {"getMyCommands": [], "getChatMenuButton": {"type": "default"}, **empty}.get(method, True)

    async def poll(self, values: dict[str, Any]) -> list[dict[str, Any]]:
        self.polls.append(values)
        self.offsets.append(int(values.get("offset", 0)))
        left = [update for update in self.updates if update["update_id"] >= self.offsets[-1]]
        if not left and int(values.get("timeout", 0)):
            self.polling.set()
            await asyncio.Event().wait()  # until the bot hangs up
        return left


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", made.handle)
    runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


def settings(server: Server) -> FakeSettings:
    return FakeSettings(Clock(), api_base_url=server.url)


def question(number: int) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "Åsa", "language_code": "sv"}
    message = {"message_id": number, "date": int(Clock().seconds()), "chat": {"id": 7, "type": "private"}, "from": person}
    return {"update_id": number, "message": {**message, "text": "När har ni öppet?"}}


async def test_it_answers_and_ends_when_told(server: Server) -> None:
    """A question is answered; SIGTERM ends it with status 0, and what was fetched is confirmed."""
    server.updates.append(question(41))
    health = FakeHealth()
    running = asyncio.create_task(run(settings(server), FakeHolder.made(), health))

    answer = await server.sent.get()
    await server.polling.wait()
    os.kill(os.getpid(), signal.SIGTERM)

    assert await running == 0
    assert "Öppet 10–18." in answer["text"]
    assert health.reached
    assert health.counted == ["answered"]
    assert server.offsets[-1] == 42
    assert json.loads(server.polls[0]["allowed_updates"]) == ALLOWED


async def test_a_refused_token_is_one_line_and_status_2(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """The line does not show the token."""
    server.refuse["getMe"] = [401] * 1000

    assert await run(settings(server), FakeHolder.made(), FakeHealth()) == 2
    assert [record.getMessage() for record in caplog.records] == ["Telegram refuses the token (TELEGRAM_BOT_TOKEN)"]
    assert "TEST-token" not in caplog.text


async def test_a_database_that_cannot_be_opened_is_one_line_and_status_2(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Before anything is asked of Telegram."""
    (tmp_path / "file").write_text("")
    wrong = FakeSettings(Clock(), database_url=f"sqlite+aiosqlite:///{tmp_path}/file/x.db")

    assert await run(wrong, FakeHolder.made(), FakeHealth()) == 2
    assert len(caplog.records) == 1


async def test_a_passing_401_does_not_make_it_deaf(server: Server) -> None:
    """The client would end polling for good; ours polls on."""
    server.refuse["getUpdates"] = [401]
    server.updates.append(question(1))
    running = asyncio.create_task(run(settings(server), FakeHolder.made(), FakeHealth()))

    assert "Öppet" in (await server.sent.get())["text"]
    os.kill(os.getpid(), signal.SIGTERM)
    assert await running == 0


async def test_it_may_be_told_to_end_while_telegram_is_away(server: Server) -> None:
    """Waiting for the network is no reason to hang."""
    server.hangs = "getMe"
    running = asyncio.create_task(run(settings(server), FakeHolder.made(), FakeHealth()))
    await server.hanging.wait()
    os.kill(os.getpid(), signal.SIGTERM)

    assert await running == 0


async def test_the_token_never_shows_in_the_log(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    """Not even at the most talkative level, and nobody's words either."""
    caplog.set_level(logging.DEBUG)
    server.updates.append(question(1))
    running = asyncio.create_task(run(settings(server), FakeHolder.made(), FakeHealth()))
    await server.sent.get()
    await server.polling.wait()
    os.kill(os.getpid(), signal.SIGTERM)
    await running

    assert "TEST-token" not in caplog.text
    assert "öppet" not in caplog.text
    assert "Åsa" not in caplog.text


def watched(clock: Clock, health: FakeHealth) -> Watched:
    return Watched(health, clock.seconds, clock.sleep)


async def test_a_token_that_stays_refused_is_given_up() -> None:
    """After a minute; a good answer in between starts anew."""
    clock, health = Clock(), FakeHealth()
    polled = watched(clock, health)
    with pytest.raises(NetworkError):
        polled.seen(401)
    await clock.sleep(REFUSED_SECONDS)
    assert polled.seen(200) == 200
    assert not polled.lost()

    with pytest.raises(NetworkError):
        polled.seen(401)
    await polled.given_up()

    assert REFUSED_SECONDS < clock.seconds() - Clock().seconds() - REFUSED_SECONDS <= REFUSED_SECONDS + 10
    await polled.shutdown()


async def test_an_updater_that_has_stopped_is_given_up() -> None:
    """No attempt for two minutes: somebody must start the process anew."""
    clock = Clock()
    polled = watched(clock, FakeHealth())

    await polled.given_up()

    assert clock.seconds() - Clock().seconds() > SILENT_SECONDS
    await polled.shutdown()


@pytest.mark.parametrize(("code", "reached"), [(401, False), (200, True), (500, None)])
async def test_the_operators_page_hears_of_it(code: int, reached: bool | None) -> None:
    """Whether Telegram is reached shows in /readyz."""
    health = FakeHealth()
    polled = watched(Clock(), health)
    with contextlib.suppress(NetworkError):
        polled.seen(code)
    await polled.shutdown()

    assert health.reached is reached


async def test_trouble_is_logged_once_for_each_kind(caplog: pytest.LogCaptureFixture) -> None:
    """An hour without network is one line, not thousands."""
    polled = watched(Clock(), FakeHealth())
    for trouble in (NetworkError("a"), NetworkError("b"), Conflict("c"), Conflict("d"), NetworkError("e")):
        polled.failed(trouble)
    await polled.shutdown()

    assert len(caplog.records) == 3
    assert "another process" in caplog.text
