"""Which of the facts that hold is meant, and whether that is likely enough for it to be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from bot.answering.asked import Asked
from bot.answering.chance import TOLD, Evidence, chance
from bot.answering.computed.people import holders
from bot.answering.matters import Matters
from bot.answering.names import fold
from bot.answering.pieces import OUTCOME
from bot.knowledge.model import Fact
from bot.language import LANGUAGES, data, words
from bot.matching.matcher import Decision, Match, Token

COMPARED, OFFERED = 6, 3
"""Facts that are compared, since those after them are far off; how many of them are handed on as what may have been meant."""
HALF = 0.5
"""Share of a question that a fact must explain if it is found by other words."""
MORE = 0.65
"""From this likeness of a phrasing a question without words of its own asks for more than a name's record."""
PLACED = frozenset({"region", "organisation"})
"""Kinds of names that a fact must speak of if they are named ("Hur söker man jobb på SKR?" is no question for how one enters)."""
ON_WHAT = frozenset(map(fold, words("asking", "on_what")))
_SUM = "|".join(map(re.escape, (word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["cost"])))
SUM = re.compile(rf"(?<!\w)(?:{_SUM})(?!\w)", re.IGNORECASE)
"""What asks for a sum, in any language."""


class Deciding:
    """Chooses among facts that hold for what a question names."""

    def __init__(self, facts: Mapping[str, Fact], matters: Matters, leading: Callable[[str, str], str | None]) -> None:
        """`leading`: the first concept that asks in a text of a language."""
        self._facts = facts
        self._matters = matters
        self._leading = leading
        self._tells_sum = cache(lambda fact: self._is_asked(fact, SUM))
        self._tells_outcome = cache(lambda fact: self._is_asked(fact, OUTCOME))

    def decide(self, a: Asked, fitting: Sequence[Match], matches: Sequence[Match]) -> Decision:
        """The likeliest fact, sure if it is likely enough. `fitting`: those that hold; `matches`: all that were found."""
        said = {*a.people, *(p.id for p in holders(a))} if a.has("say", "according") else set()
        theirs = [m for m in fitting if said & set(self._facts[m.fact].about.people)]
        compared = [m for m in theirs or fitting if self._is_of_the_kind(a, m)][:COMPARED]
        # Which of two is meant does not depend on whether it is known.
        ranked = sorted(compared, key=lambda m: -chance(replace(self._evidence(a, m, matches), known=True)))
        if not ranked:
            return Decision("unknown", "nothing", ())
        if ranked[0].parts.get("negation", 0.0) < 0:
            return Decision("unsure", "negation", tuple(ranked[:OFFERED]))
        if chance(self._evidence(a, ranked[0], matches)) >= TOLD:
            return Decision("sure", "likely", (ranked[0],))
        return Decision("unknown", "not likely enough", tuple(ranked[:OFFERED]))

    def _evidence(self, a: Asked, best: Match, matches: Sequence[Match]) -> Evidence:
        """What speaks for and against a fact."""
        others = [m for m in matches if m.fact != best.fact]
        return Evidence(
            best=best,
            second=max((m.confidence for m in others), default=0.0),
            second_likeness=max((m.parts["likeness"] for m in others), default=0.0),
            explained=sum(not t.function and t.surface not in best.unexplained for t in a.q.tokens),
            claim=a.claim,
            otherwise=a.leading is not None and self._leading(best.phrasing, best.lang) not in (None, a.leading),
            named=bool(a.candidates or a.people),
            known=self._facts[best.fact].known,
            corrected=sum(t.corrected for t in a.q.tokens),
            own=best.lang == a.q.lang,
            beside=a.fact is not None and not best.unexplained and self._matters.of_one_matter(a, best.fact),
        )

    def _is_of_the_kind(self, a: Asked, match: Match) -> bool:
        """Whether a fact speaks of what lies outside any award, where that is asked for; a known one tells no sum unless it is asked for
        one ("Vad kostade galan?"), what became of a plan only if asked for that ("Blev det något av …?"), and never what whoever answers
        thinks ("… enligt dig?") nor what somebody thinks of another matter."""
        if a.has("elsewhere") and not self._explains_elsewhere(a, match):
            return False
        if not self._facts[match.fact].known:
            return True
        if a.has("opinion") or (a.has("cost") and not self._tells_sum(match.fact)):
            return False
        if OUTCOME.search(a.q.text) and not self._tells_outcome(match.fact):
            return False
        return not self._leaves_the_matter(a, match)

    def _leaves_the_matter(self, a: Asked, match: Match) -> bool:
        """Whether a fact leaves a word of what lies outside any award, whose somebody is asked about ("Who stood behind the singer?"), on
        which matter somebody's thoughts are asked for ("What does she think about NATO?"), or a region or house that is named; or has
        nothing of the question but a name."""
        left = self._matters.weighty(a, match)
        on_what = a.has("say") and any(t.surface in left and self._is_on(a, n) for n, t in enumerate(a.q.tokens))
        other = bool(match.parts["other"]) and match.coverage < HALF  # "How many municipalities has Norway?" is no question for Sweden's.
        placed = {word for n in a.q.names if n.kind in PLACED for word in a.q.text[n.start : n.end].split()}  # "Och i Hallands län?"
        passed = any(not self._matters.tells(match.fact, word) for word in placed.intersection(match.unexplained))
        by_name = bool(a.q.names) and not (a.followed or match.parts["likeness"] >= MORE or _says_more(a, match))
        return on_what or other or by_name or passed or not {*a.outside, *a.owned, *a.belongings}.isdisjoint(left)

    @staticmethod
    def _is_on(a: Asked, place: int) -> bool:
        """Whether a word is what something is said about: right after "om" or "about", articles and small talk aside."""
        light = {n for m in a.q.marks if m.concept == "light" and m.end - m.start == 1 for n in range(m.start, m.end)}
        before = (t.word for n, t in reversed([*enumerate(a.q.tokens[:place])]) if t.word in ON_WHAT or not (n in light or t.function))
        return next(before, "") in ON_WHAT

    def _explains_elsewhere(self, a: Asked, match: Match) -> bool:
        """Whether the fact itself speaks of what usually lies outside the matter ("Vad kostar en utvärdering?"), in all words of it: "sagt
        upp sig" is more than what somebody said."""
        outside = [a.q.tokens[m.start : m.end] for m in a.q.marks if m.concept == "elsewhere"]
        return any(self._explains_all(match, tokens) for tokens in outside if not all(t.function for t in tokens))

    def _explains_all(self, match: Match, tokens: Sequence[Token]) -> bool:
        """Whether a fact speaks of a word, or of several at once; a gap of any of them."""
        if len(tokens) > 1 and self._facts[match.fact].known:
            return self._matters.together(match.fact, [t.surface for t in tokens])
        return any(self._matters.tells(match.fact, t.surface, whole=True) for t in tokens if not t.function)

    def _is_asked(self, fact_id: str, so: re.Pattern[str]) -> bool:
        """Whether any phrasing of a fact asks so."""
        return any(so.search(q) for asked in self._facts[fact_id].questions.values() for q in asked)


def _says_more(a: Asked, match: Match) -> bool:
    """Whether a fact has any word of a question but small ones, names and years ("Hur gick det för Nacka 2021?" has none)."""
    named = [(n.start, n.end) for n in a.q.names] + list(a.q.years.ranges)
    own = (t for t in a.q.tokens if not t.function and t.surface not in match.unexplained)
    return any(not any(start < t.end and t.start < end for start, end in named) for t in own)
