"""The overview of all rounds and a candidate's own history: a picture, with the same in words."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from bot.channels.telegram.buttons import button, keyboard
from bot.channels.telegram.formatting import CAPTION, Line, linked, pieces
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import Spot, say
from bot.channels.telegram.pictures import Picture, Row
from bot.channels.telegram.rounds import Round, Taking, history, rounds
from bot.channels.telegram.texts import Texts
from bot.knowledge.model import Edition, Knowledge

TYPING_AFTER = 0.5
"""Seconds of work after which a chat is told that something is coming."""


async def show_overview(house: House, at: Spot, texts: Texts, *, dark: bool = False) -> None:
    every = rounds(house.knowledge, house.now())
    if not every:
        await say(house.bot, at, [texts.html("overview_empty")])
        return
    title = texts("overview_title")
    rows = tuple(Row(str(each.year), _outcome(each, texts), _others(each.others, each.winner, texts)) for each in every)
    words = [
        Line(line, escape(line, quote=False))
        for line in (texts("winner_line", year=each.year, winner=_outcome(each, texts)) for each in every)
    ]
    words += _sources(house, (each.edition for each in every), "winner", texts)
    buttons = [[_look(texts, "", dark)], [button(texts("nominees_button"), "nominees")]]
    await _show(house, at, Picture(title, rows, dark), _captioned(title, words), keyboard(buttons))


async def show_history(house: House, at: Spot, texts: Texts, name: str, *, dark: bool = False) -> None:
    takings = history(house.knowledge, name, house.now())
    if not takings:
        await say(house.bot, at, [texts.html("history_none", name=name)])
        return
    title = texts("history_title", name=name)
    rows = tuple(Row(str(taking.year), _capital(_part(taking, texts)), _beside(taking, texts)) for taking in takings)
    words = [Line(line, escape(line, quote=False)) for line in (_taking_line(taking, texts) for taking in takings)]
    words += _sources(house, (house.knowledge.editions[taking.year] for taking in takings), "nominees", texts)
    await _show(house, at, Picture(title, rows, dark), _captioned(title, words), keyboard([[_look(texts, name, dark)]]))


def history_in_words(house: House, texts: Texts, name: str) -> list[str]:
    """HTML lines: a title and a line for each round, or that nothing is known."""
    takings = history(house.knowledge, name, house.now())
    if not takings:
        return [texts.html("history_none", name=name)]
    title = f"<b>{texts.html('history_title', name=name)}</b>"
    sources = _sources(house, (house.knowledge.editions[taking.year] for taking in takings), "nominees", texts)
    return [title, *(escape(_taking_line(taking, texts), quote=False) for taking in takings), *(line.html for line in sources)]


def nominees_in_words(house: House, texts: Texts) -> list[str]:
    """All rounds with winner and nominees, as HTML messages."""
    lines = []
    for each in rounds(house.knowledge, house.now()):
        nominees = each.edition.nominees
        told = texts("nominated", names=", ".join(nominees)) if nominees is not None else _capital(texts("nominees_unknown"))
        text = texts("nominees_line", year=each.year, winner=_outcome(each, texts), nominees=told)
        lines.append(Line(text, escape(text, quote=False)))
    return pieces([*lines, *_sources(house, house.knowledge.editions.values(), "nominees", texts)])


def source_line(knowledge: Knowledge, ids: Iterable[str], texts: Texts) -> Line | None:
    """Källor: SKR (2024), … with links; None without sources."""
    named: dict[str, str | None] = {}
    for source in (knowledge.sources[each] for each in dict.fromkeys(ids) if each in knowledge.sources):
        label = f"{source.publisher} ({source.published.year})" if source.published else source.publisher
        named[label] = named.get(label) or source.url
    if not named:
        return None
    word = texts("source_one" if len(named) == 1 else "source_many")
    links = ", ".join(linked(label, url) for label, url in named.items())
    return Line(f"{word}: {', '.join(named)}", f"{escape(word, quote=False)}: {links}")


def _sources(house: House, editions: Iterable[Edition], key: str, texts: Texts) -> list[Line]:
    """A blank line and the sources for this key of the editions; nothing where there are none."""
    ids = [source for edition in editions for source in edition.sources_for.get(key) or edition.sources]
    line = source_line(house.knowledge, ids, texts)
    return [Line("", ""), line] if line else []


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _outcome(each: Round, texts: Texts) -> str:
    if each.winner:
        return each.winner
    if not each.waits:
        return texts("winner_unknown")
    held = each.edition.ceremony.date
    return texts("winner_waits", date=texts.date(held)) if held else texts("winner_waits_undated")


def _others(others: tuple[str, ...] | None, winner: str | None, texts: Texts) -> str:
    if others is None:
        return _capital(texts("nominees_unknown"))
    return texts("also_nominated" if winner else "nominated", names=", ".join(others)) if others else ""


def _part(taking: Taking, texts: Texts) -> str:
    return texts(f"legend_{taking.part}")


def _beside(taking: Taking, texts: Texts) -> str:
    winner = texts("edition_winner", winner=taking.winner) if taking.winner else ""
    others = texts("also_nominated", names=", ".join(taking.others)) if taking.others else ""
    return ". ".join(part for part in (winner, others) if part)


def _taking_line(taking: Taking, texts: Texts) -> str:
    line = texts("winner_line", year=taking.year, winner=_part(taking, texts))
    return ". ".join(part for part in (line, _beside(taking, texts)) if part)


def _look(texts: Texts, name: str, dark: bool) -> InlineKeyboardButton | None:
    return button(texts("light_button" if dark else "dark_button"), "look", f"{name}/{'light' if dark else 'dark'}")


def _captioned(title: str, words: list[Line]) -> list[str]:
    """The title and the words, in pieces of which the first fits below a picture."""
    lines = [Line(title, f"<b>{escape(title, quote=False)}</b>"), *words]
    return pieces(lines, CAPTION)


async def _show(house: House, at: Spot, picture: Picture, words: list[str], buttons: InlineKeyboardMarkup | None) -> None:
    async with working(house, at):
        photo = await house.gallery.get(picture)
    last = buttons if len(words) == 1 else None
    try:
        sent = await house.bot.send_photo(photo=photo, caption=words[0], parse_mode=ParseMode.HTML, reply_markup=last, **at.where)
    except BadRequest:
        if not isinstance(photo, str):
            raise
        house.gallery.lost(picture)  # an id from another bot or another time
        photo = await house.gallery.get(picture)
        sent = await house.bot.send_photo(photo=photo, caption=words[0], parse_mode=ParseMode.HTML, reply_markup=last, **at.where)
    if sent.photo:
        house.gallery.sent(picture, sent.photo[-1].file_id)
    if len(words) > 1:
        await say(house.bot, Spot(at.chat, at.thread), words[1:], buttons)


@contextlib.asynccontextmanager
async def working(house: House, at: Spot) -> AsyncIterator[None]:
    """Tells the chat that something is coming, if it takes longer than half a second."""

    async def tell() -> None:
        await house.sleep(TYPING_AFTER)
        with contextlib.suppress(Exception):  # a missing sign of work harms nobody
            await house.bot.send_chat_action(at.chat, ChatAction.UPLOAD_PHOTO, message_thread_id=at.thread)

    task = asyncio.create_task(tell())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
