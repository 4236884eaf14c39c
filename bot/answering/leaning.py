"""Questions that lean on what was said before them in the message, put plainly: "one year … Which?", "… Why?", "who was it for that?"."""

from __future__ import annotations

import re

from bot.language import alternatives, data, either

ROUGHLY = re.compile(
    rf"(?<!\w)({alternatives('asking', 'who_says')})\s+(?:(?:{alternatives('asking', 'cleft')})\s+)?({alternatives('asking', 'utters')})"
    rf"(?:[\s,:–]+(?:{alternatives('asking', 'roughly')})(?!\w))+[\s,:–]*",
    re.IGNORECASE,
)


FOR_THAT = re.compile(rf"\s(?:{alternatives('asking', 'for_that')})\W*$", re.IGNORECASE)
A_THING = 10
"""Words of what was said before a question that may be what "for that" points at."""
BARE_WHY = re.compile(rf"\W*(?:{alternatives('parting', 'bare_why')})\W*", re.IGNORECASE)
BARE_WHAT = re.compile(rf"\W*(?:{alternatives('parting', 'bare_what')})\W*", re.IGNORECASE)
IT = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'points_back')})(?!\w)", re.IGNORECASE)
NAMED = re.compile(r"(?<=\S )[A-ZÅÄÖ]\w+")
"""A word with a capital inside a sentence."""
REASONED = 14
"""Words of a sentence at most that a mere "why?" after it asks the reason of."""


def plainly(text: str) -> str:
    """The question without "was it that" before the saying, and without what tells that its words are only roughly those."""
    return ROUGHLY.sub(r"\1 \2 ", text)


def of_what(text: str, around: str, lang: str) -> str:
    """ "Demokrati och mod – vem fick beröm för det?": the question with what was named before it in place of "that"."""
    thing = around.strip(" .,:;–-")
    if not 0 < len(thing.split()) <= A_THING or "?" in thing:
        return text
    return FOR_THAT.sub(f" {data(lang, 'asking')['for_what']} {thing}?", text)


def put_together(text: str, around: str, lang: str) -> str | None:
    """ "Ett av åren kallades pengarna resestipendium. Vilket?": the statement with the asking word in place of what it leaves open."""
    asks = text.strip(" ?.!").casefold()
    for way in data(lang, "parting")["told_then_asked"]:
        open_place = re.match(rf"\W*(?:{either(way['told'])})(?!\w)", around, re.IGNORECASE)
        if open_place and asks in way["asks"]:
            return f"{way['as'].capitalize()}{around[open_place.end() :].rstrip(' .!')}?"
    return None


def plain(text: str, around: str, lang: str) -> str:
    """The question as it would be said alone."""
    return plainly(of_what(text, around, lang))


def reason_of(sentence: str, sentences: tuple[str, ...]) -> str:
    """A mere "Varför?" right after what was said, as one question: "Luleå hoppade av 2031. Varför?"."""
    at = sentences.index(sentence)
    if not at or sentences[at - 1].endswith("?") or not BARE_WHY.fullmatch(sentence):
        return ""
    said = sentences[at - 1].rstrip(".! ")
    return f"{sentence.split(maxsplit=1)[0].strip('?')} {said}?" if len(said.split()) <= REASONED else ""


def thing_of(sentence: str, sentences: tuple[str, ...]) -> str:
    """A mere "Vad är det?" right after what was said, with the thing named last in it: "Någon nämnde Kolada. Vad är det?"."""
    at = sentences.index(sentence)
    if not at or sentences[at - 1].endswith("?") or not BARE_WHAT.fullmatch(sentence):
        return ""
    named = NAMED.findall(sentences[at - 1])
    return IT.sub(named[-1], sentence, count=1) if named else ""
