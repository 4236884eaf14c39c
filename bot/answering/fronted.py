"""What a question is about, said ahead of it ("Kommunkompassen, vad är det den mäter?"), put where its pronoun stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.grammar import Grammar, Part
from bot.answering.pieces import LEADING, SPEAKER, VERB, WHEN, WHEN_CLAUSE
from bot.answering.years import YEAR
from bot.language import LANGUAGES, alternatives, data, either

CLAUSE = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'that')}|{WHEN})(?!\w)", re.IGNORECASE)
""" "De grenar som …", "känslan när …": where a clause about a thing begins."""
_THEN = either(word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["then"])
NOT_THEN = rf"(?!(?:{_THEN})(?!\w))"
""" "Mässan 2031: vad hände den dagen?": no thing is "den"."""
WITHIN = re.compile(
    rf"\w\s+(?:{either(data(lang, 'follow_ups')['fronted']['in'] for lang in LANGUAGES)})\s+(?-i:[A-ZÅÄÖ])[\w-]+\W*$", re.IGNORECASE
)
""" "Rekordpoängen i Kommunkompassen": ends in the name of what it is something of."""
LONGEST = 14
"""Words at most of what is said ahead."""
INSIDE = re.compile(r"([^,:?!.;–—]{3,}?)(?:[,:]|\s[-–—])\s+(.+)", re.DOTALL)
""" "En kvalitetskommun, vad är det?": ahead of a comma in the question itself."""
TRIED = 3
"""Pronouns of a question at most in whose place it is put."""


def put_back(one: Part, grammar: Grammar, lang: str) -> Iterator[str]:
    """The question with what is said ahead of it in place of a pronoun, the likeliest first, or a time at its end; none where no thing does
    stand ahead."""
    front, text = one.front, one.text
    if not front and (m := INSIDE.fullmatch(text)) and (grammar.opens(m[2]) or grammar.verb_first(m[2])):
        front, text = m[1], m[2]
    front = front.strip(" ,:;–—-")
    if YEAR.fullmatch(front) or WHEN_CLAUSE.match(front):
        yield f"{text.rstrip(' ?.!')} {front}?"
    if not _a_thing(front, grammar):
        return
    words = data(lang, "follow_ups")["fronted"]
    kinds = ((words["pronouns"], front), (words["perhaps"], front), (words["places"], f"{words['in']} {front}"))
    places = [(m, put) for ways, put in kinds for m in re.finditer(rf"(?<!\w){NOT_THEN}(?:{'|'.join(ways)})(?!\w)", text, re.IGNORECASE)]
    for m, put in [(m, put) for m, put in places if m.start()][:TRIED]:
        yield f"{text[: m.start()]}{put}{text[m.end() :]}"


def within(one: Part) -> bool:
    """ "Rekordpoängen i Kommunkompassen, vad är den?": what stands ahead is something of what it names last."""
    return WITHIN.search(one.front) is not None and not VERB.search(one.front)


def _a_thing(front: str, grammar: Grammar) -> bool:
    """Whether what is said ahead names a thing and tells or asks nothing: no verb but after "som", nothing of whoever asks."""
    short = 0 < len(front.split()) <= LONGEST and "?" not in front
    head = CLAUSE.split(front)[0]
    asks = LEADING.match(head) or grammar.verb_first(front)
    return (
        short
        and not asks
        and not YEAR.fullmatch(front)
        and not VERB.search(head)
        and not SPEAKER.search(front)
        and grammar.says_something(front)
    )
