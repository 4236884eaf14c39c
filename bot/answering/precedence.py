"""What goes first: a fact, or an answer that was worked out from the rounds."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.knowledge.model import Fact
from bot.matching.matcher import Match

SURE = 0.96
"""From this confidence a fact goes before an answer worked out without any year or name ("Hur gammal är mässan?")."""
LIKELY = 0.68
"""From this one, before a loose topic ("Vem avgör vem som vinner?" is no question for the latest winner) or an honest "not known"."""
SAME = 0.8
"""From this likeness a phrasing is the question itself ("Vad är HME? – Vad står det för?")."""
COVERED = 0.9
"""Share of a question's weight that a fact must explain to go before an honest "not known" that was worked out."""
PARTLY = 0.5
"""The same before a candidate's mere record ("Karlstads värdegrund stavas på två sätt, hur?")."""
TOLD = 0.77
"""From this confidence a fact found in the story goes before what was loosely read into it."""
ASIDE = frozenset({"thing", "when", "why", "how", "where", "count", "day", "year"})
"""Question words that ask for something else than who somebody is ("Vad löd rubriken på intervjun med Jessica Forssten?")."""
LOOSE = frozenset({"winner", "record", "person", "round", "rounds", "contact"})
"""Topics that so general a question may have been read into."""
OF_A_RECORD = frozenset("light candidate follow pronouns group_pronouns has_been year when along edition ever".split())
"""Concepts with which a candidate's record is asked for, if there is no other word: "Nacka?", "vilka år var Nacka med?"."""
Worked = tuple[Answer, tuple[str, ...]]
"""An answer that was worked out, and the weighty words of the question that it leaves unexplained."""
NEVER = 1.1
"""More than any confidence: no fact goes first."""


def settled(a: Asked, computed: Worked) -> bool:
    """Whether an answer that was worked out needs no look at the facts."""
    answer, left = computed
    certain = not left and answer.status == "answered" and answer.topic not in LOOSE and not _noun_asked(a, answer)
    sent = answer.topic == "presenter" and bool(a.organisations)  # "Någon från Vision delade ut priset. Vem?"
    ahead = bool(answer.years) and answer.years[0] not in a.rounds.past  # "Vilka är nominerade nu?"
    record = answer.topic.endswith("_count") and bool(answer.years) and a.has("most", "fewest") and a.leading in ("who", "year", "when")
    return certain and (not general(a) or answer.topic in ("region", "member") or ahead or sent or record)


def goes_first(a: Asked, computed: Answer, best: Match, fact: Fact, asks: str | None) -> bool:
    """Whether a fact goes before an answer that was worked out. `asks`: the concept that its phrasing asks with."""
    if _rounds_asked(a, computed) and asks not in ("when", "day", "year"):
        return False  # "När var Karlstad nominerat?" does not ask how that felt.
    covered = PARTLY if computed.topic == "record" and not a.claim else COVERED
    if best.coverage < covered or best.parts.get("negation", 0.0) < 0 or _was_checked(a, computed):
        return False
    if best.fact not in a.knowledge.facts and general(a):
        return False  # A round's own fact, and nothing points to that round: "Vem fick priset?"
    if computed.status == "unknown" and best.parts["likeness"] >= SAME and best.coverage == 1 and "years" not in a.followed:
        return best.confidence >= LIKELY  # All but asked so: "Which reports did the jury have on its table in 2023?"
    return best.confidence >= (_least_of_loose(a, computed, fact) or _least(a, computed))


def _was_checked(a: Asked, computed: Answer) -> bool:
    """Whether it was checked, and is answered with yes or no, or there is a day until which one still may apply."""
    applies = computed.topic == "deadline" and computed.status == "answered" and a.has("apply")
    return computed.topic in ("claim", "region") or "today" in computed.uses or applies


def _least_of_loose(a: Asked, computed: Answer, fact: Fact) -> float | None:
    """The confidence that a fact must have before what was loosely read into a question; None where that is told elsewhere."""
    if a.fact and a.has("pronouns") and computed.topic in LOOSE:
        return SURE * SURE
    if a.story and computed.topic in LOOSE:
        return TOLD  # "… fick priset för att de vågade. Ligger det nåt i det?" asks for more than whether they won.
    if computed.topic == "round" and not a.has("check"):
        return LIKELY if general(a) and not a.has("next") else NEVER  # "When did the fair start?"
    if computed.topic == "person" and a.leading != "who" and set(computed.people) & set(fact.about.people):
        office = a.leading == "thing" and a.has("person.who_is") and a.has("held") and not a.has("today")  # "What office does he hold?"
        return LIKELY if a.leading in ASIDE and not office else SURE
    return None


def _least(a: Asked, computed: Answer) -> float:
    """The same before any other answer."""
    how_it_went = any(m.concept == "history" and m.start == 0 and m.end > 1 for m in a.q.marks)
    if computed.topic == "record" and how_it_went and a.q.concepts <= {"history", "light", "candidate"}:
        return NEVER  # "Hur gick det för Nacka?" asks for just that.
    if computed.topic == "record" and of_a_record(a):
        return NEVER
    if computed.topic in ("applicants", "applicants_count") and computed.status == "unknown" and a.has("first") and not a.has("newcomer"):
        return NEVER  # "Hur många sökte första gången?" is not who applied for the first time.
    entered_last = computed.topic == "applicants" and general(a) and a.has("latest")  # "Vilken var den sista omgång som man sökte till?"
    if computed.topic == "record" or _noun_asked(a, computed) or entered_last:
        return LIKELY
    if computed.status == "unknown":
        return LIKELY if general(a) else SURE
    holder = a.leading == "who" and a.has("title") and not a.claim  # "Vem är kvalitetskommun nu?"
    latest = computed.topic == "winner" and (holder or (a.has("latest") and a.has("win"))) and not a.has("how")  # "Senaste vinnaren, tack."
    if computed.topic in LOOSE and general(a) and not latest:
        return LIKELY
    return SURE if general(a) else NEVER


def of_a_record(a: Asked) -> bool:
    """Whether a question asks for no more than a candidate's record."""
    bare = len(a.q.tokens) == len(a.q.named("candidate"))  # "Sammanfatta Nacka" asks for more than its name.
    return (bare or a.has("along")) and not (a.fact or a.q.concepts - OF_A_RECORD or a.q.unexplained(OF_A_RECORD))


def general(a: Asked) -> bool:
    """Whether nothing in the question names a round, a candidate or a person: then a fact may be what is asked for."""
    named = a.years or a.span or a.candidates or a.people or a.members or a.regions or a.topic
    nth = (a.has("ordinal") and (a.nth() or 0) > 1) or (a.has("first", "newcomer") and a.has("win"))  # "Vem vann första gången?"
    return not (named or (a.leading == "who" and nth))


def _noun_asked(a: Asked, computed: Answer) -> bool:
    """ "Vad var vinsten med att delta?", "när fick kommunen veta att den var nominerad?": no question for a list, a fact may know."""
    listed = computed.topic in ("winner", "winners", "nominees", "applicants", "record")
    return (listed and a.leading == "thing") or _rounds_asked(a, computed)


def _rounds_asked(a: Asked, computed: Answer) -> bool:
    """Whether it is told in which rounds a candidate took part, where a day may be asked for."""
    told = computed.topic in ("nominees", "applicants", "record") and a.leading in ("when", "day") and bool(a.candidates) and not a.years
    return told and not a.has("latest")  # "När var Nacka senast nominerat?"
