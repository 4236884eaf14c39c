"""The knowledge in use: read at the start, replaced when the folder's files change, never by anything broken."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.assistant import Assistant
from bot.knowledge.cache import recall
from bot.knowledge.folder import contents, revision
from bot.knowledge.load import load, load_files
from bot.knowledge.problem import Problem
from bot.language import data as language_data
from bot.upkeep import revisions, trial
from bot.upkeep.check import describe
from bot.upkeep.saves import saves

if TYPE_CHECKING:
    from bot.knowledge.model import Knowledge

_log = logging.getLogger(__name__)

TOLD = 5
"""Problems told in an alarm; `check` tells the rest."""


class NoKnowledge(Exception):
    """Neither the folder nor any kept revision can be used; the text is for people."""

    def __init__(self, problems: tuple[Problem, ...], text: str) -> None:
        super().__init__(text)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Change:
    """What came of an attempt to take the folder's files into use."""

    good: bool
    revision: str
    """Of the knowledge now in use."""
    problems: tuple[Problem, ...]
    text: str
    """For staff."""


@dataclass(frozen=True, slots=True)
class _State:
    assistant: Assistant
    revision: str
    problems: tuple[Problem, ...] = ()
    stale: bool = False
    tried: str = ""
    """Revision of the folder at the last attempt."""


class KnowledgeHolder:
    """Thread-safe: readers take the state in one step, attempts to change it go one after the other."""

    def __init__(
        self, folder: Path, data: Path | None, clock: Callable[[], datetime] = lambda: datetime.now(UTC), *, apart: bool = False
    ) -> None:
        """`data`: where what was learned and good revisions are kept; `apart`: changes are tried in another process."""
        self.folder = folder
        self._apart = apart
        self._data = data
        self._clock = clock
        self._lock = threading.Lock()
        self._tellers: list[Callable[[Change], None]] = []
        self._cache = revisions.cache_of(data) if data else None
        loaded = load(folder, self._cache)
        knowledge = loaded.knowledge or self._last_good()
        if knowledge is None:
            raise NoKnowledge(loaded.errors, describe(loaded.errors, folder))
        stale = loaded.knowledge is None
        self._state = _State(Assistant(knowledge, self._cache), knowledge.revision, loaded.errors, stale, loaded.folder.revision)
        if stale:
            _log.error("The knowledge folder is broken; revision %s is in use.\n%s", knowledge.revision, self.alarm())

    def _last_good(self) -> Knowledge | None:
        for each in revisions.kept(self._data) if self._data else ():
            if (knowledge := load_files(dict(each.files)).knowledge) is not None:
                return knowledge
        return None

    @property
    def assistant(self) -> Assistant:
        return self._state.assistant

    @property
    def revision(self) -> str:
        return self._state.revision

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._state.problems

    @property
    def stale(self) -> bool:
        """Whether the folder says something else than what is in use."""
        return self._state.stale

    def alarm(self) -> str:
        """What is wrong, where, and the mend, in staff's language; empty if nothing is."""
        return self._told("broken") if self.problems else ""

    def _told(self, kind: str) -> str:
        words = language_data("sv", "problems")["reload"]
        first, rest = self.problems[:TOLD], len(self.problems) - TOLD
        lines = [f"{each.place.file}:{each.place.line}:{each.place.column}: {each.sentence('sv')}" for each in first]
        more = [words["more"].format(count=rest)] if rest > 0 else []
        return "\n".join([words[kind].format(revision=self.revision), *lines, *more])

    def subscribe(self, tell: Callable[[Change], None]) -> None:
        """`tell` is called after every attempt that changed something, in the thread that made it; it must not raise."""
        self._tellers.append(tell)

    def reload(self) -> Change | None:
        """Reads, checks and tries the folder, and takes it into use if all is well. None if there is nothing new."""
        with self._lock:
            files = contents(self.folder)
            this = revision(files)
            if this == self._state.tried:
                return None
            if this == self._state.revision:
                state = _State(self._state.assistant, this, tried=this)
            else:
                state = self._attempt(files, this)
            self._state = state
            change = Change(not state.problems, state.revision, state.problems, self._told("broken" if state.problems else "good"))
        _log.log(logging.INFO if change.good else logging.ERROR, "%s", change.text)
        for tell in self._tellers:
            tell(change)
        return change

    def _attempt(self, files: dict[str, bytes], this: str) -> _State:
        wrong, assistant = self._tried(files)
        if assistant is None:
            return _State(self._state.assistant, self._state.revision, wrong, stale=True, tried=this)
        self._keep(files)
        return _State(assistant, this, tried=this)

    def _tried(self, files: dict[str, bytes], assistant: Assistant | None = None) -> tuple[tuple[Problem, ...], Assistant | None]:
        """The errors of a folder's files, and what answers from them if there are none. `assistant`: what does so already."""
        today = self._clock().date()
        if self._apart and self._cache and (wrong := trial.apart(files, today, self._cache)) is not None:
            if wrong:
                return wrong, None
            knowledge = recall(self._cache, revision(files)) or load_files(files).knowledge
            return (), assistant or (Assistant(knowledge, self._cache) if knowledge else None)
        return trial.here(files, today, self._cache, assistant)

    def _keep(self, files: dict[str, bytes]) -> None:
        if self._data is None:
            return
        try:
            revisions.keep(self._data, files, self._clock())
        except OSError as error:
            _log.warning("The revision could not be kept: %s", error.strerror)

    def try_examples(self) -> None:
        """Asks the examples of what is in use, after the first answers and then every day, so that a save need only try what it changes;
        keeps the revision if they hold."""
        files = contents(self.folder)
        this = revision(files)
        if this != self._state.revision:
            return
        wrong, _ = self._tried(files, self.assistant)
        if wrong:
            _log.warning("%d examples do not hold with the knowledge in use today; check tells which.", len(wrong))
            return
        with self._lock:
            if this == self._state.revision:
                self._keep(files)

    async def watch(self) -> None:
        """Takes saved files into use, until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._try_every_day())
            async for _ in saves(self.folder):
                await _aside(self.reload)

    async def _try_every_day(self) -> None:
        while True:
            await _aside(self.try_examples)
            now = self._clock()
            await asyncio.sleep((datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo) - now).total_seconds())


async def _aside(work: Callable[[], object]) -> None:
    """In a thread, so that askers do not wait."""
    try:
        await asyncio.to_thread(work)
    except Exception:  # noqa: BLE001 - a mistake of ours must not end the watching: the next save may be well
        _log.exception("The knowledge could not be read anew.")
