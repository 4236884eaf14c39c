"""A pressed button: the question is answered, or the useful thing is handed over. Old and forged buttons are harmless."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from html import escape

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot.answering.reply import Conversation, Reply
from bot.channels.telegram import objects, settings, showing
from bot.channels.telegram.buttons import Press, read
from bot.channels.telegram.composing import compose
from bot.channels.telegram.formatting import Line, pieces
from bot.channels.telegram.house import PRESS_SECONDS, House
from bot.channels.telegram.messages import Spot, change, edit, say, spot, toast
from bot.channels.telegram.people import private
from bot.channels.telegram.store import Answered
from bot.channels.telegram.texts import Texts


async def pressed(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    if query is None:
        return
    message = query.message if isinstance(query.message, Message) else None
    press = read(query.data)
    action = ACTIONS.get(press.kind) if press else None
    memory = await house.store.recall(message.chat.id, _person(query)) if message else None
    lang = house.speaks(memory.lang or memory.conversation.lang if memory else None, query.from_user)
    texts = house.texts(lang)
    if message is None or press is None or action is None:
        await toast(query, texts("old_button"))
        return
    group = None if private(message) else message.chat.id
    if house.limits.judge(_person(query), group, house.wall()) != "answer":
        await toast(query, texts("slow_down" if group is None else "slow_down_group"))
        return
    if _again(house, message, query.data or "") and press.kind not in REPEATABLE:
        await toast(query)
        return
    await action(house, query, message, press, texts)


def _person(query: CallbackQuery) -> int:
    return query.from_user.id


def _again(house: House, message: Message, data: str) -> bool:
    """Whether this button was pressed a moment ago; notes that it is pressed now."""
    key, now = (message.chat.id, message.message_id), house.wall()
    times = house.pressed.get(key) or {}
    again = now - times.get(data, float("-inf")) < PRESS_SECONDS
    house.pressed.put(key, times if again else {**times, data: now})
    return again


async def suggestion(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    """Did you mean: the message that asked becomes the answer."""
    reply = await _reply(house, query, message, press.value)
    await toast(query, None if reply else texts("old_button"))
    if reply is None:
        return
    composed = compose(house, reply)
    at = spot(message, reply=False)
    shown = await change(house.bot, at, [message.message_id], composed.pieces, composed.keyboard)
    question = message.reply_to_message.message_id if message.reply_to_message else None
    before = await house.store.answered(at.chat, question) if question else None
    answered = Answered(shown, composed.fingerprint, before.before) if before else None
    await house.store.remember(at.chat, _person(query), reply.conversation, question or 0, answered)


async def follow_up(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    """A natural next question, or an example: answered by a new message."""
    reply = await _reply(house, query, message, press.value)
    await toast(query, None if reply else texts("old_button"))
    if reply is None:
        return
    composed = compose(house, reply)
    await say(house.bot, _beside(message), composed.pieces, composed.keyboard)
    await house.store.remember(message.chat.id, _person(query), reply.conversation, 0, None)


async def _reply(house: House, query: CallbackQuery, message: Message, key: str) -> Reply | None:
    question = house.question(key)
    if question is None:
        return None
    memory = await house.store.recall(message.chat.id, _person(query))
    # a button says all that it asks: what was talked about before must not bend it
    conversation = Conversation(lang=memory.conversation.lang or house.speaks(memory.lang, query.from_user))
    reply = house.assistant.answer(question, conversation, house.now(), memory.lang)
    house.health.count(reply.status)
    return reply


def _beside(message: Message) -> Spot:
    """In private simply below; in a group in reply to what the button stood under."""
    return spot(message, reply=not private(message))


async def none_of_these(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    await toast(query)
    award = house.knowledge.award
    organiser = award.organiser.get(texts.lang) if award else None
    text = texts.html("none_answer_organiser", organiser=organiser) if organiser else texts.html("none_answer")
    await edit(house.bot, message.chat.id, message.message_id, text)


async def rest(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    """The lines of a long list that were left out."""
    left = house.rests.get(press.value)
    await toast(query, None if left else texts("old_button"))
    if left:
        lines = [Line(line, escape(line, quote=False)) for line in left]
        await say(house.bot, _beside(message), pieces(lines))


async def handed(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    """A contact, a place, a file, a picture."""
    given = HANDED[press.kind](house, press.value, texts)
    await toast(query, given.note if given else texts("old_button"))
    if given:
        await given.send(house.bot, _beside(message))


async def drawn(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    await toast(query)
    name, _, theme = press.value.rpartition("/")
    dark = theme == "dark"
    if press.kind == "history":
        await showing.show_history(house, _beside(message), texts, press.value)
    elif press.kind == "look" and name:
        await showing.show_history(house, _beside(message), texts, name, dark=dark)
    else:
        await showing.show_overview(house, _beside(message), texts, dark=dark)


async def nominees(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    await toast(query)
    await say(house.bot, _beside(message), showing.nominees_in_words(house, texts))


Action = Callable[[House, CallbackQuery, Message, Press, Texts], Awaitable[None]]
ACTIONS: Mapping[str, Action] = {
    "s": suggestion,
    "n": follow_up,
    "none": none_of_these,
    "rest": rest,
    "contact": handed,
    "venue": handed,
    "calendar": handed,
    "overview": drawn,
    "history": drawn,
    "look": drawn,
    "nominees": nominees,
    "remind": settings.remind,
    "end": settings.end_reminders,
    "lang": settings.choose_language,
    "forget": settings.ask_to_forget,
    "erase": settings.forget,
    "keep": settings.keep,
}
HANDED: Mapping[str, Callable[[House, str, Texts], objects.Given | None]] = {
    "contact": objects.contact,
    "venue": objects.venue,
    "calendar": objects.calendar,
}
REPEATABLE = {"lang", "forget", "erase", "keep", "remind", "end"}
"""Each leaves things as they are when pressed again, and may be pressed to and fro."""
