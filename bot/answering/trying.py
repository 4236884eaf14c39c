"""One part of a message answered: with what was said before it, as it stands, without what is around it, or as two questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from bot.answering import fronted, halves, headed, leaning, secret
from bot.answering.asides import without_aside
from bot.answering.facts import Facts
from bot.answering.grammar import Part
from bot.answering.judged import Judged
from bot.answering.judging import Judging
from bot.answering.learned import Learned
from bot.answering.parting import ALSO, claims, embedded
from bot.answering.pieces import IN_A_SOURCE, LEADING, OUTCOME, VERB, names_a_thing, names_it
from bot.answering.sharing import TURNS
from bot.answering.standing import better_alone, stands
from bot.answering.turn import Turn

WELL_KNOWN = 0.75
"""The least confidence of a fact that is told for what somebody claims."""

AHEAD = 5
"""Words ahead of a question, without a verb, that belong to it."""


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

        if turn.before.at and not turn.same_message and not one.story:
            one = self._unfronted(one, turn)
        whole = judge(one)
        if not self.knowledge.award or (self._entitled(one, turn) and len(LEADING.findall(one.text)) == 1):
            return (whole,)  # "Vilka sitter i juryn och utser vinnaren i Sveriges mästerkock?": both halves ask of that.
        return halves.read(one, whole, judge, self._hearing.grammar(turn.spoken, turn.year), self._facts)

    def _unfronted(self, one: Part, turn: Turn) -> Part:
        """ "2011 då, vem blev det?", "men Habo, var de det?", "och omgången före, vilka blev det?" after an answer: what is said ahead of a
        question that names nothing belongs to it, before what was told."""
        ahead = one.around.strip(" ,.–-")
        if not 0 < len(ahead.split()) <= AHEAD or "?" in ahead or VERB.search(ahead):
            return one
        q, front = (self._reader.read(text, turn.spoken, turn.year) for text in (one.text, ahead))
        if names_it(one.text) and not q.unexplained(q.concepts) and names_a_thing(ALSO.sub("", ahead)):
            return replace(one, text=f"{ahead}?", around="")  # "Och lokalen, vilken var det?"
        whose = front.marked("role:") and q.has("person_pronouns", "contact.any", "contact.email", "contact.phone")
        if q.names or q.years.ranges or not (front.named("candidate") or front.years.ranges or whose or TURNS.search(ahead)):
            return one
        turned = not (front.named("candidate") or front.years.ranges or whose)
        return replace(one, text=f"{one.text.rstrip(' ?.!')} {ALSO.sub('', ahead)}?" if turned else f"{ahead} {one.text}", around="")

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
        """A question answered in whatever way it can be, and no winner told before its moment."""
        return secret.kept(self._tried(one, turn), self._reader)

    def _tried(self, one: Part, turn: Turn) -> Judged:
        """A question under its heading, with what was said before it, as it stands, with what is said ahead of it put back, or what is
        asked inside a story ("… och nu undrar vi hur man söker"): the first of these that is answered."""
        if not self.knowledge.award:
            return self._judging.judge(one, turn)
        within = fronted.within(one)  # "The record score in Kommunkompassen, what is it?" is not what the latter is.
        if one.around and not within and (asked_of := leaning.of_thing(one.text, one.around, turn.spoken, self._exact)):
            one = Part(asked_of)
        if leaned := self._under_its_heading(one, turn) or self._with_what_was_said(one, turn):
            return leaned
        judged = self._judging.judge(one, turn)
        if put := self._fronted(one, judged, turn):
            return put
        answered = judged.answer and judged.answer.status != "clarify"
        return judged if answered else self._inside(one, turn) or judged

    def _under_its_heading(self, one: Part, turn: Turn) -> Judged | None:
        """What is asked under the name of another award or of what lies outside any, or goes on with such a question."""
        titled = headed.whole(one, turn, self._reader)
        goes_on = self._entitled(titled or one, turn)  # "Sveriges mästerkock, vilka sitter i juryn?"
        if titled and not goes_on:
            return self._judging.judge(titled, turn)
        goes_on = goes_on or headed.goes_on(one, turn, self._reader)
        return Judged(None, self._judging.asked(one, turn), None, soft=True) if goes_on else None

    def _entitled(self, one: Part, turn: Turn) -> bool:
        """Whether the question itself names a title of something else."""
        return headed.of_another_title(self._reader.read(one.text, turn.spoken, turn.year))

    def _inside(self, one: Part, turn: Turn) -> Judged | None:
        """The question inside a story, or without what is said of the asking."""
        whole = Part(one.around) if one.story else one
        if OUTCOME.search(whole.text) or IN_A_SOURCE.search(whole.text):
            return None  # "Did anything come of the trains that Karlstad wanted?": that it wanted them is no answer.
        grammar = self._hearing.grammar(turn.spoken, turn.year)
        inner = chain(embedded(whole, grammar), without_aside(one, grammar, turn.spoken))
        found = (self._judging.judge(each, turn) for each in inner)
        return next((f for f in found if f.answer and f.answer.status == "answered"), None)

    def _fronted(self, one: Part, judged: Judged, turn: Turn) -> Judged | None:
        """The question with what is said ahead of it in place of its pronoun, if that is surely answered; what is only
        known to be unknown, if as it stands it is not answered or a name was put in."""
        texts = () if one.quoted else self._put_back(one, turn)
        tried: list[Judged] = []
        if _told_of_whom(judged):
            return None
        answered = judged.answer is not None and judged.answer.status == "answered"
        for text in texts:
            tried.append(self._judging.judge(replace(one, text=text, around="", front="", story=False), turn.alone))
            if stands(tried[-1], self._facts, gaps=not answered or bool(tried[-1].asked.q.names)) or _surer(tried[-1], judged):
                return tried[-1]
        outside = tried and not any(t.answer for t in tried) and tried[0].asked.has("elsewhere") and not tried[0].asked.has("event")
        return tried[0] if outside else None  # "Kungen, var han med på galan?" is not what else is known of it.

    def _put_back(self, one: Part, turn: Turn) -> Iterator[str]:
        return fronted.put_back(one, self._hearing.grammar(turn.spoken, turn.year), turn.spoken)

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
        told = [self._judging.judge(claim, turn) for claim in claims(one)]
        any_answer = asks.has("year", "when") or not asks.has("check")
        checked = next((t for t in told if _checked(t) and t.answer and (any_answer or t.answer.text.startswith(verdicts))), None)
        return checked or next((t for t in told if _well_known(t, self._facts)), None)


def _well_known(claim: Judged, facts: Facts) -> bool:
    """Whether a fact surely tells of what somebody said of the matter at large: "hen säger att priset delas ut varje år"."""
    return bool(stands(claim, facts) and claim.answer and claim.answer.fact and claim.answer.confidence >= WELL_KNOWN)


def _surer(put: Judged, judged: Judged) -> bool:
    """Whether a fact is found more surely with what is said ahead than the one found without it ("Rapporten: vilket datum bär den?")."""
    one, other = put.answer, judged.answer
    return bool(one and other and one.fact and other.fact and one.confidence > other.confidence)


def _told_of_whom(judged: Judged) -> bool:
    """Whether it is worked out of whom or what was named before, and the pronoun stands for nothing else:
    "… och kommunens direktör, vem är det?", "Nacka 2031, hur gick det?"."""
    answer, a = judged.answer, judged.asked
    worked_out = answer is not None and answer.status == "answered" and not answer.fact
    return worked_out and bool((answer and answer.topic == "person" and a.leading == "who" and a.q.marked("role:")) or a.has("history"))


def _checked(claim: Judged) -> bool:
    """Whether what somebody said of a year or name could be checked against the rounds."""
    named = claim.asked.q.names or claim.asked.q.years.named
    return bool(claim.answer and claim.answer.status == "answered" and not claim.answer.fact and named)
