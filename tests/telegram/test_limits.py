"""Limits: how much one may ask, how fast the bot writes, and in which order updates are handled."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.answering.reply import Reply
from bot.channels.telegram.limits import Limit, Limits
from bot.channels.telegram.order import Ordered, lane
from bot.channels.telegram.remembered import Recent
from bot.channels.telegram.sending import BURST, GROUP_MESSAGES, PATIENCE, Pace, Sending, Window
from tests.telegram.scene import Clock, Person, Scene


async def test_a_flood_gets_one_kind_sentence_then_silence(scene: Scene, asa: Person) -> None:
    """Ten at once are answered, the eleventh is told, the rest hear nothing."""
    messages = [asa.message(f"fråga {i}") for i in range(30)]
    calls = [call for message in messages for call in await scene.update(message=message)]

    assert len(calls) == 11
    assert "kort paus" in calls[10].text


async def test_after_some_calm_it_answers_again(scene: Scene, asa: Person) -> None:
    """Half of the room must be free; the kind sentence is not repeated before all is."""
    for message in [asa.message("x") for _ in range(12)]:
        await scene.update(message=message)

    await scene.clock.sleep(6)

    assert "vet jag inte" in (await asa.ask("x")).text


async def test_others_are_not_held_back(scene: Scene, asa: Person) -> None:
    """One flood is one person's."""
    for message in [asa.message("x") for _ in range(20)]:
        await scene.update(message=message)

    assert (await scene.person(8).ask("När har ni öppet?")).text.startswith("Öppet")


async def test_somebody_who_waits_for_each_answer_never_meets_the_limit(scene: Scene, asa: Person) -> None:
    """Fifty questions one after the other: answers come at one a second, and so does the room for the next."""
    for i in range(50):
        assert "vet jag inte" in (await asa.ask(f"fråga {i}")).text


async def test_a_group_has_its_own_limit(scene: Scene) -> None:
    """Many people together; the group hears one sentence."""
    group = scene.group()
    people = [scene.person(100 + i) for i in range(30)]
    for i in range(30):
        scene.knows(f"fråga {i}", Reply("answered", f"Svar {i}.", "sv"))
    messages = [person.message(f"@library_bot fråga {i}", group) for i, person in enumerate(people)]
    calls = [call for message in messages for call in await scene.update(message=message)]

    assert [("tyst en stund" in call.text) for call in calls].count(True) == 1
    assert len(calls) == 16


async def test_presses_are_limited_too(scene: Scene, asa: Person) -> None:
    """The button says so; the client never waits."""
    page = await asa.ask("/settings")
    scene.clock.now = scene.clock.now.replace(second=30)

    texts = [(await asa.callback(page, "lang1:en"))[0].text for _ in range(3)]

    assert texts == ["", "", ""]
    for _ in range(20):
        scene.house.limits.judge(asa.id, None, scene.clock.seconds())
    (refused,) = await asa.callback(page, "lang1:sv")
    assert "short break" in refused.text


@given(st.lists(st.floats(0, 30), max_size=80))
def test_never_more_than_the_burst_and_the_rate(gaps: list[float]) -> None:
    """In any stretch of time, and at most one "tell" between two calms."""
    limit, now, answered = Limit(5, 1.0), 0.0, []
    verdicts = []
    for gap in gaps:
        now += gap
        verdicts.append(limit.judge(1, now))
        if verdicts[-1] == "answer":
            answered.append(now)

    for start in range(len(answered)):
        for end in range(start + 5, len(answered)):
            assert end - start + 1 <= 5 + (answered[end] - answered[start]) + 1e-6
    told = [i for i, verdict in enumerate(verdicts) if verdict == "tell"]
    assert all("answer" in verdicts[a:b] for a, b in pairwise(told))


def test_the_stricter_limit_holds() -> None:
    """In a group the person's own limit comes first."""
    limits = Limits()
    for _ in range(10):
        limits.judge(1, -5, 0.0)

    assert limits.judge(1, -5, 0.0) == "tell"
    assert limits.judge(2, -5, 0.0) == "answer"


class Recorder:
    """Stands for the call to Telegram: when it was made, and what it raises the first times."""

    def __init__(self, clock: Clock, *troubles: Exception) -> None:
        self.clock, self.troubles = clock, list(troubles)
        self.at: list[float] = []
        self.called = asyncio.Event()

    async def __call__(self, *_: Any, **__: Any) -> bool:
        self.called.set()
        self.at.append(round(self.clock.seconds() - Clock().seconds(), 3))
        if self.troubles:
            raise self.troubles.pop(0)
        return True


async def send(sending: Sending, call: Callable[..., Any], chat: int | None = 7, endpoint: str = "sendMessage") -> Any:
    return await sending.process_request(call, (), {}, endpoint, {"chat_id": chat} if chat else {}, None)


def sender() -> tuple[Sending, Clock]:
    clock = Clock()
    return Sending(clock.seconds, clock.sleep), clock


async def test_one_a_second_in_a_chat_after_a_short_burst() -> None:
    """Three at once, then one each second."""
    sending, clock = sender()
    call = Recorder(clock)
    for _ in range(6):
        await send(sending, call)

    assert call.at == [0, 0, 0, 1.05, 2.1, 3.15]


async def test_twenty_a_minute_in_a_group() -> None:
    """In any minute."""
    sending, clock = sender()
    call = Recorder(clock)
    for _ in range(45):
        await send(sending, call, -1001)

    assert all(call.at[i + GROUP_MESSAGES] - call.at[i] > 59.99 for i in range(45 - GROUP_MESSAGES))


async def test_an_edit_in_private_does_not_wait() -> None:
    """Somebody presses a button right after three answers; in a group edits count as messages do."""
    sending, clock = sender()
    call = Recorder(clock)
    for endpoint in ("sendMessage", "sendMessage", "sendMessage", "editMessageText", "editMessageText"):
        await send(sending, call, endpoint=endpoint)
    assert set(call.at) == {0}

    for _ in range(25):
        await send(sending, call, -1001, endpoint="editMessageText")
    assert call.at[-1] > 59


async def test_thirty_a_second_overall() -> None:
    """Over all chats, and 25 more after a lull."""
    sending, clock = sender()
    call = Recorder(clock)
    for chat in range(1, 100):
        await send(sending, call, chat)

    assert call.at[24] == 0
    assert all(call.at[i + 30] - call.at[i] > 0.99 for i in range(24, 69))


async def test_what_is_no_message_does_not_wait() -> None:
    """Pressed buttons are answered at once, whatever waits."""
    sending, clock = sender()
    call = Recorder(clock)
    for _ in range(50):
        await send(sending, call, endpoint="answerCallbackQuery")
        await send(sending, call, endpoint="sendChatAction")

    assert set(call.at) == {0}


async def test_retry_after_is_obeyed_by_chat_without_halting_others() -> None:
    """The chat waits as long as Telegram says; another chat's message goes out meanwhile."""
    sending, clock = sender()
    waiting, other, released = Recorder(clock, RetryAfter(30)), Recorder(clock), asyncio.Event()
    moves = clock.sleep

    async def sleep(seconds: float) -> None:
        await released.wait()
        await moves(seconds)

    sending._sleep = sleep
    held = asyncio.create_task(send(sending, waiting, 7))
    await waiting.called.wait()
    assert await send(sending, other, 8)
    assert not held.done()
    released.set()
    assert await held

    assert other.at == [0]
    assert waiting.at == [0, 30]


@pytest.mark.parametrize("trouble", [NetworkError("x"), TimedOut()])
async def test_a_bad_network_is_tried_again(trouble: Exception) -> None:
    """At growing pauses, for a minute; then the error is told."""
    sending, clock = sender()
    call = Recorder(clock, trouble, trouble)
    assert await send(sending, call)
    assert call.at[0] < call.at[1] < call.at[2]

    for_ever = Recorder(clock, *[NetworkError("x")] * 1000)
    with pytest.raises(NetworkError):
        await send(sending, for_ever, 8)
    assert PATIENCE <= for_ever.at[-1] - for_ever.at[0] <= PATIENCE + 10


async def test_what_telegram_refuses_is_not_tried_again() -> None:
    """A BadRequest stays one; so does an answer to a button that comes too late."""
    for endpoint, trouble in (("sendMessage", BadRequest("x")), ("answerCallbackQuery", NetworkError("x"))):
        sending, clock = sender()
        call = Recorder(clock, trouble)
        with pytest.raises(NetworkError):
            await send(sending, call, endpoint=endpoint)
        assert len(call.at) == 1


@given(st.lists(st.floats(0, 5), max_size=60))
def test_turns_never_come_too_early(gaps: list[float]) -> None:
    """Whenever turns are taken: burst and pace hold, and turns never run backwards."""
    pace, window, now = Pace(BURST, 1.0), Window(5, 10.0), 0.0
    paced, windowed = [], []
    for gap in gaps:
        now += gap
        paced.append(now + pace.take(now))
        windowed.append(now + window.take(now))

    # A turn is told as a wait: added to the time again, it may be off by the last bit.
    assert all(later - turn >= -1e-6 for turns in (paced, windowed) for turn, later in pairwise(turns))
    assert all(paced[i + BURST] - paced[i] >= 1 - 1e-6 for i in range(len(paced) - BURST))
    assert all(windowed[i + 5] - windowed[i] >= 10 - 1e-6 for i in range(len(windowed) - 5))


def update(number: int, chat: int) -> Update:
    raw = {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}}}
    return Update.de_json(raw, None)


async def test_a_chats_updates_stay_in_order_and_chats_run_beside_each_other() -> None:
    """The second of a chat waits for its first; another chat does not."""
    ordered, gates, seen = Ordered(), [asyncio.Event() for _ in range(3)], []

    async def handle(number: int) -> None:
        seen.append(number)
        await gates[number].wait()

    tasks = [asyncio.create_task(ordered.process_update(update(n, chat), handle(n))) for n, chat in ((0, 7), (1, 7), (2, 8))]
    for _ in range(5):
        await asyncio.sleep(0)
    assert seen == [0, 2]
    for gate in gates:
        gate.set()
    await asyncio.gather(*tasks)

    assert seen == [0, 2, 1]
    assert not ordered._locks


async def test_an_inline_query_does_not_wait_for_the_private_chat(scene: Scene, asa: Person) -> None:
    """While typing elsewhere nobody waits for messages that Telegram holds back."""
    private = {"update_id": 1, "message": asa.message("x")}
    typed = {"update_id": 2, "inline_query": {"id": "i", "from": asa.user, "query": "x", "offset": ""}}

    assert lane(Update.de_json(private, scene.app.bot)) != lane(Update.de_json(typed, scene.app.bot))


async def test_a_repeated_update_is_handled_once(scene: Scene, asa: Person) -> None:
    """Telegram delivers again what it thinks was lost."""
    raw = {"update_id": 99, "message": asa.message("När har ni öppet?")}

    assert [len(await scene.handle(raw)) for _ in range(3)] == [1, 0, 0]


async def test_a_chat_that_waits_holds_nobody_up(scene: Scene) -> None:
    """A hundred chats may wait for Telegram at once; the next is still answered."""
    ordered, gate = Ordered(), asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    waiting = [asyncio.create_task(ordered.process_update(update(n, n), wait())) for n in range(1, 101)]
    await asyncio.sleep(0)
    done = asyncio.Event()

    async def handle() -> None:
        done.set()

    await ordered.process_update(update(500, 500), handle())
    assert done.is_set()
    gate.set()
    await asyncio.gather(*waiting)


def test_only_the_newest_are_remembered() -> None:
    """The memory of this process is bounded."""
    recent: Recent[int, int] = Recent(3)
    for i in range(5):
        recent.put(i, i)

    assert [i for i in range(5) if i in recent] == [2, 3, 4]
