"""A question set in its context: what stands around it, what was told before it, and the moment at which it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering import dialogue
from bot.answering.asked import EVERYDAY, Asked
from bot.answering.facts import Facts
from bot.answering.grammar import Part
from bot.answering.hearing import FRAME
from bot.answering.names import fold
from bot.answering.question import Question, QuestionReader
from bot.answering.reply import Conversation
from bot.answering.turn import Turn
from bot.knowledge.model import Knowledge


class Context:
    """Sets questions in their context, on one state of the knowledge."""

    def __init__(self, knowledge: Knowledge, reader: QuestionReader, facts: Facts) -> None:
        self.knowledge = knowledge
        self._reader = reader
        self._facts = facts
        self._parts = {region.name: region.parts for region in knowledge.regions}

    def of(self, q: Question, one: Part, turn: Turn) -> Asked:
        """A question in its setting: the words around it in the message, what was told before, the moment."""
        before, rounds = turn.before, turn.rounds
        asking = self._reader.asking[q.lang]
        points = q.has("pronouns") or len(q.tokens) <= dialogue.FRAGMENT  # "Hur ofta hålls mässan? – I vilken stad?"
        if before.fact and points and q.has("when", "day", "week", "where") and self._of_event(before.fact, q.lang):
            q = dialogue.with_concepts(q, ["event"])  # "Vad är temat för mässan, och vilka dagar hålls den?"
        q = dialogue.of_those(dialogue.nth_time(dialogue.stepping_on(q)), before)
        lean = dialogue.lean(q, before, dict(asking), same_message=turn.same_message)
        around = self._reader.read(one.around, q.lang, rounds.today.year) if one.around else None
        if around and dialogue.set_before(q, around):
            q, around = self._reader.read(f"{q.text} {one.around}", q.lang, rounds.today.year), None
        theirs = q.has("group_pronouns") and around and around.has("receive", "jury")  # "Kungsbackas mottagare, vad jobbade de som?"
        if around and not q.concepts & (dialogue.ROLES - {"person.who_is"} if theirs else dialogue.ROLES) and not q.marked("role:"):
            q = dialogue.with_concepts(q, around.concepts & (dialogue.ROLES | dialogue.SETTING if one.story else dialogue.ROLES))
        if around and _says_nothing(q) and around.has("source") and not (around.names or around.years.named):
            q = dialogue.with_concepts(q, ["source"])  # "Jag vill hänvisa till en källa, vilken är det?"
        if around and q.has("get") and q.has("pronouns") and around.has("award", "title") and around.named("candidate"):
            q = dialogue.with_concepts(q, ["award"])  # "Farmor i Umeå skryter om ett pris. När fick de det?"
        if not turn.before.at and q.has("get") and q.has("pronouns") and q.leading in ("when", "year") and q.named("candidate"):
            q = dialogue.with_concepts(q, ["award"])  # "När fick Umeå den?"
        if around and q.has("person_pronouns"):
            q = dialogue.with_concepts(q, [c for c in around.concepts if c.startswith("role:")])
        years = (
            (*lean.years, *q.years.named)
            if q.has("compare") and lean.years
            else q.years.named or lean.years or (around.years.named if around and not q.years.span and not q.has("latest", "next") else ())
        )
        if q.years.offset and len(q.years.named or before.years) == 1:
            base = (q.years.named or before.years)[0]
            years = (base, base + q.years.offset) if q.has("both") else (base + q.years.offset,)  # "Återkom någon två år senare?"
        won = [y for y, winner in rounds.winners.items() if q.named("candidate") == (winner,)]
        if q.years.offset and not q.years.named and won:
            years = (won[0] + q.years.offset,)  # "Who won two years before Nacka?"
        own = self._reader.subjects(q)
        candidates = () if q.years.offset and won else own or lean.candidates or (around.named("candidate") if around else ())
        ahead = around.named("person") if lean.people and around and not one.story else ()  # "Och Tony då, vem är det?" after another.
        beside = around.named("person") if around and not q.named("candidate") else ()
        people = q.named("person") or ahead or lean.people or _still(q, before) or beside
        regions = q.named("region") or (around.named("region") if around and one.story and not candidates and _says_nothing(q) else ())
        taken = {"years": (years, q.years.named), "candidates": (candidates, own), "people": (people, q.named("person"))}
        followed = frozenset(kind for kind, (used, own) in taken.items() if used and not own)
        return Asked(
            q=dialogue.with_topic(q, lean.topic),
            knowledge=self.knowledge,
            rounds=rounds,
            say=turn.say,
            asking=asking,
            years=() if q.years.span else years,
            span=q.years.span,
            candidates=candidates,
            people=people,
            organisations=q.named("organisation"),
            members=q.named("member"),
            regions=tuple(part for name in regions for part in self._parts.get(name) or (name,)),
            topic=lean.topic or (before.topic if lean.years or lean.candidates else None),
            followed=followed,
            around=_weighty(q, around, people) if around and _says_nothing(q) and not q.has("when", "year") else (),
            quoted=one.quoted,
            story=one.story,
            fact=lean.fact,
            phrasing=before.phrasing if lean.fact else None,
            told=before.told,
            told_in=before.told_in,
            told_alone=not before.candidates,
            same_message=turn.same_message,
        )

    def _of_event(self, fact: str, lang: str) -> bool:
        """Whether what a fact is about is the event around the award."""
        return self._reader.read(" ".join(self._facts.subject(fact, lang)), lang, 0).has("event")


def _still(q: Question, before: Conversation) -> tuple[str, ...]:
    """Of whom a word or two ask that no award turns on, after somebody was spoken of ("Vem är Anna Ek? – Ålder?")."""
    bare = len(q.tokens) <= dialogue.FRAGMENT and q.has("elsewhere") and not (q.names or q.years.named or q.has("pronouns"))
    return before.people if bare else ()


def _weighty(q: Question, around: Question, people: Sequence[str]) -> tuple[str, ...]:
    """Words of weight around a question that says nothing; of a claim about somebody ("X slutar snart. Stämmer det?") those of what lies
    outside any award as well."""
    if not q.has("check"):
        return around.unexplained(around.concepts)
    told = around.unexplained(around.concepts - EVERYDAY - {"elsewhere"}) if people else ()
    return tuple(word for word in told if fold(word) not in FRAME)


def _says_nothing(q: Question) -> bool:
    """Whether all that a question asks for stands around it."""
    own = {m.concept for m in q.marks if m.end} & dialogue.ROLES - {"who", "when", "where", "count"}
    return not (own or q.names or q.years.ranges or q.unexplained(q.concepts))
