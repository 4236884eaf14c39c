"""Examples as tests: each is asked as a person would, and must reach its own fact; example conversations must end as staff said."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.answering.looking import looking
from bot.answering.reply import Conversation, Reply
from bot.knowledge.agree import phrasings
from bot.knowledge.model import Place
from bot.knowledge.problem import Problem, Severity
from bot.language import data

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.knowledge.load import Loaded
    from bot.knowledge.model import Dialogue, Knowledge
    from bot.upkeep.tried import Tried

NOWHERE = Place("", 0, 0)
SHOWN = 160
"""Letters of a reply quoted in a problem."""


def examples(
    loaded: Loaded, assistant: Assistant, today: date, lang: str, only: Container[str] | None = None, tried: Tried | None = None
) -> Iterator[Problem]:
    """Asks every example and dialogue, or those of some files; what came out otherwise is an error. `lang` is the reader's; `tried`: what
    need not be asked again, and is told what holds."""
    if loaded.knowledge is None:
        return
    zone = ZoneInfo(loaded.knowledge.award.timezone if loaded.knowledge.award else "Europe/Stockholm")
    now = noon(today, zone)
    for file in loaded.folder.of("facts"):
        if only is not None and file.path not in only:
            continue
        for fact in file.entry.get("facts", ()):
            for _, text, node in phrasings(fact, "examples"):
                own, place = fact.get("id"), Place(file.path, node.line, node.column)
                yield from _once(f"{own} {text}", partial(_example, loaded.knowledge, assistant, own, text, place, now), tried)
    for dialogue in loaded.knowledge.dialogues:
        if only is None or dialogue.place.file in only:
            then = noon(dialogue.today, zone) if dialogue.today else now
            example = repr(replace(dialogue, place=NOWHERE))
            yield from _once(example, partial(_dialogue, dialogue, assistant, then, lang), tried)


def _once(example: str, ask: Callable[[], Iterator[Problem]], tried: Tried | None) -> Iterator[Problem]:
    """Asks an example, unless it is known to hold."""
    if tried and tried.holds(example):
        return
    with looking() as seen:
        problems = list(ask())
    if tried and not problems:
        tried.held(example, seen)
    yield from problems


def _example(knowledge: Knowledge, assistant: Assistant, own: str, text: str, place: Place, now: datetime) -> Iterator[Problem]:
    reply = assistant.answer(text, Conversation(), now)
    problem = _missed(own, reply, place)
    if problem is None:
        return
    if problem.kind == "example-wrong" and reply.fact not in knowledge.facts:
        problem = replace(problem, kind="example-computed")
        if not knowledge.facts[own].known and any(str(year) in text for year in sorted(knowledge.editions)[-1:]):
            problem = replace(problem, severity="warning", kind="example-filled")  # "What is known of 2027?", since 2027 has a file.
    yield problem


def noon(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(12), zone)


def _missed(own: str, reply: Reply, place: Place) -> Problem | None:
    """None if the example reached its fact."""
    if reply.fact == own:
        return None
    if reply.status == "clarify":
        # Asked back with the right one first: a press away, worth mending but nothing false.
        first = reply.candidates[0].fact if reply.candidates else None
        severity: Severity = "warning" if first == own else "error"
        return Problem(place, severity, "example-unsure", {"own": own, "others": _listed(reply)})
    if reply.fact is None:
        return Problem(place, "error", "example-unknown", {"own": own})
    return Problem(place, "error", "example-wrong", {"own": own, "other": reply.fact})


def _listed(reply: Reply) -> str:
    return " / ".join(choice.question for choice in reply.suggestions)


def _dialogue(dialogue: Dialogue, assistant: Assistant, now: datetime, lang: str) -> Iterator[Problem]:
    reply = converse(assistant, dialogue.turns, now)
    statuses = data(lang, "problems")["statuses"]
    told = " ".join(reply.body.split())[:SHOWN]
    if reply.status != dialogue.status:
        values = {"status": statuses[reply.status], "wanted": statuses[dialogue.status], "told": told}
        yield Problem(dialogue.place, "error", "dialogue-status", values)
        return
    text = reply.text.casefold()
    for words, kind in ((dialogue.holds, "dialogue-lacks"), (dialogue.lacks, "dialogue-holds")):
        for each in words:
            if (each.casefold() in text) == (kind == "dialogue-holds"):
                yield Problem(dialogue.place, "error", kind, {"text": each, "told": told})


def converse(assistant: Assistant, turns: Sequence[str], now: datetime) -> Reply:
    """The reply to the last turn."""
    conversation = Conversation()
    for turn in turns:
        reply = assistant.answer(turn, conversation, now)
        conversation = reply.conversation
    return reply
