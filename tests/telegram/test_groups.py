"""Groups and topics: the bot answers when it is meant, where it was asked, and is otherwise silent."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.reply import Reply
from tests.telegram.scene import Person, Scene, entities, methods, only
from tests.telegram.transport import Refused

OPEN = "När har ni öppet?"


async def test_plain_talk_is_none_of_its_business(scene: Scene, asa: Person) -> None:
    """Even where it could read everything."""
    assert await asa.send(OPEN, scene.group()) == []


async def test_a_mention_is_answered_as_a_reply_that_quotes(scene: Scene, asa: Person) -> None:
    """The answer replies to the question and quotes it, without the bot's name."""
    question = asa.message(f"@Library_Bot {OPEN}", scene.group())

    (answer,) = await scene.update(message=question)

    assert answer.text.startswith("Öppet")
    reply = answer.values["reply_parameters"]
    assert (reply["message_id"], reply["quote"]) == (question["message_id"], OPEN)


async def test_a_mention_in_a_caption_is_answered(scene: Scene, asa: Person) -> None:
    """A picture may carry the question."""
    photo = [{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]

    (answer,) = await asa.send(None, scene.group(), photo=photo, caption=f"{OPEN} @library_bot")

    assert answer.text.startswith("Öppet")


async def test_a_picture_without_words_for_the_bot_is_ignored(scene: Scene, asa: Person) -> None:
    """The kind sentence is for private chats."""
    assert await asa.send(None, scene.group(), photo=[{"file_id": "x", "file_unique_id": "y", "width": 1, "height": 1}]) == []


async def test_a_mention_by_name_without_username(scene: Scene, asa: Person) -> None:
    """Picked from the member list the bot is mentioned by its id."""
    text = f"Boten {OPEN}"
    mention = [{"type": "text_mention", "offset": 0, "length": 5, "user": scene.telegram.me}]
    message = {**asa.message(text, scene.group()), "entities": mention}

    (answer,) = await scene.update(message=message)

    assert answer.text.startswith("Öppet")


async def test_a_reply_to_the_bot_is_answered(scene: Scene, asa: Person) -> None:
    """Talking on needs no name."""
    said = {"message_id": 1, "date": 1, "chat": scene.group(), "from": scene.telegram.me, "text": "x"}

    (answer,) = await asa.send(OPEN, scene.group(), reply_to_message=said)

    assert answer.text.startswith("Öppet")


async def test_the_answer_stays_in_its_topic(scene: Scene, asa: Person) -> None:
    """An answer elsewhere looks lost."""
    forum = scene.group(is_forum=True)

    (answer,) = await asa.send(f"@library_bot {OPEN}", forum, message_thread_id=77, is_topic_message=True)

    assert answer.values["message_thread_id"] == 77


async def test_a_thread_of_replies_is_no_topic(scene: Scene, asa: Person) -> None:
    """Outside forums a thread number belongs to a chain of replies, and Telegram refuses it."""
    (answer,) = await asa.send(f"@library_bot {OPEN}", scene.group(), message_thread_id=77)

    assert "message_thread_id" not in answer.values


async def test_the_root_of_a_topic_is_not_a_reply_to_the_bot(scene: Scene, asa: Person) -> None:
    """Every message in a topic replies to the note of its creation, even if the bot made it."""
    root = {"message_id": 77, "date": 1, "chat": scene.group(), "from": scene.telegram.me}
    root["forum_topic_created"] = {"name": "x", "icon_color": 1}

    assert await asa.send(OPEN, scene.group(is_forum=True), reply_to_message=root, is_topic_message=True, message_thread_id=77) == []


async def test_unsure_by_name_gets_one_short_line(scene: Scene, asa: Person) -> None:
    """No apology of five lines in front of everybody."""
    (unknown,) = await asa.send("@library_bot något annat", scene.group())
    (unclear,) = await asa.send("@library_bot vad är unclear", scene.group())

    assert (len(unknown.text.split("\n")), unknown.buttons) == (1, [])
    assert len(unclear.text.split("\n")) == 1
    assert unclear.buttons == [["När har ni öppet?"], ["Vad kostar det?"]]


@pytest.mark.parametrize("text", ["något annat", "vad är unclear", "tack"])
async def test_unsure_in_reply_is_silence(scene: Scene, asa: Person, text: str) -> None:
    """People talk about its answer, or thank it: noise gets bots removed."""
    said = {"message_id": 1, "date": 1, "chat": scene.group(), "from": scene.telegram.me, "text": "x"}

    assert await asa.send(text, scene.group(), reply_to_message=said) == []


async def test_a_known_gap_is_an_answer(scene: Scene, asa: Person) -> None:
    """Where the knowledge says that it is not known, that is told."""
    scene.knows("vem betalar", Reply("unknown", "Det är inte känt; närmast är 2021.", "sv", fact="who-pays"))

    (answer,) = await asa.send("@library_bot vem betalar", scene.group())

    assert answer.text.startswith("Det är inte känt")


async def test_never_the_same_answer_twice_in_a_row(scene: Scene, asa: Person) -> None:
    """The second to ask is shown the answer above, a third gets silence; after another answer it is told again."""
    first = only(await asa.send(f"@library_bot {OPEN}", scene.group()), "sendMessage")

    (pointing,) = await asa.send(f"@library_bot {OPEN}", scene.group())
    assert "ovanför" in pointing.text
    assert pointing.values["reply_parameters"]["message_id"] == first.message
    assert await scene.person(8).send(f"@library_bot {OPEN}", scene.group()) == []

    await asa.send("@library_bot Vad kostar det?", scene.group())
    (again,) = await asa.send(f"@library_bot {OPEN}", scene.group())
    assert again.text == first.text


async def test_a_long_list_is_the_same_answer_too(scene: Scene, asa: Person) -> None:
    """Its button for the rest does not make it another."""
    await asa.send("@library_bot list", scene.group())

    assert "ovanför" in (await asa.send("@library_bot list", scene.group()))[0].text


async def test_topics_are_apart(scene: Scene, asa: Person) -> None:
    """What was said in one topic was not said in another."""
    forum = scene.group(is_forum=True)
    for thread in (7, 8):
        (answer,) = await asa.send(f"@library_bot {OPEN}", forum, message_thread_id=thread, is_topic_message=True)
        assert answer.text.startswith("Öppet")


async def test_only_the_name_asks_what_they_want(scene: Scene, asa: Person) -> None:
    """A bare mention is a greeting, not a question."""
    (answer,) = await asa.send("@library_bot", scene.group())

    assert "Vad vill du veta" in answer.text


@pytest.mark.parametrize("text", ["/help@other_bot", "/nosuch", "/ban @someone", "@other_bot när har ni öppet?"])
async def test_what_is_meant_for_others_is_ignored(scene: Scene, asa: Person, text: str) -> None:
    """Other bots' commands and names, and commands that may be theirs."""
    assert await asa.send(text, scene.group()) == []


@pytest.mark.parametrize("text", ["/help", "/help@library_bot", "/hjalp"])
async def test_its_own_commands_work(scene: Scene, asa: Person, text: str) -> None:
    """With and without its name."""
    (answer,) = await asa.send(text, scene.group())

    assert "@library_bot" in answer.text


async def test_a_press_in_a_group_is_anybodys(scene: Scene, asa: Person) -> None:
    """Whoever knows what was meant may press."""
    (unclear,) = await asa.send("@library_bot vad är unclear", scene.group())

    calls = await scene.person(8).press(unclear, "Vad kostar det?")

    assert methods(calls) == ["answerCallbackQuery", "editMessageText"]


async def test_an_anonymous_administrator_is_answered(scene: Scene) -> None:
    """Telegram shows a bot as the sender; the group itself stands behind it."""
    anonymous = scene.person(1087968824, is_bot=True, username="GroupAnonymousBot")
    group = scene.group()

    (answer,) = await anonymous.send(f"@library_bot {OPEN}", group, sender_chat=group)

    assert answer.text.startswith("Öppet")


async def test_somebody_writing_as_a_channel_is_answered(scene: Scene) -> None:
    """In a group one may speak in a channel's name."""
    channel = {"id": -1009, "type": "channel", "title": "c"}

    (answer,) = await scene.person(136817688, is_bot=True).send(f"@library_bot {OPEN}", scene.group(), sender_chat=channel)

    assert answer.text.startswith("Öppet")


async def test_copies_of_channel_posts_are_ignored(scene: Scene, asa: Person) -> None:
    """The automatic copy in the discussion group is nobody's question."""
    channel = {"id": -1009, "type": "channel", "title": "c"}

    assert await asa.send(f"@library_bot {OPEN}", scene.group(), sender_chat=channel, is_automatic_forward=True) == []


async def test_channel_posts_are_ignored(scene: Scene) -> None:
    """Written by nobody in particular."""
    channel = {"id": -1009, "type": "channel", "title": "c"}
    text = f"@library_bot {OPEN}"
    post = {"message_id": 1, "date": 1, "chat": channel, "sender_chat": channel, "text": text, "entities": entities(text)}

    assert await scene.update(channel_post=post) == []
    assert await scene.update(message=post) == []


def membership(scene: Scene, before: str, after: str, chat: dict[str, Any]) -> dict[str, Any]:
    def state(status: str) -> dict[str, Any]:
        more = {"until_date": 0} if status == "kicked" else {}
        return {"status": status, "user": scene.telegram.me, **more}

    who = {"id": 7, "is_bot": False, "first_name": "x", "language_code": "sv"}
    return {"chat": chat, "from": who, "date": 1, "old_chat_member": state(before), "new_chat_member": state(after)}


async def test_added_to_a_group_it_greets_once(scene: Scene) -> None:
    """One short greeting; being made a member twice is no news."""
    group = scene.group()

    (greeting,) = await scene.update(my_chat_member=membership(scene, "left", "member", group))

    assert "@library_bot" in greeting.text
    assert len(greeting.text) < 150
    assert await scene.update(my_chat_member=membership(scene, "member", "member", group)) == []


@pytest.mark.parametrize("kind", ["private", "channel"])
async def test_it_greets_nowhere_else(scene: Scene, kind: str) -> None:
    """A person who unblocks it and a channel that adds it are not greeted."""
    chat = {"id": 7 if kind == "private" else -1009, "type": kind, "title": "x"}

    assert await scene.update(my_chat_member=membership(scene, "kicked", "member", chat)) == []


async def test_put_out_it_forgets_the_group(scene: Scene, asa: Person) -> None:
    """Nothing about a chat is kept in which the bot no longer is."""
    group = scene.group()
    await asa.send(f"@library_bot {OPEN}", group)
    assert await scene.store.known(group["id"])

    assert await scene.update(my_chat_member=membership(scene, "member", "kicked", group)) == []
    assert not await scene.store.known(group["id"])


async def test_a_group_that_becomes_a_supergroup_is_followed(scene: Scene, asa: Person) -> None:
    """Its language and reminders go along; both notes that Telegram sends are understood, and neither is answered."""
    old, new = {"id": -55, "type": "group", "title": "x"}, scene.group(-10055)
    await scene.store.choose_language(-55, "en")
    await scene.store.remind(-55, 2027, ("week",))

    assert await asa.send(None, old, migrate_to_chat_id=-10055) == []
    assert await asa.send(None, new, migrate_from_chat_id=-55) == []

    assert (await scene.store.recall(-10055, 0)).lang == "en"
    assert [reminder.chat for reminder in await scene.store.reminders()] == [-10055]


async def test_an_answer_follows_a_group_that_has_just_moved(scene: Scene, asa: Person) -> None:
    """Telegram refuses the old number and says the new one: the answer goes there."""
    moved = Refused("Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-10055)
    scene.telegram.trouble.append(lambda _, values: moved if values.get("chat_id") == -55 else None)

    (answer,) = await asa.send(f"@library_bot {OPEN}", {"id": -55, "type": "group", "title": "x"})

    assert answer.values["chat_id"] == -10055


async def test_a_question_edited_while_it_was_answered(scene: Scene, asa: Person) -> None:
    """The quote no longer stands in it: the answer goes out without the quote."""
    question = asa.message(f"@library_bot {OPEN}", scene.group())
    scene.telegram.texts[question["chat"]["id"], question["message_id"]] = "@library_bot något annat"

    (answer,) = await scene.update(message=question)

    assert "quote" not in answer.values["reply_parameters"]


async def test_the_group_hears_commands_start_without_a_lecture(scene: Scene, asa: Person) -> None:
    """/start in a group says how to ask there; examples belong to private chats."""
    (answer,) = await asa.send("/start@library_bot x", scene.group())

    assert answer.buttons == []
    assert "Nämn mig" in answer.text
