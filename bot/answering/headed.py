"""Questions under the name of something else ("Nobelpriset 2011, vem fick det?", "Bygglov, hur söker man det?"): they ask for that."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.grammar import Part
from bot.answering.judged import Judged
from bot.answering.names import fold
from bot.answering.pieces import names_a_thing
from bot.answering.precedence import general
from bot.answering.question import Question, QuestionReader
from bot.answering.turn import Turn
from bot.language import stands, words

SENTENCE = re.compile(r"[.!?:](?:\s+|$)")
LONGEST = 8
"""Words of a heading at most; more of them tell a story."""
SHORT = 5
"""Words of a question that goes on with what was asked in the message before."""
OF_THE_AWARD = ("award", "event", "win", "nominate", "jury", "ceremony", "present", "receive", "motivation", "check")
"""What asks for something of this award, though the asker tells of something else ("Sitter på bussen, vem vann?")."""
OWN = ("title", "event")
"""What a question of its own names."""
NO_MATTER = ("light", "everyday", "foreign", "follow")
"""Concepts of words that no award has of its own."""


def whole(one: Part, turn: Turn, reader: QuestionReader) -> Part | None:
    """The question together with the heading before it, if that names another award, or what lies outside of any, and the question no other
    thing."""
    heading = SENTENCE.split(one.around.rstrip(" ,:;–-"))[-1].strip(" ,:;–-")
    if one.story or not heading or len(heading.split()) > LONGEST:
        return None
    head, asks = reader.read(heading, turn.spoken, turn.year), reader.read(one.text, turn.spoken, turn.year)
    outside = head.has("elsewhere") and not (asks.has(*OF_THE_AWARD) or asks.names or asks.years.named)
    outside &= not (head.has("event") and asks.has("when", "day", "week", "year", "where"))  # "En resa till mässan 2023, när är den?"
    if head.has("title") or asks.has("title") or not (outside or names_another(head)):
        return None
    return Part(f"{heading}, {one.text}")


def names_another(q: Question) -> bool:
    """Whether a text names another award: one that is known, or a title that is not ("Årets trygghetskommun")."""
    if q.marked("other:"):
        return True
    if any(stands(fold(end), fold(q.text)) for end in words("asking", "title_ends")):
        return True
    known = {i for m in q.marks if m.end for i in range(m.start, m.end)}
    titles = words("asking", "titles")
    return any(t.word in titles and n + 1 not in known and not q.tokens[n + 1].function for n, t in enumerate(q.tokens[:-1]))


def of_another_title(q: Question) -> bool:
    """ "Vem sitter i juryn i Sveriges mästerkock?", "vem vann Sveriges bästa arbetsplats?": a title that nothing here is known of."""
    titles, between = words("asking", "titles"), words("asking", "title_between")
    if q.has(*OWN) or not any(t.word in titles for t in q.tokens):
        return False
    own = {i for m in q.marks if m.end and m.concept not in NO_MATTER for i in range(m.start, m.end)}
    for n, t in enumerate(q.tokens):
        praised = any(after.surface.casefold() in between for after in q.tokens[n + 1 : n + 2])
        what = n + 1 + praised
        if t.word not in titles or what >= len(q.tokens) or what in own or q.tokens[what].function:
            continue
        if praised or not q.tokens[what].known:
            return True
    return False


def goes_on(one: Part, turn: Turn, reader: QuestionReader) -> bool:
    """Whether a later question of a message, or a short one of the next, still asks for the other award that the one before it named, or a
    later one without a word of its own for what lies outside any."""
    asks = reader.read(one.text, turn.spoken, turn.year)
    short = turn.same_message or (len(asks.tokens) <= SHORT and not asks.has("award"))
    if asks.has(*OWN) or asks.names or asks.years.named:
        return False
    if turn.same_message and turn.outside:
        return not asks.has(*OF_THE_AWARD, "person_pronouns") and not asks.unexplained(asks.concepts)
    return short and turn.before.topic == "other"


def without_general(judged: Sequence[Judged]) -> list[Judged]:
    """The answers of a message that asks for another award, without what was found for a piece that names nothing ("Behöver datum, när
    är …?")."""
    another = any(j.answer and j.answer.topic == "other" and j.answer.status == "unknown" for j in judged)
    kept = [j for j in judged if not (another and j.answer and j.answer.fact and general(j.asked) and not j.asked.has("award", *OWN))]
    return kept if another else [*judged]


def without_openings(judged: Sequence[Judged]) -> list[Judged]:
    """The answers without what was found for a name or place that but leads to questions of which nothing is known ("Ska hälsa på
    Karlskoga på mässan, vilken monter står de i?", "Anna Ek, hur gammal är hon?")."""
    asking = [j for j in judged if (j.asked.leading or j.asked.has("what")) and not _opening(j)]
    unknown = all(not j.answer or j.answer.status == "unknown" for j in asking)
    nothing = unknown and any(j.asked.q.has("elsewhere") for j in asking)
    return [j for j in judged if not _opening(j)] if nothing else [*judged]


def _opening(judged: Judged) -> bool:
    """Whether what was said asks for nothing: no question word, no thing that is asked for, nothing of what the award does."""
    a = judged.asked
    asks = a.leading or a.q.has("what", *(c for c in OF_THE_AWARD if c != "event"), "title", "check") or names_a_thing(a.q.text)
    return not asks and bool(judged.answer and judged.answer.status == "answered")
