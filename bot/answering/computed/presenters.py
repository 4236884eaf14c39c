"""The rounds in which somebody of an office or organisation handed out the prize: "vilket år delade SKR:s vd ut priset?"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of
from bot.answering.names import fold
from bot.knowledge.model import Member

USES = GENERAL | {"present", "ceremony", "role", "organisation", "when", "win", "receive", "check"}
LONG = 6
"""Letters of an office that may end a longer word: "förbundsordförande" is an "ordförande"."""


def presented_by(a: Asked) -> Answer | None:
    """Every presenter whose office and organisation fit the words of the question, with the year."""
    if a.years or a.people or a.members or a.candidates or a.has("nominate", "apply", "event", "win", "latest", "next", "first"):
        return None
    claimed = a.claim and a.has("present") and bool(a.organisations)
    if not (claimed or ((a.asks_year or a.leading == "when") and a.has("present", "ceremony"))):
        return None
    there = [(y, e.presenter) for y, e in a.rounds.editions.items() if e.presenter and e.presenter.name and y in a.rounds.past]
    said = _offices(a, [member for _, member in there])
    if not said and not a.organisations:
        return None
    found = [
        (y, m)
        for y, m in there
        if (not said or {fold(text) for text in m.role.values()} & said) and (not a.organisations or m.organisation in a.organisations)
    ]
    if not found:
        return None
    texts = [a.say.say("member_presenter", member=a.say.member(m), year=y) for y, m in found]
    if claimed:
        texts[0] = a.say.say("yes_that", what=texts[0])
    years = tuple(y for y, _ in found)
    return Answer("presenter", " ".join(texts), years=years, sources=sources_of(a.rounds, years, "presenter"), uses=USES)


def _offices(a: Asked, members: list[Member]) -> set[str]:
    """The offices of those that handed out the prize which the question names."""
    offices = {fold(text) for member in members for text in member.role.values()}
    words = [fold(t.surface) for t in a.q.tokens]
    return {o for o in offices for w in words if w == o or (len(o) >= LONG and w.endswith(o))}
