"""An edited question gets its answer edited."""

from __future__ import annotations

import pytest

from bot.answering.reply import Reply
from tests.telegram.scene import Person, Scene, methods, only


async def test_the_answer_is_edited_with_its_buttons(scene: Scene, asa: Person) -> None:
    """Same message, new answer, new buttons; nothing is sent."""
    question = asa.message("När har ni öppet?")
    (answer,) = await scene.update(message=question)

    (edit,) = await asa.edit(question, "Vad kostar det?")

    assert (edit.method, edit.message) == ("editMessageText", answer.message)
    assert edit.text.startswith("Det kostar")
    assert edit.buttons == [["När har ni öppet?"]]


async def test_an_edit_that_changes_nothing_sends_nothing(scene: Scene, asa: Person) -> None:
    """Telegram refuses an edit that is none; it is not even tried."""
    question = asa.message("När har ni öppet?")
    await scene.update(message=question)

    assert await asa.edit(question, "När har ni öppet?") == []


async def test_a_follow_up_is_edited_in_its_own_context(scene: Scene, asa: Person) -> None:
    """An edited follow-up still follows what came before it, not itself."""
    await asa.ask("När har ni öppet?")
    follow_up = asa.message("Vad kostar det?")
    await scene.update(message=follow_up)

    (edit,) = await asa.edit(follow_up, "och 2013?")

    assert edit.text == "Då var det open."


async def test_an_edited_question_after_a_press(scene: Scene, asa: Person) -> None:
    """The message that became the answer by a press is the one that is edited, and its buttons work anew."""
    question = asa.message("vad är unclear")
    (back,) = await scene.update(message=question)
    await asa.press(back, "Vad kostar det?")

    (edit,) = await asa.edit(question, "hur är unclear")

    assert edit.message == back.message
    assert only(await asa.press(edit, "Vad kostar det?"), "editMessageText").text.startswith("Det kostar")


async def test_a_long_answer_becomes_a_short_one(scene: Scene, asa: Person) -> None:
    """Messages that are no longer needed go away; missing ones come."""
    question = asa.message("long")
    sent = await scene.update(message=question)
    assert len(sent) > 1

    assert methods(await asa.edit(question, "När har ni öppet?")) == ["editMessageText", *["deleteMessage"] * (len(sent) - 1)]
    assert methods(await asa.edit(question, "long")) == ["editMessageText", *["sendMessage"] * (len(sent) - 1)]


@pytest.mark.parametrize("text", ["/help", "När har ni öppet?"])
async def test_what_had_no_answer_stays_without(scene: Scene, asa: Person, text: str) -> None:
    """An edit of something the bot never answered is not a question."""
    assert await asa.edit(asa.message("x"), text) == []


async def test_an_answer_that_somebody_deleted(scene: Scene, asa: Person) -> None:
    """There is nothing to edit, and nobody is told."""
    question = asa.message("När har ni öppet?")
    (answer,) = await scene.update(message=question)
    del scene.telegram.own[asa.id, answer.message]

    assert await asa.edit(question, "Vad kostar det?") == []


async def test_an_edit_in_a_group_that_becomes_unsure(scene: Scene, asa: Person) -> None:
    """The old answer must not stay below a question it does not answer."""
    question = asa.message("@library_bot När har ni öppet?", scene.group())
    await scene.update(message=question)

    (edit,) = await asa.edit(question, "@library_bot något helt annat")

    assert "inte säker" in edit.text


async def test_an_edit_keeps_the_chosen_language(scene: Scene, asa: Person) -> None:
    """The setting holds for edits too."""
    await scene.store.choose_language(asa.id, "en")
    question = asa.message("När har ni öppet?")
    await scene.update(message=question)
    scene.knows("x", Reply("answered", "x", "en"))

    (edit,) = await asa.edit(question, "Vad kostar det?")

    assert edit.text.startswith("It costs")
