"""Commands, by the words of every language."""

from __future__ import annotations

import unicodedata
from collections.abc import Awaitable, Callable, Mapping

from telegram import Message, MessageEntity, Update
from telegram.ext import ContextTypes

from bot.channels.telegram import inline, links, settings
from bot.channels.telegram.administrators import may_settle
from bot.channels.telegram.asking import hint, texts_for, welcome
from bot.channels.telegram.buttons import keyboard
from bot.channels.telegram.composing import choices
from bot.channels.telegram.formatting import Line, pieces
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import say, spot
from bot.channels.telegram.people import private, sender
from bot.channels.telegram.showing import show_history, show_overview
from bot.channels.telegram.store import KEPT_DAYS
from bot.channels.telegram.texts import Texts
from bot.language import LANGUAGES, data

Command = Callable[[House, Message, str], Awaitable[None]]


async def command(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """A message that begins with a command: ours is carried out, another bot's ignored, an unknown one in private named as such."""
    message = update.message
    if message is None or (person := sender(message)) is None or (found := parse(message, house.bot.username)) is None:
        return
    word, rest = found
    key = names().get(word)
    if key is None and not private(message):
        return  # in a group it may well be meant for another bot
    if not await welcome(house, message, person):
        return
    if key is None:
        await hint(house, message, "unknown_command")
    else:
        await COMMANDS[key](house, message, rest)


def parse(message: Message, username: str) -> tuple[str, str] | None:
    """The command's word, lower case, without accents (/hjälp reads as /hjalp), and what follows; None where it names another bot."""
    text = message.text or message.caption or ""
    head, _, rest = text.partition(" ") if " " in text.split("\n")[0] else text.partition("\n")
    word, _, addressee = head.removeprefix("/").partition("@")
    if addressee and addressee.lower() != username.lower():
        return None
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    return bare, rest.strip()


def names() -> Mapping[str, str]:
    """Every command word of every language, and what it does."""
    return {name: entry["key"] for lang in LANGUAGES for entry in data(lang, "telegram")["commands"] for name in entry["names"]}


def is_command(message: Message) -> bool:
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    return text.startswith("/") and (private(message) or any(e.type == MessageEntity.BOT_COMMAND and e.offset == 0 for e in entities))


async def start(house: House, message: Message, rest: str) -> None:
    """Greets; with a link's payload, tells that."""
    texts = await texts_for(house, message)
    if rest not in ("", inline.START) and private(message):
        await links.open_link(house, message, rest, texts)
        return
    examples = house.assistant.opening(house.now(), texts.lang) if private(message) else ()
    text = texts.html("start") if private(message) else texts.html("help_group", username=house.bot.username)
    await say(
        house.bot, spot(message, reply=not private(message)), _one(text), keyboard([[each] for each in choices(house, examples, "n")])
    )


async def help_(house: House, message: Message, _rest: str) -> None:
    """How to ask here, with an example; only what works is promised."""
    texts = await texts_for(house, message)
    text = _help(house, texts) if private(message) else texts.html("help_group", username=house.bot.username)
    examples = house.assistant.opening(house.now(), texts.lang)
    if examples:
        text += "\n\n" + texts.html("example", question=examples[0].question)
    await say(house.bot, spot(message), _one(text))


def _help(house: House, texts: Texts) -> str:
    years = sorted(house.knowledge.editions)
    first, points = texts.html("help"), [texts.html("help_points")]
    if len(years) > 1:
        first += " " + texts.html("help_follow", year=years[-2])
        points.append(texts.html("help_overview"))
    if house.bot.bot.supports_inline_queries:
        points.append(texts.html("help_inline", username=house.bot.username))
    return "\n".join([first, "", *points])


async def privacy(house: House, message: Message, _rest: str) -> None:
    texts = await texts_for(house, message)
    body = texts.html("privacy", days=KEPT_DAYS, operator="\0").replace("\0", _operator(house, texts))
    await say(house.bot, spot(message), pieces([Line(line, line) for line in body.split("\n")]))


def _operator(house: House, texts: Texts) -> str:
    operator = house.knowledge.operator
    if not (operator.name and operator.contact and operator.controller):
        return texts.html("operator_missing")
    return texts.html("operator", name=operator.name, contact=operator.contact, controller=operator.controller)


async def overview(house: House, message: Message, rest: str) -> None:
    """All rounds; with a candidate's name its own history."""
    texts = await texts_for(house, message)
    name = next((name for name in house.knowledge.candidates if name.casefold() == rest.casefold()), None)
    if name:
        await show_history(house, spot(message), texts, name)
    else:
        await show_overview(house, spot(message), texts)


async def settings_(house: House, message: Message, _rest: str) -> None:
    texts = await texts_for(house, message)
    if await may_settle(house, message, sender(message)):
        await settings.show(house, message, texts)
    else:
        await hint(house, message, "settings_group_admins")


def _one(text: str) -> list[str]:
    return pieces([Line(line, line) for line in text.split("\n")])


COMMANDS: Mapping[str, Command] = {"start": start, "help": help_, "overview": overview, "settings": settings_, "privacy": privacy}
