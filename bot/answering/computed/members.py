"""Somebody who stood in a jury, handed out the prize or received it: in which part, in which round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.stage import of_round
from bot.answering.names import fold
from bot.knowledge.model import Edition, Member

USES = GENERAL | {"role", "person.who_is", "person.name", "contact.email", "contact.phone", "contact.any", "when", "award", "jury_member"}
"""What any answer about people takes account of."""
STAGES = {"jury": "jury", "receive": "recipients", "present": "presenter"}
"""Concept to the key of an edition under which somebody stands for it."""


def pointed_at(a: Asked) -> bool:
    """ "Har hon också delat ut priset?" of the one just told."""
    asked = a.has("jury", "receive", "present") and not a.has("why", "count", "say", "previous", "following")
    return asked and a.claim and "people" in a.followed and len(a.people) == 1 and a.has("person_pronouns")


def _when_on_stage(a: Asked) -> bool:
    """ "Per Ödman, vilken kommun och vilket år?": when somebody is asked for, and nothing that he did."""
    dated = a.asks_year or a.has("year") or (a.topic == "member" and a.has("when"))
    return dated and not a.q.marked("role:") and not a.has("event", "say", "contact", "person.who_is") and not a.q.unexplained(USES)


def on_stage(a: Asked) -> Answer | None:
    """Somebody named, where a part of the ceremony or the jury is asked for, or when he stood there."""
    part = a.claim and a.has("along") and a.has("ceremony", "award", "title")  # "Did she play any part at the ceremony?"
    if a.people and (part or a.has("jury", "receive", "present", "win") or _when_on_stage(a)):
        return member(a)
    return None


def member(a: Asked) -> Answer | None:
    """The parts and rounds in which the people named stood, as far as the question asks for them."""
    names = {*a.members, *(a.knowledge.people[p].name for p in a.people)}
    there = [
        (key, one, edition)
        for edition in a.rounds.editions.values()
        for key, one in appearances(edition)
        if one.name in names and (key == "jury" or edition.year in a.rounds.past)
    ]
    if not there:
        return None
    if across := _other_side(a, [(key, e) for key, _, e in there]):
        return across
    meant = [x for x in there if _as_claimed(a, x[0], x[2].year, x[1])]
    if a.has("others") and a.has("who") and len(meant) == 1 and meant[0][0] != "presenter":
        key, one, edition = meant[0]
        beside = [m for m in getattr(edition, key) if m.name != one.name]
        texts = [a.say.phrase(f"member_{key}", member=a.say.member(m), year=edition.year) for m in beside]
        meant = meant if texts else []
    else:
        texts = [a.say.phrase(f"member_{key}", member=a.say.member(one), year=e.year) for key, one, e in meant or there]
    if a.claim:
        texts[0] = a.say.say("yes_that" if meant else "no_that", what=texts[0])
    elif a.has("candidate") and a.leading == "who":  # "Håkan Sörman delade ut priset en gång. Till vilken kommun?"
        texts += [a.say.say("winner", winner=e.winner, year=e.year) for key, _, e in meant or there if key == "presenter" and e.winner]
    return Answer(
        "member",
        " ".join(texts),
        years=((meant or there)[0][2].year,),
        people=a.people or tuple(p.id for p in a.knowledge.people.values() if p.name in names)[:1],
        sources=tuple(dict.fromkeys(s for key, _, e in meant or there for s in e.sources_for.get(key) or e.sources))[:3],
        uses=USES | {"jury", "receive", "present", "check", "year", "organisation", "ceremony", "win", "won", "others", "along", "some"},
    )


def _other_side(a: Asked, there: Sequence[tuple[str, Edition]]) -> Answer | None:
    """ "Vem gav priset till henne?" of somebody who received it asks who presented it, and the other way round."""
    stood = [key for key, _ in there]
    asked = [part for concept, part in STAGES.items() if a.has(concept)] or (["recipients"] if a.has("win") else [])
    plain = not a.claim and not a.has("role", "also", "others", "along")
    if not plain or len(asked) != 1 or asked[0] in stood or "jury" in (asked[0], stood[0]):
        return None
    return replace(of_round(a, asked[0], there[0][1].year), people=a.people)


def _as_claimed(a: Asked, key: str, year: int, member: Member) -> bool:
    """Whether somebody stood there in the part, the role and the year that the question has, as far as it has any."""
    if not _in_role(a, member):
        return False
    given_to = [c for c in a.candidates if key in ("presenter", "recipients") and a.rounds.winners.get(year) != c]
    if given_to:
        return False  # "Delade hon ut priset till Mörbylånga?"
    asked = {part for concept, part in STAGES.items() if a.has(concept)}
    if not asked and a.has("win"):
        asked = {"recipients"}  # "Did she receive the award?"
    return (not asked or key in asked) and (not a.years or "years" in a.followed or year in a.years)


def _in_role(a: Asked, member: Member) -> bool:
    """Whether somebody stood there as what the question says: "som kommunstyrelsens ordförande", "för Vision"."""
    said = [a.knowledge.roles[r] for r in a.q.marked("role:") if r in a.knowledge.roles]
    own = {fold(text) for text in member.role.values()}
    if a.claim and said and own and not any(fold(name) in own for role in said for names in role.names.values() for name in names):
        return False
    whose = fold(member.organisation or "")
    return not (a.claim and whose and a.organisations and not any(fold(o) in whose or whose in fold(o) for o in a.organisations))


def appearances(edition: Edition) -> Iterable[tuple[str, Member]]:
    """Everybody who stood in a round, each with the key of the part, in the order of STAGES."""
    yield from (("jury", m) for m in edition.jury or ())
    yield from (("recipients", m) for m in edition.recipients or ())
    if edition.presenter:
        yield "presenter", edition.presenter
