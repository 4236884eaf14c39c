"""Links that open one thing in the bot: t.me/<bot>?start=<payload>, and a QR code of them for posters.

Payloads: `f-<fact>`, `e-<year>`, `c-<name>`; at most 64 of A-Z a-z 0-9 _ -, as Telegram allows. What comes back is hostile input.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import segno
from telegram import Bot, Message
from telegram.error import TelegramError

from bot.channels.telegram.buttons import button, keyboard
from bot.channels.telegram.composing import choices, compose
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import say, spot
from bot.channels.telegram.needs import Settings
from bot.channels.telegram.people import sender
from bot.channels.telegram.rounds import Round, rounds
from bot.channels.telegram.showing import history_in_words, source_line
from bot.channels.telegram.texts import Texts
from bot.knowledge.model import Knowledge

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SWEDISH = {"å": "aa", "ä": "ae", "ö": "oe", "é": "e", "ü": "ue"}  # Habo and Håbo are two


class LinkError(Exception):
    """No link can be made; its text is one sentence for whoever asked for it."""


def payload(knowledge: Knowledge, what: str) -> str:
    """The payload for a fact's id, an edition's year or a candidate's name. LinkError if the knowledge has no such thing."""
    if what in knowledge.facts:
        made = f"f-{what}"
    elif what.isdecimal() and int(what) in knowledge.editions:
        made = f"e-{what}"
    else:
        name = next((name for name in knowledge.candidates if name.lower() == what.lower()), None)
        made = f"c-{_slug(name)}" if name else ""
    if not made:
        raise LinkError(f"the knowledge has no fact, edition or candidate called {what}")
    if not PAYLOAD.fullmatch(made):
        raise LinkError(f"{what} is too long for a link: Telegram allows 64 letters of A-Z, a-z, 0-9, _ and -")
    return made


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", "".join(_SWEDISH.get(c, c) for c in name.lower())).strip("-")


def _named(knowledge: Knowledge) -> Mapping[str, str]:
    return {_slug(name): name for name in reversed(list(knowledge.candidates))}


def address(username: str, made: str) -> str:
    return f"https://t.me/{username}?start={made}"


async def username(settings: Settings) -> str:
    """The bot's name, asked of Telegram. LinkError without a token or a connection."""
    if settings.token is None:
        raise LinkError("a link needs TELEGRAM_BOT_TOKEN, to know the bot's name")
    token, base = settings.token.reveal(), settings.api_base_url
    try:
        async with Bot(token, base_url=f"{base}/bot") if base else Bot(token) as bot:
            return bot.username
    except TelegramError as trouble:
        # no cause is shown: Telegram's client names the token in it
        raise LinkError(f"Telegram did not say the bot's name: {type(trouble).__name__}") from None


def link(knowledge: Knowledge, what: str, bot: str, out: Path | None = None) -> tuple[str, int]:
    """What to print and the exit status: the link, and with `out` (.svg or .png) its QR code written there."""
    try:
        url = address(bot, payload(knowledge, what))
    except LinkError as trouble:
        return str(trouble), 2
    if out is None:
        return url, 0
    kind = out.suffix.lower().removeprefix(".")
    if kind not in ("svg", "png"):
        return f"{out.name}: a QR code is written as .svg or .png", 2
    try:
        out.write_bytes(qr(url, kind))
    except OSError as trouble:
        return f"{out}: {trouble.strerror}", 2
    return url, 0


def qr(url: str, kind: str = "svg") -> bytes:
    """A QR code for print, as "svg" or "png": error correction M or better, the quiet zone of four modules that readers want."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind=kind, scale=10, border=4)
    return out.getvalue()


async def open_link(house: House, message: Message, given: str, texts: Texts) -> None:
    """/start with a payload: tells the fact, the edition or the candidate's history."""
    kind, _, value = given.partition("-") if PAYLOAD.fullmatch(given) else ("", "", "")
    told = False
    if kind == "f":
        told = await _fact(house, message, value, texts)
    elif kind == "e":
        told = await _edition(house, message, value, texts)
    elif kind == "c":
        told = await _candidate(house, message, value, texts)
    if not told:
        examples = house.assistant.opening(house.now(), texts.lang)
        buttons = keyboard([[each] for each in choices(house, examples, "n")])
        await say(house.bot, spot(message, reply=False), [texts.html("link_broken")], buttons)


async def _fact(house: House, message: Message, value: str, texts: Texts) -> bool:
    reply = house.assistant.tell(value, house.now(), texts.lang) if value in house.knowledge.facts else None
    if reply is None:
        return False
    composed = compose(house, reply)
    await say(house.bot, spot(message, reply=False), composed.pieces, composed.keyboard)
    await house.store.remember(message.chat.id, sender(message) or 0, reply.conversation, message.message_id, None)
    return True


async def _edition(house: House, message: Message, value: str, texts: Texts) -> bool:
    year = int(value) if value.isascii() and value.isdecimal() and len(value) == 4 else 0
    each = next((each for each in rounds(house.knowledge, house.now()) if each.year == year), None)
    if each is None:
        return False
    lines = [f"<b>{texts.html('edition_title', year=year)}</b>", *_parts(each, texts)]
    await say(house.bot, spot(message, reply=False), ["\n".join([*lines, *_sources(house, each.edition.sources, texts)])])
    return True


def _parts(each: Round, texts: Texts) -> Iterator[str]:
    """Winner, nominees and ceremony as HTML lines, each with the sentence more that belongs to it."""
    nominees, ceremony = each.edition.nominees, each.edition.ceremony
    told = {
        "winner": texts.html("edition_winner", winner=each.winner) if each.winner else "",
        "nominees": texts.html("edition_nominees", nominees=", ".join(nominees)) if nominees else "",
        "ceremony": "",
    }
    if ceremony.date:
        told["ceremony"] = texts.html("edition_planned" if ceremony.planned else "edition_ceremony", date=texts.date(ceremony.date))
    for key, line in told.items():
        note = each.edition.notes.get(key, {}).get(texts.lang, "")
        yield from (line, f"<i>{escape(note, quote=False)}</i>") if line and note else (line,) if line else ()


def _sources(house: House, ids: tuple[str, ...], texts: Texts) -> list[str]:
    line = source_line(house.knowledge, ids, texts)
    return ["", line.html] if line else []


async def _candidate(house: House, message: Message, value: str, texts: Texts) -> bool:
    name = _named(house.knowledge).get(value)
    if name is None:
        return False
    buttons = keyboard([[button(texts("history_button"), "history", name)]])
    words = history_in_words(house, texts, name)
    await say(house.bot, spot(message, reply=False), ["\n".join(words)], buttons if len(words) > 2 else None)
    return True
