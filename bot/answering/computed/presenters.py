"""The rounds in which somebody of an office or organisation handed out the prize: "vilket år delade SKR:s vd ut priset?"."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of
from bot.answering.names import fold

USES = GENERAL | {"present", "ceremony", "role", "organisation", "when", "win", "receive"}
LONG = 6
"""Letters of an office that may end a longer word: "förbundsordförande" is an "ordförande"."""


def presented_by(a: Asked) -> Answer | None:
    """Every presenter whose office and organisation fit the words of the question, with the year."""
    if (
        not (a.asks_year or a.leading == "when")
        or not (a.has("present") or a.has("ceremony"))
        or a.years
        or a.people
        or a.members
        or a.candidates
    ):
        return None
    if a.has("nominate", "apply", "event", "win", "latest", "next", "first"):
        return None
    there = [(y, e.presenter) for y, e in a.rounds.editions.items() if e.presenter and e.presenter.name and y in a.rounds.past]
    offices = {fold(text) for _, member in there for text in member.role.values()} if there else set()
    words = [fold(t.surface) for t in a.q.tokens]
    said = {o for o in offices for w in words if w == o or (len(o) >= LONG and w.endswith(o))}
    if not said:
        return None
    found = [(y, m) for y, m in there if {fold(text) for text in m.role.values()} & said]
    found = [(y, m) for y, m in found if not a.organisations or m.organisation in a.organisations] or found
    texts = [a.say.say("member_presenter", member=a.say.member(m), year=y) for y, m in found]
    years = tuple(y for y, _ in found)
    return Answer("presenter", " ".join(texts), years=years, sources=sources_of(a.rounds, years, "presenter"), uses=USES)
