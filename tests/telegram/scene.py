"""People and groups in the tests: each does something, and gets what the bot did because of it."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Update

from bot.answering.reply import Reply
from bot.channels.telegram.app import build
from bot.channels.telegram.house import App, House
from bot.channels.telegram.sending import Sending
from bot.channels.telegram.store import Store
from tests.telegram.fakes import FakeHolder
from tests.telegram.transport import Call, FakeTelegram

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass
class Clock:
    """Stands still until a test, or a wait of the bot, moves it on."""

    now: datetime = datetime(2026, 11, 22, 12, tzinfo=STOCKHOLM)

    def seconds(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def never(self, _seconds: float) -> None:
        """A wait that work ends first."""
        await asyncio.Event().wait()


class FakeToken:
    def reveal(self) -> str:
        return "123456789:TEST-token_for-the-tests-000000000000"


@dataclass
class FakeSettings:
    clock: Clock
    token: FakeToken | None = field(default_factory=FakeToken)
    api_base_url: str | None = None
    database_url: str = "sqlite+aiosqlite://"

    def now(self, timezone: tzinfo) -> datetime:
        return self.clock.now.astimezone(timezone)


@dataclass
class FakeHealth:
    reached: bool | None = None
    counted: list[str] = field(default_factory=list)

    def telegram_reached(self) -> None:
        self.reached = True

    def telegram_lost(self) -> None:
        self.reached = False

    def count(self, status: str) -> None:
        self.counted.append(status)


@dataclass
class Scene:
    telegram: FakeTelegram
    clock: Clock
    holder: FakeHolder
    health: FakeHealth
    store: Store
    app: App
    house: House
    update_ids: itertools.count[int] = field(default_factory=itertools.count)

    @classmethod
    async def opened(cls, **more: Any) -> Scene:
        clock, telegram, health = Clock(), FakeTelegram(), FakeHealth()
        telegram.me |= more.pop("me", {})
        holder = FakeHolder.made(**more)
        settings = FakeSettings(clock)
        store = Store(settings.database_url, lambda: clock.now)
        await store.open()
        sending = Sending(clock.seconds, clock.sleep)
        app, house = build(
            settings, holder, health, store, request=telegram, polled=None, sending=sending, wall=clock.seconds, sleep=clock.never
        )
        await app.initialize()
        telegram.calls.clear()
        return cls(telegram, clock, holder, health, store, app, house)

    async def close(self) -> None:
        await self.app.shutdown()
        await self.store.close()

    async def update(self, **body: Any) -> list[Call]:
        """Hands the bot an update; what it did."""
        return await self.handle({"update_id": next(self.update_ids), **body})

    async def handle(self, raw: dict[str, Any]) -> list[Call]:
        before = len(self.telegram.calls)
        update = Update.de_json(raw, self.app.bot)
        await self.app.update_processor.process_update(update, self.app.process_update(update))
        return self.telegram.calls[before:]

    def knows(self, text: str, reply: Reply) -> None:
        """From now on the assistant answers this so."""
        self.holder.assistant.special = {**self.holder.assistant.special, text: reply}

    def person(self, number: int = 7, language_code: str | None = "sv", **more: Any) -> Person:
        return Person(self, {"id": number, "is_bot": False, "first_name": "Åsa <&>", "language_code": language_code, **more})

    def group(self, number: int = -1001, **more: Any) -> dict[str, Any]:
        return {"id": number, "type": "supergroup", "title": "Vi <&>", **more}


def entities(text: str) -> list[dict[str, Any]]:
    """What Telegram itself finds in a text: commands and mentions."""
    kinds = {"bot_command": r"(?<!\S)/[A-Za-z0-9_]+(@\w+)?", "mention": r"(?<!\S)@\w+"}
    found = [(kind, match) for kind, pattern in kinds.items() for match in re.finditer(pattern, text)]
    return [{"type": kind, "offset": _units(text[: m.start()]), "length": _units(m.group())} for kind, m in found]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass
class Person:
    scene: Scene
    user: dict[str, Any]

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def chat(self) -> dict[str, Any]:
        return {"id": self.id, "type": "private", "first_name": self.user["first_name"]}

    def message(self, text: str | None = None, chat: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
        """A message as Telegram delivers it."""
        chat = chat or self.chat
        number = next(self.scene.telegram.numbers)
        body = {"message_id": number, "date": int(self.scene.clock.seconds()), "chat": chat, "from": self.user, **more}
        if text is not None:
            body |= {"text": text} | ({"entities": found} if (found := entities(text)) else {})
        if body.get("caption") and (found := entities(body["caption"])):
            body["caption_entities"] = found
        self.scene.telegram.texts[chat["id"], number] = str(body.get("text") or body.get("caption") or "")
        return body

    async def send(self, text: str | None = None, chat: dict[str, Any] | None = None, **more: Any) -> list[Call]:
        return await self.scene.update(message=self.message(text, chat, **more))

    async def ask(self, text: str, **more: Any) -> Call:
        """A question with one answer."""
        calls = await self.send(text, **more)
        assert len(calls) == 1, [(call.method, call.text) for call in calls]
        return calls[0]

    async def edit(self, message: dict[str, Any], text: str) -> list[Call]:
        edited = {**message, "text": text, "entities": entities(text), "edit_date": int(self.scene.clock.seconds())}
        self.scene.telegram.texts[message["chat"]["id"], message["message_id"]] = text
        return await self.scene.update(edited_message=edited)

    async def press(self, call: Call, label: str, **more: Any) -> list[Call]:
        """Presses the button with this label."""
        return await self.callback(call, call.data(label), **more)

    async def callback(self, call: Call, data: str, **more: Any) -> list[Call]:
        """Any data, below the message of this call."""
        chat_id = call.values["chat_id"]
        chat = self.chat if chat_id == self.id else {"id": chat_id, "type": "supergroup", "title": "g"}
        sender = self.scene.telegram.me
        message = {"message_id": call.message, "date": 1, "chat": chat, "from": sender, "text": call.text or "x", **more}
        reply = call.values.get("reply_parameters")
        if reply:
            message["reply_to_message"] = {"message_id": reply["message_id"], "date": 1, "chat": chat, "from": self.user, "text": "q"}
        query = f"query-{next(self.scene.update_ids)}"
        self.scene.telegram.queries.add(query)
        body = {"id": query, "from": self.user, "chat_instance": "1", "data": data, "message": message}
        calls = await self.scene.update(callback_query=body)
        assert query not in self.scene.telegram.queries, "a pressed button waits for ever"
        return calls

    async def inline(self, query: str, offset: str = "") -> Call:
        number = f"inline-{next(self.scene.update_ids)}"
        self.scene.telegram.queries.add(number)
        (call,) = await self.scene.update(inline_query={"id": number, "from": self.user, "query": query, "offset": offset})
        return call

    async def guest(self, text: str) -> list[Call]:
        number = f"guest-{next(self.scene.update_ids)}"
        self.scene.telegram.queries.add(number)
        return await self.scene.update(
            guest_message=self.message(text, {"id": -99, "type": "supergroup", "title": "?"}, guest_query_id=number)
        )


def methods(calls: Iterable[Call]) -> list[str]:
    return [call.method for call in calls]


def only(calls: list[Call], method: str) -> Call:
    """The one call of this method."""
    (found,) = (call for call in calls if call.method == method)
    return found
