"""All examples asked at once, by as many processes as there are processors: hundreds of answers are what takes a check its time."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

from bot.upkeep.examples import examples

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.knowledge.load import Loaded
    from bot.knowledge.problem import Problem
    from bot.upkeep.tried import Held, Tried

_Work = tuple["Loaded", "Assistant", date, str, "Tried | None"]
_work: list[_Work] = []
"""What a process of the pool was born with."""


def examples_at_once(
    loaded: Loaded,
    assistant: Assistant,
    today: date,
    lang: str,
    only: Collection[str] | None = None,
    processes: int | None = None,
    tried: Tried | None = None,
) -> Iterator[Problem]:
    """The same as `examples`, file by file, for a process that has no other threads: a fork copies but the one that forks.

    `processes`: None takes one for each processor. Systems without fork use one.
    """
    number = processes or os.cpu_count() or 1
    files = _files(loaded, only)
    if number == 1 or len(files) == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from examples(loaded, assistant, today, lang, only, tried)
        if tried:
            tried.keep()
        return
    forked = multiprocessing.get_context("fork")  # The children share what was learned instead of reading it anew.
    with ProcessPoolExecutor(min(number, len(files)), forked, _work.append, ((loaded, assistant, today, lang, tried),)) as pool:
        found = list(pool.map(_of_file, files))
    for problems, _ in found:
        yield from problems
    if tried:
        tried.keep(held for _, held in found)


def _files(loaded: Loaded, only: Collection[str] | None) -> list[str]:
    """Every file that has examples, the conversations first: they take longest."""
    told = loaded.knowledge.dialogues if loaded.knowledge else ()
    files = dict.fromkeys([*(dialogue.place.file for dialogue in told), *(file.path for file in loaded.folder.of("facts"))])
    return [file for file in files if only is None or file in only]


def _of_file(file: str) -> tuple[list[Problem], Held]:
    loaded, assistant, today, lang, tried = _work[-1]
    return list(examples(loaded, assistant, today, lang, {file}, tried)), tried.new if tried else {}
