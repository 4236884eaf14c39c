"""From the answers to the parts of a message to the reply that is sent."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from bot.answering import about
from bot.answering.choosing import Chooser
from bot.answering.covering import distinct
from bot.answering.judged import Judged
from bot.answering.reply import Choice, Conversation, Reply, Scored
from bot.answering.wording import Wording
from bot.knowledge.model import Knowledge
from bot.matching.matcher import Match, Matcher


class Replies:
    """Replies on one state of the knowledge."""

    def __init__(self, knowledge: Knowledge, chooser: Chooser, matcher: Matcher) -> None:
        self.knowledge = knowledge
        self._chooser = chooser
        self._matcher = matcher

    def of(self, judged: list[Judged], say: Wording, after: Conversation) -> Reply:
        """The answers in the order of their questions, what could not be answered named after them."""
        found = [j for j in judged if j.answer]
        answers = distinct([j.answer for j in judged if j.answer])
        nearest = partial(self._candidates, judged)
        if not answers:
            return self._unknown(judged, say, after, nearest)
        answered = [x for x in answers if x.status == "answered"]
        shown = answered + [x for x in answers if x.status == "unknown"] or answers[:1]
        if len(judged) == 1 or not answered:
            shown = shown[:1] if len(judged) == 1 else shown
        order = [x for x in answers if x in shown]
        body = "\n\n".join(x.text for x in order)
        gaps = [j.asked.q.text.strip(" ?") for j in judged if not j.soft and (not j.answer or j.answer.status == "clarify")]
        if gaps and answered:
            body += "\n\n" + "\n".join(say.say("gap", question=g[:80]) for g in gaps)
        main = order[0]
        sources = tuple(
            self.knowledge.sources[s] for s in dict.fromkeys(s for x in order for s in x.sources) if s in self.knowledge.sources
        )
        if sources and answered and any(j.asked.has("source") for j in found) and main.topic != "source":
            body += f"\n\n{about.resting_on(say, sources[:3])}"  # "Källa på att Örebro vann 2013?"
        return Reply(
            status=main.status if not answered else "answered",
            body=body,
            lang=say.lang,
            notes=tuple(dict.fromkeys(n for x in order for n in x.notes))[:2],
            sources=sources[:3],
            source_word=say.phrase("sources" if len({s.publisher for s in sources[:3]}) > 1 else "source"),
            fact=main.fact or main.topic,
            confidence=main.confidence,
            suggestions=tuple(Choice(q, key_of(q)) for q in main.choices[:3]) if main.status == "clarify" else (),
            next=tuple(Choice(q, key_of(q)) for q in main.choices[:3]) if main.status != "clarify" else (),
            objects=main.objects,
            conversation=replace(after, lang=say.lang) if found else after,
            nearest=nearest,
        )

    def small(self, kind: str, say: Wording, before: Conversation, text: str) -> Reply:
        """A reply to a greeting, thanks and the like."""
        key = f"talk_{kind}" if self.knowledge.award else f"talk_{kind}_plain"
        return Reply("smalltalk", say.say(key), say.lang, conversation=before, nearest=lambda: _scored(self._matcher.match(text, say.lang)))

    def _unknown(self, judged: list[Judged], say: Wording, after: Conversation, nearest: Callable[[], tuple[Scored, ...]]) -> Reply:
        best = next((m.confidence for j in judged[-1:] if j.found for m in j.found.matches), 0.0)
        key = "unknown" if self.knowledge.award else "unknown_plain"
        last = judged[-1]
        offered = self._chooser.offered(last.asked, last.found) if last.found and not last.asked.has("elsewhere") else ()
        near = tuple(Choice(q, key_of(q)) for q in offered)
        return Reply("unknown", say.say(key), say.lang, confidence=best, next=near, conversation=after, nearest=nearest)

    def _candidates(self, judged: list[Judged]) -> tuple[Scored, ...]:
        """The matcher's best facts for the last part, asked for anew where an answer was worked out."""
        if not judged:
            return ()
        last = judged[-1]
        return _scored(last.found.matches[:5] if last.found else self._matcher.match(last.asked.q.tokens, last.asked.q.lang))


def _scored(matches: Iterable[Match]) -> tuple[Scored, ...]:
    return tuple(Scored(m.fact, m.unrounded) for m in matches)


def key_of(question: str) -> str:
    """A short name for a question that stays the same over restarts."""
    return hashlib.sha256(question.encode()).hexdigest()[:12]
