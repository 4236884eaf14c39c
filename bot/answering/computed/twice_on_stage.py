"""Somebody who stood in two parts: "vem i juryn hade själv tagit emot priset?", "has anyone both sat on the jury and presented it?"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.members import STAGES, appearances
from bot.answering.computed.parts import sources_of
from bot.knowledge.model import Member

USES = GENERAL | {
    *("jury", "receive", "present", "ceremony", "win", "won", "both", "earlier", "some", "person.name", "person.who_is"),
    *("group_pronouns", "organisation", "role", "repeat", "check", "jury_member"),
}
SIDES = 2
"""Parts that one person is to have had."""
Stood = list[tuple[int, str, Member]]


def twice_on_stage(a: Asked) -> Answer | None:
    """Everybody whose name stands in both parts asked for, with the rounds; that the sources tell of no one, if so."""
    asked = _parts(a)
    if len(asked) != SIDES:
        return None
    there: dict[str, Stood] = {}
    for year, edition in a.rounds.editions.items():
        for key, member in appearances(edition):
            if key in asked and (key == "jury" or year in a.rounds.past):
                there.setdefault(member.name or "", []).append((year, key, member))
    both = {name: stood for name, stood in there.items() if name and {key for _, key, _ in stood} == set(asked) and _in_year(a, stood)}
    if not both:
        return None
    texts = [a.say.say(f"member_{key}", member=a.say.member(m), year=y) for stood in both.values() for y, key, m in stood]
    if any(len({m.organisation for _, _, m in stood}) > 1 for stood in both.values()):
        texts.append(a.say.say("one_name_only"))
    if a.claim:
        texts[0] = a.say.say("yes_that", what=texts[0])
    years = tuple(dict.fromkeys(y for stood in both.values() for y, _, _ in stood))
    people = tuple(p.id for p in a.knowledge.people.values() if p.name in both)
    sources = tuple(dict.fromkeys(s for stood in both.values() for y, key, _ in stood for s in sources_of(a.rounds, (y,), key)))[:3]
    return Answer("member", " ".join(texts), years=years[-1:], people=people[:1], sources=sources, uses=USES | {"also"})


def _parts(a: Asked) -> list[str]:
    """The parts that one person is asked to have had; none where somebody is named, or something else is asked."""
    asked = [part for concept, part in STAGES.items() if a.has(concept)]
    if asked == ["jury"] and a.has("win", "won") and a.has("earlier", "repeat"):
        asked.append("recipients")  # "Vem i juryn hade själv vunnit tidigare?"
    named = a.people or a.members or a.candidates or a.organisations
    meant = a.has("both", "earlier", "also", "repeat") or (a.has("some") and a.claim)
    whom = (a.has("who", "some") or a.claim) and not a.has("why", "count", "say")
    return asked if meant and whom and not named else []


def _in_year(a: Asked, stood: Stood) -> bool:
    """Whether one of the parts was in the round that the question names."""
    return not a.years or any(year in a.years for year, _, _ in stood)
