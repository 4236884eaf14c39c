"""Which answer is given: the one worked out, a fact, a question back, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.people import holders
from bot.answering.facts import Facts, Found
from bot.answering.grammar import Part
from bot.answering.leaning import NAMED
from bot.answering.pieces import LEADING
from bot.answering.precedence import LIKELY, SAME, TOLD, Worked, general, goes_first
from bot.answering.question import QuestionReader
from bot.language import alternatives, stands
from bot.matching.matcher import Decision, Match, Token

CLAUSE = re.compile(rf"[.!?;:,]\s+|\s+(?:{alternatives('asking', 'clauses')})\s+")
PLAIN_WORDS = frozenset({"light", "follow", "pronouns", "what", "who", "thing", "candidate", "then", "edition"})
STORY_LENGTH = 12
"""Words around a question that are read together with it ("Karlstad säger inte förpackning är viktig, vad är viktig då?")."""
OFFERED, MOST = 0.35, 3
"""The least confidence of a fact that is offered as a button where the question is not known: half of those that have an answer after all
find it there. And how many."""


class Chooser:
    """Looks among the facts and weighs what it finds against what was worked out."""

    def __init__(self, facts: Facts, reader: QuestionReader) -> None:
        self._facts = facts
        self._reader = reader

    def search(self, a: Asked, one: Part) -> Found:
        """Among the facts, by the question alone, with the names that it leans on and with what stands around it; what is surer counts."""
        by_itself = self._by_itself(a)
        if a.fact and _says_little(a) and not self._facts.has_weight(a):
            return self._beside(a, self._facts.find(a, f"{a.q.text} {' '.join(self._spoken_of(a))}"))
        names = self._names(a, one)
        leans = names and (self._facts.has_weight(a) or a.fact or (a.people and a.has("say")))
        found = self._with_names(a, by_itself, names) if leans else by_itself
        if one.story:
            return self._in_story(a, one, by_itself, found)
        return self._with_around(a, one, found) if one.around else found

    def _by_itself(self, a: Asked) -> Found:
        """By the words of the question alone; of a claim also without its number, which may be the wrong one: "Stämmer det att 159 ställde
        ut 2013?", "… att mässan startade 1992?"."""
        found = self._facts.find(a, a.q.text)
        rounds = set(map(str, a.rounds.editions))
        numbers = [t for t in a.q.tokens if t.number and t.stem not in rounds] if a.has("check") else []
        return max(found, self._facts.find(a, _without(a.q.text, numbers)), key=_best) if numbers else found

    def _spoken_of(self, a: Asked) -> Sequence[str]:
        """What the fact just told was asked with, else what it is about."""
        return self._facts.words_of(a.phrasing, a.q.lang) if a.phrasing else self._subject(a)

    def _subject(self, a: Asked) -> Sequence[str]:
        return self._facts.subject(a.fact, a.q.lang) if a.fact else ()

    def _names(self, a: Asked, one: Part) -> list[str]:
        """What a question leans on without naming it: years, candidates, people, a fact's subject, what was named right before."""
        names = [*(map(str, a.years) if "years" in a.followed else ()), *(a.candidates if "candidates" in a.followed else ())]
        names += [a.knowledge.people[p].name for p in a.people if "people" in a.followed]
        names += [*(p.name for p in holders(a)), *self._subject(a)]
        before = NAMED.findall(one.around) if a.q.has("pronouns") else []
        return names + [w for w in before if w not in names][:3]

    def _with_names(self, a: Asked, found: Found, names: Sequence[str]) -> Found:
        """With the names that a question leans on, unless it finds its fact without them (`found`)."""
        wider, subject = self._facts.find(a, f"{a.q.text} {' '.join(names)}"), self._subject(a)
        alone = _best(found) >= (True, ALONE) and not a.fact
        alone |= _best(found)[0] and found.decision.choices[0].parts["likeness"] >= SAME and not _says_nothing(a)
        alone |= _best(found) >= (True, LIKELY) and _tells(wider, str(a.fact))  # With its subject but the fact told is found again.
        alone &= not a.q.has("group_pronouns")  # A full question is not bent by the one before.
        found = found if alone else max(wider, found, key=_best)
        if subject and (put := with_subject(a, subject[0])):
            return max(found, self._facts.find(a, put), key=lambda f: (not _tells(f, str(a.fact)), *_best(f)))
        return found

    def _with_around(self, a: Asked, one: Part, found: Found) -> Found:
        """With what was said around a question that says little or finds nothing."""
        bare = _says_nothing(a) and len(one.around.split()) <= STORY_LENGTH
        told = self._read_as(a, f"{one.around} {a.q.text}") if bare or not _best(found)[0] else found
        if bare and not self._facts.has_weight(a) and not a.q.names and _best(told)[0]:
            return told
        return max(found, told, key=_best) if bare or _best(told) >= (True, TOLD) else found

    def _in_story(self, a: Asked, one: Part, by_itself: Found, found: Found) -> Found:
        """By what is said in the clauses of a story, unless its question has words of its own: "Ett år var det resestipendium. Vilken
        omgång?" asks of what was said."""
        own = (self._facts.has_weight(a) or bool(a.q.names)) and _best(by_itself) >= (True, LIKELY)
        first = by_itself if own else Found(Decision("unknown", "a story", ()), found.matches)
        return max((first, *(self._read_as(a, clause) for clause in CLAUSE.split(one.around) if self._tells(clause, a))), key=_best)

    def _read_as(self, a: Asked, text: str) -> Found:
        """Among the facts, with the words of the text and not those of the question weighed: "Mässans ordningsnummer. Vilket var det?"."""
        a = replace(a, q=self._reader.read(text, a.q.lang, a.rounds.today.year))
        return replace(self._facts.find(a, text), asked=a)

    def _beside(self, a: Asked, found: Found) -> Found:
        """What was found, if it is of the matter just told: "hur då?" after one fact is no question about any other."""
        near = [m for m in found.matches if m.confidence >= BARE and self._fits_beside(a, m)]
        near = [m for m in near if m.fact == a.fact and m.parts["likeness"] >= SAME] or near  # "Vad är HME? – Vad står det för?"
        beside = next((m for m in near if m.fact != a.fact and m.confidence >= BESIDE), next((m for m in near if m.fact == a.fact), None))
        decision = Decision("sure", "beside it", (beside,)) if beside else Decision("unknown", "nothing beside it", ())
        return Found(decision, found.matches)

    def _fits_beside(self, a: Asked, match: Match) -> bool:
        """Whether a fact is of the matter just told, and asks what is asked now."""
        asked, other = self._reader.core(a.q.text, a.q.lang)[0], self._reader.core(match.phrasing, match.lang)
        spoken_of = self._reader.core(a.phrasing or "", a.q.lang)[1]
        matter = self._facts.of_one_matter(a, match.fact) or bool(set(spoken_of) & set(other[1]))
        return matter and ((asked is None and match.fact == a.fact) or asked == other[0] or {asked, other[0]} == {"thing", None})

    def _tells(self, clause: str, a: Asked) -> bool:
        """Whether a clause of a story is about the matter: it names the award, the event or somebody known, or has some words of weight."""
        q = self._reader.read(clause, a.q.lang, a.rounds.today.year)
        return bool(q.has("award", "title", "event", "prize", "jury", "present", "receive") or q.names) and len(q.tokens) > 2

    def _goes_on(self, a: Asked, computed: Answer, best: Match) -> bool:
        """Whether a question with but a pronoun for its subject means the fact told, not the award: "When was it renamed? – Where was that
        decided?"."""
        it = [m.start for m in a.q.marks if m.concept == "pronouns" and m.end]
        got = any(m.concept == "win" and any(m.start <= i < m.end for i in it) for m in a.q.marks)  # "Har någon fått det?" of a score.
        own = a.has("award", "title", "event", "present", "receive", "nominate", "apply") or (a.has("win") and not got)
        own = own or any(m.concept == "ceremony" and m.end for m in a.q.marks)
        of_it = computed.topic in OF_THE_AWARD or (got and not a.q.years.named)
        told = a.fact and not a.same_message and a.has("pronouns") and of_it and not own and not a.q.names
        return bool(told) and best.confidence >= (BESIDE if got else LIKELY) and self._facts.of_one_matter(a, best.fact)

    def choose(self, a: Asked, computed: Worked | None, found: Found) -> Answer | None:
        """Worked out and everything explained, else a fact that is sure, else asked back; None: not known."""
        decision = found.decision
        best = decision.choices[0] if decision.choices else None
        sure = decision.outcome == "sure" and best is not None
        if best and general(a) and _of_any_round(a, best, found):
            sure, best = False, None
        if best and self._of_another(a, best):
            return computed[0] if computed and not computed[1] else None
        if computed and not computed[1]:
            if best and sure and self._goes_on(a, computed[0], best):
                return self._facts.answer(a, best)
            asks = self._reader.leading(best.phrasing, best.lang) if best else None
            first = best and goes_first(a, computed[0], best, self._facts[best.fact], asks)
            return self._facts.answer(a, best) if best and first else computed[0]
        if sure and best:
            return self._facts.answer(a, best)
        if other := another_thing(a):
            return other
        if decision.outcome == "unsure":
            choices = self._facts.choices(a, decision.choices[:3])
            return Answer("clarify", a.say.say("clarify"), "clarify", choices=choices, confidence=best.confidence if best else 0.0)
        return None

    def _of_another(self, a: Asked, best: Match) -> bool:
        """Whether a question without a word of weight finds what is told of somebody who was not spoken of ("varför inte?"), or but
        the fact just told, though it asks for a reason that this does not have ("varför inte oftare?")."""
        fact = self._facts[best.fact]
        short = len(a.q.tokens) <= NOTHING and not a.q.names
        if short and fact.about.candidates and not a.candidates and not a.people and not a.fact and not self._facts.has_weight(a):
            return True
        asks = self._reader.leading(best.phrasing, best.lang)
        if a.same_message and a.leading == "who" and best.fact == a.fact and asks not in ("who", None) and best.confidence < LIKELY:
            return True  # "Is it free, and who pays?"
        if a.leading != "why" or asks == "why" or not LEADING.search(a.q.text) or a.q.opens_with("how"):  # "Hur löd …?"
            return False
        told = a.say.text(fact.answer).casefold()
        return (short or a.story or best.fact == a.fact) and fact.known and not any(stands(word, told) for word in a.asking["reasons"])

    def offered(self, a: Asked, found: Found) -> tuple[str, ...]:
        """What is known nearest to a question that is not answered: questions to press, none of them claimed to be what was meant."""
        near = [m for m in found.matches if m.confidence >= OFFERED]
        known = [m for m in near if self._facts[m.fact].known and self._facts.holds(a, self._facts[m.fact])]
        return self._facts.choices(a, known[:MOST])


OF_THE_AWARD = frozenset({"place", "ceremony", "motivation"})
"""Topics that a question without a subject of its own is not about right after a fact."""
BARE, BESIDE = 0.35, 0.5
"""The least confidence in the fact told, and in another beside it, that a question without words of its own finds ("sedan när?")."""
NEAR = 0.85
"""Share of the confidence in one round's own fact from which another round's may as well be meant."""
NOTHING = 6
"""Words of a question that says nothing of its own ("hur ser den ut då?")."""
ALONE = 0.8
"""From this confidence a question that found its fact by its own words needs none of the one before."""


def _of_any_round(a: Asked, best: Match, found: Found) -> bool:
    """Whether what a round tells of itself was found, other rounds tell nearly the same, and nothing points to that one ("Vilka politiker
    tog emot?")."""
    key = best.fact.rpartition(".")[2]
    alike = [m for m in found.matches if m.fact != best.fact and m.fact.rpartition(".")[2] == key]
    own = best.fact in a.knowledge.facts or a.fact or a.has("latest", "next", "yet")
    return not own and any(m.confidence >= NEAR * best.confidence for m in alike)


def _without(text: str, tokens: Sequence[Token]) -> str:
    """A text without some of its words."""
    for token in reversed(tokens):
        text = text[: token.start] + text[token.end :]
    return " ".join(text.split())


def _says_nothing(a: Asked) -> bool:
    """Whether a question has hardly a word of its own ("vilka var det nu igen?")."""
    return len(a.q.unexplained(PLAIN_WORDS)) < 2


def _says_little(a: Asked) -> bool:
    return len(a.q.tokens) <= NOTHING and not a.q.names and not a.q.years.ranges and not a.has("say")


def _tells(found: Found, told: str) -> bool:
    """Whether but the fact that was told already was found."""
    return bool(found.decision.choices) and found.decision.choices[0].fact == told


def another_thing(a: Asked) -> Answer | None:
    """Another award or contest is named: told so, with what the folder says of it."""
    named = a.q.marked("other:")
    if not named:
        return None
    other = a.knowledge.words.others[int(named[0])]
    own = a.say.text(other.answer)
    if own and a.has("title", "same") and not a.years:
        return Answer("other", a.say.say("no_but", what=own) if a.claim else own)
    return Answer("other", own or a.say.say("other_thing", other=other.names[0]), "unknown")


def _best(found: Found) -> tuple[bool, float]:
    return found.decision.outcome == "sure", found.decision.choices[0].confidence if found.decision.choices else 0.0


def with_subject(a: Asked, subject: str) -> str | None:
    """The question with what its pronoun stands for: "Vem fick det?"."""
    it = [a.q.tokens[m.start] for m in a.q.marks if m.concept == "pronouns"]
    return f"{a.q.text[: it[0].start]}{subject}{a.q.text[it[0].end :]}" if it else None
