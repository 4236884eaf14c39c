"""Private chat: a question, an answer; buttons; anything that is not text."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from bot.answering.reply import Choice, Reply
from tests.telegram.conftest import Opening
from tests.telegram.fakes import FakeAssistant
from tests.telegram.scene import Person, Scene, methods, only
from tests.telegram.transport import Refused


async def test_start_greets_and_offers_examples(asa: Person) -> None:
    """/start greets, says that it is a bot, and has example questions as buttons."""
    hello = await asa.ask("/start")

    assert "Jag är en bot" in hello.text
    assert "Årets <Bibliotek> & Co" in hello.text
    assert hello.buttons == [["När har ni öppet?"], ["Vad kostar det?"]]


async def test_the_app_language_decides_how_it_greets(scene: Scene) -> None:
    """Somebody with an English app is greeted in English, with any other language too, and without one in the award's."""
    assert "I am a bot" in (await scene.person(8, "en-GB").ask("/start")).text
    assert "I am a bot" in (await scene.person(9, "fi").ask("/start")).text
    assert "Jag är en bot" in (await scene.person(10, None).ask("/start")).text


async def test_a_question_gets_one_reply_with_its_source_and_next_questions(asa: Person) -> None:
    """One answer, as a reply, HTML escaped, the source as a link, natural next questions as buttons."""
    answer = await asa.ask("Vad kostar det?")

    assert answer.text == "Det kostar <5 kr> & inget mer.\n\nKälla: Town & Country (2024)"
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in answer.values["text"]
    assert answer.buttons == [["När har ni öppet?"]]
    assert answer.values["reply_parameters"]["allow_sending_without_reply"]


async def test_a_press_turns_did_you_mean_into_the_answer(scene: Scene, asa: Person) -> None:
    """The message that asked back becomes the answer; no second message."""
    back = await asa.ask("vad är unclear")
    assert back.buttons == [["När har ni öppet?"], ["Vad kostar det?"], ["Inget av dessa"]]

    calls = await asa.press(back, "Vad kostar det?")

    assert methods(calls) == ["answerCallbackQuery", "editMessageText"]
    assert calls[1].message == back.message
    assert calls[1].text.startswith("Det kostar")
    assert calls[1].buttons == [["När har ni öppet?"]]


async def test_none_of_these_gets_an_honest_way_on(asa: Person) -> None:
    """It says that it does not know, and whom to ask."""
    back = await asa.ask("vad är unclear")

    edit = only(await asa.press(back, "Inget av dessa"), "editMessageText")

    assert "vet jag inte" in edit.text
    assert "biblioteket" in edit.text
    assert edit.buttons == []


async def test_a_next_question_is_answered_by_a_new_message(asa: Person) -> None:
    """The answer that offered it stays."""
    answer = await asa.ask("Vad kostar det?")

    calls = await asa.press(answer, "När har ni öppet?")

    assert methods(calls) == ["answerCallbackQuery", "sendMessage"]
    assert calls[1].text.startswith("Öppet 10–18.")


@pytest.mark.parametrize("question", ["vad är unclear", "När har ni öppet?"])
async def test_a_button_pressed_twice_does_nothing_twice(asa: Person, question: str) -> None:
    """The second press is acknowledged and that is all."""
    shown = await asa.ask(question)
    await asa.press(shown, "Vad kostar det?")

    assert methods(await asa.press(shown, "Vad kostar det?")) == ["answerCallbackQuery"]


@pytest.mark.parametrize(
    "data", ["", "x", "s1:gone", "n1:gone", "s2:open-sv", "rest1:gone", "contact1:gone", "calendar1:²", "remind1:9999", "yes", "\x00"]
)
async def test_old_and_forged_buttons_are_harmless(asa: Person, data: str) -> None:
    """The person is told to write; nothing else happens."""
    shown = await asa.ask("När har ni öppet?")

    calls = await asa.callback(shown, data)

    assert methods(calls) == ["answerCallbackQuery"]
    assert "för gammal" in calls[0].text


async def test_a_press_below_a_message_that_is_gone(scene: Scene, asa: Person) -> None:
    """Telegram no longer shows the bot what stood there: the person is told, nothing breaks."""
    scene.telegram.queries.add("q")
    message = {"message_id": 1, "date": 0, "chat": asa.chat}
    body = {"id": "q", "from": asa.user, "chat_instance": "1", "data": "s1:open-sv", "message": message}

    assert methods(await scene.update(callback_query=body)) == ["answerCallbackQuery"]


async def test_a_press_that_telegram_finds_too_old(scene: Scene, asa: Person, caplog: pytest.LogCaptureFixture) -> None:
    """The answer is given all the same, and nobody's log complains."""
    shown = await asa.ask("När har ni öppet?")
    body = {"id": "late", "from": asa.user, "chat_instance": "1", "data": shown.data("Vad kostar det?")}
    body["message"] = {"message_id": shown.message, "date": 1, "chat": asa.chat, "from": scene.telegram.me, "text": "x"}

    assert methods(await scene.update(callback_query=body)) == ["sendMessage"]
    assert not caplog.records


async def test_not_known_shows_what_is_known_nearest(scene: Scene, asa: Person) -> None:
    """The questions offered beside an honest "not known" say that they are the nearest, and answer when pressed."""
    scene.knows("nära", Reply("unknown", "Det vet jag inte.", "sv", next=(Choice("När har ni öppet?", "open-sv"),)))
    shown = await asa.ask("nära")

    assert shown.text.endswith("Det närmaste jag vet något om:")
    assert only(await asa.press(shown, "När har ni öppet?"), "sendMessage").text.startswith("Öppet")


async def test_typed_text_starts_afresh(asa: Person) -> None:
    """Open buttons do not make the next text an answer to them."""
    await asa.ask("vad är unclear")

    assert (await asa.ask("När har ni öppet?")).text.startswith("Öppet")


async def test_a_question_may_follow_the_last(asa: Person) -> None:
    """What was talked about is kept for the next question."""
    await asa.ask("När har ni öppet?")

    assert (await asa.ask("och 2013?")).text == "Då var det open."


async def test_buttons_of_questions_that_no_fact_holds_work(scene: Scene, asa: Person) -> None:
    """The assistant may offer a question that it computes; its button finds it again."""
    scene.knows("start", Reply("answered", "Ja.", "sv", next=(Choice("och 2013?", "computed"),)))

    calls = await asa.press(await asa.ask("start"), "och 2013?")

    assert only(calls, "sendMessage").text.startswith("Då var det")


async def test_an_example_outlives_the_process(scene: Scene, asa: Person) -> None:
    """The greeting stands on somebody's screen; its button works after a restart, though no fact holds the question."""
    hello = await asa.ask("/start")
    object.__setattr__(scene.holder, "assistant", OnlyExamples(scene.holder.assistant.knowledge))
    scene.house.offered.drop("open-sv")

    assert only(await asa.press(hello, "När har ni öppet?"), "sendMessage").text.startswith("Öppet")


class OnlyExamples(FakeAssistant):
    def choose(self, key: str) -> None:
        return None


PHOTO: dict[str, Any] = {"photo": [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]}
KINDS: list[dict[str, Any]] = [
    PHOTO,
    {"voice": {"file_id": "x", "file_unique_id": "y", "duration": 1}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"contact": {"phone_number": "+1", "first_name": "x"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"document": {"file_id": "x", "file_unique_id": "y"}},
]


@pytest.mark.parametrize("content", KINDS, ids=lambda content: next(iter(content)))
async def test_what_is_not_text_gets_one_kind_sentence(asa: Person, content: dict[str, Any]) -> None:
    """Voice, photo, place …: what the bot can do instead."""
    (call,) = await asa.send(**content)

    assert "läser bara text" in call.text


async def test_a_caption_is_a_question(asa: Person) -> None:
    """A picture with a question below it is answered."""
    (call,) = await asa.send(**PHOTO, caption="När har ni öppet?")

    assert call.text.startswith("Öppet")


async def test_an_album_gets_one_sentence(asa: Person) -> None:
    """Ten pictures at once are not ten messages."""
    calls = [call for _ in range(3) for call in await asa.send(**PHOTO, media_group_id="album")]

    assert len(calls) == 1


@pytest.mark.parametrize("content", [{"new_chat_title": "x"}, {"pinned_message": None, "delete_chat_photo": True}])
async def test_news_of_the_chat_is_not_a_question(asa: Person, content: dict[str, Any]) -> None:
    """A new title or a pinned message asks for nothing."""
    assert await asa.send(**content) == []


@pytest.mark.parametrize(
    ("word", "says"), [("/hjalp", "Så gör du"), ("/hjälp", "Så gör du"), ("/help", "Så gör du"), ("/HELP", "Så gör du")]
)
async def test_commands_work_in_both_languages(asa: Person, word: str, says: str) -> None:
    """Swedish and English names, with and without dots, whatever the app's language."""
    assert says in (await asa.ask(word)).text


async def test_help_says_how_to_ask_on(asa: Person) -> None:
    """With a year of the knowledge, and the overview by its command."""
    said = (await asa.ask("/help")).text

    assert "”och 2023?”" in said
    assert "/oversikt visar" in said
    assert "Till exempel: När har ni öppet?" in said


async def test_an_unknown_command_is_named_as_such(asa: Person) -> None:
    """Nobody waits for an answer that never comes."""
    assert "känner jag inte till" in (await asa.ask("/nosuch")).text


async def test_a_command_for_another_bot_is_ignored(asa: Person) -> None:
    """/help@other is not for us."""
    assert await asa.send("/help@other_bot") == []


async def test_help_tells_of_inline_mode_only_where_it_is_on(opening: Opening) -> None:
    """What does not work is not promised."""
    scene = await opening(me={"supports_inline_queries": False})

    assert "@library_bot" not in (await scene.person().ask("/help")).text


async def test_other_bots_are_not_answered(scene: Scene) -> None:
    """Two bots would talk for ever."""
    assert await scene.person(5, is_bot=True).send("När har ni öppet?") == []


async def test_what_the_bot_brought_inline_is_not_a_question(scene: Scene, asa: Person) -> None:
    """A result chosen in the bot's own chat comes back as a message of the person."""
    assert await asa.send("När har ni öppet?", via_bot=scene.telegram.me) == []


async def test_a_fault_is_told_once_and_logged_without_words(asa: Person, caplog: pytest.LogCaptureFixture) -> None:
    """The person gets one sentence, the log a traceback without what was asked or who asked."""
    assert "gick fel" in (await asa.ask("boom")).text
    assert await asa.send("boom") == []
    assert caplog.records[0].exc_info
    assert "boom" not in "".join(record.getMessage() for record in caplog.records)
    assert "Åsa" not in caplog.text


NOT_WELCOME = [("Forbidden: bot was blocked by the user", 403), ("Bad Request: chat not found", 400), ("Bad Request: TOPIC_CLOSED", 400)]


@pytest.mark.parametrize(("words", "code"), NOT_WELCOME)
async def test_where_it_is_not_welcome_it_leaves_no_error(
    scene: Scene, asa: Person, caplog: pytest.LogCaptureFixture, words: str, code: int
) -> None:
    """A wish, not a fault; and no second try to say sorry."""
    caplog.set_level(logging.WARNING)
    tried: list[str] = []

    def refuse(method: str, _values: dict[str, Any]) -> Refused | None:
        tried.append(method)
        return Refused(words, code) if method == "sendMessage" else None

    scene.telegram.trouble.append(refuse)

    assert await asa.send("När har ni öppet?") == []
    assert tried == ["sendMessage"]
    assert not caplog.records


async def test_a_question_that_waited_long_gets_an_apology(scene: Scene, asa: Person) -> None:
    """The bot was away for an hour: it answers, and is sorry."""
    message = asa.message("När har ni öppet?")
    await scene.clock.sleep(3600)

    (call,) = await scene.update(message=message)

    assert call.text.startswith("Förlåt att svaret dröjde.\n\nÖppet")
