"""JSON lines: one answer for each line, at once, whatever the line holds."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.assistant import Assistant
from bot.channels.terminal.ask import LONGEST_LINE, answer_batch, as_object, encoded, noon
from tests.channels.fake_assistant import FakeAssistant

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def batch(*lines: bytes, assistant: FakeAssistant | None = None) -> list[dict[str, Any]]:
    """What comes out for these lines."""
    out = io.BytesIO()
    answer_batch(cast(Assistant, assistant or FakeAssistant()), io.BytesIO(b"\n".join(lines)), out, lambda: NOW)
    return [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]


def line(**keys: object) -> bytes:
    return json.dumps(keys).encode()


def test_the_answer_in_the_agreed_form() -> None:
    """Every key that other programs rely on, confidences unrounded."""
    assert batch(line(id="x", turns=["vem vann 2011?"], today=None)) == [
        {
            "id": "x",
            "status": "answered",
            "text": "Ängelby. (vem vann 2011?)\n\nUppgiften är från 2024.\n\nKälla: The board (2024)",
            "fact": "winner",
            "confidence": 0.987654321,
            "sources": [{"title": "Minutes", "url": "https://example.org/minutes"}],
            "suggestions": [],
            "lang": "sv",
            "candidates": [
                {"fact": "winner", "confidence": 0.987654321},
                {"fact": "nominees", "confidence": 0.5},
                {"fact": "where", "confidence": 0.25},
            ],
        }
    ]


def test_turns_are_one_conversation() -> None:
    """All turns are asked in order; the answer is to the last."""
    assistant = FakeAssistant()

    (answer,) = batch(line(id=1, turns=["vem vann 2011?", "oklart", "vem då?"]), assistant=assistant)

    assert [text for text, _, _ in assistant.asked] == ["vem vann 2011?", "oklart", "vem då?"]
    assert answer["text"].startswith("Ängelby. (vem då?)")


def test_choices_are_told_letter_for_letter() -> None:
    """When the bot asks back, the phrasings stand under suggestions."""
    (answer,) = batch(line(id=1, turns=["oklart"]))

    assert (answer["status"], answer["suggestions"]) == ("clarify", ["Vem vann 2013?", "Vilka var med 2013?"])


def test_a_named_day_is_its_noon() -> None:
    """A day in the line goes before the clock's; the language is handed on."""
    assistant = FakeAssistant()

    batch(line(id=1, turns=["vem?"], today="2023-11-21", lang="en"), line(id=2, turns=["vem?"]), assistant=assistant)

    assert [(now, lang) for _, now, lang in assistant.asked] == [(datetime(2023, 11, 21, 12, tzinfo=UTC), "en"), (NOW, None)]
    assert noon(date(2023, 11, 21), UTC) == datetime(2023, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("bad", "id_"),
    [
        (b"{", None),
        (b"[]", None),
        (b"null", None),
        (b"\xff\xfe\x00", None),
        (b"[" * 100_000, None),
        (b'{"id": "a"}', "a"),
        (b'{"id": "a", "turns": []}', "a"),
        (b'{"id": "a", "turns": "vem"}', "a"),
        (b'{"id": "a", "turns": [1]}', "a"),
        (b'{"id": "a", "turns": ["vem"], "today": "igaar"}', "a"),
        (b'{"id": "a", "turns": ["vem"], "today": 20231121}', "a"),
        (b'{"id": "a", "turns": ["vem"], "lang": "de"}', "a"),
        (b'{"id": "a", "turns": ["vem"], "lang": ["sv"]}', "a"),
        (b'{"id": "a", "turns": ["brist"]}', "a"),
        (b'{"id": "a", "turns": ["' + b"x" * LONGEST_LINE + b'"]}', None),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(bad: bytes, id_: str | None) -> None:
    """An error names its line's id where it can be read; the next line is answered."""
    error, answer = batch(bad, line(id="b", turns=["vem?"]))

    assert (error["id"], error["status"]) == (id_, "error")
    assert error["text"]
    assert (answer["id"], answer["status"]) == ("b", "answered")


def test_empty_lines_are_passed_over() -> None:
    """A file may end in one, or hold some."""
    assert [answer["id"] for answer in batch(b"", line(id=1, turns=["vem"]), b"  ", line(id=2, turns=["vem"]))] == [1, 2]


def test_each_line_is_answered_before_the_next_is_read() -> None:
    """A program that waits for the answer before it asks again gets it."""

    class Out(io.BytesIO):
        flushed = 0

        def flush(self) -> None:
            Out.flushed = len(self.getvalue())

    out = Out()

    class Lines(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            seen.append(Out.flushed)
            return super().readline(size)

    seen: list[int] = []
    answer_batch(cast(Assistant, FakeAssistant()), Lines(line(id=1, turns=["a"]) + b"\n" + line(id=2, turns=["b"])), out, lambda: NOW)

    assert seen[0] == 0 < seen[1] < seen[2]


@given(st.text() | st.just("\ud800"))
def test_any_text_leaves_as_one_line_of_utf8(text: str) -> None:
    """Whatever a question holds, what comes out is one line that decodes."""
    reply = FakeAssistant().answer("vem " + text, conversation=None, now=NOW)  # type: ignore[arg-type]

    written = encoded(as_object(reply))

    assert written.count(b"\n") == 1
    json.loads(written.decode("utf-8"))
