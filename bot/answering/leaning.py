"""Questions that lean on what was said before them ("one year … Which?", "who was it for that?") or go a roundabout way, put plainly."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.language import alternatives, data, either

ROUGHLY = re.compile(
    rf"(?<!\w)({alternatives('asking', 'who_says')})\s+(?:(?:{alternatives('asking', 'cleft')})\s+)?({alternatives('asking', 'utters')})"
    rf"(?:[\s,:–]+(?:{alternatives('asking', 'roughly')})(?!\w))+[\s,:–]*",
    re.IGNORECASE,
)
"""Who said something like …: the words are only roughly those."""
_WHO = rf"{alternatives('asking', 'who_says')}|(?:{alternatives('asking', 'which')})\s+\w+"
CLEFT = re.compile(
    rf"(?<!\w)({_WHO})\s+(?:{alternatives('asking', 'cleft')})\s+(?=(?:{alternatives('parting', 'verbs')})(?!\w))", re.IGNORECASE
)
""" "Vem är det som gör …", "vem det är som gör …": who does. Of "som fått …" it takes more than leaving words out."""
FOR_THAT = re.compile(rf"\s(?:{alternatives('asking', 'for_that')})\W*$", re.IGNORECASE)
SHORT = 10
"""Words of a question at most that asks why in other words ("vad fick de priset för?"); a longer one asks for more."""
A_THING = 10
"""Words of what was said before a question that may be what "for that" points at."""
_IT = rf"(?:{alternatives('asking', 'points_back')}|{alternatives('parting', 'letters')})"
IT = re.compile(rf"(?<!\w){_IT}(?!\w)", re.IGNORECASE)
WHAT_IT_IS = re.compile(
    rf"\W*(?:{alternatives('parting', 'terms')})\s+{_IT}(?:\s+(?:{alternatives('parting', 'ends_terms')}))*\W*", re.IGNORECASE
)
TELL_WHAT = re.compile(
    rf"(?:.*\s)?(?:{alternatives('parting', 'tell_what')})(?:\s+(?:{alternatives('parting', 'ends_terms')}))*\W*", re.IGNORECASE
)
""" "Kan du förklara vad det är?", "any idea what it means?": asked of the thing named before, if the question itself names none."""
TELLING = 10
"""Words at most of such a question."""
OF_A_THING = re.compile(rf"\W*(?:{alternatives('parting', 'of_a_thing')})\W*", re.IGNORECASE)
TERM = re.compile(r"(?<!\w)[A-ZÅÄÖ][\w-]+")
NAMED = re.compile(r"(?<=[^.!?]\s)(?:[A-ZÅÄÖ]\w{3,}|[A-ZÅÄÖ]{3,}\b)")
"""Names in what is said around a question: capitals inside a sentence."""


def plain(text: str, around: str, lang: str) -> str:
    """The question as it would be said alone; "vem var det som sa ungefär …" as "vem sa …"."""
    return CLEFT.sub(r"\1 ", ROUGHLY.sub(r"\1 \2 ", of_what(why_got(text, lang), around, lang)))


def why_got(text: str, lang: str) -> str:
    """ "Vad fick de priset för 2019?", "what did they do to win?": why they got it, without the word that but ends the question ("för")."""
    if len(text.split()) > SHORT:
        return text
    why = data(lang, "words")["question"]["why"][0]
    for way in data(lang, "asking")["why_got"]:
        got = rf"(?=.*(?<!\w)(?:{either(way['got'])})(?!\w))"
        year = rf"(?:(?:\s+(?:{alternatives('asking', 'prepositions')}))?\s+\d{{4}})?\W*"
        m = re.fullmatch(rf"\W*(?:{either(way['asks'])})\s+{got}(.+?)\s+({either(way['ends'])})({year})", text, re.IGNORECASE)
        if m:
            return f"{why.capitalize()} {m[1]}{'' if ' ' not in m[2] else ' ' + m[2]}{m[3]}"
    return text


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


def of_thing(text: str, around: str, lang: str, exact: Mapping[str, str]) -> str | None:
    """ "Chefen nämnde HME. Vad betyder det?", "… Kolada. Vem driver det?": the question asked of the thing spoken of, in staff's words if
    those explain it, else of the one named last. `exact`: their questions, in small letters."""
    tells = TELL_WHAT.fullmatch(text) and len(text.split()) <= TELLING and not NAMED.search(text)
    if tells or WHAT_IT_IS.fullmatch(text):
        explained = (f"{what} {term}?" for term in reversed(TERM.findall(around)) for what in data(lang, "parting")["terms"])
        if asked := next((question for question in explained if question.casefold() in exact), None):
            return asked
    elif not OF_A_THING.fullmatch(text):
        return None
    named = NAMED.findall(around)
    return IT.sub(named[-1], text, count=1) if named and IT.search(text) else None
