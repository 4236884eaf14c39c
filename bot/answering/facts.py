"""Which fact answers a question: the matcher's best, unless the question names a year, candidate or person that it does not hold for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bot.answering.answer import Answer
from bot.answering.asked import EITHER, GENERAL, LIGHT, Asked
from bot.answering.chance import Evidence, is_likely
from bot.answering.computed.accounted import WHY
from bot.answering.computed.people import holders
from bot.answering.computed.stage import of_round
from bot.answering.fitting import (
    LIKE,
    SOME,
    STRONG,
    TIMES,
    asked_for,
    names_alone,
    names_some,
    only_did,
    refused,
    told_otherwise,
)
from bot.answering.guards import Guards
from bot.answering.looking import looked_at, noted
from bot.answering.matters import Matters
from bot.answering.names import fold
from bot.answering.pieces import OUTCOME
from bot.answering.question import Core
from bot.answering.rounds import parts
from bot.kept import Kept
from bot.knowledge.model import Fact
from bot.language import words
from bot.matching.matcher import Decision, Match, Matcher, Token

MATCHED = "matched"
"""Kind of a query to the matcher."""
ASKED_SO = "the same but for small talk"
"""Why a fact is sure that a question all but asks for word for word."""
FLOOR = 0.37
"""The least confidence of a fact that explains every weighty word. Below it: "regnar det i Karlstad just nu"."""
ALONE = 0.27
"""The same, where no other fact explains half of them ("Med vilken procentsats steg deltagarantalet?")."""
ENOUGH = {1: ((0.68, 0.6, 1.0), (0.58, 0.5, 1.2)), 2: ((0.77, 0.5, 1.3),)}
"""For each number of weighty words left over: the confidence, the coverage and the lead over the second fact that are asked for."""
FAINT, LOOK = 0.47, 0.37
"""Below this confidence and this likeness words that stand apart in a fact's phrasings explain nothing: "Har juryn blivit mutad?"."""
CLEAR, NEITHER = 0.7, 0.4
"""Below this confidence and this likeness of its nearest phrasing nothing stands out: "Vilken ranking har näringslivet gett Örebro?"."""
DATES = frozenset({"when", "day", "year"})
OPENING, COUNTING = DATES | {"where"}, frozenset({"count", "often"})
"""What a question asks for at its beginning, and anywhere in it, that a fact must be asked for too."""
THIN = 0.62
"""What is asked of a fact that shares one word of weight alone: "Får man nominera sig själv?" is not about declining."""
SHARE = 0.8
"""What of its confidence a fact keeps for each weighty word that it leaves unexplained, when facts are compared."""
NOT_NAMED = 0.88
"""For a fact of a candidate whom the question does not name: "Vem är kontaktperson för utmärkelsen?"."""
UNCOVERED = 0.35
"""What it loses at most for words that no phrasing has, though its answer may: "Nämn alla områden efter revideringen" is not what the
revision was."""
HEADLESS = 0.8
"""What it keeps if one of those words is what is asked for: "Hur betygsatte man sig själv i ansökan?" is about the scale, not the form."""
WORTH_ASKING, HALF, NEAR = 0.62, 0.4, 0.25
"""What is worth asking back about, and which choices beside the best."""
OTHERWISE, BESIDE = 0.86, 1.3
"""Factors for a fact that asks another thing, and for one of the same file as the fact just told ("När började det?")."""
AHEAD = 1.1
"""How much surer an honest "not known" must be than a fact that is told else; than one that asks another thing it need only be surer."""
SAME = 0.8
"""From this likeness a phrasing is the question itself, and no honest "not known" goes before its fact."""
TIED = 0.97
"""Share of a gap's confidence from which a known fact may go before it."""
COMPARED = 6
"""Facts that are compared word for word; those after them are far off."""
CLOSE = 0.75
"""Share of the best confidence that a fact must have to be compared word for word; the older process is at 0.6 of the new one in "hur går
utvärderingen till numera"."""
BY_NAME = 0.78
"""From this confidence a fact found by a name may have but one more word of the question."""
LAST = re.compile(r"[.!?:]\s+(?=\w)")
"""Before the last sentence of a text."""
HEAD = 3
"""Among the first words of a question stands what is asked for ("Vad tjänar …")."""


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
        core: Callable[[str, str], Core],
        kept: Kept,
    ) -> None:
        """`leading`: the first concept that asks in a text of a language; `core`: the text without small talk; `kept`: for what is worked
        out of the facts once."""
        self._core = core
        self._leading = leading
        self._facts = facts
        self._matcher = matcher
        guards = Guards(facts)
        self.holds = guards.holds
        self._text = cache(lambda fact: " ".join(facts[fact].answer.values()))
        self._asked_for = cache(lambda fact: {leading(q, lang) for lang, asked in facts[fact].questions.items() for q in asked})
        self._tells_why = cache(lambda fact: self._is_asked(fact, _asks_why))
        self._tells_outcome = cache(lambda fact: self._is_asked(fact, OUTCOME.search))
        matters = Matters(facts, guards.mentioned, matcher.read, kept)
        self.subjects, self.subject = matters.subjects, matters.subject
        self.words_of, self.of_one_matter = matters.words_of, matters.of_one_matter
        self.owner = matters.owner
        self.tells, self.years_of, self.years_told, self.neighbours = (
            matters.tells,
            matters.years_of,
            matters.years_told,
            matters.neighbours,
        )

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
        decision = self._decide(a, fitting)
        gap = decision.outcome == "sure" and not self._facts[decision.choices[0].fact].known  # "Vem kom tvåa 2021?": known of 2025 only.
        if (
            not gap
            and matches
            and matches[0] not in fitting
            and not self._of_others(a, matches[0])
            and refused(matches, decision.choices[0] if decision.choices else None)
        ):
            decision = Decision("unknown", "does not hold for what is named", decision.choices)
        return Found(decision, matches)

    def matched(self, asked: str | tuple[Token, ...], lang: str, limit: int) -> tuple[Match, ...]:
        """The facts that the matcher finds for a text, or for one as it was read, noted for whoever looks."""
        matches, languages = self._matcher.matched_in(asked, lang, limit)
        looked_at(m.fact for m in matches)
        query = (MATCHED, asked if isinstance(asked, str) else tuple(map(tuple, asked)), lang, limit)
        noted(query, [_seen_of(m) for m in matches], languages)
        return matches

    def fits(self, a: Asked, match: Match) -> bool:
        """Whether a fact holds for what is named and may be what is asked for."""
        holds = self.holds(a, self._facts[match.fact]) and not told_otherwise(a, match, self._leading)
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

    def likely(self, a: Asked, found: Found, *, computed: bool) -> Match | None:
        """The nearest fact that holds, where nothing is sure but all the evidence together speaks for it."""
        a = found.asked or a
        fitting = [m for m in found.matches if self.fits(a, m) and asked_for(a, m) and not self._of_what_came(a, m)][:COMPARED]
        fitting = sorted(fitting, key=lambda m: -self._worth(a, m))
        if not fitting or fitting[0].parts.get("negation", 0.0) < 0:
            return None
        if fitting[0].parts["other"] and fitting[0].coverage < SOME:
            return None  # "How many municipalities has Norway?" is no question for Sweden's.
        best, left = fitting[0], self.weighty(a, fitting[0])
        if (left and names_alone(a, left)) or self._leaves_the_matter(a, best, left) or not {*a.belongings}.isdisjoint(left):
            return None
        if self._by_name_above_all(a, best, left, words=0):
            return None
        if a.people and a.has("elsewhere") and self._facts[best.fact].known and not self._explains_elsewhere(a, best):
            return None  # "Var bor hon?"
        if others := self._asked_of_another(a, best, found.matches):
            return next((m for m in others if m in fitting and not self._facts[m.fact].known and m.confidence >= ALONE), None)
        evidence = Evidence(
            best=best,
            second=max((m.confidence for m in fitting[1:]), default=0.0),
            left=len(left),
            head=any(self._head(a, word) for word in left),
            refused=found.matches[0].confidence > best.confidence and found.matches[0] not in fitting,
            elsewhere=a.has("elsewhere"),
            named=bool(a.candidates or a.people),
            dated=bool(a.years or a.span),
            computed=computed,
            words=len(a.q.tokens),
        )
        # Measured on questions about an award; in other folders strangers would look known.
        fairly = a.knowledge.award is not None and not self._of_somebody(a, best)
        return best if is_likely(evidence, fairly=fairly) else None

    def _decide(self, a: Asked, fitting: Sequence[Match]) -> Decision:
        """The matcher's confidence, seen with what the guards know: years and names that the fact holds for, and small talk around a
        question, leave nothing unexplained."""
        said = {*a.people, *(p.id for p in holders(a))} if a.has("say", "according") else set()
        theirs = [m for m in fitting if said & set(self._facts[m.fact].about.people)]
        fitting = self._in_order(a, self._of_the_kind(a, theirs or fitting))
        if not fitting:
            return Decision("unknown", "nothing", ())
        if same := self._same_core(a, fitting):
            return Decision("sure", ASKED_SO, (same,))
        best = self._gap_before(a, fitting)
        left = self.weighty(a, best)
        choices = tuple(m for m in fitting[:3] if m.confidence >= NEAR * best.confidence)
        if best.parts.get("negation", 0.0) < 0:
            return Decision("unsure", "negation", choices)
        enough = self._least(a, fitting)
        faint = (
            a.claim and a.leading != "thing" and best.confidence < FAINT and best.parts["likeness"] < LOOK and self._facts[best.fact].known
        )
        if best.confidence >= enough and not left and not faint:
            return Decision("sure", "explained", (best,))
        if self._stands_out(a, fitting, left):
            return Decision("sure", "mostly explained", (best,))
        if theirs and best.confidence >= FLOOR and len(left) <= EITHER and not any(self._head(a, word) for word in left):
            return Decision("sure", "said by them", (best,))
        strange = any(not t.known for t in a.q.tokens if t.surface in left) or self._private(a, left)
        if strange or best.confidence < WORTH_ASKING or best.coverage < HALF or a.has("elsewhere"):
            return Decision("unknown", "unexplained", choices)
        if not self._facts[best.fact].known:
            return Decision("sure", "a gap", (best,))  # Saying that it is not known is never wrong; asking back about it is no help.
        return Decision("unsure", "unexplained", tuple(m for m in choices if self._facts[m.fact].known))

    def _of_the_kind(self, a: Asked, matches: Sequence[Match]) -> list[Match]:
        """Facts that tell a place elsewhere where one is asked for, what became of a plan where that is ("Blev det något av …?"), and a
        reason where a question begins with "varför"."""
        elsewhere, outcome, why = a.has("elsewhere"), OUTCOME.search(a.q.text), _asks_why(a.q.text)
        there = [m for m in matches if not elsewhere or self._explains_elsewhere(a, m)]
        came = [m for m in there if not outcome or self._tells_outcome(m.fact) or not self._facts[m.fact].known]
        return [m for m in came if not why or self._tells_why(m.fact) or not self._facts[m.fact].known]

    def _in_order(self, a: Asked, fitting: list[Match]) -> list[Match]:
        """The few that are weighed, the worthiest first."""
        worthiest = sorted(fitting[:COMPARED], key=lambda m: -self._worth(a, m))
        return self._nearer_first(a, self._known_first(a, worthiest))

    def _private(self, a: Asked, left: tuple[str, ...]) -> bool:
        """Whether something of somebody is asked for that the fact leaves: what else there is of them is no help."""
        return not {*a.belongings}.isdisjoint(left) or (bool(a.people) and any(self._head(a, word) for word in left))

    def _is_asked(self, fact_id: str, so: Callable[[str], object]) -> bool:
        """Whether any phrasing of a fact asks so: what says how long a survey is does not say why there is one."""
        return any(so(q) for asked in self._facts[fact_id].questions.values() for q in asked)

    def tells_when(self, fact_id: str, lang: str) -> bool:
        """Whether a fact speaks of a year and is asked for a time in some phrasing of a language."""
        asked = self._facts[fact_id].questions.get(lang, ())
        return bool(self.years_of(fact_id)) and any(self._leading(q, lang) in TIMES for q in asked)

    def _of_what_came(self, a: Asked, match: Match) -> bool:
        """Whether a question asks what became of something of which the fact tells but the plan."""
        return bool(OUTCOME.search(a.q.text)) and self._facts[match.fact].known and not self._tells_outcome(match.fact)

    def _known_first(self, a: Asked, fitting: list[Match]) -> list[Match]:
        """Of two as near that answer yes or no, the one that is known: "Can one decline?" is not whether anybody did."""
        first, second = (fitting[0], fitting[1]) if len(fitting) > 1 else (None, None)
        if not first or not second or not a.yes_or_no or self._facts[first.fact].known or not self._facts[second.fact].known:
            return fitting
        tied = second.confidence >= TIED * first.confidence and second.parts["likeness"] > first.parts["likeness"]
        return [second, first, *fitting[2:]] if tied else fitting

    def _nearer_first(self, a: Asked, fitting: list[Match]) -> list[Match]:
        """Of a gap and a known fact that leave as many words, the known one if it is nearer in every way."""
        first, second = (fitting[0], fitting[1]) if len(fitting) > 1 else (None, None)
        if not first or not second or self._facts[first.fact].known or not self._facts[second.fact].known:
            return fitting
        mine, other = self.weighty(a, first), self.weighty(a, second)
        nearer = second.confidence > first.confidence and second.parts["likeness"] > first.parts["likeness"]
        return [second, first, *fitting[2:]] if mine and len(other) <= len(mine) and nearer else fitting

    def _gap_before(self, a: Asked, fitting: Sequence[Match]) -> Match:
        """The best fact, unless one that says "not known" is nearer, or explains what is asked for and the best one does not."""
        best = fitting[0]
        gaps = [m for m in fitting[1:] if not self._facts[m.fact].known]
        if not gaps or not self._facts[best.fact].known or best.parts["likeness"] >= SAME:
            return best
        gap = max(gaps, key=lambda m: m.confidence)
        asks = self._leading(gap.phrasing, gap.lang)
        more = len(self.weighty(a, gap)) - len(self.weighty(a, best))
        liker = gap.parts["likeness"] > best.parts["likeness"]
        otherwise = asks and asks == a.leading != self._leading(best.phrasing, best.lang)
        nearer = gap.confidence > best.confidence and (otherwise or (liker and more <= 0))
        same = gap.parts["likeness"] >= SAME and best.parts["likeness"] < LIKE
        if (nearer or same or gap.confidence > AHEAD * best.confidence) and (liker or more <= 0):
            return gap  # "Who pays for the sculpture?" is no question for who made it.
        if a.people and best.unexplained and not gap.unexplained and gap.confidence >= CLOSE * best.confidence:
            return gap  # "Hur gammal är hon?" is not who she is.
        outside = {t.surface for m in a.q.marks if m.concept == "elsewhere" for t in a.q.tokens[m.start : m.end]}
        asked = any(word in outside or self._head(a, word) for word in self.weighty(a, best))  # "Vad fick direktören i lön?"
        full = [m for m in gaps if m.confidence >= FLOOR and not self.weighty(a, m)]
        return full[0] if asked and full else best

    def _least(self, a: Asked, fitting: Sequence[Match]) -> float:
        """The least confidence of a fact that explains every weighty word."""
        best = fitting[0]
        if not self.has_weight(a) or best.coverage < SOME:
            return STRONG
        alone = best.coverage == 1 and all(m.coverage < SOME for m in fitting[1:])
        return ALONE if alone else FLOOR

    def _same_core(self, a: Asked, fitting: Sequence[Match]) -> Match | None:
        """A near fact with a phrasing that differs from the question in small talk alone."""
        core = self._core(a.q.text, a.q.lang)
        if not core[1] or fitting[0].confidence < (FLOOR if len(core[1]) > 1 else THIN):
            return None
        near = [m for m in fitting[:3] if m.confidence >= max(FLOOR, SHARE * fitting[0].confidence)]
        # "Vad har utmärkelsen för syfte": what counts as small talk may be the very word that another fact explains.
        same = [m for m in near if core == self._core(m.phrasing, m.lang) and m.coverage >= fitting[0].coverage]
        return same[0] if len(same) == 1 else None

    def _worth(self, a: Asked, match: Match) -> float:
        """A fact's confidence, less for what it leaves unexplained or asks otherwise, more if it stands beside the fact just told."""
        left = self.weighty(a, match)
        worth = match.confidence * SHARE ** len(left) * (OTHERWISE if self._asks_otherwise(a, match) else 1)
        worth *= 1 - UNCOVERED * (1 - match.coverage)
        if any(self._head(a, word) for word in left):
            worth *= HEADLESS
        if match.fact in a.knowledge.facts and not (a.candidates or a.people or a.members or a.fact) and self.owner(a, match.fact):
            worth *= NOT_NAMED
        beside = a.fact is not None and not match.unexplained and self.neighbours(a.fact, match.fact)
        return min(BESIDE * worth, (1 + worth) / 2) if beside else worth  # What is all but asked letter for letter stays ahead.

    def _asks_otherwise(self, a: Asked, match: Match) -> bool:
        """Whether the fact's nearest phrasing asks another thing: "varför" is not "vad"."""
        return a.leading is not None and self._leading(match.phrasing, match.lang) not in (None, a.leading)

    def has_weight(self, a: Asked) -> bool:
        """Whether the question has a word of its own to find a fact by."""
        empty = LIGHT | GENERAL | {"how", "when", "why", "count", "where", "day", "person.name", "person.who_is"}
        return (
            bool(a.q.unexplained(empty))
            or any(m.concept not in empty for m in a.q.marks if m.end)
            or any(m.concept in ("title", "event") for m in a.q.marks if m.end)
        )

    def _stands_out(self, a: Asked, fitting: Sequence[Match], left: tuple[str, ...]) -> bool:
        """Whether the best fact is so far ahead that a word or two may stay unexplained ("Vilken betydelse har ett fint utfall?")."""
        best, second = fitting[0], fitting[1].confidence if len(fitting) > 1 else 0.0
        if len(left) not in ENOUGH or any(self._head(a, word) for word in left) or self._leaves_the_matter(a, best, left):
            return False
        if best.confidence < CLEAR and best.parts["likeness"] < NEITHER:
            return False
        if self._by_name_above_all(a, best, left) or self._of_somebody(a, best):
            return False
        if any(n.kind == "organisation" and {*a.q.text[n.start : n.end].split()} & {*left} for n in a.q.names):
            return False  # "Hur söker man jobb på SKR?" is no question for how one enters.
        return any(
            best.confidence >= c and best.coverage >= share and best.confidence >= lead * second for c, share, lead in ENOUGH[len(left)]
        )

    def _leaves_the_matter(self, a: Asked, match: Match, left: tuple[str, ...]) -> bool:
        """Whether a known fact leaves a word of what lies outside any award, or of whose somebody is asked about: "Who stood behind the
        singer?"."""
        return self._facts[match.fact].known and not {*a.outside, *a.owned}.isdisjoint(left)

    def _of_somebody(self, a: Asked, match: Match) -> bool:
        """Whether a fact is about one candidate, and nobody is named or spoken of: "Vem tar kontakt med kommunerna?" is no question for the
        contacts of one of them."""
        about = self._facts[match.fact].about.candidates
        return len(about) == 1 and match.fact in a.knowledge.facts and not (a.candidates or a.people or a.fact or a.years)

    def _by_name_above_all(self, a: Asked, best: Match, left: tuple[str, ...], words: int = 1) -> bool:
        """Whether it is the name that makes a fact sure, and of the other words it has so many at the most: "Är Örebro en bra kommun att bo
        i?" is no question for Örebro's points."""
        if not (a.candidates or a.people) or a.has("say", "according") or best.confidence >= BY_NAME or not self._facts[best.fact].known:
            return False
        own = {t.surface for t in a.q.tokens if t.surface not in a.aside}
        return len(own - {*left}) <= words and best.parts["likeness"] < LIKE

    def _explains_elsewhere(self, a: Asked, match: Match) -> bool:
        """Whether the fact itself speaks of what usually lies outside the matter ("Vad kostar en utvärdering?")."""
        tokens = [t for m in a.q.marks if m.concept == "elsewhere" for t in a.q.tokens[m.start : m.end] if not t.function]
        return any(self.tells(match.fact, t.surface, whole=True) for t in tokens)

    def _asked_of_another(self, a: Asked, best: Match, matches: Sequence[Match]) -> tuple[Match, ...]:
        """The facts whose matter is asked for, where the best one leaves just that: "Vad kostade galan på Operan?" of where it was held."""
        if best.parts["likeness"] >= LIKE:
            return ()
        heads = [word for word in self.weighty(a, best) if self._head(a, word)]
        return tuple(m for m in matches if m.fact != best.fact and any(word not in m.unexplained for word in heads))

    @staticmethod
    def _head(a: Asked, word: str) -> bool:
        """Whether the word is what is asked for: "Vilken lön …", "what is the salary of …"."""
        places = [n for n, t in enumerate(a.q.tokens) if t.surface == word]
        if word in a.belongings:
            return True
        if any(n and a.q.tokens[n - 1].word in words("asking", "titles") for n in places):
            return True  # "Sveriges mästerkock" is another title.
        if a.has("say") and any(n and _of_it(a, n) in words("asking", "on_what") for n in places):
            return True  # "What does she think about NATO?", "… of the new government?"
        return any(n < HEAD or a.q.tokens[n - 1].word in words("asking", "which") for n in places)

    def weighty(self, a: Asked, match: Match) -> tuple[str, ...]:
        """Words of the question that neither the fact, the names and years it holds for, nor small talk account for."""
        left = dict.fromkeys((*(w for w in match.unexplained if w not in a.aside), *a.belongings, *a.owned, *a.most_of_all))
        return tuple(w for w in left if not self.tells(match.fact, w))

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


def _of_it(a: Asked, place: int) -> str:
    """The word before what is said at a place, articles and small talk aside."""
    light = {n for m in a.q.marks if m.concept == "light" and m.end - m.start == 1 for n in range(m.start, m.end)}
    ends = (*words("asking", "on_what"), *words("asking", "infinitive"))
    before = (n for n in range(place - 1, -1, -1) if a.q.tokens[n].word in ends or not (n in light or a.q.tokens[n].function))
    return next((a.q.tokens[n].word for n in before), "")


def _asks_why(text: str) -> bool:
    """Whether a text, or the last sentence of it, begins with "varför" in any language."""
    return fold(text).startswith(WHY) or fold(LAST.split(text)[-1]).startswith(WHY)


def _seen_of(match: Match) -> tuple[object, ...]:
    """All of a match that an answer may come from: not its score, of which the confidence is made."""
    parts = {name: value for name, value in match.parts.items() if name != "score"}
    return match.fact, match.confidence, match.phrasing, match.lang, match.coverage, match.unexplained, parts
