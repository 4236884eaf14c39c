"""Which facts may answer a question: those that the matcher finds and that hold for the years, candidates and people that it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, LIGHT, Asked
from bot.answering.computed.stage import of_round
from bot.answering.deciding import Deciding
from bot.answering.fitting import LIKE, TIMES, names_some, only_did
from bot.answering.guards import Guards
from bot.answering.looking import looked_at, noted
from bot.answering.matters import Matters
from bot.answering.rounds import parts
from bot.kept import Kept
from bot.knowledge.model import Fact
from bot.matching.matcher import Decision, Match, Matcher, Token

MATCHED = "matched"
"""Kind of a query to the matcher."""
DATES = frozenset({"when", "day", "year"})
OPENING, COUNTING = DATES | {"where"}, frozenset({"count", "often"})
"""What a question asks for at its beginning, and anywhere in it, that a fact must be asked for too."""
HEAD = 3
"""Among the first words of a question stands what is asked for ("Vad tjänar …")."""
THIN = 0.62
"""From this confidence a fact may tell a year that it is not asked for."""


@dataclass(frozen=True, slots=True)
class Found:
    decision: Decision
    matches: tuple[Match, ...]
    """All, best first, those that the guards refused included."""
    asked: Asked | None = None
    """The question as it was read for this look, where its own words were too few."""


class Facts:
    """The facts of a folder behind the matcher, and the guards before them."""

    def __init__(
        self,
        facts: dict[str, Fact],
        matcher: Matcher,
        leading: Callable[[str, str], str | None],
        kept: Kept,
    ) -> None:
        """`leading`: the first concept that asks in a text of a language; `kept`: for what is worked out of the facts once."""
        self._leading = leading
        self._facts = facts
        self._matcher = matcher
        guards = Guards(facts)
        self.holds = guards.holds
        self._text = cache(lambda fact: " ".join(facts[fact].answer.values()))
        self._asked_for = cache(lambda fact: {leading(q, lang) for lang, asked in facts[fact].questions.items() for q in asked})
        matters = Matters(facts, guards.mentioned, matcher.read, kept)
        self.subjects, self.subject = matters.subjects, matters.subject
        self.words_of, self.of_one_matter = matters.words_of, matters.of_one_matter
        self.tells, self.years_of, self.weighty = matters.tells, matters.years_of, matters.weighty
        self._deciding = Deciding(facts, matters, leading)

    def __getitem__(self, fact: str) -> Fact:
        return self._facts[fact]

    def find(self, a: Asked, text: str, beside: str | None = None) -> Found:
        """The decision on the facts that hold for what the question names. `beside`: a fact that was told already."""
        slots = bool(a.years or a.candidates or a.people or a.q.marked("other:"))
        matches = self.matched(a.q.tokens if text == a.q.text else text, a.q.lang, 12 if slots else 5)
        if not a.knowledge.award:
            return Found(self._matcher.decide(matches), matches)
        matches = tuple(m for m in matches if m.fact != beside)
        fitting = [m for m in matches if self.fits(a, m)]
        return Found(self._deciding.decide(a, fitting, matches), matches)

    def matched(self, asked: str | tuple[Token, ...], lang: str, limit: int) -> tuple[Match, ...]:
        """The facts that the matcher finds for a text, or for one as it was read, noted for whoever looks."""
        matches, languages = self._matcher.matched_in(asked, lang, limit)
        looked_at(m.fact for m in matches)
        query = (MATCHED, asked if isinstance(asked, str) else tuple(map(tuple, asked)), lang, limit)
        noted(query, [_seen_of(m) for m in matches], languages)
        return matches

    def fits(self, a: Asked, match: Match) -> bool:
        """Whether a fact holds for what is named and may be what is asked for."""
        holds = self.holds(a, self._facts[match.fact])
        return holds and not self._of_others(a, match) and not self._asked_for_no_such(a, match)

    def _asked_for_no_such(self, a: Asked, match: Match) -> bool:
        """Whether a question begins by asking for a time, a place or a number, and a known fact is asked for such in no phrasing: what
        Karlstad says of trains does not tell when one leaves. A year may be told all the same, by what is near."""
        asks, known = a.leading, match.fact in a.knowledge.facts and self._facts[match.fact].known
        alike = DATES if asks in DATES else {asks}
        if asks not in OPENING | COUNTING or not known or not self._asked_for(match.fact).isdisjoint(alike):
            return False
        if match.coverage == 1 and match.parts["likeness"] >= LIKE:
            return False  # "Vart ledde första etappen?": all but asked so.
        if asks in OPENING and (a.fact or not any(m.concept == asks and m.end and _opens(a, m.start) for m in a.q.marks)):
            return False  # "Nån kommun pratade om tåg när de var nominerade, vilken?"
        return asks != "year" or match.confidence < THIN or not self.years_of(match.fact)

    def _of_others(self, a: Asked, match: Match) -> bool:
        """Whether it is asked which ones, or for those that never did, and a fact is not for those who ask so."""
        told, known = self._text(match.fact), self._facts[match.fact].known
        if not known or match.fact not in a.knowledge.facts:
            return False
        return only_did(a, told) or not names_some(a, match, told, self._leading)

    @staticmethod
    def has_weight(a: Asked) -> bool:
        """Whether the question has a word of its own to find a fact by."""
        empty = LIGHT | GENERAL | {"how", "when", "why", "count", "where", "day", "person.name", "person.who_is"}
        said = any(m.concept not in empty or m.concept in ("title", "event") for m in a.q.marks if m.end)
        return said or bool(a.q.unexplained(empty))

    def tells_when(self, fact_id: str, lang: str) -> bool:
        """Whether a fact speaks of a year and is asked for a time in some phrasing of a language."""
        asked = self._facts[fact_id].questions.get(lang, ())
        return bool(self.years_of(fact_id)) and any(self._leading(q, lang) in TIMES for q in asked)

    def answer(self, a: Asked, match: Match) -> Answer:
        """What was found, as an answer."""
        if match.fact not in a.knowledge.facts:
            year, key = parts(match.fact)
            return replace(of_round(a, key, year), confidence=match.confidence)
        return replace(self.told(a, match.fact), confidence=match.confidence, phrasing=match.phrasing)

    def told(self, a: Asked, fact_id: str) -> Answer:
        """A fact that staff wrote, as an answer that is sure."""
        fact = self._facts[fact_id]
        looked_at((fact_id,))
        return Answer(
            fact_id,
            a.say.text(fact.answer),
            "answered" if fact.known else "unknown",
            years=fact.about.years,
            candidates=fact.about.candidates,
            people=fact.about.people,
            sources=fact.sources,
            notes=self.age(a, fact),
            confidence=1.0,
            choices=tuple(self.question(i, a.say.lang) for i in fact.next if i in self._facts),
            fact=fact_id,
        )

    def question(self, fact_id: str, lang: str) -> str:
        """The fact's first phrasing in the language, else in any."""
        questions = self._facts[fact_id].questions
        return next(iter(questions.get(lang) or next(iter(questions.values()))))

    @staticmethod
    def age(a: Asked, fact: Fact) -> tuple[str, ...]:
        """The line on age, for what can have changed since it was checked."""
        award = a.knowledge.award
        if not fact.checked or not award:
            return ()
        months = (a.rounds.today.year - fact.checked.year) * 12 + a.rounds.today.month - (fact.checked.month or 12)
        return (a.say.say("age", date=a.say.date(fact.checked)),) if months > award.ages_after_months else ()

    def choices(self, a: Asked, matches: Sequence[Match]) -> tuple[str, ...]:
        """What may have been meant: each fact's best fitting phrasing, letter for letter, in the language of the reply if it has one."""
        found = []
        for match in matches:
            own = self._facts[match.fact].questions.get(a.say.lang, ())
            written = match.fact in a.knowledge.facts and match.lang == a.say.lang
            found.append(match.phrasing if written or not own else own[0])
        return tuple(dict.fromkeys(found))


def _opens(a: Asked, place: int) -> bool:
    """Whether a word stands at the beginning of a question, or of a sentence in it."""
    return place < HEAD or a.q.text[: a.q.tokens[place].start].rstrip().endswith((".", "!", "?", ":"))


def _seen_of(match: Match) -> tuple[object, ...]:
    """All of a match that an answer may come from: not its score, of which the confidence is made."""
    parts = {name: value for name, value in match.parts.items() if name != "score"}
    return match.fact, match.confidence, match.phrasing, match.lang, match.coverage, match.unexplained, parts
