"""The rounds in which somebody of an office or organisation handed out the prize: "vilket år delade SKR:s vd ut priset?"."""

from __future__ import annotations

import re

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of
from bot.answering.names import fold
from bot.knowledge.model import Member
from bot.language import either

USES = GENERAL | {"present", "ceremony", "role", "organisation", "when", "win", "receive", "check"}
SEVERAL = 2
"""Rounds from which those of an office are a list."""
LONG = 6
"""Letters of an office that may end a longer word: "förbundsordförande" is an "ordförande"."""


def presented_by(a: Asked) -> Answer | None:
    """Every presenter whose office and organisation fit the words of the question, with the year."""
    if a.years or a.people or a.members or a.candidates or a.has("nominate", "apply", "event", "win", "latest", "next", "first", "only"):
        return None
    claimed = a.claim and a.has("present") and bool(a.organisations) and not _as_a_rule(a)
    sent = a.leading == "who" and a.has("present") and _sent_by(a)
    if not (claimed or sent or ((a.asks_year or a.leading == "when") and a.has("present", "ceremony"))):
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


def _as_a_rule(a: Asked) -> bool:
    """ "Är det SKR som delar ut priset?": who does, not who did once."""
    said = [" ".join(t.surface.casefold() for t in a.q.tokens[m.start : m.end]) for m in a.q.marks if m.concept == "present" and m.end]
    return bool(said) and set(said) <= set(a.asking["present_now"])


def _sent_by(a: Asked) -> bool:
    """ "Vem från SKR har delat ut priset?": whether somebody of the organisation named is asked for."""
    before = rf"(?<!\w)(?:{either(a.asking['prepositions'])})\s+$"
    return any(n.kind == "organisation" and re.search(before, a.q.text[: n.start].casefold()) for n in a.q.names) and not a.either


def presenter_beside(a: Asked) -> Answer | None:
    """ "Vem delade ut priset före Palle Lundberg?": the presenter known next before or after one named."""
    names = {*a.members, *(a.knowledge.people[p].name for p in a.people if p in a.knowledge.people)}
    turned = a.has("before") != a.has("after") and not a.has("check", "receive", "jury") and not a.opens_with_verb(a.q.text)
    if not names or not turned or not a.has("present", "ceremony"):
        return None
    there = [(y, e.presenter) for y, e in a.rounds.editions.items() if e.presenter and e.presenter.name and y in a.rounds.past]
    own = [i for i, (_, m) in enumerate(there) if m.name in names]
    at = (own[0] - 1 if a.has("before") else own[-1] + 1) if own else -1
    if not 0 <= at < len(there):
        return None
    year, member = there[at]
    text = a.say.say("member_presenter", member=a.say.member(member), year=year)
    missing = [y for y in a.rounds.past if y not in [y for y, _ in there]]
    notes = (a.say.say("not_known_for", years=a.say.names(map(str, missing))),) if missing else ()
    sources = sources_of(a.rounds, (year,), "presenter")
    return Answer("presenter", text, years=(year,), people=a.people, sources=sources, notes=notes, uses=USES)


def received_by(a: Asked) -> Answer | None:
    """ "Vilka kommundirektörer har tagit emot priset?": everybody of an office that received it, round by round."""
    named = a.years or a.people or a.members or a.candidates
    if named or not a.has("receive") or not a.has("who", "all") or a.has("latest", "jury", "why"):
        return None
    said = [fold(t.surface) for t in a.q.tokens]
    rows, years = [], []
    for year in a.rounds.past:
        received = a.rounds.editions[year].recipients or ()
        fitting = [m for m in received if any(_is_office(word, fold(office)) for word in said for office in m.role.values())]
        rows += [a.say.phrase("row", year=year, what=a.say.member(m)) for m in fitting]
        years += [year] if fitting else []
    if len(years) < SEVERAL:
        return None
    text = a.say.say("recipients_each") + a.say.lines(rows)
    sources = sources_of(a.rounds, years[-3:], "recipients")
    return Answer("recipients", text, years=tuple(years), sources=sources, uses=USES | {"ever", "all"})


def _is_office(word: str, office: str) -> bool:
    """Whether a word is an office, perhaps in the plural."""
    return len(office) >= LONG and word.startswith(office)


def _offices(a: Asked, members: list[Member]) -> set[str]:
    """The offices of those that handed out the prize which the question names."""
    offices = {fold(text) for member in members for text in member.role.values()}
    words = [fold(t.surface) for t in a.q.tokens]
    return {o for o in offices for w in words if w == o or (len(o) >= LONG and w.endswith(o))}
