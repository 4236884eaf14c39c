"""What is remembered about a chat, the settings, privacy, and being forgotten."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from bot.answering.reply import Conversation, Reply
from bot.channels.telegram.store import KEPT_DAYS, Answered, Store
from bot.knowledge.model import Operator
from tests.telegram.conftest import Opening
from tests.telegram.scene import Clock, Person, Scene, methods, only


async def test_settings_show_how_things_stand(asa: Person) -> None:
    """Language and reminders, the chosen one marked in words and sign."""
    page = await asa.ask("/installningar")

    assert page.text.split("\n") == ["Inställningar", "Språk: som du skriver", "Påminnelser: inga"]
    assert page.buttons == [["✓ Som jag skriver", "Svenska", "English"], ["Glöm mig"]]


async def test_a_chosen_language_holds(asa: Person) -> None:
    """The page changes at once, the answers from now on, and back."""
    page = await asa.ask("/settings")

    edit = only(await asa.press(page, "English"), "editMessageText")
    assert edit.text.startswith("Settings\nLanguage: English")
    assert (await asa.ask("När har ni öppet?")).text.startswith("Open 10–18.")
    assert "How to use me" in (await asa.ask("/hjalp")).text

    back = only(await asa.press(edit, "As I write"), "editMessageText")
    assert "Språk: som du skriver" in back.text
    assert (await asa.ask("När har ni öppet?")).text.startswith("Öppet")


async def test_a_forged_language_is_none(asa: Person) -> None:
    """Only what the bot speaks can be chosen."""
    page = await asa.ask("/settings")

    await asa.callback(page, "lang1:xx")

    assert "som du skriver" in (await asa.ask("/settings")).text


async def test_reminders_stand_in_the_settings(asa: Person) -> None:
    """And end there by one tap."""
    await asa.press(await asa.ask("ceremony 2027"), "Påminn mig")

    page = await asa.ask("/settings")
    assert "Påminnelser: på (2027)" in page.text
    await asa.press(page, "Avsluta påminnelserna")

    assert "Påminnelser: inga" in (await asa.ask("/settings")).text


async def test_forget_me_erases_everything_at_once_and_says_what(scene: Scene, asa: Person) -> None:
    """After one question back."""
    await asa.ask("När har ni öppet?")
    await asa.press(await asa.ask("ceremony 2027"), "Påminn mig")
    page = await asa.ask("/settings")
    await asa.press(page, "Svenska")

    sure = only(await asa.press(page, "Glöm mig"), "editMessageText")
    done = only(await asa.press(sure, "Ja, glöm allt"), "editMessageText")

    assert done.text.endswith("Raderat: ditt språkval, vad vi talat om, vilka svar som hör till vilka frågor och dina påminnelser.")
    assert not await scene.store.known(asa.id)


async def test_forget_me_where_there_is_nothing(asa: Person) -> None:
    """It says so."""
    sure = only(await asa.press(await asa.ask("/settings"), "Glöm mig"), "editMessageText")

    assert "inget sparat" in only(await asa.press(sure, "Ja, glöm allt"), "editMessageText").text


async def test_no_keeps_everything(scene: Scene, asa: Person) -> None:
    """The talk goes on."""
    await asa.ask("När har ni öppet?")
    sure = only(await asa.press(await asa.ask("/settings"), "Glöm mig"), "editMessageText")

    await asa.press(sure, "Nej")

    assert await scene.store.known(asa.id)


async def test_in_a_group_only_administrators_change_settings(scene: Scene, asa: Person) -> None:
    """By command and by button; the group's own name may, too."""
    group = scene.group()
    refused = only(await asa.send("/settings", group), "sendMessage")
    assert "administratörer" in refused.text

    scene.telegram.admins.add(8)
    page = only(await scene.person(8).send("/settings", group), "sendMessage")
    assert "administratörer" in only(await asa.press(page, "English"), "answerCallbackQuery").text
    assert "Language: English" in only(await scene.person(8).press(page, "English"), "editMessageText").text

    anonymous = scene.person(1087968824, is_bot=True)
    assert only(await anonymous.send("/settings", group, sender_chat=group), "sendMessage").buttons


async def test_privacy_says_what_why_how_long_and_who(asa: Person) -> None:
    """In plain words, from operator.yaml, escaped."""
    said = (await asa.ask("/integritet")).text

    assert "Aldrig dina ord" in said
    assert f"{KEPT_DAYS} dagar" in said
    assert "Umeå <kommun>. Personuppgiftsansvarig: Kulturnämnden. Kontakt: info@example.org" in said


async def test_privacy_invents_nobody(opening: Opening) -> None:
    """Placeholders in operator.yaml: it says that it is not filled in."""
    scene = await opening(operator=Operator("x", None, None))

    said = (await scene.person(8, "en").ask("/privacy")).text

    assert "has not filled in" in said
    assert "None" not in said


async def test_no_words_of_people_are_stored(scene: Scene, asa: Person) -> None:
    """Nothing of what was written, nor the name, stands anywhere in the database."""
    for word in ("hemlighet unclear", "När har ni öppet?", "hemlighet"):
        await asa.ask(word)

    async with scene.store._engine.connect() as db:
        rows = [row for table in ("languages", "talks", "answers", "reminders") for row in await db.execute(sql(f"SELECT * FROM {table}"))]  # noqa: S608

    assert rows
    assert not any(word in str(rows) for word in ("hemlig", "öppet", "Åsa"))


def store(clock: Clock, path: Path | None = None) -> Store:
    return Store(f"sqlite+aiosqlite:///{path}" if path else "sqlite+aiosqlite://", lambda: clock.now)


TALK = Conversation(years=(2023,), candidates=("Håbo",), people=("anna",), topic="winner", fact="x", lang="sv", at=Clock().now)


async def test_what_is_kept_comes_back_as_it_was(tmp_path: Path) -> None:
    """Over a restart; the folder of the file is made."""
    clock, path = Clock(), tmp_path / "new" / "bot.db"
    first = store(clock, path)
    await first.open()
    await first.remember(7, 7, TALK, 5, Answered((6, 7), "mark", TALK))
    await first.close()

    second = store(clock, path)
    await second.open()
    assert (await second.recall(7, 7)).conversation == TALK
    assert await second.answered(7, 5) == Answered((6, 7), "mark", TALK)
    assert (await second.recall(7, 8)).conversation == Conversation()
    await second.close()


async def test_what_is_unused_for_three_weeks_is_erased() -> None:
    """Not before; a reminder waits for its day, and its language with it."""
    clock = Clock()
    kept = store(clock)
    await kept.open()
    for chat in (7, 8):
        await kept.remember(chat, chat, TALK, 5, Answered((6,), "mark", TALK))
        await kept.choose_language(chat, "en")
    await kept.remind(8, 2027, ("week",))

    clock.now += timedelta(days=KEPT_DAYS)
    assert await kept.erase_unused() == 0
    clock.now += timedelta(seconds=1)
    assert await kept.erase_unused() == 5

    assert not await kept.known(7)
    assert (await kept.recall(8, 8)).lang == "en"
    assert (await kept.recall(8, 8)).conversation == Conversation()
    await kept.close()


async def test_using_the_bot_keeps_the_language() -> None:
    """Three weeks run from the last question, not from the choice."""
    clock = Clock()
    kept = store(clock)
    await kept.open()
    await kept.choose_language(7, "en")
    clock.now += timedelta(days=20)
    await kept.remember(7, 7, TALK, 5, None)
    clock.now += timedelta(days=20)

    await kept.erase_unused()

    assert (await kept.recall(7, 7)).lang == "en"
    await kept.close()


@pytest.mark.parametrize("kept", ["", "{", "[]", "null", '{"years": 5}', '{"at": "yesterday"}', '{"new": 1, "topic": "x"}'])
async def test_what_another_version_kept_does_no_harm(kept: str, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be read starts afresh; what is new to us is passed over."""
    memory = store(Clock())
    await memory.open()
    await memory.remember(7, 7, TALK, 5, None)
    async with memory._engine.begin() as db:
        await db.execute(sql("UPDATE talks SET conversation = :kept"), {"kept": kept})

    assert (await memory.recall(7, 7)).conversation in (Conversation(), Conversation(topic="x"))
    await memory.close()


async def test_a_broken_database_costs_memory_not_answers(scene: Scene, asa: Person, caplog: pytest.LogCaptureFixture) -> None:
    """The question is answered; the log says what is wrong, without anybody's id."""
    async with scene.store._engine.begin() as db:
        for table in ("languages", "talks", "answers"):
            await db.execute(sql(f"DROP TABLE {table}"))

    assert methods(await asa.send("När har ni öppet?")) == ["sendMessage"]
    assert caplog.records
    assert "[7" not in caplog.text


async def test_the_chosen_language_is_handed_to_the_assistant(scene: Scene, asa: Person) -> None:
    """Without a choice the question decides; the app's language is what it begins with."""
    scene.knows("x", Reply("answered", "x", "sv"))
    await asa.ask("x")

    assert scene.holder.assistant.asked[-1][1].lang == "sv"
