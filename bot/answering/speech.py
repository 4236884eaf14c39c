"""Speech written down: what fills its pauses, begins it or asks for the whole of a list says nothing itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.cleaning import Message
from bot.answering.grammar import Grammar
from bot.answering.pieces import JOINTS, LEADING
from bot.language import alternatives

_PAUSES = alternatives("parting", "pauses")
_RESTATES = alternatives("parting", "restates")
PAUSE = re.compile(rf"[\s,]+(?:(?:{_PAUSES}|{_RESTATES})[,.]?\s+)+", re.IGNORECASE)
"""What fills a pause in speech: "… ett kvalitetspris eh när var det"."""
AFTER_JOINT = re.compile(rf"(?<!\w)({alternatives('asking', 'joins')})[\s,]+(?:(?:{_PAUSES})[,.]?\s+)+", re.IGNORECASE)
RESTATES = re.compile(rf"(?<!\w)(?:{_RESTATES})(?!\w)", re.IGNORECASE)
OF_BOTH = re.compile(rf"[\s,]+(?:{alternatives('parting', 'of_both')})(?:\W+\w+)?\W*$", re.IGNORECASE)
OPENER = re.compile(rf"\W*(?:(?:{_PAUSES}|{_RESTATES})[\s,]+)+", re.IGNORECASE)


def in_sentences(message: Message, grammar: Grammar) -> Message:
    """A message with what fills the pauses taken for the end of a sentence where a question begins after it."""
    sentences: list[str] = []
    for sentence in (AFTER_JOINT.sub(r"\1 ", s) for s in message.sentences):
        start = 0
        for m in PAUSE.finditer(sentence):
            left = sentence[start : m.start()]
            again = RESTATES.search(m[0]) and LEADING.search(left)
            if not again and grammar.opens(sentence[m.end() :]) and grammar.says_something(left):
                sentences.append(left)
                start = m.end()
        sentences.append(sentence[start:])
    bare = (OPENER.sub("", s, count=1) if OPENER.match(s) and grammar.opens(s) else s for s in sentences)
    return replace(message, text=_of_both(AFTER_JOINT.sub(r"\1 ", message.text)), sentences=tuple(map(_of_both, bare)))


def _of_both(text: str) -> str:
    """A list without the request for all of it: "Juryns ordförande och den från SKR, namn på båda tack"."""
    rest = OF_BOTH.sub("", text, count=1)
    return rest if JOINTS.search(rest) else text
