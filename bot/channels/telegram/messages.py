"""Sending and changing messages: where, in reply to what, with which buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

from telegram import CallbackQuery, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError
from telegram.ext import ExtBot

Bot = ExtBot[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a message goes."""

    chat: int
    thread: int | None = None
    """The topic of a forum."""
    reply_to: int | None = None
    quote: str | None = None

    @property
    def reply(self) -> ReplyParameters | None:
        if self.reply_to is None:
            return None
        return ReplyParameters(self.reply_to, allow_sending_without_reply=True, quote=self.quote)

    @property
    def where(self) -> dict[str, Any]:
        """As Telegram's send methods want it."""
        return {"chat_id": self.chat, "message_thread_id": self.thread, "reply_parameters": self.reply}


def spot(message: Message, quote: str | None = None, *, reply: bool = True) -> Spot:
    """Beside this message: same chat, same topic, as a reply to it."""
    thread = message.message_thread_id if message.is_topic_message else None
    return Spot(message.chat.id, thread, message.message_id if reply else None, quote)


async def say(bot: Bot, at: Spot, pieces: Sequence[str], keyboard: InlineKeyboardMarkup | None = None) -> tuple[int, ...]:
    """Sends the pieces, the buttons under the last; the messages' numbers."""
    sent: list[int] = []
    for i, piece in enumerate(pieces):
        here = at if i == 0 else Spot(at.chat, at.thread)
        sent.append(await _send(bot, here, piece, keyboard if i == len(pieces) - 1 else None))
    return tuple(sent)


async def _send(bot: Bot, at: Spot, text: str, keyboard: InlineKeyboardMarkup | None) -> int:
    try:
        return (await bot.send_message(text=text, parse_mode=ParseMode.HTML, reply_markup=keyboard, **at.where)).message_id
    except BadRequest as trouble:
        if not at.quote or "quote" not in trouble.message.lower():
            raise
        # the question was edited while it was answered: the quote no longer stands in it
        return await _send(bot, Spot(at.chat, at.thread, at.reply_to), text, keyboard)


async def change(
    bot: Bot, at: Spot, messages: Sequence[int], pieces: Sequence[str], keyboard: InlineKeyboardMarkup | None = None
) -> tuple[int, ...]:
    """Makes the messages say this instead; what is too many is deleted, what is missing is sent. The messages' numbers now."""
    for i, (number, piece) in enumerate(zip(messages, pieces, strict=False)):
        await edit(bot, at.chat, number, piece, keyboard if i == len(pieces) - 1 else None)
    for number in messages[len(pieces) :]:
        await bot.delete_message(at.chat, number)
    rest = pieces[len(messages) :]
    return (*messages[: len(pieces)], *(await say(bot, Spot(at.chat, at.thread), rest, keyboard) if rest else ()))


async def edit(bot: Bot, chat: int, number: int, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """Edits one message; one that says this already, or that somebody has deleted, is no trouble."""
    try:
        await bot.edit_message_text(text, chat_id=chat, message_id=number, parse_mode=ParseMode.HTML, reply_markup=keyboard)
    except BadRequest as trouble:
        if not any(word in trouble.message.lower() for word in ("not modified", "not found", "can't be edited")):
            raise


async def toast(query: CallbackQuery, text: str | None = None) -> None:
    """Ends the waiting mark of a pressed button; if that comes too late, or is lost on the way, what was asked is done all the same."""
    try:
        await query.answer(text)
    except BadRequest as trouble:
        if "query is too old" not in trouble.message.lower():
            raise
    except NetworkError:
        return


def fingerprint(pieces: Sequence[str], keyboard: InlineKeyboardMarkup | None) -> str:
    """A short hash of what a message says and offers."""
    return blake2s(
        "\n\n".join((*pieces, keyboard.to_json() if keyboard else "")).encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()
