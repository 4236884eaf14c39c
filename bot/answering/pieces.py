"""What a piece of a sentence may be by its words alone: a question word without a verb, a thing that is asked for, a clause."""

from __future__ import annotations

import re

from bot.language import LANGUAGES, alternatives, data, either, words


def _words(name: str, key: str) -> str:
    return rf"(?<!\w)(?:{alternatives(name, key)})(?!\w)"


_PREPOSITION, _VERB = _words("asking", "prepositions"), _words("parting", "verbs")
ASKING = rf"(?:{_PREPOSITION}\s+)?(?:{_words('parting', 'which')}\s+(?!{_VERB})\w+|{_words('asking', 'opens')})"
"""A question word with what belongs to it: "när", "hur ofta", "i vilken stad"."""
OUTCOME = re.compile(rf"^(?:\W*\w+[,:]\s+)?(?:{alternatives('asking', 'outcome')})(?!\w)", re.IGNORECASE)
"""Begins a question for what became of a plan."""
IN_A_SOURCE = re.compile(
    rf"^\W*(?:{alternatives('asking', 'in_a_source')})(?!\w).*?(\w*(?:{alternatives('asking', 'documents')}))(?!\w)", re.IGNORECASE
)
"""A question for what a source tells, with the word for that: "Står det i Nackas artikel vem som vann?"."""
LEADING = re.compile(ASKING, re.IGNORECASE)
ONLY_ASKING = re.compile(rf"(?:.*[,:]\s*)?{ASKING}\W*", re.IGNORECASE)
VERB = re.compile(_VERB, re.IGNORECASE)
_CLAUSE = re.compile(rf"\w\s+{_VERB}\W*(?:\w+\W*){{0,3}}$", re.IGNORECASE)
_ASKED_LAST = re.compile(rf"\w\s+{ASKING}\W*$", re.IGNORECASE)
JOINTS = re.compile(rf"\s*,?\s+(?:{alternatives('asking', 'joins')})\s+|\s*[+&]\s*|\s+/\s+|\s*,\s+", re.IGNORECASE)
THING = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'things')}|\w+(?:{alternatives('parting', 'ends')}))(?!\w)", re.IGNORECASE)
LAST_THING = re.compile(THING.pattern + r"\W*$", re.IGNORECASE)
WHOSE = re.compile(_words("parting", "whose"), re.IGNORECASE)
_AWARD = either(word for lang in LANGUAGES for word in data(lang, "asking")["concepts"]["award"])
SAME_DOER = re.compile(
    rf"\w+\s+(?:{_PREPOSITION}|{_words('parting', 'particles')}|(?:the\s+)?(?:{_AWARD})(?:\s+\d{{4}})?\W*$)", re.IGNORECASE
)
"""A verb that goes on with its own preposition or but the award, without anybody new: "… och delade ut priset", "… och fick priset"."""
_BEFORE = rf"(?:{_words('asking', 'leads_in')}\W+)*(?!{_PREPOSITION}|{_words('parting', 'about')})(?:[\w:]+\s+){{0,3}}?"
_NAMES_A_THING = re.compile(rf"\W*{_BEFORE}{THING.pattern}", re.IGNORECASE)
WANTED = re.compile(rf"^\W*(?:{_words('asking', 'leads_in')}\W+)*{_words('parting', 'wanted')}\s+", re.IGNORECASE)
_TIME = rf"(?:(?:{alternatives('parting', 'article')})\s+)?{_words('parting', 'of_times')}"
_OF_TIME = re.compile(rf"\W*{_TIME}\s+(?!{_PREPOSITION})\w", re.IGNORECASE)
_NAMING = re.compile(rf"{_words('parting', 'naming')}\s+{_words('asking', 'points_back')}\W*$", re.IGNORECASE)
_ASKED = [data(lang, "words")["question"][kind] for lang in LANGUAGES for kind in ("when", "where", "how", "why")]
_CIRCUMSTANCE = re.compile(rf"\W*(?:{either(word for group in _ASKED for word in group)})(?!\w)", re.IGNORECASE)
SPEAKER = re.compile(rf"(?<!\w)(?:I|(?i:{either(word for word in words('parting', 'speaker') if len(word) > 1)}))(?!\w)")
"""Whoever asks: what is said of them is not asked."""
WHEN = either(word for lang in LANGUAGES for word in data(lang, "words")["question"]["when"])
_VERBS = either(verb for lang in LANGUAGES for verb in (*data(lang, "asking")["verb_first"], *data(lang, "parting")["verbs"]))
WHEN_CLAUSE = re.compile(rf"\W*(?:\d{{4}}\s+)?(?:{WHEN})\s+(?!(?:{_VERBS})(?!\w))\w+\s+\w+", re.IGNORECASE)
""" "När Habo vann …": a clause, no "när vann Habo …"."""
POINTS_BACK = re.compile(_words("asking", "points_back"), re.IGNORECASE)
"""A pronoun for what was said before."""
THAT = re.compile(_words("parting", "that"), re.IGNORECASE)


def names_a_thing(piece: str) -> bool:
    """Whether a piece asks for a thing without a question word ("Segraren 2009", "datum för mässan"): no verb but in "… som …"."""
    piece = WANTED.sub("", piece)
    return of_a_time(piece) or (bool(_NAMES_A_THING.match(piece)) and not VERB.search(THAT.split(piece)[0]))


def of_a_time(piece: str) -> bool:
    """Whether a time is asked for by what happened then: "året mässan startade"."""
    return bool(_OF_TIME.match(piece)) and bool(_CLAUSE.search(piece))


def only_asks(piece: str) -> bool:
    """Whether nothing but a question word is said: "hur ofta", "vilken dag"."""
    return bool(ONLY_ASKING.fullmatch(piece))


def asks_last(piece: str) -> bool:
    """Whether the question word stands last: "Nacka fick skulpturen av vem"."""
    return bool(_ASKED_LAST.search(piece)) and bool(VERB.search(piece))


def names_it(piece: str) -> bool:
    """Whether what was spoken of is but to be named: "vad är det", "vad kallas den", but not "när var det"."""
    return bool(_NAMING.search(piece)) and not _CIRCUMSTANCE.match(piece)
