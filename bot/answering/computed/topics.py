"""What can be worked out, in the order in which it is tried: the special before the general. Reading it tells what the bot can compute."""

from __future__ import annotations

import re

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.attempts import at_once, came_back, first_attempt, latest_attempt, nth_attempt, tries, won_and_lost
from bot.answering.computed.claims import date_claim, place_claim, years_at, years_in_month, years_without
from bot.answering.computed.described import described, letters_said
from bot.answering.computed.field import field
from bot.answering.computed.held import coming_result, existed
from bot.answering.computed.juries import juries
from bot.answering.computed.lost_finals import lost_finals
from bot.answering.computed.numbers_claimed import numbers_claimed
from bot.answering.computed.occasions import deadline, fair_length, next_round, nomination_day, occasion, that_day, whether_today
from bot.answering.computed.of_them import of_them
from bot.answering.computed.order import beaten, beaten_by, order, there_first, which_year
from bot.answering.computed.overlap import overlap, winners_among
from bot.answering.computed.people import beginnings, people
from bot.answering.computed.presenters import presented_by, presenter_beside, received_by
from bot.answering.computed.presumed import unfounded
from bot.answering.computed.records import how_many_rounds, in_order, record, region, years_between, years_since
from bot.answering.computed.regions_counted import regions_counted
from bot.answering.computed.reigning import reigning
from bot.answering.computed.riddles import riddle
from bot.answering.computed.rivals import rivals
from bot.answering.computed.round_in_short import round_in_short
from bot.answering.computed.rows import row
from bot.answering.computed.sides import sides
from bot.answering.computed.stage import aspect
from bot.answering.computed.sweeping import sweeping
from bot.answering.computed.twice_on_stage import twice_on_stage
from bot.answering.computed.veterans import veterans
from bot.answering.computed.winners import foreseen, winner
from bot.answering.computed.winning_streaks import winning_streaks
from bot.answering.names import fold
from bot.answering.question import ASKS
from bot.language import words

TOPICS = (
    described,
    of_them,
    twice_on_stage,
    presented_by,
    presenter_beside,
    received_by,
    people,
    sweeping,
    regions_counted,
    reigning,
    region,
    numbers_claimed,
    riddle,
    row,
    overlap,
    round_in_short,
    winners_among,
    veterans,
    lost_finals,
    sides,
    rivals,
    unfounded,
    deadline,
    years_since,
    years_between,
    which_year,
    order,
    there_first,
    beaten,
    beaten_by,
    tries,
    nth_attempt,
    came_back,
    at_once,
    won_and_lost,
    in_order,
    first_attempt,
    latest_attempt,
    how_many_rounds,
    winning_streaks,
    fair_length,
    juries,
    that_day,
    whether_today,
    years_without,
    date_claim,
    place_claim,
    years_at,
    years_in_month,
    nomination_day,
    aspect,
    coming_result,
    occasion,
    existed,
    field,
    foreseen,
    winner,
    next_round,
    record,
)


TAIL = len("ordförande")
"""Letters at the end of a compound that name an office."""
SHORT = 4
"""Letters of a word that may end a name."""
LONG = 5
"""Letters of a word that is looked for in the answer itself: "var det något om omsorgen i motiveringen?"."""
TIMELESS = frozenset({"place", "ceremony", "fair", "round", "rounds", "winner", "winners"})
"""Topics that no organisation has to do with, unless the answer names it ("When and where was it decided that SKL would become SKR?")."""
OF_ORGANISATIONS = frozenset({"jury", "backers"})
ON_STAGE = frozenset({"presenter", "recipients"})
OF_LISTS = frozenset({"jury", "backers", "recipients", "presenter", "prize", "applicants_count", "nominees_count"})
"""Topics that tell no reason ("Varför är Saco med i juryn?")."""
OF_PEOPLE = frozenset({"person", "member"})
THEIRS = ("award", "title", "jury", "organisation", "backers", "present", "decide", "role", "contact")
"""Concepts that an organisation may have to do with ("vem fick SKR:s pris?"); else an answer must account for it ("är med i SKR")."""
BEFORE_SAYING = 5
"""Words in which it is told who says so ("en på jobbet säger att …")."""
READ_INTO = frozenset({"winner", "record"})
"""Topics that are easily read into what stands around a question."""
FRAME = 1
"""Words around a question without words of its own that need not be explained."""
PASSED_ON = 2
"""Words of a forwarded claim that need not be explained: what can be checked of it is worth more than nothing."""


def _told(word: str, told: str) -> bool:
    """Whether the answer itself has a word."""
    return len(word) >= LONG and (fold(word)[:LONG] in told or _ends_in(word, told))


def _ends_in(word: str, told: str) -> bool:
    """Whether a longer word ends in one of the answer: "förbundsordförande" is the "ordförande" that it names."""
    return len(word) > TAIL and re.search(rf"(?<!\w){re.escape(fold(word)[-TAIL:])}(?!\w)", told) is not None


def _tellers(a: Asked) -> frozenset[str]:
    """Who is said to have said it, at the start of a message: "morsan säger att Umeå vunnit, när isf?"."""
    start = [t.surface for t in a.q.tokens[:BEFORE_SAYING]]
    says = next((i for i, word in enumerate(start) if word.casefold() in a.asking["says"]), 0)
    asks = any(m.start < says and m.concept in ASKS for m in a.q.marks if m.end)
    that = says > 0 and start[says - 1].casefold() in words("parting", "that")  # "The article that says Stockholm won in 2010".
    return frozenset() if asks or that or not a.candidates else frozenset(start[: says + 1] if says else ())


def _doers(a: Asked) -> frozenset[str]:
    """Whom a question takes to have done it: "Var det kungen som delade ut priset 2013?"."""
    first, second, *rest = (*(t.surface.casefold() for t in a.q.tokens), "", "")
    that = next((i for i, word in enumerate(rest) if word in words("parting", "that")), 0)
    asks = first in a.asking["verb_first"] and second in a.asking["points_back"]
    return frozenset(t.surface for t in a.q.tokens[2 : 2 + that]) if asks else frozenset()


def _left(a: Asked, answer: Answer) -> tuple[str, ...]:
    """Weighty words that neither the topic nor the answer itself accounts for."""
    told, tellers = fold(answer.text), _tellers(a) | (_doers(a) if answer.topic in ON_STAGE else frozenset())
    left = tuple(w for w in a.q.unexplained(answer.uses) if w not in tellers and not _told(w, told))
    if answer.topic in OF_ORGANISATIONS:  # "Var någon bank med?": Swedbank is one.
        left = tuple(w for w in left if len(w) < SHORT or not re.search(rf"\w{re.escape(fold(w))}(?!\w)", told))
    if answer.topic in OF_PEOPLE:  # "Var bor han?": small words all, and no question for his role.
        left += tuple(t.surface for m in a.q.marks if m.concept == "elsewhere" for t in a.q.tokens[m.start : m.end])
    if answer.topic in TIMELESS or not a.has(*THEIRS):
        left += tuple(o for o in a.organisations if fold(o) not in told)
    if a.leading == "why" and answer.topic in OF_LISTS and answer.status == "answered":
        left += tuple(t.surface for m in a.q.marks if m.concept == "why" for t in a.q.tokens[m.start : m.end])
    left += tuple(t.surface for m in a.q.marks if m.concept == "turned" for t in a.q.tokens[m.start : m.end])
    people_said = [a.knowledge.people[p].name for p in a.q.named("person") if p in a.knowledge.people and p not in answer.people]
    left += tuple(name for name in people_said if fold(name.split()[-1]) not in told)
    chat = {t.surface for m in a.q.marks if m.concept == "everyday" for t in a.q.tokens[m.start : m.end]}
    around = tuple(w for w in a.around if not _told(w, told))
    left += around if len(around) > FRAME and answer.topic in READ_INTO else ()
    role = a.has("win", "nominate", "apply", "along", "get", "title", "award", "jury")  # "Hade Nacka koll på pengarna 2015?" has none.
    checkable = role and a.q.named("candidate") and (a.q.years.named or a.has("ever"))
    if checkable and a.claim and len(left) <= PASSED_ON and chat.issuperset(left):
        return ()  # "Vann kommunen 2009 eller ljuger min lärare?"
    checkable = a.candidates or a.years or a.span or a.people or a.regions
    return () if a.quoted and checkable and len(left) <= PASSED_ON else left


def compute(a: Asked) -> tuple[Answer, tuple[str, ...]] | None:
    """The first topic that explains every weighty word of the question; else the best that leaves some, with those words."""
    best: tuple[Answer, tuple[str, ...]] | None = None
    for topic in TOPICS:
        answer = topic(a)
        if answer is None or not answer.text.strip():
            continue  # Nothing to say is no answer, whatever a topic made of the question.
        left = _left(a, answer)
        if topic is described:
            left = tuple(w for w in left if w.casefold() not in letters_said(a))
        if topic is people:
            meant = beginnings(a)
            left = tuple(w for w in left if w not in meant)
        if not left:
            return answer, ()
        if best is None or len(left) < len(best[1]):
            best = answer, left
    return best
