"""Whether any of the facts that hold is sure enough to be told, and which: known or not known, of those that are near."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from bot.answering.asked import EITHER, Asked
from bot.answering.chance import Evidence, is_likely
from bot.answering.computed.accounted import WHY
from bot.answering.computed.people import holders
from bot.answering.fitting import LIKE, SOME, STRONG, names_alone
from bot.answering.names import fold
from bot.answering.pieces import OUTCOME
from bot.answering.question import Core
from bot.answering.weighing import SHARE, THIN, Weighing, head
from bot.knowledge.model import Fact
from bot.language import LANGUAGES, data
from bot.matching.matcher import Decision, Match

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
WORTH_ASKING, HALF, NEAR = 0.62, 0.4, 0.25
"""What is worth asking back about, and which choices beside the best."""
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
LAST = re.compile(r"[.!?:]\s+(?=\w)")
"""Before the last sentence of a text."""

_SUM = "|".join(map(re.escape, (word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["cost"])))
SUM = re.compile(rf"(?<!\w)(?:{_SUM})(?!\w)", re.IGNORECASE)
"""What asks for a sum, in any language."""


class Deciding:
    """Chooses among facts that hold for what a question names."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        weighing: Weighing,
        leading: Callable[[str, str], str | None],
        core: Callable[[str, str], Core],
    ) -> None:
        """`leading`: the first concept that asks in a text of a language; `core`: the text without small talk."""
        self._facts = facts
        self._weighing = weighing
        self._leading = leading
        self._core = core
        self._tells_why = cache(lambda fact: self._is_asked(fact, _asks_why))
        self._tells_sum = cache(lambda fact: self._is_asked(fact, SUM.search))
        self._tells_outcome = cache(lambda fact: self._is_asked(fact, OUTCOME.search))

    def decide(self, a: Asked, fitting: Sequence[Match]) -> Decision:
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
        left = self._weighing.weighty(a, best)
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
        if theirs and best.confidence >= FLOOR and len(left) <= EITHER and not any(head(a, word) for word in left):
            return Decision("sure", "said by them", (best,))
        strange = any(not t.known for t in a.q.tokens if t.surface in left) or self._weighing.private(a, left)
        if strange or best.confidence < WORTH_ASKING or best.coverage < HALF or a.has("elsewhere"):
            return Decision("unknown", "unexplained", choices)
        if not self._facts[best.fact].known:
            return Decision("sure", "a gap", (best,))  # Saying that it is not known is never wrong; asking back about it is no help.
        return Decision("unsure", "unexplained", tuple(m for m in choices if self._facts[m.fact].known))

    def likely(self, a: Asked, held: Sequence[Match], found: Sequence[Match], *, computed: bool) -> Match | None:
        """The nearest of the facts that hold, where nothing is sure but all the evidence together speaks for it. `found`: all, refused ones
        included; `computed`: something was worked out beside them."""
        fitting = [m for m in held if not (self._of_what_came(a, m) or self._tells_no_such(a, m))][:COMPARED]
        fitting = sorted(fitting, key=lambda m: -self._weighing.worth(a, m))
        if not fitting or self._is_barred(a, fitting[0]):
            return None
        best, left = fitting[0], self._weighing.weighty(a, fitting[0])
        if others := self._weighing.asked_of_another(a, best, found):
            return next((m for m in others if m in fitting and not self._facts[m.fact].known and m.confidence >= ALONE), None)
        evidence = Evidence(
            best=best,
            second=max((m.confidence for m in fitting[1:]), default=0.0),
            left=len(left),
            head=any(head(a, word) for word in left),
            refused=found[0].confidence > best.confidence and found[0] not in fitting,
            elsewhere=a.has("elsewhere"),
            named=bool(a.candidates or a.people),
            dated=bool(a.years or a.span),
            computed=computed,
            words=len(a.q.tokens),
        )
        # Measured on questions about an award; in other folders strangers would look known.
        fairly = a.knowledge.award is not None and not self._weighing.of_somebody(a, best)
        return best if is_likely(evidence, fairly=fairly) else None

    def _is_barred(self, a: Asked, best: Match) -> bool:
        """Whether something speaks against the nearest fact, however likely it is."""
        left = self._weighing.weighty(a, best)
        if best.parts.get("negation", 0.0) < 0 or (best.parts["other"] and best.coverage < SOME):
            return True  # "How many municipalities has Norway?" is no question for Sweden's.
        if (left and names_alone(a, left)) or self._weighing.leaves_the_matter(a, best, left) or not {*a.belongings}.isdisjoint(left):
            return True
        if self._weighing.by_name_above_all(a, best, left, words=0):
            return True
        outside = a.people or a.has("week", "contact") or "candidates" in a.followed  # "Var bor hon?", "vad äter man vecka 47?"
        whose = outside and a.has("elsewhere") and self._facts[best.fact].known
        return bool(whose) and not self._weighing.explains_elsewhere(a, best)

    def _of_the_kind(self, a: Asked, matches: Sequence[Match]) -> list[Match]:
        """Facts that tell a place elsewhere where one is asked for, what became of a plan where that is ("Blev det något av …?"), and a
        reason where a question begins with "varför"."""
        elsewhere, outcome, why = a.has("elsewhere"), OUTCOME.search(a.q.text), _asks_why(a.q.text)
        there = [m for m in matches if not elsewhere or self._weighing.explains_elsewhere(a, m)]
        there = [m for m in there if not self._tells_no_such(a, m)]
        came = [m for m in there if not outcome or self._tells_outcome(m.fact) or not self._facts[m.fact].known]
        return [m for m in came if not why or self._tells_why(m.fact) or not self._facts[m.fact].known]

    def _tells_no_such(self, a: Asked, match: Match) -> bool:
        """Whether a known fact is no answer to what a sum is ("Vad kostade galan?") or to what whoever answers thinks ("… enligt dig?")."""
        if not self._facts[match.fact].known:
            return False
        return a.has("opinion") or (a.has("cost") and not self._tells_sum(match.fact))

    def _of_what_came(self, a: Asked, match: Match) -> bool:
        """Whether a question asks what became of something of which the fact tells but the plan."""
        return bool(OUTCOME.search(a.q.text)) and self._facts[match.fact].known and not self._tells_outcome(match.fact)

    def _in_order(self, a: Asked, fitting: list[Match]) -> list[Match]:
        """The few that are weighed, the worthiest first."""
        worthiest = sorted(fitting[:COMPARED], key=lambda m: -self._weighing.worth(a, m))
        return self._nearer_first(a, self._known_first(a, worthiest))

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
        mine, other = self._weighing.weighty(a, first), self._weighing.weighty(a, second)
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
        more = len(self._weighing.weighty(a, gap)) - len(self._weighing.weighty(a, best))
        liker = gap.parts["likeness"] > best.parts["likeness"]
        otherwise = asks and asks == a.leading != self._leading(best.phrasing, best.lang)
        nearer = gap.confidence > best.confidence and (otherwise or (liker and more <= 0))
        same = gap.parts["likeness"] >= SAME and best.parts["likeness"] < LIKE
        if (nearer or same or gap.confidence > AHEAD * best.confidence) and (liker or more <= 0):
            return gap  # "Who pays for the sculpture?" is no question for who made it.
        if a.has("elsewhere") and liker and more <= 0:
            return gap  # "Hur gammal är kommunen?" is not how old its article is.
        if a.people and best.unexplained and not gap.unexplained and gap.confidence >= CLOSE * best.confidence:
            return gap  # "Hur gammal är hon?" is not who she is.
        outside = {t.surface for m in a.q.marks if m.concept == "elsewhere" for t in a.q.tokens[m.start : m.end]}
        asked = any(word in outside or head(a, word) for word in self._weighing.weighty(a, best))  # "Vad fick direktören i lön?"
        full = [m for m in gaps if m.confidence >= FLOOR and not self._weighing.weighty(a, m)]
        return full[0] if asked and full else best

    def _least(self, a: Asked, fitting: Sequence[Match]) -> float:
        """The least confidence of a fact that explains every weighty word."""
        best = fitting[0]
        if not self._weighing.has_weight(a) or best.coverage < SOME:
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

    def _stands_out(self, a: Asked, fitting: Sequence[Match], left: tuple[str, ...]) -> bool:
        """Whether the best fact is so far ahead that a word or two may stay unexplained ("Vilken betydelse har ett fint utfall?")."""
        best, second = fitting[0], fitting[1].confidence if len(fitting) > 1 else 0.0
        if len(left) not in ENOUGH or any(head(a, word) for word in left) or self._weighing.leaves_the_matter(a, best, left):
            return False
        if best.confidence < CLEAR and best.parts["likeness"] < NEITHER:
            return False
        if self._weighing.by_name_above_all(a, best, left) or self._weighing.of_somebody(a, best):
            return False
        if any(n.kind == "organisation" and {*a.q.text[n.start : n.end].split()} & {*left} for n in a.q.names):
            return False  # "Hur söker man jobb på SKR?" is no question for how one enters.
        return any(
            best.confidence >= c and best.coverage >= share and best.confidence >= lead * second for c, share, lead in ENOUGH[len(left)]
        )

    def _is_asked(self, fact_id: str, so: Callable[[str], object]) -> bool:
        """Whether any phrasing of a fact asks so: what says how long a survey is does not say why there is one."""
        return any(so(q) for asked in self._facts[fact_id].questions.values() for q in asked)


def _asks_why(text: str) -> bool:
    """Whether a text, or the last sentence of it, begins with "varför" in any language."""
    return fold(text).startswith(WHY) or fold(LAST.split(text)[-1]).startswith(WHY)
