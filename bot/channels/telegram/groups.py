"""Coming into a group, leaving it, and a group that becomes a supergroup."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ContextTypes

from bot.channels.telegram.house import House
from bot.channels.telegram.messages import Spot, say

IN = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER}


async def membership(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Added to a group: one short greeting. Put out or blocked: everything about the chat is erased."""
    change = update.my_chat_member
    if change is None:
        return
    chat = change.chat
    before, after = _inside(change.old_chat_member), _inside(change.new_chat_member)
    if before and not after:
        await house.store.forget(chat.id)
        house.forget(chat.id)
    elif after and not before and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) and not await house.store.known(chat.id):
        texts = house.texts(house.speaks(None, None if change.from_user.is_bot else change.from_user))
        await say(house.bot, Spot(chat.id), [texts.html("greeting", username=house.bot.username)])


def _inside(member: ChatMember) -> bool:
    """Restricted members are in the chat or not, and say which."""
    return member.status in IN or bool(getattr(member, "is_member", False))


async def migrated(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Telegram says it twice, in the old chat and in the new; either is enough."""
    message = update.message
    if message is None:
        return
    if message.migrate_to_chat_id:
        await house.store.move(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await house.store.move(message.migrate_from_chat_id, message.chat.id)
