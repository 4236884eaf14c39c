"""One question answered: read, set in its context, worked out or found among the facts."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering import about, another, denials, dialogue, follow_ups, halves, leaning, paraphrases
from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.accounted import candidates_told, passed_over
from bot.answering.computed.claims import won_or_but_nominated
from bot.answering.computed.told_by import by_year
from bot.answering.computed.topics import compute
from bot.answering.grammar import Part
from bot.answering.judged import Judged
from bot.answering.learned import Learned
from bot.answering.names import fold
from bot.answering.pieces import only_asks
from bot.answering.precedence import Worked, general, settled
from bot.answering.question import Question
from bot.answering.turn import Turn

BARE = 2
"""Words of a message that is little more than a year."""


class Judging:
    """Answers single questions, on one state of the knowledge."""

    def __init__(self, learned: Learned) -> None:
        self.knowledge = learned.knowledge
        self._cache = learned.cache
        self._tokens = learned.tokens
        self._reader = learned.reader
        self._facts = learned.facts
        self._written_down = learned.written_down
        self._chooser = learned.chooser
        self._context = learned.context
        self._hearing = learned.hearing

    def judge(self, one: Part, turn: Turn, *, plain: bool = False) -> Judged:
        """The answer to one question, or what was understood of it. `plain`: it is in the bot's own words."""
        before = turn.before
        q = self._reader.read(self._plainly(one, turn), turn.spoken, turn.year)
        asked = self._context.of(q, one, turn)
        alone = not (before.fact and q.has("pronouns")) and (len(q.tokens) > 1 or not before.years)  # "Juryn?" of the round just told.
        fact = self._written_down.pointed_at(q, before) or (self._written_down.exactly(one.text) if alone else None)
        if fact and self._facts.holds(asked, self.knowledge.facts[fact]) and not self._of_round(asked, fact):
            return Judged(self._facts.told(asked, fact), asked, None, one.soft)
        if self.knowledge.award and (gone_on := self._going_on(asked, one, turn)):
            return gone_on
        if self.knowledge.award and (back := self._asked_back(asked)):
            return Judged(back, asked, None, one.soft)
        if self.knowledge.award and (denied := self._denied(asked, one, turn)):
            return denied
        told = won_or_but_nominated(by_year(asked)) if self.knowledge.award else asked
        computed = self._worked_out(told, turn)
        if computed and settled(told, computed):
            return Judged(computed[0], asked, None, one.soft)
        headed = one.around and not turn.before.years and "years" in asked.followed  # "2013 – vinnare?" has its year.
        told_so = headed and computed is not None and not computed[1]
        meant = None if plain or told_so or not self.knowledge.award else self._meant(asked)
        surely = self._in_plain_words(meant, one, turn, asked) if meant and meant.chance >= paraphrases.SURER else None
        if surely and not (surely.answer and surely.answer.status == "unknown" and general(asked) and not asked.has("latest")):
            return surely  # What is not known of the latest round a fact may know of all: "how much money the winner gets".
        found = self._chooser.search(asked, one)
        judged = Judged(self._chooser.choose(told, computed, found), asked, found, one.soft)
        of_the_award = bool(q.concepts & dialogue.ROLES) and not asked.most_of_all  # "Vilken vinnare är fattigast?"
        likely = meant and paraphrases.likely(meant, of_the_award=of_the_award)
        if meant and likely and (not judged.answer or judged.answer.status == "clarify"):
            return self._in_plain_words(meant, one, turn, asked) or judged
        return judged

    def asked(self, one: Part, turn: Turn) -> Asked:
        """A question in its setting, unanswered."""
        return self._context.of(self._reader.read(one.text, turn.spoken, turn.year), one, turn)

    def riddle(self, one: Part, turn: Turn) -> Judged | None:
        """What is described before a question that says nothing itself ("Nominerad 2017 och 2019, aldrig etta. Vem är jag?"), if it can be
        worked out when it is read as one question with it."""
        q = self._reader.read(f"{one.around} {one.text}", turn.spoken, turn.year)
        asked = self._context.of(q, Part(q.text), turn)
        computed = self._worked_out(asked, turn) if asked.leading == "who" and not asked.has("check") else None
        return Judged(computed[0], asked, None) if computed and settled(asked, computed) else None

    def _plainly(self, one: Part, turn: Turn) -> str:
        """The text of a question as it would be said if nothing stood around it and nothing had been told before."""
        before, spoken = turn.before, turn.spoken
        said = follow_ups.same_beside(one.text, spoken)
        text = leaning.plain(follow_ups.corrected(said, spoken), one.around, spoken) if self.knowledge.award else one.text
        text = follow_ups.time_last(text, spoken) if before.at else text
        text = follow_ups.of_two(follow_ups.same_of(follow_ups.as_meant(text, spoken), spoken), spoken, before) if before.at else text
        text = follow_ups.by_rounds(text, spoken, before, turn.rounds.years) if before.topic else text
        return follow_ups.with_object(text, spoken) if before.fact else text

    def _denied(self, a: Asked, one: Part, turn: Turn) -> Judged | None:
        """What a question with a denial ("Umeå har väl aldrig vunnit?") denies, if that is worked out to be so or not."""
        text = denials.affirmed(a)
        plain = self.judge(replace(one, text=text), turn.alone) if text else None
        turned = denials.turned(plain.answer, a, str(text), turn.say) if plain and plain.answer else None
        return Judged(turned, a, None, one.soft) if turned else None

    def _meant(self, a: Asked) -> paraphrases.Meant | None:
        """The plain question that is meant; none is about somebody's belongings, or about those of a list told before ("nån av dem")."""
        beside = a.belongings or (a.told and a.has("of_them"))
        of_the_round = a.topic and (len(a.q.tokens) == 1 or _but_its_year(a.q))  # "Vilka var nominerade 2031? – Vinnaren?"
        return None if beside or of_the_round else paraphrases.meant(a, self._reader.leading, self._cache)

    def _of_round(self, a: Asked, fact: str) -> bool:
        """ "Vem vann 2013? – Vilka satt i juryn?": of that round, though a fact on all rounds is asked for in just these words."""
        of_all = not self.knowledge.facts[fact].about.years
        return of_all and "years" in a.followed and len(a.years) == 1 and bool(a.q.concepts & dialogue.ROLES)

    def _going_on(self, a: Asked, one: Part, turn: Turn) -> Judged | None:
        """What has its meaning from the answer before: "källa?", "varför då?", "och i Karlstad?"."""
        before = turn.before
        if full := follow_ups.in_full(a, before, self._reader.leading, self._cache):
            return self.judge(replace(one, text=full), turn.anew)
        if meta := about.source_of_last(a, before) or about.freshness(a):
            return Judged(meta, a, None)
        fact = self.knowledge.facts.get(before.fact) if before.fact and not a.topic else None
        if not fact:
            return None
        if another.counts_already(a, fact, self._tokens):
            return Judged(self._facts.told(a, fact.id), a, None, one.soft)
        other = another.asked_for(a, fact, self._facts, self._reader)
        lone_name = follow_ups.only_swaps(a) and a.q.named("candidate") and not a.q.named("person")
        return Judged(other, a, None, one.soft) if other or lone_name else None

    def _worked_out(self, a: Asked, turn: Turn) -> Worked | None:
        computed = compute(a) if self.knowledge.award else None
        return None if computed and halves.beside_the_point(computed[0], a, later=turn.same_message) else computed

    def _in_plain_words(self, meant: paraphrases.Meant, one: Part, turn: Turn, asked: Asked) -> Judged | None:
        """The answer to the plain question that is meant, if it can be worked out, or to a greeting in other words."""
        talked = self._hearing.small_talk(meant.text, asked.q.lang)[0]
        if talked and (asked.fact or asked.topic or one.around):
            return None  # "Vad är det för ställe?" after a place is not about the bot.
        if talked:
            return Judged(Answer(f"talk_{talked}", turn.say.say(f"talk_{talked}"), "smalltalk", confidence=meant.chance), asked, None)
        plain = self.judge(replace(one, text=meant.text), turn.alone, plain=True)
        if not plain.answer or (plain.answer.fact and plain.answer.status != "unknown") or plain.answer.status == "clarify":
            return None  # A fact is found by its own phrasings; that something is not known may be said in any words.
        ways = paraphrases.words_of(meant.match.fact, meant.match.lang)
        if any(fold(word) not in ways for word in (*passed_over(asked, plain.answer), *asked.counted)):
            return None
        counted = asked.numbers() if asked.leading in ("who", "year", "when") else ()
        told = plain.answer.text.casefold()
        named = candidates_told(asked, plain.answer)
        return plain if all(n == named or re.search(rf"(?<!\w)(?:{n}|{turn.say.number(n)})(?!\w)", told) for n in counted) else None

    def _asked_back(self, a: Asked) -> Answer | None:
        """A bare "2013" or "När?" with nothing before it: what is wanted?"""
        weight = self._facts.has_weight(a) or a.candidates or a.people or a.members or a.regions or a.organisations or a.topic or a.fact
        if weight or a.span or (a.q.concepts & dialogue.ROLES) or a.has("often", "wait", "next", "latest"):
            return None
        if a.q.years.named and len(a.q.tokens) <= BARE and not a.has("where", "day"):
            year = a.q.years.named[0]
            choices = tuple(a.say.say(name, year=year) for name in ("ask_winner", "ask_nominees", "ask_when"))
            return Answer("clarify", a.say.say("which_of_year", year=year), "clarify", years=(year,), choices=choices)
        if not a.years and len(a.q.tokens) == 1 and (a.leading or only_asks(a.q.text)):
            return Answer("clarify", a.say.say("say_more"), "clarify")
        return None


def _but_its_year(q: Question) -> bool:
    """Whether a question after another says nothing of its own but a year: "… – Och 2023, vem var det då?"."""
    own = {m.concept for m in q.marks if m.end} & dialogue.ROLES
    return bool(q.years.named) and not (own or q.names or q.unexplained(q.concepts))
