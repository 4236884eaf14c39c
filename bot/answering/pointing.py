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
from bot.language import data

LONGEST = 9
"""Words from which a question says by itself what it is about."""


def bare(text: str) -> str:
    """A text as it is compared here: without diacritics, case and signs."""
    return " ".join(re.findall(r"\w+", fold(text)))


def in_place(q: Question, things: Iterable[str], people: Iterable[str] = ()) -> Iterator[str]:
    """The question, bare, with what was spoken of said in it: for the word that points, else at the end after a preposition ("Var Karlstad
    nominerat? – Vad är svårt?"). `things`: what was spoken of, most likely first; `people`: whom "hon" or "han" may mean."""
    said = bare(q.text)
    if q.names or q.years.ranges or len(said.split()) > LONGEST:
        return
    lead, end = (_alternatives(q.lang, key) for key in ("follow", "ends_as_follow_up"))
    plain = re.sub(rf"^(?:(?:{lead}) )*(.+?)(?: (?:{end}))*$", r"\1", said)
    persons, others = q.has("person_pronouns"), _alternatives(q.lang, "points_back", "group_pronouns")
    points = _alternatives(q.lang, "person_pronouns") if persons else others
    for text, thing in product(dict.fromkeys((said, plain)), map(bare, people if persons else things)):
        own = bare(f"{thing}{data(q.lang, 'asking')['of_an_owner']}")
        for m in re.finditer(rf"(?<!\w)(?:{points})(?!\w)", text):
            yield from (f"{text[: m.start()]}{each}{text[m.end() :]}" for each in (thing, own))
        if not persons and not q.nouns:  # "Och priset då?" is of a thing of its own.
            yield from (f"{text} {preposition} {thing}" for preposition in map(fold, data(q.lang, "asking")["prepositions"]))


@cache
def _alternatives(lang: str, *keys: str) -> str:
    said = (fold(word) for key in keys for word in data(lang, "asking")[key])
    return "|".join(sorted(map(re.escape, said), key=len, reverse=True))
