"""Inline mode: answers while typing in any chat. Guest mode: one answer where the bot is not a member."""

from __future__ import annotations

from bot.answering.reply import Choice, Reply, Scored
from tests.telegram.scene import Person, Scene


async def test_results_come_best_first_with_title_text_and_source(asa: Person) -> None:
    """The answer first, then what may be meant next; each with its source."""
    results = (await asa.inline("När har ni öppet?")).values["results"]

    assert [result["title"] for result in results] == ["När har ni öppet?", "Vad kostar det?", "Hur hittar jag dit?"]
    assert results[0]["description"] == "Öppet 10–18.\nKälla: Town & Country (2024)"
    assert "Källa: <a href=" in results[0]["input_message_content"]["message_text"]
    assert results[0]["input_message_content"]["parse_mode"] == "HTML"


async def test_unsure_offers_what_may_be_meant(asa: Person) -> None:
    """The question back is no result; the answers to what may be meant are."""
    results = (await asa.inline("vad är unclear")).values["results"]

    assert [result["title"] for result in results] == ["När har ni öppet?", "Vad kostar det?"]


async def test_an_empty_query_is_useful(scene: Scene, asa: Person) -> None:
    """Before anything is typed: what most people want to know, then the examples."""
    scene.knows("Vem vann senast?", Reply("answered", "Habo.", "sv"))

    results = (await asa.inline("")).values["results"]

    assert [result["title"] for result in results] == ["Vem vann senast?", "När har ni öppet?", "Vad kostar det?"]


async def test_the_language_of_the_app_decides_and_is_kept_apart_in_the_cache(scene: Scene) -> None:
    """Somebody with an English app gets English; Telegram may cache, but not for others."""
    call = await scene.person(8, "en").inline("")

    assert call.values["results"][0]["title"] == "When are you open?"
    assert call.values["is_personal"]
    assert call.values["cache_time"] > 0


async def test_there_is_a_way_to_the_private_chat(asa: Person) -> None:
    """The button above the results opens it, where it greets as always."""
    button = (await asa.inline("x")).values["button"]

    assert button["text"] == "Fråga mig direkt"
    assert "Jag är en bot" in (await asa.ask(f"/start {button['start_parameter']}")).text


async def test_nothing_known_is_an_empty_list(asa: Person) -> None:
    """No guesses; the button to the private chat is still there."""
    assert (await asa.inline("xyzzy")).values["results"] == []


async def test_at_most_ten_and_each_once(scene: Scene, asa: Person) -> None:
    """Telegram refuses two results of one id."""
    many = tuple(Choice(f"fråga {i}", f"k{i}") for i in range(15))
    for choice in many:
        scene.knows(choice.question, Reply("answered", f"Svar {choice.key}.", "sv"))
    scene.knows("x", Reply("clarify", "?", "sv", suggestions=many + many, nearest=lambda: (Scored("open", 0.9), Scored("open", 0.9))))

    assert len((await asa.inline("x")).values["results"]) == 10


async def test_a_gap_of_the_knowledge_is_no_result(scene: Scene, asa: Person) -> None:
    """ "That is not known" is of no use in somebody else's chat."""
    scene.knows("x", Reply("unknown", "Inte känt.", "sv", fact="gap"))

    assert (await asa.inline("x")).values["results"] == []


async def test_the_second_page_is_empty(asa: Person) -> None:
    """All results are on the first."""
    assert (await asa.inline("När har ni öppet?", offset="10")).values["results"] == []


async def test_endless_and_odd_queries_are_answered(asa: Person) -> None:
    """Whatever is typed, the client must not wait."""
    for query in ("x" * 500, "<b>", "\ud83d", "😀" * 200, "\u202e\u0000"):
        assert (await asa.inline(query)).method == "answerInlineQuery"


async def test_long_answers_fit_a_message(asa: Person) -> None:
    """A long list is shortened, an endless text cut at a paragraph."""
    for query in ("list", "long"):
        (result, *_) = (await asa.inline(query)).values["results"]
        assert len(result["description"]) <= 121


async def test_somebody_typed_on(scene: Scene, asa: Person) -> None:
    """Telegram finds the query too old: the next is here already."""
    assert await scene.update(inline_query={"id": "gone", "from": asa.user, "query": "x", "offset": ""}) == []


async def test_a_guest_mention_gets_one_answer(asa: Person) -> None:
    """In a chat that the bot is not in: the answer with its source, nothing else."""
    (call,) = await asa.guest("@library_bot När har ni öppet?")

    assert call.method == "answerGuestQuery"
    assert call.text == "Öppet 10–18.\n\nKälla: Town & Country (2024)"


async def test_a_guest_hears_honestly_that_it_is_not_known(asa: Person) -> None:
    """One line; no buttons that nobody could press."""
    (call,) = await asa.guest("@library_bot något annat")

    assert call.text == "Jag har inget säkert svar på det."
    assert "reply_markup" not in call.values["result"]


async def test_a_guest_who_only_says_the_name(asa: Person) -> None:
    """Gets told how to ask."""
    (call,) = await asa.guest("@library_bot")

    assert "Vad vill du veta" in call.text


async def test_nothing_is_remembered_of_guests(scene: Scene, asa: Person) -> None:
    """Neither the chat nor the person."""
    await asa.guest("@library_bot När har ni öppet?")

    assert not await scene.store.known(-99)
    assert not await scene.store.known(asa.id)
