"""The matcher's speed beside `process.extractOne(WRatio)` over the same phrasings, in the same run.

    python -m benchmarks [PHRASINGS ...]      default: 1000 10000 100000

Each size runs in a process of its own, so that peak memory is its own. One line a size: build seconds, median and 99th percentile of a
question in milliseconds, the scan's median, the ratio of the medians, and peak memory. At the end, the time of whole answers.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rapidfuzz import fuzz, process, utils

from benchmarks.phrasings import phrasings, questions
from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation
from bot.knowledge.load import load
from bot.matching.matcher import Matcher, Phrasing

SIZES = (1_000, 10_000, 100_000)
ASKED = 300
SCANS = 200_000
"""Phrasings that the scans may look at in all, so that the slow side of the comparison ends."""
HEAD = f"{'phrasings':>9} {'build s':>8} {'p50 ms':>8} {'p99 ms':>8} {'WRatio ms':>10} {'ratio':>7} {'MiB':>7}"


def times(ask: Callable[[str], object], asked: Sequence[str], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """Milliseconds for each question, ascending."""
    took = []
    for question in asked:
        start = clock()
        ask(question)
        took.append(1000 * (clock() - start))
    return sorted(took)


def measure(size: int) -> str:
    """One line of the table."""
    pairs = phrasings(size)
    asked = questions(pairs, ASKED)
    start = time.perf_counter()
    matcher = Matcher.build(Phrasing(fact, text, "sv") for fact, text in pairs)
    build = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    matcher.match(asked[0])
    took = times(matcher.match, asked)
    choices = [utils.default_process(text) for _, text in pairs]
    some = [utils.default_process(question) for question in asked[: max(5, min(100, SCANS // size))]]
    scan = statistics.median(times(lambda question: process.extractOne(question, choices, scorer=fuzz.WRatio), some))
    middle = statistics.median(took)
    return f"{size:>9} {build:>8.2f} {middle:>8.3f} {took[len(took) * 99 // 100]:>8.3f} {scan:>10.2f} {middle / scan:>7.3f} {memory:>7.0f}"


def answers() -> str:
    """Milliseconds of processor time of a whole answer, from text to reply, to each example question of the knowledge: the median and the
    99th percentile, a line each."""
    knowledge = load(Path("knowledge")).knowledge
    assert knowledge is not None
    assistant = Assistant(knowledge)
    now = datetime.now(UTC)
    asked = [text for fact in knowledge.facts.values() for texts in fact.examples.values() for text in texts]
    assistant.answer(asked[0], Conversation(), now)
    took = times(lambda text: assistant.answer(text, Conversation(), now), asked, time.process_time)
    figures = {"median": statistics.median(took), "99th percentile": took[len(took) * 99 // 100]}
    return "\n".join(f"whole answers to {len(asked)} examples, {name}: {figure:.2f} ms" for name, figure in figures.items())


def main(arguments: Sequence[str]) -> int:
    if len(arguments) == 2 and arguments[0] == "--one":
        print(measure(int(arguments[1])))
        return 0
    print(HEAD, flush=True)
    for size in [int(argument) for argument in arguments] or SIZES:
        subprocess.run([sys.executable, "-m", "benchmarks", "--one", str(size)], check=True)  # noqa: S603
    print(answers())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
