"""The conversation in a terminal: choices by number, just the answers through a pipe, no fault that ends it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.assistant import Assistant
from bot.channels.terminal.chat import LONGEST_LINE, Room, Talk, answer_line, answer_lines, converse, shown
from bot.channels.terminal.screen import Style, clean
from tests.channels.fake_assistant import FakeAssistant

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def room(assistant: FakeAssistant | None = None, *, colored: bool = False, count: Callable[[str], None] = lambda status: None) -> Room:
    fake = cast(Assistant, assistant or FakeAssistant())
    return Room(fake, lambda: NOW, "sv", Style(colored), count)


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str | type[BaseException]) -> list[str]:
    """Somebody types these lines, then leaves with Ctrl-D; the prompts they saw."""
    left: Iterator[str | type[BaseException]] = iter(lines)
    prompts: list[str] = []

    def answer(prompt: str) -> str:
        prompts.append(prompt)
        line = next(left, EOFError)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", answer)
    return prompts


def test_a_number_picks_a_choice() -> None:
    """After "did you mean", a number is the question it stands before."""
    assistant = FakeAssistant()
    _, talk = answer_line(room(assistant), Talk(), "oklart")

    reply, _ = answer_line(room(assistant), talk, " 2. ")

    assert assistant.asked[-1][0] == "Vilka var med 2013?"
    assert reply.status == "unknown"


@pytest.mark.parametrize("line", ["3", "0", "2013", "²", "-1", "1 2"])
def test_other_numbers_are_questions(line: str) -> None:
    """A number that no choice has is asked as it is: it may be a year."""
    assistant = FakeAssistant()
    _, talk = answer_line(room(assistant), Talk(), "oklart")

    answer_line(room(assistant), talk, line)

    assert assistant.asked[-1][0] == line


def test_a_fresh_question_forgets_the_choices() -> None:
    """Numbers belong to the newest answer only."""
    assistant = FakeAssistant()
    _, talk = answer_line(room(assistant), Talk(), "oklart")
    _, talk = answer_line(room(assistant), talk, "något helt annat")

    answer_line(room(assistant), talk, "1")

    assert assistant.asked[-1][0] == "1"


def test_a_conversation(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Examples to begin with, answer, next questions by number, and a quiet end."""
    prompts = typed(monkeypatch, "vem vann?", "", "1")

    converse(room())

    out = capsys.readouterr().out
    assert prompts == ["Fråga: "] * 4
    assert "1. Vem vann 2013?\n2. Vilka var med 2013?" in out
    assert (
        "Ängelby. (vem vann?)\n\nUppgiften är från 2024.\n\nKälla: The board (2024)\n\nFråga gärna vidare:\n1. Vilka var med 2013?" in out
    )
    assert out.endswith("Det vet jag inte.\n\n\n")


@pytest.mark.parametrize("end", [EOFError, KeyboardInterrupt, "avsluta", " Exit ", "quit"])
def test_leaving_is_quiet(end: str | type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-D, Ctrl-C and the words for it end the conversation without a word of complaint."""
    prompts = typed(monkeypatch, end, "vem vann?")

    converse(room())

    assert len(prompts) == 1


def test_a_pipe_gets_just_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """No prompt, no examples, no next questions; empty lines are passed over; choices are shown and can be picked."""
    answered = answer_lines(room(), io.BytesIO(b"oklart\n\n1\n"))

    assert answered == 2
    assert capsys.readouterr().out == (
        "Menade du:\n\n1. Vem vann 2013?\n2. Vilka var med 2013?\n\n"
        "Ängelby. (Vem vann 2013?)\n\nUppgiften är från 2024.\n\nKälla: The board (2024)\n\n"
    )


def test_any_bytes_through_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Damaged text, zero bytes and a line without end are questions like others."""
    assistant = FakeAssistant()

    answered = answer_lines(room(assistant), io.BytesIO(b"\xff\xfe\x00\n" + b"x" * (3 * LONGEST_LINE) + b"\nvem?"))

    assert answered == 3
    assert [len(text) for text, _, _ in assistant.asked] == [4, LONGEST_LINE, 4]
    assert "Ängelby. (vem?)" in capsys.readouterr().out


def test_a_fault_of_ours_is_told_and_the_conversation_goes_on(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    """A friendly sentence on the screen, the traceback in the log, the words of the question in neither."""
    statuses: Counter[str] = Counter()

    answer_lines(room(count=lambda status: statuses.update([status])), io.BytesIO(b"brist hemligt\nvem?\n"))

    out = capsys.readouterr().out
    assert out.startswith("Något gick fel hos mig just nu.")
    assert "Ängelby" in out
    assert "hemligt" not in out + caplog.text
    assert statuses == {"error": 1, "answered": 1}


def test_colours_only_where_welcome() -> None:
    """What is beside the answer is dimmed on a terminal; without colours not a single escape is written."""
    reply = FakeAssistant().answer("vem?", Talk().conversation, NOW)

    assert "\x1b[2mKälla" in shown(reply, room(colored=True), further=True)
    assert "\x1b" not in shown(reply, room(), further=True)


@given(st.text())
def test_nothing_moves_the_cursor(text: str) -> None:
    """Neither a question nor a fact can bring an escape sequence, a bell or turned-about writing to the terminal."""
    reply = FakeAssistant().answer("vem " + text + "\x1b]0;title\x07\u202e", Talk().conversation, NOW)

    for sign in shown(reply, room(), further=True):
        assert sign in "\n\t" or sign >= " "
        assert not "\x7f" <= sign <= "\x9f"
        assert sign not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def test_cleaning_leaves_words_alone() -> None:
    """Letters, emoji, line breaks and tabs stay."""
    assert clean("Åre\t– é 👩‍🎓\nß") == "Åre\t– é 👩‍🎓\nß"
