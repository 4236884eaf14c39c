"""The way of a question in Telegram: it is answered; an edited one gets its answer edited."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update
from telegram.ext import ContextTypes

from bot.answering.reply import Reply
from bot.channels.telegram.buttons import keyboard
from bot.channels.telegram.composing import Composed, choices, compose
from bot.channels.telegram.formatting import Line, pieces
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import Spot, change, say, spot
from bot.channels.telegram.people import Asked, asked, private, sender
from bot.channels.telegram.store import Answered, Memory
from bot.channels.telegram.texts import Texts

LATE = 600.0
"""Seconds. A question that waited longer (the bot was away) gets an apology with its answer."""


async def question(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """A message with text or a caption."""
    message = update.message
    if message is None or (person := sender(message)) is None or (meant := asked(message, house.bot.bot)) is None:
        return
    if not await welcome(house, message, person):
        return
    if not meant.text:
        await hint(house, message, "empty")
        return
    memory = await house.store.recall(message.chat.id, person)
    reply = think(house, meant.text, memory, message)
    house.health.count(reply.status)
    composed = present(house, message, meant, reply)
    if composed is None:
        return
    sent = await _send(house, message, meant, reply, composed)
    answered = Answered(sent, composed.fingerprint, memory.conversation) if sent else None
    await house.store.remember(message.chat.id, person, reply.conversation, message.message_id, answered)


async def edited(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """An edited question: its answer is edited. One that had no answer stays without."""
    message = update.edited_message
    if message is None or (person := sender(message)) is None or (meant := asked(message, house.bot.bot)) is None or not meant.text:
        return
    before = await house.store.answered(message.chat.id, message.message_id)
    if before is None or house.limits.judge(person, None, moment(message)) != "answer":
        return
    memory = await house.store.recall(message.chat.id, person)
    reply = think(house, meant.text, Memory(memory.lang, before.before), message)
    composed = present(house, message, meant, reply) or _unsure(house, reply)
    if composed.fingerprint == before.shown:
        return
    now_there = await change(house.bot, spot(message), before.messages, composed.pieces, composed.keyboard)
    for number in before.messages:
        house.pressed.drop((message.chat.id, number))  # its buttons are new: what was pressed before no longer counts
    answered = Answered(now_there, composed.fingerprint, before.before)
    await house.store.remember(message.chat.id, person, reply.conversation, message.message_id, answered)


def think(house: House, text: str, memory: Memory, message: Message) -> Reply:
    """The assistant's reply; somebody who has not written yet is met in the language of their app."""
    conversation = memory.conversation
    if conversation.lang is None:
        conversation = replace(conversation, lang=house.speaks(memory.lang, message.from_user))
    return house.assistant.answer(text, conversation, house.now(), memory.lang)


def present(house: House, message: Message, meant: Asked, reply: Reply) -> Composed | None:
    """What is sent; None where a group is better served by silence."""
    if private(message) or reply.status == "answered":
        return compose(house, reply, late=_late(house, message))
    if not meant.by_name:
        return None  # "tack!" in reply to the bot, or talk about its answer: noise gets bots removed
    known_gap = reply.status == "unknown" and reply.fact
    return compose(house, reply) if known_gap or reply.status == "smalltalk" else _unsure(house, reply)


def _unsure(house: House, reply: Reply) -> Composed:
    """One short line in a group."""
    texts = house.texts(reply.lang)
    text = texts.html("unsure_group_choices" if reply.suggestions else "unsure_group")
    return Composed((text,), keyboard([[each] for each in choices(house, reply.suggestions, "s")]))


def _late(house: House, message: Message) -> bool:
    return house.wall() - moment(message) > LATE


async def _send(house: House, message: Message, meant: Asked, reply: Reply, composed: Composed) -> tuple[int, ...]:
    if private(message):
        return await say(house.bot, spot(message), composed.pieces, composed.keyboard)
    key = (message.chat.id, message.message_thread_id or 0 if message.is_topic_message else 0)
    said = house.said.get(key)
    if said and said[0] == composed.fingerprint:
        return await _point(house, message, reply, key, said) if reply.status == "answered" else ()
    sent = await say(house.bot, spot(message, meant.quote), composed.pieces, composed.keyboard)
    house.said.put(key, (composed.fingerprint, sent[0], False))
    return sent


async def _point(house: House, message: Message, reply: Reply, key: tuple[int, int], said: tuple[str, int, bool]) -> tuple[int, ...]:
    """Never the same answer twice in a row: the first to ask again is shown the answer above, others need no reminder."""
    mark, number, pointed = said
    if pointed:
        return ()
    house.said.put(key, (mark, number, True))
    here = spot(message, reply=False)
    await say(house.bot, Spot(here.chat, here.thread, number), [house.texts(reply.lang).html("same_again")])
    return ()


async def other(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """A voice message, picture, sticker, place … without words: one kind sentence, in private only."""
    message = update.message
    if message is None or (person := sender(message)) is None or not private(message):
        return
    if message.media_group_id:
        if message.media_group_id in house.albums:
            return
        house.albums.put(message.media_group_id, True)
    if await welcome(house, message, person):
        await hint(house, message, "not_text")


async def hint(house: House, message: Message, key: str) -> None:
    """One of the channel's own sentences, as a reply, in the language of the chat."""
    texts = await texts_for(house, message)
    await say(house.bot, spot(message), pieces([Line(texts(key), texts.html(key, username=house.bot.username))]))


async def texts_for(house: House, message: Message) -> Texts:
    memory = await house.store.recall(message.chat.id, sender(message) or 0)
    return house.texts(house.speaks(memory.lang, message.from_user))


async def welcome(house: House, message: Message, person: int) -> bool:
    """Whether there is still room for this asker; the first time there is not, they are told."""
    group = None if private(message) else message.chat.id
    verdict = house.limits.judge(person, group, moment(message))
    if verdict == "tell":
        await hint(house, message, "slow_down" if group is None else "slow_down_group")
    return verdict == "answer"


def moment(message: Message) -> float:
    """When it was written, in seconds since 1970; a queue on our side does not make a slow asker fast, nor a fast one slow."""
    return (message.edit_date or message.date).timestamp()
