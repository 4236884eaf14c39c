"""Who may change what holds for a whole group."""

from __future__ import annotations

from telegram import Message
from telegram.constants import ChatMemberStatus

from bot.channels.telegram.house import House
from bot.channels.telegram.people import private


async def may_settle(house: House, message: Message, person: int | None) -> bool:
    """Everybody in private; in a group its administrators, those who write in the group's own name included."""
    if private(message) or person == message.chat.id:
        return True
    if person is None or person < 0:
        return False
    member = await house.bot.get_chat_member(message.chat.id, person)
    return member.status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)
