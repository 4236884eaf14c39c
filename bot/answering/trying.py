"""One part of a message answered: with what was said before it, as it stands, without what is around it, or as two questions."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from bot.answering import halves, leaning, secret
from bot.answering.asides import without_aside
from bot.answering.grammar import Part
from bot.answering.judged import Judged
from bot.answering.judging import Judging
from bot.answering.learned import Learned
from bot.answering.parting import claims, embedded
from bot.answering.pieces import IN_A_SOURCE, OUTCOME
from bot.answering.standing import better_alone
from bot.answering.turn import Turn


class Trying:
    """Tries the ways to take a part of a message, on one state of the knowledge."""

    def __init__(self, learned: Learned, judging: Judging) -> None:
        self.knowledge = learned.knowledge
        self._reader = learned.reader
        self._hearing = learned.hearing
        self._exact = learned.written_down.exact
        self._facts = learned.facts
        self._judging = judging

    def read(self, one: Part, turn: Turn) -> tuple[Judged, ...]:
        """A question as one, or as the two that share its words, where those tell more."""

        def judge(part: Part, told: Judged | None = None) -> Judged:
            return self._judged(part, turn.after(told, self._reader) if told else turn)

        whole = judge(one)
        return (
            halves.read(one, whole, judge, self._hearing.grammar(turn.spoken, turn.year), self._facts) if self.knowledge.award else (whole,)
        )

    def read_later(self, one: Part, turn: Turn, start: Turn, *, told: bool) -> tuple[Judged, ...]:
        """A later question of a message, which may lean on those before it or be asked by its own words. `start`: the turn of the first;
        `told`: whether what was said around it has been answered itself."""
        if one.said:
            return self.read(one, start)
        later = self.read(one, turn)
        alone = self.read(replace(one, around="") if told and not one.story else one, start)
        single = len(later) == len(alone) == 1
        return alone if single and better_alone(alone[0], later[0], self._facts) else later

    def _judged(self, one: Part, turn: Turn) -> Judged:
        """A question as it stands; if that gives nothing, the question inside a story ("… och nu undrar vi hur man söker")."""
        if not self.knowledge.award:
            return secret.kept(self._judging.judge(one, turn), self._reader)
        grammar = self._hearing.grammar(turn.spoken, turn.year)
        if grammar.says_something(one.around) and (of_topic := leaning.of_topic(one.text, one.around)):
            judged = self._judging.judge(Part(of_topic), turn)
            if judged.answer and judged.answer.status == "answered":
                return secret.kept(judged, self._reader)
        if one.around and (asked_of := leaning.of_thing(one.text, one.around, turn.spoken, self._exact)):
            one = Part(asked_of)
        if leaned := self._with_what_was_said(one, turn):
            return secret.kept(leaned, self._reader)
        judged = self._judging.judge(one, turn)
        if judged.answer and judged.answer.status != "clarify":
            return secret.kept(judged, self._reader)
        whole = Part(one.around) if one.story else one
        if OUTCOME.search(whole.text) or IN_A_SOURCE.search(whole.text):
            return judged  # "Did anything come of the trains that Karlstad wanted?": that it wanted them is no answer.
        for inner in chain(embedded(whole, grammar), without_aside(one, grammar, turn.spoken)):
            found = self._judging.judge(inner, turn)
            if found.answer and found.answer.status == "answered":
                return secret.kept(found, self._reader)
        return judged

    def _with_what_was_said(self, one: Part, turn: Turn) -> Judged | None:
        """What is asked only together with what was said before it: what a statement leaves open, whether it holds, or who it is."""
        if put := leaning.put_together(one.text, one.around, turn.spoken):
            asked = self._judging.judge(Part(put), turn)
            if asked.answer and asked.answer.status == "answered":
                return asked
        if not one.story:
            return None
        return self._claimed(one, turn.alone) or self._judging.riddle(one, turn.alone)

    def _claimed(self, one: Part, turn: Turn) -> Judged | None:
        """What is said in a story with a mere "Stämmer det?" after it, as one claim with all its numbers or as what somebody said, if that
        can be checked."""
        asks = self._reader.read(one.text, turn.spoken, turn.year)
        verdicts = tuple(turn.say.say(key).rstrip(".") for key in ("yes", "no"))
        if asks.has("check"):
            claim = self._judging.judge(Part(f"{one.around} {one.text}", quoted=True), turn)
            if claim.answer and claim.answer.status == "answered" and not claim.answer.fact and claim.answer.text.startswith(verdicts):
                return claim
        which = len(self._reader.read(one.around, turn.spoken, turn.year).years.named) > 1  # Of two years said, it asks which.
        if which or not asks.has("check", "year", "when"):
            return None
        told = (self._judging.judge(claim, turn) for claim in claims(one))
        checked = (t for t in told if _checked(t))
        any_answer = asks.has("year", "when") or not asks.has("check")
        return next((t for t in checked if t.answer and (any_answer or t.answer.text.startswith(verdicts))), None)


def _checked(claim: Judged) -> bool:
    """Whether what somebody said of a year or name could be checked against the rounds."""
    named = claim.asked.q.names or claim.asked.q.years.named
    return bool(claim.answer and claim.answer.status == "answered" and not claim.answer.fact and named)
