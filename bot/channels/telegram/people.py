"""Who wrote, whether the bot is meant, and what was asked."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType


@dataclass(frozen=True, slots=True)
class Asked:
    text: str
    """Without the bot's name."""
    by_name: bool
    """The bot was named, not only replied to."""
    quote: str | None
    """The part of the message that may be quoted, letter for letter; None where it cannot."""


def sender(message: Message) -> int | None:
    """Who wrote: a person, a group whose administrator is anonymous, or a channel writing in a group.

    None for whom the bot does not answer: other bots, channels' own posts and their automatic copies, what the bot itself
    brought by inline or guest mode.
    """
    if message.chat.type == ChatType.CHANNEL or message.is_automatic_forward or message.via_bot or message.guest_query_id:
        return None
    if message.guest_bot_caller_user or message.guest_bot_caller_chat or message.chat.is_direct_messages:
        return None
    if message.sender_chat:
        return message.sender_chat.id
    if message.from_user is None or message.from_user.is_bot:
        return None
    return message.from_user.id


def private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def asked(message: Message, me: User) -> Asked | None:
    """The question, if the bot is meant: in private everything, in a group what names it or replies to it."""
    text = message.text if message.text is not None else message.caption
    if text is None:
        return None
    spans = _names(message, text, me)
    if not private(message) and not spans and not _reply_to(message, me):
        return None
    for start, end in reversed(spans):
        text = text[:start] + " " + text[end:]
    cleaned = " ".join(text.split())
    return Asked(cleaned, bool(spans), _quote(message, cleaned))


def _names(message: Message, text: str, me: User) -> list[tuple[int, int]]:
    """Where the bot is named, as places in the text."""
    found: list[tuple[int, int]] = []
    for entity in message.entities or message.caption_entities:
        start = _place(text, entity.offset)
        end = _place(text, entity.offset + entity.length)
        mention = entity.type == MessageEntity.MENTION and text[start:end].lower() == f"@{me.username or ''}".lower()
        meant = entity.type == MessageEntity.TEXT_MENTION and entity.user is not None and entity.user.id == me.id
        if mention or meant:
            found.append((start, end))
    return found


def _place(text: str, units: int) -> int:
    """Where in the text so many UTF-16 units end."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _reply_to(message: Message, me: User) -> bool:
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.id == me.id and not answered.forum_topic_created)


QUOTED = 200
"""A longer question is not quoted: the reply shows its beginning anyway."""
_LETTERED = {
    MessageEntity.MENTION,
    MessageEntity.BOT_COMMAND,
    MessageEntity.HASHTAG,
    MessageEntity.URL,
    MessageEntity.EMAIL,
    MessageEntity.PHONE_NUMBER,
}
"""Entities that Telegram finds itself; with others (bold …) a quote without them would be refused."""


def _quote(message: Message, cleaned: str) -> str | None:
    text = message.text or message.caption or ""
    formatted = any(entity.type not in _LETTERED for entity in message.entities or message.caption_entities)
    fits = 0 < len(cleaned) <= QUOTED and cleaned in text and cleaned != text.strip()
    return cleaned if fits and not formatted and not private(message) else None
