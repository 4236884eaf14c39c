"""Does what the command line asked for; each command returns its exit status."""

from __future__ import annotations

import gc
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from types import FrameType
from typing import TYPE_CHECKING, TypeVar

from bot.channels.terminal import arguments
from bot.channels.terminal.ask import answer_batch, as_object, encoded, noon
from bot.channels.terminal.screen import Style, say
from bot.language import LANGUAGES, data
from bot.settings import Settings, SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.assistant import Assistant
    from bot.channels.health import Health
    from bot.knowledge.model import Knowledge
    from bot.knowledge.problem import Problem

T = TypeVar("T")

STAFF_LANGUAGE = "sv"
"""What is wrong in the knowledge is told in Swedish, whatever the locale: those who mend it are staff."""


class BrokenKnowledge(Exception):
    """The knowledge has errors and cannot answer."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} errors in the knowledge")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Ready:
    """What answers, and the time it lives in."""

    assistant: Assistant
    knowledge: Knowledge
    settings: Settings

    def clock(self) -> datetime:
        return _now(self.knowledge, self.settings)


def _now(knowledge: Knowledge, settings: Settings) -> datetime:
    """Now where the award is; a folder that names no zone is asked where this machine is."""
    if knowledge.award is None:
        return settings.now(datetime.now().astimezone().tzinfo or UTC)
    from zoneinfo import ZoneInfo

    return settings.now(ZoneInfo(knowledge.award.timezone))


def perform(command: arguments.Command, settings: Settings) -> int:
    """Runs the command; what it prints for its reader goes to standard output. Raises SettingsError for a setting that only shows now."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return _perform(command, settings)
    except BrokenKnowledge as broken:
        from bot.upkeep.check import describe

        say(describe(broken.problems, settings.knowledge, STAFF_LANGUAGE), sys.stderr)
        return 1


def _perform(command: arguments.Command, settings: Settings) -> int:
    match command:
        case arguments.Ask():
            return _ask(command, settings)
        case arguments.Batch():
            return _batch(settings)
        case arguments.Chat():
            return _chat(settings)
        case arguments.Run():
            return _run(settings)
        case arguments.Link():
            return _link(command, settings)
        case _:
            return _keep_up(command, settings)


def _keep_up(command: arguments.Upkeep, settings: Settings) -> int:
    """What staff do with the knowledge."""
    gc.disable()  # The process ends before there is much to collect.
    match command:
        case arguments.Check():
            from bot.upkeep.check import run
            from bot.upkeep.revisions import cache_of

            return _printed(
                *run(
                    settings.knowledge,
                    command.paths,
                    command.format,
                    command.lang or STAFF_LANGUAGE,
                    settings.today,
                    cache_of(settings.data),
                    processes=None,
                )
            )
        case arguments.Diff():
            from bot.upkeep.diff import diff

            return _printed(*diff(settings.knowledge, settings.data, command.against, command.lang or STAFF_LANGUAGE))
        case arguments.Restore():
            from bot.upkeep.restore import restore

            return _printed(*restore(settings.knowledge, settings.data, command.number, command.forget, command.lang or STAFF_LANGUAGE))
        case arguments.Report():
            return _report(command, settings)
        case arguments.Export():
            return _export(command, settings)
        case arguments.Import():
            from bot.upkeep.exchange.intake import take_in

            return _printed(*take_in(settings.knowledge, command.file, command.out, command.lang or STAFF_LANGUAGE))


def _printed(text: str, status: int) -> int:
    """What a command has to say; wrong usage is told on standard error."""
    if text:
        say(text.rstrip("\n"), sys.stderr if status == 2 else None)
    return status


def _ask(command: arguments.Ask, settings: Settings) -> int:
    from bot.answering.reply import Conversation

    ready = _answering(settings)
    assistant, now = ready.assistant, ready.clock()
    if command.today is not None:
        now = noon(command.today, now.tzinfo)
    if command.explain and not command.json:
        return _printed(assistant.explain(command.question, Conversation(), now, command.lang), 0)
    reply = assistant.answer(command.question, Conversation(), now, command.lang)
    if command.json:
        answer = as_object(reply)
        if command.explain:
            answer["explain"] = assistant.explain(command.question, Conversation(), now, command.lang)
        sys.stdout.buffer.write(encoded(answer))
        sys.stdout.buffer.flush()
        return 0
    return _printed("\n".join((reply.text, *(f"– {choice.question}" for choice in reply.suggestions))), 0)


def _batch(settings: Settings) -> int:
    ready = _answering(settings)
    answer_batch(ready.assistant, sys.stdin.buffer, sys.stdout.buffer, ready.clock)
    return 0


def _chat(settings: Settings) -> int:
    ready = _answering(settings)
    with _ending_on_sigterm():
        _converse(ready, settings, lambda status: None)
    return 0


def _run(settings: Settings) -> int:
    if settings.token is not None:
        return _in_telegram(settings)
    from bot.channels.health import Health, PortTaken

    health = Health()
    ready = _at_start(settings, health)
    words = data(_language(settings), "terminal")
    try:
        with _ending_on_sigterm(), _pages(health, settings):
            say(words["connect"] + "\n", sys.stdout if _somebody_sits_there() else sys.stderr)
            answered = _converse(ready, settings, health.count)
            if not answered and settings.http_port is not None and not _somebody_sits_there():
                # A container without a token and without input stays up, so that its health can be asked.
                say(words["waiting"], sys.stderr)
                threading.Event().wait()
    except PortTaken as error:
        raise SettingsError(str(error)) from error
    except KeyboardInterrupt:
        pass
    return 0


def _at_start(settings: Settings, health: Health) -> Ready:
    """What answers from the folder, or from the last good revision that is kept if the folder is broken; the log is loud about that."""
    try:
        ready = _answering(settings)
    except BrokenKnowledge:
        from bot.service import follow
        from bot.upkeep.holder import KnowledgeHolder

        holder = _if_any(lambda: KnowledgeHolder(settings.knowledge, settings.data))
        follow(holder, health)
        return Ready(holder.assistant, holder.assistant.knowledge, settings)
    health.knowledge_loaded(ready.knowledge.revision)
    return ready


def _in_telegram(settings: Settings) -> int:
    from bot.service import in_telegram

    return _if_any(lambda: in_telegram(settings))


def _if_any(start: Callable[[], T]) -> T:
    """What needs the folder or a kept revision of it; BrokenKnowledge if there is neither."""
    from bot.upkeep.holder import NoKnowledge

    try:
        return start()
    except NoKnowledge as none:
        raise BrokenKnowledge(none.problems) from none


def _pages(health: Health, settings: Settings) -> AbstractContextManager[None]:
    if settings.http_port is None:
        return nullcontext()
    from bot.channels.health import pages_beside

    return pages_beside(health, settings.http_listen, settings.http_port)


def _converse(ready: Ready, settings: Settings, count: Callable[[str], None]) -> int:
    """The conversation on this terminal or pipe; the number of lines answered from a pipe."""
    from bot.channels.terminal.chat import Room, answer_lines, converse

    style = Style(settings.color and sys.stdout.isatty())
    room = Room(ready.assistant, ready.clock, _language(settings), style, count)
    if not _somebody_sits_there():
        return answer_lines(room, sys.stdin.buffer)
    converse(room)
    return 0


def _somebody_sits_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _language(settings: Settings) -> str:
    return settings.lang if settings.lang in LANGUAGES else LANGUAGES[0]


def _report(command: arguments.Report, settings: Settings) -> int:
    from bot.knowledge.load import load
    from bot.upkeep.report.page import report
    from bot.upkeep.revisions import cache_of

    loaded, lang = load(settings.knowledge), command.lang or STAFF_LANGUAGE
    if loaded.knowledge is None:
        raise BrokenKnowledge(loaded.errors)
    name, now = settings.knowledge.resolve().name, _now(loaded.knowledge, settings)
    return _handed_over(report(loaded, name, now, lang, cache_of(settings.data)).encode(), command.out, lang)


def _export(command: arguments.Export, settings: Settings) -> int:
    from bot.upkeep.exchange.export import export

    return _handed_over(export(_knowledge(settings), excel=command.excel), command.out, STAFF_LANGUAGE)


def _handed_over(content: bytes, out: Path | None, lang: str) -> int:
    """To standard output as it is, or into the file, which is then named. Raises SettingsError if it cannot be written."""
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return 0
    from bot.upkeep.files import put

    try:
        put(out, content)
    except OSError as error:
        raise SettingsError(f"{out} cannot be written: {error.strerror}.") from error
    return _printed(data(lang, "problems")["files"]["written"].format(file=out), 0)


def _link(command: arguments.Link, settings: Settings) -> int:
    import asyncio

    from bot.channels.telegram.links import LinkError, link, username

    knowledge = _knowledge(settings)
    try:
        name = command.bot or asyncio.run(username(settings))
    except LinkError as error:
        raise SettingsError(f"{str(error)[:1].upper()}{str(error)[1:].rstrip('.')}; or name the bot with --bot.") from error
    return _printed(*link(knowledge, command.what, name, command.out))


def _answering(settings: Settings) -> Ready:
    """Raises BrokenKnowledge."""
    # What is built here lives as long as the process: walking it in search of garbage would cost each answer a fourteenth of its time.
    gc.disable()
    from bot.answering.assistant import Assistant
    from bot.upkeep.revisions import cache_of

    knowledge = _knowledge(settings)
    assistant = Assistant(knowledge, cache_of(settings.data))
    gc.freeze()
    gc.enable()
    return Ready(assistant, knowledge, settings)


def _knowledge(settings: Settings) -> Knowledge:
    from bot.knowledge.load import load
    from bot.upkeep.revisions import cache_of

    loaded = load(settings.knowledge, cache_of(settings.data))
    if loaded.knowledge is None:
        raise BrokenKnowledge(loaded.errors)
    return loaded.knowledge


@contextmanager
def _ending_on_sigterm() -> Iterator[None]:
    """SIGTERM ends the block as Ctrl-C does: as a container's first process we would not get it otherwise."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
