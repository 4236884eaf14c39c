"""What Telegram shows of the bot before anybody writes: commands, descriptions, menu button; set only where they differ."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    MenuButtonCommands,
    User,
)
from telegram.error import TelegramError

from bot.channels.telegram.formatting import units
from bot.channels.telegram.house import House
from bot.channels.telegram.texts import language
from bot.language import LANGUAGES

log = logging.getLogger(__name__)

DESCRIPTION, SHORT_DESCRIPTION = 512, 120
"""Telegram's limits, in UTF-16 units."""
SCOPES: dict[str, BotCommandScope] = {
    "private": BotCommandScopeAllPrivateChats(),
    "group": BotCommandScopeAllGroupChats(),
    "admins": BotCommandScopeAllChatAdministrators(),
}


async def present(house: House) -> None:
    """Brings Telegram's picture of the bot up to date; what fails now is tried at the next start."""
    try:
        for code, lang in languages(house):
            await _commands(house, code, lang)
            await _descriptions(house, code, lang)
        if not isinstance(await house.bot.get_chat_menu_button(), MenuButtonCommands):
            await house.bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    except TelegramError as trouble:
        log.warning("commands and descriptions were not brought up to date: %s", type(trouble).__name__)


def languages(house: House) -> Iterator[tuple[str, str]]:
    """Telegram's language code, empty for all others, and the bot's language for it."""
    yield "", language("other", house.knowledge)
    for lang in LANGUAGES:
        yield lang, lang


async def _commands(house: House, code: str, lang: str) -> None:
    shown = [entry for entry in house.texts(lang).table("commands") if entry["key"] != "overview" or house.knowledge.editions]
    for name, scope in SCOPES.items():
        wanted = tuple(BotCommand(entry["names"][0], entry["tells"]) for entry in shown if name in entry["scopes"])
        if await house.bot.get_my_commands(scope, code or None) != wanted:
            await house.bot.set_my_commands(wanted, scope, code or None)


async def _descriptions(house: House, code: str, lang: str) -> None:
    texts = house.texts(lang)
    long, short = texts("description"), texts("short_description")
    if units(long) <= DESCRIPTION and (await house.bot.get_my_description(code or None)).description != long:
        await house.bot.set_my_description(long, code or None)
    if units(short) <= SHORT_DESCRIPTION and (await house.bot.get_my_short_description(code or None)).short_description != short:
        await house.bot.set_my_short_description(short, code or None)


def missing_switches(me: User) -> list[str]:
    """What @BotFather still has to be told, one phrase for each switch."""
    wrong = []
    if not me.supports_inline_queries:
        wrong.append("inline mode is off (/setinline)")
    if not me.supports_guest_queries:
        wrong.append("guest mode is off (Bot Settings)")
    if me.can_read_all_group_messages:
        wrong.append("privacy mode is off, so all talk in groups reaches the bot (/setprivacy, Enable)")
    if me.can_join_groups is False:
        wrong.append("the bot may not join groups (/setjoingroups)")
    return wrong
