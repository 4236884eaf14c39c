"""One question, or many as JSON lines: the answer as text or as an object."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any, BinaryIO

from bot.answering.reply import Conversation, Reply
from bot.language import LANGUAGES
from bot.settings import day_of

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant

Clock = Callable[[], datetime]

LONGEST_LINE = 1_000_000
"""Bytes of one JSON line; a question that anybody means is a thousandth of it."""

_log = logging.getLogger(__name__)


class BadLine(Exception):
    """A line that is no conversation; its text says why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of a batch."""

    id: Any
    turns: tuple[str, ...]
    today: date | None
    lang: str | None


def noon(day: date, zone: tzinfo | None) -> datetime:
    """The moment that stands for a day that is named without one."""
    return datetime.combine(day, time(12), zone)


def as_object(reply: Reply) -> dict[str, Any]:
    """The reply in the form that other programs rely on."""
    return {
        "status": reply.status,
        "text": reply.text,
        "fact": reply.fact,
        "confidence": float(reply.confidence),
        "sources": [{"title": source.title, "url": source.url} for source in reply.sources],
        "suggestions": [choice.question for choice in reply.suggestions],
        "lang": reply.lang,
        "candidates": [{"fact": scored.fact, "confidence": float(scored.confidence)} for scored in reply.candidates],
    }


def encoded(value: dict[str, Any]) -> bytes:
    """One JSON line in UTF-8; halves of characters, which JSON can name and UTF-8 cannot hold, become question marks."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def answer_batch(assistant: Assistant, lines: BinaryIO, out: BinaryIO, clock: Clock) -> None:
    """Each line is answered before the next one is read."""
    for line in _lines(lines):
        if line.strip():
            out.write(encoded(_answered(assistant, line, clock)))
            out.flush()


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Lines without their ends beyond LONGEST_LINE bytes."""
    while line := source.readline(LONGEST_LINE + 1):
        rest = line
        while len(rest) > LONGEST_LINE and not rest.endswith(b"\n"):
            rest = source.readline(LONGEST_LINE + 1)
        yield line


def _answered(assistant: Assistant, line: bytes, clock: Clock) -> dict[str, Any]:
    id_ = None
    try:
        read = _object(line)
        id_ = read.get("id")
        asked = _conversation(read)
        now = clock()
        if asked.today is not None:
            now = noon(asked.today, now.tzinfo)
        return {"id": id_, **as_object(last_answer(assistant, asked.turns, now, asked.lang))}
    except BadLine as error:
        return {"id": id_, "status": "error", "text": str(error)}
    except Exception:  # noqa: BLE001 - one line's fault must not end the others; the log has the traceback
        _log.exception("A line could not be answered")
        return {"id": id_, "status": "error", "text": "This line could not be answered; the log says why."}


def last_answer(assistant: Assistant, turns: Iterable[str], now: datetime, lang: str | None) -> Reply:
    """The reply to the last of the turns, asked in order in one conversation. ValueError without any."""
    reply = None
    conversation = Conversation()
    for turn in turns:
        reply = assistant.answer(turn, conversation, now, lang)
        conversation = reply.conversation
    if reply is None:
        raise ValueError("no turns")
    return reply


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > LONGEST_LINE:
        raise BadLine(f"The line is longer than {LONGEST_LINE} bytes.")
    try:
        read = json.loads(line.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise BadLine("The line is not JSON.") from error
    if not isinstance(read, dict):
        raise BadLine("The line is not a JSON object.")
    return read


def _conversation(read: dict[str, Any]) -> Asked:
    turns = read.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise BadLine('"turns" must be a list of at least one text.')
    named, lang = read.get("today"), read.get("lang")
    today = day_of(named) if isinstance(named, str) else None
    if named is not None and today is None:
        raise BadLine('"today" must be a day of the form 2023-11-21, or null.')
    if lang is not None and lang not in LANGUAGES:
        raise BadLine(f'"lang" must be one of {", ".join(LANGUAGES)}.')
    return Asked(read.get("id"), tuple(turns), today, lang)
