"""What a word that points stands for, said in its place: "Vad är HME? – När kom den?" is "när kom HME?".

Only a question that staff wrote down in just these words is meant by it; what is merely like one is left to the matcher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from bot.answering.names import fold
from bot.answering.question import Question
from bot.language import data, words

LONGEST = 9
"""Words from which a question says by itself what it is about."""


def bare(text: str) -> str:
    """A text as it is compared here: without diacritics, case and signs."""
    return " ".join(re.findall(r"\w+", fold(text)))


def in_place(q: Question, things: Iterable[str]) -> Iterator[str]:
    """The question, bare, with what was spoken of said in it: for the word that points, else at the end after a preposition ("Var Karlstad
    nominerat? – Vad är svårt?"). `things`: what was spoken of, most likely first."""
    said = bare(q.text)
    if q.names or q.years.ranges or len(said.split()) > LONGEST:
        return
    lead, end = (_alternatives(q.lang, key) for key in ("follow", "ends_as_follow_up"))
    plain = re.sub(rf"^(?:(?:{lead}) )*(.+?)(?: (?:{end}))*$", r"\1", said)
    for text, thing in product(dict.fromkeys((said, plain)), things):
        yield from _with(text, q.lang, bare(thing))


def _with(said: str, lang: str, thing: str) -> Iterator[str]:
    own = bare(f"{thing}{data(lang, 'asking')['of_an_owner']}")
    points = re.compile(rf"(?<!\w)(?:{_alternatives(lang, 'points_back', 'person_pronouns', 'group_pronouns')})(?!\w)")
    for m in points.finditer(said):
        yield from (f"{said[: m.start()]}{each}{said[m.end() :]}" for each in (thing, own))
    yield from (f"{said} {preposition} {thing}" for preposition in map(fold, words("asking", "prepositions")))


@cache
def _alternatives(lang: str, *keys: str) -> str:
    said = (fold(word) for key in keys for word in data(lang, "asking")[key])
    return "|".join(sorted(map(re.escape, said), key=len, reverse=True))
