"""/settings: language, reminders, forget me. One message that changes as it is used."""

from __future__ import annotations

from telegram import CallbackQuery, InlineKeyboardMarkup, Message

from bot.channels.telegram.administrators import may_settle
from bot.channels.telegram.buttons import Press, button, keyboard
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import edit, say, spot, toast
from bot.channels.telegram.people import private
from bot.channels.telegram.reminders import kinds_left
from bot.channels.telegram.rounds import start
from bot.channels.telegram.texts import Texts
from bot.language import LANGUAGES

AUTO = "auto"


async def show(house: House, message: Message, texts: Texts) -> None:
    text, buttons = await page(house, message.chat.id, texts)
    await say(house.bot, spot(message), [text], buttons)


async def page(house: House, chat: int, texts: Texts) -> tuple[str, InlineKeyboardMarkup | None]:
    chosen = (await house.store.recall(chat, 0)).lang
    years = sorted({reminder.year for reminder in await house.store.reminders(chat)})
    language = texts.table("language_names")[chosen] if chosen else texts("language_auto")
    reminders = texts("reminders_some", years=", ".join(map(str, years))) if years else texts("reminders_none")
    labels = {AUTO: texts("language_auto_button"), **{lang: texts.table("language_buttons")[lang] for lang in LANGUAGES}}
    marked = {key: texts("chosen", label=label) if key == (chosen or AUTO) else label for key, label in labels.items()}
    rows = [
        [button(label, "lang", key) for key, label in marked.items()],
        [button(texts("remind_end"), "end") if years else None],
        [button(texts("forget"), "forget")],
    ]
    return texts.html("settings", language=language, reminders=reminders), keyboard(rows)


async def _allowed(house: House, query: CallbackQuery, message: Message, texts: Texts) -> bool:
    if await may_settle(house, message, query.from_user.id):
        return True
    await toast(query, texts("settings_group_admins"))
    return False


async def choose_language(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    if not await _allowed(house, query, message, texts):
        return
    chosen = press.value if press.value in LANGUAGES else None
    await toast(query)
    await house.store.choose_language(message.chat.id, chosen)
    now_texts = house.texts(house.speaks(chosen, query.from_user))
    text, buttons = await page(house, message.chat.id, now_texts)
    await edit(house.bot, message.chat.id, message.message_id, text, buttons)


async def ask_to_forget(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    if not await _allowed(house, query, message, texts):
        return
    await toast(query)
    rows = [[button(texts("forget_yes"), "erase")], [button(texts("forget_no"), "keep")]]
    await edit(house.bot, message.chat.id, message.message_id, texts.html("forget_ask"), keyboard(rows))


async def forget(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    """Erases everything about the chat at once and says what it was."""
    if not await _allowed(house, query, message, texts):
        return
    await toast(query)
    erased = await house.store.forget(message.chat.id)
    house.forget(message.chat.id)
    kinds = texts.table("forgotten_kinds")
    what = _listed([kinds[kind] for kind in erased], texts)
    text = texts.html("forgotten", what=what) if what else texts.html("forgotten_nothing")
    await edit(house.bot, message.chat.id, message.message_id, text)


def _listed(words: list[str], texts: Texts) -> str:
    head, last = words[:-1], words[-1:]
    return texts("forgotten_last").join([part for part in (texts("forgotten_between").join(head), *last) if part])


async def keep(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    await toast(query)
    await edit(house.bot, message.chat.id, message.message_id, texts.html("forget_kept"))


async def remind(house: House, query: CallbackQuery, message: Message, press: Press, texts: Texts) -> None:
    """Opt in to a reminder a week and a day before a ceremony."""
    edition = house.knowledge.editions.get(int(press.value)) if press.value.isascii() and press.value.isdecimal() else None
    begins = start(edition, house.zone) if edition else None
    kinds = kinds_left(begins, house.now()) if begins else ()
    if edition is None or not kinds:
        await toast(query, texts("remind_late") if begins else texts("old_button"))
        return
    await toast(query)
    if edition.year in {reminder.year for reminder in await house.store.reminders(message.chat.id)}:
        return
    await house.store.remind(message.chat.id, edition.year, kinds)
    text = texts.html("remind_done" if private(message) else "remind_done_group")
    await say(house.bot, spot(message), [text], keyboard([[button(texts("remind_end"), "end")]]))


async def end_reminders(house: House, query: CallbackQuery, message: Message, _press: Press, texts: Texts) -> None:
    """One tap."""
    ended = await house.store.end_reminders(message.chat.id)
    await toast(query, texts("remind_ended" if ended else "remind_none"))
    if ended:
        await edit(house.bot, message.chat.id, message.message_id, texts.html("remind_ended"))
