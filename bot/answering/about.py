"""Questions about an answer or about the bot's knowledge: where it is from, and how fresh it is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import facts_of
from bot.answering.reply import Conversation
from bot.answering.wording import Wording
from bot.knowledge.model import Knowledge, Source

EMPTY = GENERAL | {"source", "freshness", "self", "how", "when", "where", "day"}


def source_of_last(a: Asked, before: Conversation) -> Answer | None:
    """ "Källa?", "var står det?" after an answer: what it rests on."""
    if not a.has("source") or a.q.unexplained(EMPTY) or a.q.names:
        return None
    ids = sources_behind(a.knowledge, before)
    named = [a.knowledge.sources[i] for i in ids if i in a.knowledge.sources]
    if not named:
        return Answer("source", a.say.say("no_source"), "clarify") if before.at is None and not a.has("award", "title") else None
    return Answer(
        "source",
        resting_on(a.say, named),
        years=before.years,
        candidates=before.candidates,
        sources=tuple(ids),
        fact=before.fact,
    )


def resting_on(say: Wording, sources: Iterable[Source]) -> str:
    """What an answer rests on, with titles and days, in a sentence."""
    told = say.names(f"{s.publisher}, ”{s.title}”" + (f" ({say.date(s.published)})" if s.published else "") for s in sources)
    return say.say("sources_are", sources=told)


def sources_behind(knowledge: Knowledge, before: Conversation) -> tuple[str, ...]:
    """Sources of the answer that a conversation remembers."""
    if before.fact in knowledge.facts:
        return knowledge.facts[str(before.fact)].sources
    if before.topic and before.people:
        return tuple(dict.fromkeys(s for p in before.people if p in knowledge.people for s in knowledge.people[p].sources))[:3]
    editions = [knowledge.editions[y] for y in before.years if y in knowledge.editions]
    return tuple(dict.fromkeys(s for e in editions[:3] for s in facts_of(e, str(before.topic))))[:3]


def freshness(a: Asked) -> Answer | None:
    """ "Hur aktuell är din information?": the date of the latest source."""
    if not a.has("freshness") or a.has("award", "title", "event", "candidate") or a.q.unexplained(EMPTY) or a.q.names or a.q.years.named:
        return None
    dated = [s for s in a.knowledge.sources.values() if s.published and s.published.first <= a.rounds.today]
    if not dated:
        return Answer("freshness", a.say.say("freshness_plain"), "unknown")
    latest = max(dated, key=lambda s: s.published.first if s.published else a.rounds.today)
    when = a.say.date(latest.published) if latest.published else ""
    return Answer("freshness", a.say.say("freshness", source=latest.publisher, date=when), sources=(latest.id,))
