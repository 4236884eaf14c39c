"""How much of a question a fact leaves unexplained, and how worthy that leaves it beside others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.answering.asked import GENERAL, LIGHT, Asked
from bot.answering.fitting import LIKE
from bot.answering.matters import Matters
from bot.knowledge.model import Fact
from bot.language import words
from bot.matching.matcher import Match, Token

OTHERWISE, BESIDE = 0.86, 1.3
"""Factors for a fact that asks another thing, and for one of the same file as the fact just told ("När började det?")."""
SHARE = 0.8
"""What of its confidence a fact keeps for each weighty word that it leaves unexplained, when facts are compared."""
NOT_NAMED = 0.88
"""For a fact of a candidate whom the question does not name: "Vem är kontaktperson för utmärkelsen?"."""
UNCOVERED = 0.35
"""What it loses at most for words that no phrasing has, though its answer may: "Nämn alla områden efter revideringen" is not what the
revision was."""
HEADLESS = 0.8
"""What it keeps if one of those words is what is asked for: "Hur betygsatte man sig själv i ansökan?" is about the scale, not the form."""
BY_NAME = 0.78
"""From this confidence a fact found by a name may have but one more word of the question."""
HEAD = 3
"""Among the first words of a question stands what is asked for ("Vad tjänar …")."""
THIN = 0.62
"""What is asked of a fact that shares one word of weight alone: "Får man nominera sig själv?" is not about declining."""


class Weighing:
    """The facts of a folder weighed against the words of a question."""

    def __init__(self, facts: Mapping[str, Fact], matters: Matters, leading: Callable[[str, str], str | None]) -> None:
        """`leading`: the first concept that asks in a text of a language."""
        self._facts = facts
        self._matters = matters
        self._leading = leading

    def worth(self, a: Asked, match: Match) -> float:
        """A fact's confidence, less for what it leaves unexplained or asks otherwise, more if it stands beside the fact just told."""
        left = self.weighty(a, match)
        worth = match.confidence * SHARE ** len(left) * (OTHERWISE if self._asks_otherwise(a, match) else 1)
        worth *= 1 - UNCOVERED * (1 - match.coverage)
        if any(head(a, word) for word in left):
            worth *= HEADLESS
        if match.fact in a.knowledge.facts and not (a.candidates or a.people or a.members or a.fact) and self._matters.owner(a, match.fact):
            worth *= NOT_NAMED
        beside = a.fact is not None and not match.unexplained and self._matters.neighbours(a.fact, match.fact)
        return min(BESIDE * worth, (1 + worth) / 2) if beside else worth  # What is all but asked letter for letter stays ahead.

    def weighty(self, a: Asked, match: Match) -> tuple[str, ...]:
        """Words of the question that neither the fact, the names and years it holds for, nor small talk account for."""
        left = dict.fromkeys((*(w for w in match.unexplained if w not in a.aside), *a.belongings, *a.owned, *a.most_of_all))
        return tuple(w for w in left if not self._matters.tells(match.fact, w))

    def has_weight(self, a: Asked) -> bool:
        """Whether the question has a word of its own to find a fact by."""
        empty = LIGHT | GENERAL | {"how", "when", "why", "count", "where", "day", "person.name", "person.who_is"}
        return (
            bool(a.q.unexplained(empty))
            or any(m.concept not in empty for m in a.q.marks if m.end)
            or any(m.concept in ("title", "event") for m in a.q.marks if m.end)
        )

    def _asks_otherwise(self, a: Asked, match: Match) -> bool:
        """Whether the fact's nearest phrasing asks another thing: "varför" is not "vad"."""
        return a.leading is not None and self._leading(match.phrasing, match.lang) not in (None, a.leading)

    def leaves_the_matter(self, a: Asked, match: Match, left: tuple[str, ...]) -> bool:
        """Whether a known fact leaves a word of what lies outside any award, or of whose somebody is asked about: "Who stood behind the
        singer?"."""
        return self._facts[match.fact].known and not {*a.outside, *a.owned}.isdisjoint(left)

    def of_somebody(self, a: Asked, match: Match) -> bool:
        """Whether a fact is about one candidate, and nobody is named or spoken of: "Vem tar kontakt med kommunerna?" is no question for the
        contacts of one of them."""
        about = self._facts[match.fact].about.candidates
        return len(about) == 1 and match.fact in a.knowledge.facts and not (a.candidates or a.people or a.fact or a.years)

    def by_name_above_all(self, a: Asked, best: Match, left: tuple[str, ...], words: int = 1) -> bool:
        """Whether it is the name that makes a fact sure, and of the other words it has so many at the most: "Är Örebro en bra kommun att bo
        i?" is no question for Örebro's points."""
        if not (a.candidates or a.people) or a.has("say", "according") or best.confidence >= BY_NAME or not self._facts[best.fact].known:
            return False
        own = {t.surface for t in a.q.tokens if t.surface not in a.aside}
        return len(own - {*left}) <= words and best.parts["likeness"] < LIKE

    def explains_elsewhere(self, a: Asked, match: Match) -> bool:
        """Whether the fact itself speaks of what usually lies outside the matter ("Vad kostar en utvärdering?"), in all words of it: "sagt
        upp sig" is more than what somebody said."""
        outside = [a.q.tokens[m.start : m.end] for m in a.q.marks if m.concept == "elsewhere"]
        weighty = [tokens for tokens in outside if not all(t.function for t in tokens)]
        return any(self._explains_all(match, tokens) for tokens in weighty)

    def _explains_all(self, match: Match, tokens: Sequence[Token]) -> bool:
        """Whether a fact speaks of a word, or of several at once; a gap of any of them."""
        if len(tokens) > 1 and match.fact in self._facts and self._facts[match.fact].known:
            return self._matters.together(match.fact, [t.surface for t in tokens])
        return any(self._matters.tells(match.fact, t.surface, whole=True) for t in tokens if not t.function)

    def asked_of_another(self, a: Asked, best: Match, matches: Sequence[Match]) -> tuple[Match, ...]:
        """The facts whose matter is asked for, where the best one leaves just that: "Vad kostade galan på Operan?" of where it was held."""
        if best.parts["likeness"] >= LIKE:
            return ()
        heads = [word for word in self.weighty(a, best) if head(a, word)]
        return tuple(m for m in matches if m.fact != best.fact and any(word not in m.unexplained for word in heads))

    def private(self, a: Asked, left: tuple[str, ...]) -> bool:
        """Whether something of somebody is asked for that the fact leaves: what else there is of them is no help."""
        return not {*a.belongings}.isdisjoint(left) or (bool(a.people) and any(head(a, word) for word in left))


def head(a: Asked, word: str) -> bool:
    """Whether the word is what is asked for: "Vilken lön …", "what is the salary of …"."""
    places = [n for n, t in enumerate(a.q.tokens) if t.surface == word]
    if word in a.belongings:
        return True
    if any(n and a.q.tokens[n - 1].word in words("asking", "titles") for n in places):
        return True  # "Sveriges mästerkock" is another title.
    if a.has("say") and any(n and _of_it(a, n) in words("asking", "on_what") for n in places):
        return True  # "What does she think about NATO?", "… of the new government?"
    return any(n < HEAD or a.q.tokens[n - 1].word in words("asking", "which") for n in places)


def _of_it(a: Asked, place: int) -> str:
    """The word before what is said at a place, articles and small talk aside."""
    light = {n for m in a.q.marks if m.concept == "light" and m.end - m.start == 1 for n in range(m.start, m.end)}
    ends = (*words("asking", "on_what"), *words("asking", "infinitive"))
    before = (n for n in range(place - 1, -1, -1) if a.q.tokens[n].word in ends or not (n in light or a.q.tokens[n].function))
    return next((a.q.tokens[n].word for n in before), "")
