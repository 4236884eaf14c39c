"""The conversation in a terminal, or line by line through a pipe: the same dialogue as in Telegram, buttons as numbered choices."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

from bot.answering.reply import Choice, Conversation, Reply
from bot.channels.terminal.screen import Style, clean, say
from bot.language import data

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant

LONGEST_LINE = 20_000
"""Bytes of one typed line; what is longer is cut, and cannot fill the memory."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Talk:
    """Where the conversation stands between two lines."""

    conversation: Conversation = Conversation()
    choices: tuple[Choice, ...] = ()
    """What a number picks now."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a conversation needs around it, handed in."""

    assistant: Assistant
    clock: Callable[[], datetime]
    lang: str
    """The terminal's own language; answers are in the question's."""
    style: Style
    count: Callable[[str], None] = lambda status: None
    """Told the status of each answer."""


def answer_line(room: Room, talk: Talk, line: str) -> tuple[Reply, Talk]:
    """The reply to a typed line, which may be the number of a choice, and where the conversation stands then."""
    reply = room.assistant.answer(_question(room.assistant, talk, line), talk.conversation, room.clock())
    return reply, Talk(reply.conversation, reply.suggestions or reply.next)


def _question(assistant: Assistant, talk: Talk, line: str) -> str:
    typed = line.strip().rstrip(".")
    if typed.isascii() and typed.isdigit() and len(typed) <= 2 and 1 <= int(typed) <= len(talk.choices):
        choice = talk.choices[int(typed) - 1]
        return assistant.choose(choice.key) or choice.question
    return line


def shown(reply: Reply, room: Room, *, further: bool) -> str:
    """The reply as it stands in a terminal; `further` questions only where somebody sits there."""
    style = room.style
    parts = [clean(reply.body), *(style.quiet(clean(note)) for note in reply.notes), style.quiet(clean(reply.source_line))]
    if reply.suggestions:
        parts.append(_numbered(reply.suggestions, style))
    elif further and reply.next:
        parts.append(style.quiet(data(room.lang, "terminal")["next"]) + "\n" + _numbered(reply.next, style))
    return "\n\n".join(part for part in parts if part)


def _numbered(choices: tuple[Choice, ...], style: Style) -> str:
    return "\n".join(f"{style.strong(f'{n}.')} {clean(choice.question)}" for n, choice in enumerate(choices, 1))


def converse(room: Room) -> None:
    """Talks with whoever sits at the terminal, until Ctrl-D, Ctrl-C or a word for leaving."""
    words = data(room.lang, "terminal")
    _edit_lines()
    opening = room.assistant.opening(room.clock(), room.lang)
    print(words["welcome"], _numbered(opening, room.style), sep="\n\n", end="\n\n", flush=True)
    talk = Talk(choices=opening)
    try:
        while (line := input(words["prompt"])).strip().casefold() not in words["leave"]:
            if line.strip():
                talk = _turn(room, talk, line[:LONGEST_LINE], further=True)
    except (EOFError, KeyboardInterrupt):
        print()


def answer_lines(room: Room, source: BinaryIO) -> int:
    """Answers each line of a pipe or a file, without a prompt; the number of lines answered. Ctrl-C ends it quietly."""
    talk, answered = Talk(), 0
    try:
        for line in _lines(source):
            if line.strip():
                talk = _turn(room, talk, line, further=False)
                answered += 1
    except KeyboardInterrupt:
        pass
    return answered


def _turn(room: Room, talk: Talk, line: str, *, further: bool) -> Talk:
    """One exchange; a fault of ours is told in a friendly sentence, and the conversation goes on."""
    try:
        reply, talk = answer_line(room, talk, line)
    except Exception:  # noqa: BLE001 - the conversation goes on; the log has the traceback
        _log.exception("A question could not be answered")
        room.count("error")
        say(data(room.lang, "terminal")["fault"] + "\n")
        return replace(talk, choices=())
    room.count(reply.status)
    print(shown(reply, room, further=further), end="\n\n", flush=True)
    return talk


def _lines(source: BinaryIO) -> Iterator[str]:
    """Lines as text, whatever bytes they hold; the end of one beyond LONGEST_LINE is left out."""
    while line := source.readline(LONGEST_LINE):
        rest = line
        while not rest.endswith(b"\n") and (rest := source.readline(LONGEST_LINE)):
            pass
        yield line.decode("utf-8", "replace")


def _edit_lines() -> None:
    """Arrow keys and the like where Python has them; nothing typed is kept in any file."""
    if sys.platform != "win32":
        import readline  # noqa: F401 - importing it is what turns it on
