"""Reminders a week and a day before a ceremony, for those who asked; never at night."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.channels.telegram.buttons import button, keyboard
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import Spot, say
from bot.channels.telegram.rounds import start
from bot.channels.telegram.store import Reminder

log = logging.getLogger(__name__)

DAYS_BEFORE: Mapping[str, int] = {"week": 7, "day": 1}
AT = time(9)
"""Local time at which a reminder is due."""
NIGHT_BEGINS = time(20)
"""From here until AT nothing is sent: what was missed waits for the morning."""
LOOK_SECONDS = 60.0


def due(kind: str, begins: datetime | date, zone: ZoneInfo) -> datetime:
    day = begins.date() if isinstance(begins, datetime) else begins
    return datetime.combine(day - timedelta(days=DAYS_BEFORE[kind]), AT, zone)


def kinds_left(begins: datetime | date, now: datetime) -> tuple[str, ...]:
    """The reminders whose time is still to come."""
    zone = now.tzinfo if isinstance(now.tzinfo, ZoneInfo) else ZoneInfo("UTC")
    return tuple(kind for kind in DAYS_BEFORE if due(kind, begins, zone) > now)


async def watch(house: House) -> None:
    """Sends what is due, and once an hour erases what has not been used; until cancelled."""
    rounds = 0
    while True:
        try:
            await send_due(house)
            if rounds % 60 == 0:
                await house.store.erase_unused()
        except Exception:  # one bad minute must not end all reminders
            log.exception("reminders failed; trying again in a minute")
        rounds += 1
        await house.sleep(LOOK_SECONDS)


async def send_due(house: House) -> None:
    now = house.now()
    if not AT <= now.time() < NIGHT_BEGINS:
        return
    for reminder in await house.store.reminders():
        edition = house.knowledge.editions.get(reminder.year)
        begins = start(edition, house.zone) if edition else None
        if begins is None or due(reminder.kind, begins, house.zone) > now:
            continue  # not yet; or the day has been taken back, and a new one may come
        if _day(begins) <= now.date() or await _send(house, reminder, begins):
            await house.store.reminded(reminder)


def _day(begins: datetime | date) -> date:
    return begins.date() if isinstance(begins, datetime) else begins


async def _send(house: House, reminder: Reminder, begins: datetime | date) -> bool:
    """Whether it is done with; False if it must be tried again."""
    memory = await house.store.recall(reminder.chat, reminder.chat)
    texts = house.texts(house.speaks(memory.lang or memory.conversation.lang, None))
    days = (_day(begins) - house.now().date()).days
    key = {7: "remind_week", 1: "remind_day"}.get(days, "remind_soon")
    text = texts.html(key, date=texts.moment(begins))
    ceremony = house.knowledge.editions[reminder.year].ceremony
    place = ", ".join(part for part in (ceremony.place, ceremony.city) if part)
    if place:
        text += "\n" + texts.html("remind_place", place=place)
    try:
        await say(house.bot, Spot(reminder.chat), [text], keyboard([[button(texts("remind_end"), "end")]]))
    except (Forbidden, BadRequest):
        await house.store.forget(reminder.chat)  # blocked, or the chat is gone
    except TelegramError as trouble:
        log.warning("a reminder could not be sent yet: %s", type(trouble).__name__)
        return False
    return True
