"""What is said after or before a question about who asks it and why ("Vem vann 2031, har slagit vad om en kebab"): it stands without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.answering.framing import SIGN
from bot.answering.grammar import Grammar, Part
from bot.language import data, either


@cache
def _begins(lang: str) -> re.Pattern[str]:
    """Where the speaker may begin to tell of themselves; after a comma, of why they ask as well."""
    words = data(lang, "parting")
    speaker = rf"(?:{either(words['speaker'])})\s+"
    tells = rf"{speaker}(?!(?:{either(words['no_aside'])})(?!\w))\w+|(?:{either(words['reason'])})(?!\w)"
    does = rf"{speaker}(?:{either(words['verbs'])})(?!\w)"  # "Hur anmäler jag ett hål i gatan?" tells nothing of me.
    why = rf"(?:{either(words['because'])})\s+"
    return re.compile(rf"\s*[,;–—(]+\s*(?={tells}|{why})|\s+(?={does})", re.IGNORECASE)


@cache
def _tells(lang: str) -> re.Pattern[str]:
    """A message in which the speaker tells of themselves first."""
    words = data(lang, "parting")
    return re.compile(
        rf"\W*(?:(?:{either(words['speaker'])})\s+(?!(?:{either(words['no_aside'])})(?!\w))\w+|(?:{either(words['reason'])})(?!\w))",
        re.IGNORECASE,
    )


def without_aside(one: Part, grammar: Grammar, lang: str) -> Iterator[Part]:
    """The question without what may be but an aside after or before it, the longest first."""
    for begins in reversed(list(_begins(lang).finditer(one.text))):
        question, aside = one.text[: begins.start()], one.text[begins.end() :]
        # "Går på mässan, behöver jag biljett?" has no aside.
        turned = not grammar.opens(question) and grammar.verb_first(" ".join((*question.split()[-1:], aside)))
        asks = grammar.opens(aside) or turned
        if grammar.says_something(question) and not grammar.of_the_matter(aside) and not asks:
            yield Part(question, one.around)
    if not _tells(lang).match(one.text) or grammar.opens(one.text):
        return
    for sign in SIGN.finditer(one.text):
        aside, question = one.text[: sign.start()], one.text[sign.end() :]
        asks = grammar.of_the_matter(question) or grammar.opens(question) or grammar.verb_first(question)
        if asks and grammar.says_something(question) and not grammar.of_the_matter(aside):
            yield Part(question, f"{one.around} {aside}".strip())
