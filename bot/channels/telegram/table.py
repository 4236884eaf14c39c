"""The handlers in order: what the bot reacts to, read top to bottom. The first that fits takes the update."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any

from telegram import Message, Update
from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.channels.telegram import asking, commands, groups, inline, pressing
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import say, spot, toast
from bot.channels.telegram.people import sender

log = logging.getLogger(__name__)

ALLOWED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.GUEST_MESSAGE,
    Update.MY_CHAT_MEMBER,
]
"""What Telegram is asked to deliver: just what the table below handles."""
APOLOGY_SECONDS = 300.0
"""A chat is told that something went wrong once in so long."""

UNWELCOME = ("chat not found", "rights to send", "topic_closed", "thread not found")
"""How Telegram says it where it does not say Forbidden: a chat that is gone, a group that has muted the bot, a closed topic."""

Handling = Callable[[House, Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


class _Command(filters.MessageFilter):
    """Begins with "/": /hjälp too, which Telegram itself does not take for a command."""

    def filter(self, message: Message) -> bool:
        return commands.is_command(message)


def table(house: House) -> list[BaseHandler[Update, Any, None]]:
    def on(handling: Handling) -> Callable[[Update, Any], Coroutine[Any, Any, None]]:
        return partial(handling, house)

    new = filters.UpdateType.MESSAGE
    return [
        MessageHandler(new & filters.StatusUpdate.MIGRATE, on(groups.migrated)),
        MessageHandler(new & _Command(), on(commands.command)),
        MessageHandler(new & (filters.TEXT | filters.CAPTION), on(asking.question)),
        MessageHandler(new & filters.ATTACHMENT, on(asking.other)),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & (filters.TEXT | filters.CAPTION), on(asking.edited)),
        CallbackQueryHandler(on(pressing.pressed)),
        InlineQueryHandler(on(inline.query)),
        MessageHandler(filters.UpdateType.GUEST_MESSAGE, on(inline.guest)),
        ChatMemberHandler(on(groups.membership), ChatMemberHandler.MY_CHAT_MEMBER),
    ]


async def failed(house: House, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Something went wrong: the log gets where, without anybody's words; the person is told once."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if _unwelcome(error):
        log.info("update %s: nobody to answer (blocked, put out, muted or gone)", number)
        return
    if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
        log.warning("update %s: Telegram could not be reached: %s", number, type(error).__name__)
    else:
        log.error("update %s was not handled", number, exc_info=error)
    house.health.count("error")
    if isinstance(update, Update):
        await _apologise(house, update)


def _unwelcome(error: Exception | None) -> bool:
    """Whether the bot may not write there: then it does not try again, not even to say sorry."""
    return isinstance(error, Forbidden) or (isinstance(error, BadRequest) and any(word in error.message.lower() for word in UNWELCOME))


async def _apologise(house: House, update: Update) -> None:
    texts = house.texts(house.speaks(None, update.effective_user))
    message = update.message or (update.callback_query.message if update.callback_query else None)
    if update.callback_query:
        await _quietly(toast(update.callback_query, texts("failed")))
        return
    if not isinstance(message, Message) or sender(message) is None:
        return
    if house.wall() - (house.apologies.get(message.chat.id) or 0.0) > APOLOGY_SECONDS:
        house.apologies.put(message.chat.id, house.wall())
        await _quietly(say(house.bot, spot(message), [texts.html("failed")]))


async def _quietly(sending: Awaitable[object]) -> None:
    try:
        await sending
    except Exception as trouble:  # an apology that fails must not ask for another  # noqa: BLE001
        log.warning("an apology could not be sent: %s", type(trouble).__name__)
