"""What is said after a question about who asks it and why ("Vem vann 2031, har slagit vad om en kebab"): the question stands without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.answering.grammar import Grammar, Part
from bot.language import data, either


@cache
def _begins(lang: str) -> re.Pattern[str]:
    """Where the speaker may begin to tell of themselves; after a comma, of why they ask as well."""
    words = data(lang, "parting")
    speaker = rf"(?:{either(words['speaker'])})\s+"
    tells = rf"{speaker}(?!(?:{either(words['no_aside'])})(?!\w))\w+|(?:{either(words['reason'])})(?!\w)"
    does = rf"{speaker}(?:{either(words['verbs'])})(?!\w)"  # "Hur anmäler jag ett hål i gatan?" tells nothing of me.
    return re.compile(rf"\s*[,;–—(]+\s*(?={tells})|\s+(?={does})", re.IGNORECASE)


def without_aside(one: Part, grammar: Grammar, lang: str) -> Iterator[Part]:
    """The question without what may be but an aside, the longest first."""
    for begins in reversed(list(_begins(lang).finditer(one.text))):
        question, aside = one.text[: begins.start()], one.text[begins.end() :]
        if grammar.says_something(question) and not grammar.of_the_matter(aside) and not grammar.opens(aside):
            yield Part(question, one.around)
