"""What is remembered about a chat, in one small database: language, reminders, last slots, numbers of messages. No words of people."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, and_, bindparam, delete, event, make_url, select, union, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.answering.reply import Conversation
from bot.channels.telegram.needs import Clock

log = logging.getLogger(__name__)

KEPT_DAYS = 21
"""Days without use after which everything about a chat is erased; /privacy says so."""

_tables = MetaData()


def _used() -> Column[int]:
    """When it was last used, in seconds since 1970."""
    return Column("used", BigInteger, nullable=False, index=True)


def _chat() -> Column[int]:
    return Column("chat", BigInteger, primary_key=True, autoincrement=False)


languages = Table("languages", _tables, _chat(), Column("lang", String(8), nullable=False), _used())
talks = Table(
    "talks",
    _tables,
    _chat(),
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("conversation", String, nullable=False),
    _used(),
)
answers = Table(
    "answers",
    _tables,
    _chat(),
    Column("question", BigInteger, primary_key=True, autoincrement=False),
    Column("messages", String, nullable=False),
    Column("shown", String(32), nullable=False),
    Column("before", String, nullable=False),
    _used(),
)
reminders = Table(
    "reminders", _tables, _chat(), Column("year", Integer, primary_key=True), Column("kind", String(8), primary_key=True), _used()
)


@dataclass(frozen=True, slots=True)
class Memory:
    lang: str | None
    """The language chosen in /settings; None for "as you write"."""
    conversation: Conversation


@dataclass(frozen=True, slots=True)
class Answered:
    """The bot's messages that answer a question, so that an edited question edits them."""

    messages: tuple[int, ...]
    shown: str
    """A hash of what they say; an edit that changes nothing is not sent."""
    before: Conversation
    """The talk as it stood before the question."""


@dataclass(frozen=True, slots=True)
class Reminder:
    chat: int
    year: int
    kind: str
    """week or day: how long before."""


_RECALL = select(
    select(languages.c.lang).where(languages.c.chat == bindparam("of_chat")).scalar_subquery(),
    select(talks.c.conversation).where(talks.c.chat == bindparam("of_chat"), talks.c.person == bindparam("of_person")).scalar_subquery(),
)
NOTHING = Memory(None, Conversation())


class Store:
    """One for each process. What goes wrong in the database is logged and costs memory, never an answer."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._clock = clock
        address = make_url(url)
        options: dict[str, Any] = {"hide_parameters": True}
        if address.get_backend_name() == "sqlite":
            if address.database and address.database != ":memory:":
                Path(address.database).parent.mkdir(parents=True, exist_ok=True)
            # one connection: SQLite has one writer anyway, and nobody meets a locked database
            options |= {"poolclass": AsyncAdaptedQueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": 60}
        self._engine: AsyncEngine = create_async_engine(address, **options)
        self._insert = (postgresql if self._engine.dialect.name == "postgresql" else sqlite).insert
        if address.get_backend_name() == "sqlite":
            event.listen(self._engine.sync_engine, "connect", _quick)

    async def open(self) -> None:
        async with self._engine.begin() as db:
            await db.run_sync(_tables.create_all)

    async def close(self) -> None:
        await self._engine.dispose()

    async def recall(self, chat: int, person: int) -> Memory:
        try:
            async with self._engine.connect() as db:
                lang, talk = (await db.execute(_RECALL, {"of_chat": chat, "of_person": person})).one()
        except SQLAlchemyError:
            log.exception("the store could not be read")
            return NOTHING
        return Memory(lang, _conversation(talk))

    async def remember(self, chat: int, person: int, conversation: Conversation | None, question: int, answered: Answered | None) -> None:
        """Keeps the talk (None: as it was) and which messages answered which question."""
        try:
            async with self._engine.begin() as db:
                if conversation is not None:
                    await self._put(db, talks, {"chat": chat, "person": person}, {"conversation": _text(conversation)})
                if answered:
                    row = {"messages": json.dumps(answered.messages), "shown": answered.shown, "before": _text(answered.before)}
                    await self._put(db, answers, {"chat": chat, "question": question}, row)
        except SQLAlchemyError:
            log.exception("the store could not be written")

    async def answered(self, chat: int, question: int) -> Answered | None:
        try:
            async with self._engine.connect() as db:
                row = (await db.execute(select(answers).where(answers.c.chat == chat, answers.c.question == question))).first()
        except SQLAlchemyError:
            log.exception("the store could not be read")
            return None
        return Answered(tuple(json.loads(row.messages)), row.shown, _conversation(row.before)) if row else None

    async def choose_language(self, chat: int, lang: str | None) -> None:
        async with self._engine.begin() as db:
            if lang is None:
                await db.execute(delete(languages).where(languages.c.chat == chat))
            else:
                await self._put(db, languages, {"chat": chat}, {"lang": lang})

    async def remind(self, chat: int, year: int, kinds: tuple[str, ...]) -> None:
        async with self._engine.begin() as db:
            for kind in kinds:
                await self._put(db, reminders, {"chat": chat, "year": year, "kind": kind}, {})

    async def reminders(self, chat: int | None = None) -> list[Reminder]:
        """Those of one chat, or all that wait."""
        wanted = select(reminders.c.chat, reminders.c.year, reminders.c.kind).order_by(reminders.c.year, reminders.c.chat)
        async with self._engine.connect() as db:
            rows = await db.execute(wanted if chat is None else wanted.where(reminders.c.chat == chat))
            return [Reminder(row.chat, row.year, row.kind) for row in rows]

    async def reminded(self, reminder: Reminder) -> None:
        """It has been sent, or its time has passed."""
        c = reminders.c
        async with self._engine.begin() as db:
            await db.execute(delete(reminders).where(and_(c.chat == reminder.chat, c.year == reminder.year, c.kind == reminder.kind)))

    async def end_reminders(self, chat: int) -> int:
        async with self._engine.begin() as db:
            return int((await db.execute(delete(reminders).where(reminders.c.chat == chat))).rowcount)

    async def forget(self, chat: int) -> tuple[str, ...]:
        """Erases everything about the chat; what there was: language, talks, answers, reminders."""
        kinds = {"language": languages, "talks": talks, "answers": answers, "reminders": reminders}
        async with self._engine.begin() as db:
            return tuple([kind for kind, table in kinds.items() if (await db.execute(delete(table).where(table.c.chat == chat))).rowcount])

    async def move(self, old: int, new: int) -> None:
        """A group has become a supergroup: what was known goes along, but for numbers of messages, which are new there."""
        async with self._engine.begin() as db:
            await db.execute(delete(answers).where(answers.c.chat == old))
            for table in (languages, talks, reminders):
                if await db.scalar(select(table.c.chat).where(table.c.chat == old).limit(1)):  # Telegram tells of a move twice
                    await db.execute(delete(table).where(table.c.chat == new))
                    await db.execute(update(table).where(table.c.chat == old).values(chat=new))

    async def known(self, chat: int) -> bool:
        async with self._engine.connect() as db:
            return any(
                [
                    await db.scalar(select(table.c.chat).where(table.c.chat == chat).limit(1))
                    for table in (languages, talks, answers, reminders)
                ]
            )

    async def erase_unused(self) -> int:
        """Erases what nobody has used for KEPT_DAYS; reminders wait for their day. How much went."""
        before = self._now() - int(timedelta(days=KEPT_DAYS).total_seconds())
        async with self._engine.begin() as db:
            kept = union(select(reminders.c.chat), select(talks.c.chat).where(talks.c.used >= before))
            gone = [await db.execute(delete(table).where(table.c.used < before)) for table in (talks, answers)]
            gone.append(await db.execute(delete(languages).where(languages.c.used < before, languages.c.chat.not_in(kept))))
        return sum(result.rowcount for result in gone)

    async def _put(self, db: AsyncConnection, table: Table, key: Mapping[str, int | str], values: Mapping[str, str]) -> None:
        row = {**values, "used": self._now()}
        new = self._insert(table).values({**key, **row})
        await db.execute(new.on_conflict_do_update(index_elements=list(key), set_={name: new.excluded[name] for name in row}))

    def _now(self) -> int:
        return int(self._clock().timestamp())


def _quick(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")  # a killed process leaves a whole database
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def _text(conversation: Conversation) -> str:
    return json.dumps(
        {name: value for name, value in asdict(conversation).items() if value}, default=datetime.isoformat, ensure_ascii=False
    )


def _conversation(text: str | None) -> Conversation:
    """What was kept; an empty one if it does not fit any more (another version wrote it)."""
    try:
        kept = json.loads(text or "{}")
        values = {each.name: kept[each.name] for each in fields(Conversation) if each.name in kept}
        read: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
        if any(isinstance(read.get(each.name, each.default), tuple) != isinstance(each.default, tuple) for each in fields(Conversation)):
            raise ValueError("a list where there was none, or the other way round")
        return Conversation(**read | ({"at": datetime.fromisoformat(read["at"])} if "at" in read else {}))
    except (ValueError, TypeError, AttributeError):
        log.warning("a kept talk could not be read; it starts afresh")
        return Conversation()
