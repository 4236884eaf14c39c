"""What can be worked out, in the order in which it is tried: the special before the general. Reading it tells what the bot can compute."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.accounted import left_over
from bot.answering.computed.attempts import first_attempt, tries
from bot.answering.computed.claims import date_claim, place_claim, years_at, years_in_month, years_without
from bot.answering.computed.described import described, letters_said
from bot.answering.computed.field import field
from bot.answering.computed.held import coming_result, existed
from bot.answering.computed.lost_finals import lost_finals
from bot.answering.computed.numbers_claimed import numbers_claimed
from bot.answering.computed.occasions import deadline, fair_length, next_round, nomination_day, occasion, whether_today
from bot.answering.computed.of_them import of_them
from bot.answering.computed.order import beaten, beaten_by, order, there_first, which_year
from bot.answering.computed.parts import of_their_region
from bot.answering.computed.people import people
from bot.answering.computed.presumed import unfounded
from bot.answering.computed.records import how_many_rounds, in_order, record, region, years_between
from bot.answering.computed.regions_counted import regions_counted
from bot.answering.computed.reigning import reigning
from bot.answering.computed.riddles import riddle
from bot.answering.computed.rivals import rivals
from bot.answering.computed.round_in_short import round_in_short
from bot.answering.computed.sides import sides
from bot.answering.computed.stage import aspect
from bot.answering.computed.sweeping import sweeping
from bot.answering.computed.twice_on_stage import twice_on_stage
from bot.answering.computed.winners import foreseen, winner

TOPICS = (
    described,
    of_them,
    twice_on_stage,
    people,
    sweeping,
    regions_counted,
    reigning,
    region,
    numbers_claimed,
    riddle,
    round_in_short,
    lost_finals,
    sides,
    rivals,
    unfounded,
    deadline,
    years_between,
    which_year,
    order,
    there_first,
    beaten,
    beaten_by,
    tries,
    in_order,
    first_attempt,
    how_many_rounds,
    fair_length,
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


def compute(a: Asked) -> tuple[Answer, tuple[str, ...]] | None:
    """The first topic that explains every weighty word of the question; else the best that leaves some, with those words."""
    best: tuple[Answer, tuple[str, ...]] | None = None
    a = of_their_region(a)
    for topic in TOPICS:
        answer = topic(a)
        if answer is None or not answer.text.strip():
            continue  # Nothing to say is no answer, whatever a topic made of the question.
        left = left_over(a, answer)
        if topic is described:
            left = tuple(w for w in left if w.casefold() not in letters_said(a))
        if not left:
            return answer, ()
        if best is None or len(left) < len(best[1]):
            best = answer, left
    return best
