"""Which answer is given: the one worked out, a fact, a question back, or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.people import holders
from bot.answering.dialogue import ONLY
from bot.answering.facts import Facts, Found
from bot.answering.parting import Part
from bot.answering.question import QuestionReader
from bot.knowledge.model import Fact
from bot.language import alternatives
from bot.matching.matcher import Decision, Match, Token

SURE = 0.96
"""From this confidence a fact goes before an answer worked out without any year or name ("Hur gammal är mässan?")."""
LIKELY = 0.68
"""From this one, before a loose topic ("Vem avgör vem som vinner?" is no question for the latest winner) or an honest "not known"."""
COVERED = 0.9
"""Share of a question's weight that a fact must explain to go before an honest "not known" that was worked out."""
PARTLY = 0.5
"""The same before a candidate's mere record ("Karlstads värdegrund stavas på två sätt, hur?")."""
CLAUSE = re.compile(rf"[.!?;:,]\s+|\s+(?:{alternatives('asking', 'clauses')})\s+")
PLAIN_WORDS = frozenset({"light", "follow", "pronouns", "what", "who", "thing", "candidate", "then", "edition"})
STORY_LENGTH = 12
"""Words around a question that are read together with it ("Karlstad säger inte förpackning är viktig, vad är viktig då?")."""
TOLD = 0.77
"""From this confidence a fact found in the story goes before what was loosely read into it."""
ASIDE = frozenset({"thing", "when", "why", "how", "where", "count", "day", "year"})
"""Question words that ask for something else than who somebody is ("Vad löd rubriken på intervjun med Jessica Forssten?")."""
OFFERED, MOST = 0.35, 3
"""The least confidence of a fact that is offered as a button where the question is not known: half of those that have an answer after all
find it there. And how many."""
LOOSE = frozenset({"winner", "record", "person", "round", "rounds", "contact"})
"""Topics that so general a question may have been read into."""

Worked = tuple[Answer, tuple[str, ...]]
"""An answer that was worked out, and the weighty words of the question that it leaves unexplained."""


class Chooser:
    """Looks among the facts and weighs what it finds against what was worked out."""

    def __init__(self, facts: Facts, reader: QuestionReader) -> None:
        self._facts = facts
        self._reader = reader

    def search(self, a: Asked, one: Part) -> Found:
        """Among the facts, by the question alone and with the names that it leans on; what is surer counts."""
        found = self._facts.find(a, a.q.text)
        if a.has("check") and (numbers := [t for t in a.q.tokens if t.number and len(t.stem) != YEAR]):
            # "Stämmer det att 159 ställde ut 2013?": the number may be the wrong one.
            found = max(found, self._facts.find(a, _without(a.q.text, numbers)), key=_best)
        names = [*(map(str, a.years) if "years" in a.followed else ()), *(a.candidates if "candidates" in a.followed else ())]
        names += [a.knowledge.people[p].name for p in a.people if "people" in a.followed]
        names += [p.name for p in holders(a)]
        subject = self._facts.subject(a.fact, a.q.lang) if a.fact else ()
        names += subject
        if a.q.has("pronouns") and one.around:
            names += [w for w in re.findall(r"(?<=[^.!?]\s)[A-ZÅÄÖ]\w{3,}", one.around) if w not in names][:3]
        bare = a.fact is not None and len(a.q.tokens) <= ONLY and not self._facts.has_weight(a)
        if bare and not subject:
            return self._beside(str(a.fact), found)
        if names and (self._facts.has_weight(a) or a.fact or (a.people and a.has("say"))):
            wider = self._facts.find(a, f"{a.q.text} {' '.join(names)}")
            if bare:
                return self._beside(str(a.fact), wider)
            found = wider if subject and _nearer(wider, found, str(a.fact)) else max(wider, found, key=_best)
            if subject and (put := _in_place(a, subject[0])):
                found = max(found, self._facts.find(a, put), key=lambda f: (not _tells(f, str(a.fact)), *_best(f)))
        if one.around and not one.story and len(a.q.unexplained(PLAIN_WORDS)) < 2 and len(one.around.split()) <= STORY_LENGTH:
            found = max(found, self._read_as(a, f"{one.around} {a.q.text}"), key=_best)
        if one.story:
            found = found if _best(found) >= (True, LIKELY) else Found(Decision("unknown", "a story", ()), found.matches)
            found = max((found, *(self._read_as(a, clause) for clause in CLAUSE.split(one.around) if self._tells(clause, a))), key=_best)
        return found

    def _read_as(self, a: Asked, text: str) -> Found:
        """Among the facts, with the words of the text and not those of the question weighed: "Mässans ordningsnummer. Vilket var det?"."""
        a = replace(a, q=self._reader.read(text, a.q.lang, a.rounds.today.year))
        return replace(self._facts.find(a, text), asked=a)

    def _beside(self, told: str, found: Found) -> Found:
        """What was found, if it is of the matter just told: "hur då?" after one fact is no question about any other."""
        best = found.decision.choices[0] if found.decision.choices else None
        if best and self._facts.neighbours(told, best.fact) and found.decision.outcome == "sure":
            return found
        near = [m for m in found.matches if m.confidence >= max(BARE, found.matches[0].confidence - CLOSE)]
        beside = next((m for m in near if self._facts.neighbours(told, m.fact)), None)
        decision = Decision("sure", "beside it", (beside,)) if beside else Decision("unknown", "nothing beside it", ())
        return Found(decision, found.matches)

    def _tells(self, clause: str, a: Asked) -> bool:
        """Whether a clause of a story is about the matter: it names the award, the event or somebody known, or has some words of weight."""
        q = self._reader.read(clause, a.q.lang, a.rounds.today.year)
        return bool(q.has("award", "title", "event") or q.names) and len(q.tokens) > 2

    def choose(self, a: Asked, computed: Worked | None, found: Found) -> Answer | None:
        """Worked out and everything explained, else a fact that is sure, else asked back; None: not known."""
        decision = found.decision
        best = decision.choices[0] if decision.choices else None
        sure = decision.outcome == "sure" and best is not None
        if computed and not computed[1]:
            first = best and _goes_first(a, computed[0], best, self._facts[best.fact])
            return self._facts.answer(a, best) if best and first else computed[0]
        if sure and best:
            return self._facts.answer(a, best)
        if other := _another_thing(a):
            return other
        if likely := self._facts.likely(a, found, computed=bool(computed)):
            return self._facts.answer(a, likely)
        if decision.outcome == "unsure":
            choices = self._facts.choices(a, decision.choices[:3])
            return Answer("clarify", a.say.say("clarify"), "clarify", choices=choices, confidence=best.confidence if best else 0.0)
        return None

    def offered(self, a: Asked, found: Found) -> tuple[str, ...]:
        """What is known nearest to a question that is not answered: questions to press, none of them claimed to be what was meant."""
        near = [m for m in found.matches if m.confidence >= OFFERED]
        known = [m for m in near if self._facts[m.fact].known and self._facts.holds(a, self._facts[m.fact])]
        return self._facts.choices(a, known[:MOST])


BARE, CLOSE = 0.35, 0.05
"""The least confidence of a fact beside the one told that a bare question word finds ("sedan när?"), and how far behind it may be."""
YEAR = 4
"""Digits of a year; it is no number that is claimed."""
AHEAD = 0.2
"""By how much a fact on the subject spoken of must be likelier than the one found without: "Vad är KKiK, och vilka områden mäts?"."""


def _nearer(wider: Found, found: Found, told: str) -> bool:
    """Whether the question with its subject finds another fact than the one told, and far better."""
    if not wider.decision.choices or not found.decision.choices:
        return False
    best, other = wider.decision.choices[0], found.decision.choices[0]
    return best.fact not in (other.fact, told) and best.confidence >= other.confidence + AHEAD


def _without(text: str, tokens: Sequence[Token]) -> str:
    """A text without some of its words."""
    for token in reversed(tokens):
        text = text[: token.start] + text[token.end :]
    return " ".join(text.split())


def _tells(found: Found, told: str) -> bool:
    """Whether but the fact that was told already was found."""
    return bool(found.decision.choices) and found.decision.choices[0].fact == told


def _in_place(a: Asked, subject: str) -> str | None:
    """The question with what its pronoun stands for: "Vem fick det?"."""
    it = [a.q.tokens[m.start] for m in a.q.marks if m.concept == "pronouns"]
    return f"{a.q.text[: it[0].start]}{subject}{a.q.text[it[0].end :]}" if it else None


def settled(a: Asked, computed: Worked) -> bool:
    """Whether an answer that was worked out needs no look at the facts."""
    answer, left = computed
    certain = not left and answer.status == "answered" and answer.topic not in LOOSE and not _noun_asked(a, answer)
    return certain and not _general(a)


def _general(a: Asked) -> bool:
    """Whether nothing in the question names a round, a candidate or a person: then a fact may be what is asked for."""
    return not (a.years or a.span or a.candidates or a.people or a.members or a.regions or a.topic)


def _goes_first(a: Asked, computed: Answer, best: Match, fact: Fact) -> bool:
    """Whether a fact goes before an answer that was worked out."""
    if best.coverage < (PARTLY if computed.topic == "record" and not a.claim else COVERED) or best.parts.get("negation", 0.0) < 0:
        return False
    if (
        computed.topic in ("claim", "region")
        or "today" in computed.uses
        or (computed.topic == "deadline" and computed.status == "answered" and a.has("apply"))
    ):
        return False  # It was checked, and is answered with yes or no; there is a day until which one still may apply.
    if best.fact not in a.knowledge.facts and _general(a):
        return False  # A round's own fact, and nothing points to that round: "Vem fick priset?"
    if a.fact and a.has("pronouns") and computed.topic in LOOSE:
        return best.confidence >= SURE * SURE
    if a.story and computed.topic in LOOSE and best.confidence >= TOLD:
        return True  # "… fick priset för att de vågade. Ligger det nåt i det?" asks for more than whether they won.
    if computed.topic == "round" and not a.has("check"):
        return best.confidence >= LIKELY and _general(a) and not a.has("next")  # "When did the fair start?"
    if computed.topic == "person" and a.leading != "who" and set(computed.people) & set(fact.about.people):
        return best.confidence >= (LIKELY if a.leading in ASIDE else SURE)
    if computed.topic == "record" or _noun_asked(a, computed):
        return best.confidence >= LIKELY
    if computed.status == "unknown":
        return best.confidence >= (LIKELY if _general(a) else SURE)
    latest = computed.topic == "winner" and a.has("latest") and a.has("win")  # "Senaste vinnaren, tack."
    loose = computed.topic in LOOSE and _general(a) and not latest
    just = computed.topic == "winner" and _on_just_this(a, best, fact)
    return best.confidence >= (LIKELY if loose else SURE) and (loose or just or _general(a))


def _on_just_this(a: Asked, best: Match, fact: Fact) -> bool:
    """ "Vilken tidning hade fel om Stockholms vinst?": the fact is about just the candidate named, and neither when it won nor who won
    before or after it is asked."""
    about = fact.known and best.fact in a.knowledge.facts and bool(set(fact.about.candidates) & set(a.candidates))
    beside = a.has("before", "after", "previous", "next", "following", "precedes", "succeeds")
    return about and not (a.claim or beside) and a.leading not in ("when", "year", "day")


def _another_thing(a: Asked) -> Answer | None:
    """Another award or contest is named: told so, with what the folder says of it."""
    named = a.q.marked("other:")
    if not named:
        return None
    other = a.knowledge.words.others[int(named[0])]
    own = a.say.text(other.answer)
    if own and a.has("title", "same") and not a.years:
        return Answer("other", a.say.say("no_but", what=own) if a.claim else own)
    return Answer("other", own or a.say.say("other_thing", other=other.names[0]), "unknown")


def _noun_asked(a: Asked, computed: Answer) -> bool:
    """ "Vad var vinsten med att delta?", "när fick kommunen veta att den var nominerad?": no question for a list, a fact may know."""
    listed = computed.topic in ("winner", "winners", "nominees", "applicants", "record")
    told = computed.topic in ("nominees", "applicants", "record") and a.leading in ("when", "day") and bool(a.candidates) and not a.years
    return listed and (a.leading == "thing" or told)


def _best(found: Found) -> tuple[bool, float]:
    return found.decision.outcome == "sure", found.decision.choices[0].confidence if found.decision.choices else 0.0
