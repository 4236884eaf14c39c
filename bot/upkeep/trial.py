"""A state of the knowledge learned and tried on every example, before it is used."""

from __future__ import annotations

import gc
import logging
import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial
from pathlib import Path

from bot import forks
from bot.answering.assistant import Assistant
from bot.knowledge import cache as knowledge_cache
from bot.knowledge.load import load_files
from bot.knowledge.model import Knowledge
from bot.knowledge.problem import Problem
from bot.language import LANGUAGES
from bot.upkeep.parallel import examples_at_once
from bot.upkeep.tried import Tried

_log = logging.getLogger(__name__)

Errors = tuple[Problem, ...]
Files = Mapping[str, bytes]
"""A folder's, by path."""


def here(
    files: Files, today: date, cache: Path | None, assistant: Assistant | None = None, *, alone: bool = False
) -> tuple[Errors, Assistant | None]:
    """The errors, and what answers from the files if there are none. `assistant`: what does so already; `alone`: this process has no other
    threads, so that as many as there are processors may share the work."""
    loaded = load_files(dict(files))
    if loaded.knowledge is None:
        return loaded.errors, None
    assistant = assistant or learned(loaded.knowledge, cache, alone=alone)
    tried = Tried(assistant, today, cache)
    found = examples_at_once(loaded, assistant, today, "sv", processes=None if alone else 1, tried=tried)
    wrong = tuple(problem for problem in found if problem.severity == "error")
    if cache and not wrong:
        knowledge_cache.keep(cache, loaded.knowledge)
    return wrong, None if wrong else assistant


def learned(knowledge: Knowledge, cache: Path | None, *, alone: bool, beside: Sequence[Callable[[], object]] = ()) -> Assistant:
    """An assistant that has at hand what the first questions would wait for; for a process `alone`, each language by one of its own, and
    what else may be done `beside`."""
    assistant = Assistant(knowledge, cache, at_once=alone)
    if alone:
        if cache:
            forks.at_once([*(partial(assistant.prepare, lang) for lang in LANGUAGES), *beside])
        for lang in LANGUAGES:
            assistant.prepare(lang)
    return assistant


def apart(files: Files, today: date, cache: Path) -> Errors | None:
    """The errors, found by a process of its own, which leaves what it learned in `cache`: nobody who asks this one waits for it. None if
    there can be no such process."""
    try:
        # A process with threads must not be forked; this one is forked from a copy of the program that has none.
        context = multiprocessing.get_context("forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn")
        if context.get_start_method() == "forkserver":
            context.set_forkserver_preload([__name__, "bot.upkeep.ready"])
        with ProcessPoolExecutor(1, context) as process:
            return process.submit(_errors, dict(files), today, cache).result()
    except (OSError, BrokenProcessPool) as error:
        _log.warning(
            "No process can be started beside this one (%s); what was saved is tried in it, and answers are slower meanwhile.", error
        )
        return None


def _errors(files: Files, today: date, cache: Path) -> Errors:
    gc.disable()  # The process ends before there is much to collect.
    return here(files, today, cache, alone=True)[0]
