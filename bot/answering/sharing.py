"""A sentence with two questions that share words ("När och var …?", "poäng och kommun"): the ways to take it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from bot.answering.grammar import Grammar, Part
from bot.answering.parting import ALSO, BOTH, in_full, round_ahead
from bot.answering.pieces import (
    JOINTS,
    LAST_THING,
    LEADING,
    SAME_DOER,
    THAT,
    THING,
    VERB,
    WANTED,
    WHOSE,
    names_a_thing,
    of_a_time,
    only_asks,
)
from bot.answering.years import YEAR
from bot.language import LANGUAGES, alternatives, data, words

_RESPECTIVELY = alternatives("parting", "respectively")
RESPECTIVELY = re.compile(rf"\s(?:{_RESPECTIVELY})(?!\w)", re.IGNORECASE)
EACH = re.compile(rf"\s*(?:,|\s(?:{alternatives('asking', 'joins')}|{_RESPECTIVELY}))\s*", re.IGNORECASE)
"""What stands between two years of which the same is asked."""
MANY = 12
"""Joints from which a part is a list or a story."""
THINGS = rf"(\w[\w -]*?)\s+(?:{alternatives('parting', 'and')})\s+(\w[\w -]*)"
DIFFERENCE = re.compile(rf"({alternatives('parting', 'what_is')})\s+(?:{alternatives('parting', 'difference')})\s+{THINGS}", re.IGNORECASE)
""" "Vad är skillnaden mellan A och B?": what each of them is."""
_FEW = r"(\w[\w-]*(?: [\w-]+){0,2}?)"
TERM_ASKED = re.compile(rf"\W*((?:\w+\W+){{0,2}}?(?:{alternatives('parting', 'terms')})\s+){_FEW}", re.IGNORECASE)
TERM_LAST = re.compile(rf"{_FEW}((?:\s+(?:{alternatives('parting', 'ends_terms')}))*)\W*", re.IGNORECASE)
TERM = re.compile(r"(?<!\w)[A-ZÅÄÖ]\w*[A-ZÅÄÖ]\w*$")
"""An abbreviation at the end: "SKR", "KKiK"."""
_NAME = r"([A-ZÅÄÖ]\w+(?: [A-ZÅÄÖ]\w+)?)"
SOMEWHERE = re.compile(rf"(?<!\w)((?i:{alternatives('asking', 'prepositions')}))\s+{_NAME}")
ELSEWHERE = re.compile(rf"{SOMEWHERE.pattern}(?:\s+(?i:{alternatives('asking', 'ends_as_follow_up')}))?")
""" "på SKR", "at SKR": where something is asked for."""
_GOES_ON = rf"(?:{alternatives('parting', 'that')}|{alternatives('asking', 'prepositions')})"
THAT_ONE = re.compile(rf"\W*(?:{alternatives('parting', 'that_one')})\s+(?={_GOES_ON}(?!\w))", re.IGNORECASE)
_TURNS = "|".join(turn for lang in LANGUAGES for side in ("later", "earlier") for turn in data(lang, "follow_ups")[side])
BARE_THING = re.compile(rf"\W*(?:{WHOSE.pattern}\s+)?{THING.pattern}\W*", re.IGNORECASE)
"""But a thing, which has what it is of from the next: "the day" in "the day and the city in which it is presented"."""
TURNS = re.compile(rf"\W*(?:{_TURNS})\W*", re.IGNORECASE)
NAMED_IN_YEAR = re.compile(rf"{_NAME}\s+(?:(?:{alternatives('asking', 'prepositions')})\s+)?{YEAR.pattern}$")
NAMED = re.compile(rf"(?<!\w)(?<!^){_NAME}")
CLAUSE = 3
"""Words of a half that asks something of its own: "vad heter påven"."""


@dataclass(frozen=True, slots=True)
class Way:
    """Two questions that one may be."""

    first: Part
    second: Part
    left_out: bool = False
    """The second is as it was said, and leans on the first."""
    instead: bool = False
    """The second is the first with another question word: "Vem grundade den och när?"."""


def _joints(text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    """Where a text may be cut; not after a round that is told ahead of the question ("The year that the gala was put off, who won?")."""
    return (m for m in JOINTS.finditer(text) if m[0].strip(" ,") or not round_ahead(text[: m.start()].strip(" ,"), grammar))


def ways(one: Part, grammar: Grammar) -> Iterator[Way]:
    """The ways to take a part for two questions, the likeliest first."""
    joints = [*islice(_joints(one.text, grammar), MANY + 1)]
    if len(joints) > MANY:
        return
    apart = DIFFERENCE.search(one.text)
    for m in joints:
        left, right = one.text[: m.start()].strip(" ,"), one.text[m.end() :].strip(" ,")
        if left and right:
            for first, second in _sharing(left, right, m[0], grammar):
                yield Way(replace(one, text=first), replace(one, text=second))
            yield from _in_their_own_words(one, left, right, m[0], grammar, apart=bool(apart))
    if apart and (TERM.search(apart[2]) or TERM.search(apart[3].split(",")[0]) or apart[2][:1].isupper()):
        yield Way(replace(one, text=f"{apart[1]} {apart[2]}?"), replace(one, text=f"{apart[1]} {apart[3]}?"))


def at_joints(one: Part, grammar: Grammar) -> Iterator[Way]:
    """The halves as they were said, at each word that joins and each comma before a question."""
    joints = [*islice(_joints(one.text, grammar), MANY + 1)]
    for m in joints if len(joints) <= MANY else ():
        left, right = one.text[: m.start()].strip(" ,"), ALSO.sub("", one.text[m.end() :].strip(" ,"))
        joined = bool(m[0].strip(" ,")) or grammar.opens(right) or grammar.verb_first(right)
        if joined and not grammar.points_back(" ".join(right.split()[:CLAUSE])) and len(left.split()) > 1 and len(right.split()) > 1:
            yield Way(replace(one, text=left), replace(one, text=right))


def _sharing(left: str, right: str, joint: str, grammar: Grammar) -> Iterator[tuple[str, str]]:
    """Both halves with the words that they share."""
    joined, comma = bool(joint.strip(" ,")), joint.lstrip().startswith(",")
    things = _things(left, right, grammar, joined=joined)
    sharing = (
        None if comma else _asked_twice(left, right),
        _another_round(left, right),
        _elsewhere(left, right),
        _resumed(left, right),
        things,
    )
    yield from (way for way in sharing if way)
    if things and things[1] != right and len(right.split()) == 1:
        yield left, right  # "Skulpturens konstnär, prissumman": a thing of its own.


def _in_their_own_words(one: Part, left: str, right: str, joint: str, grammar: Grammar, *, apart: bool) -> Iterator[Way]:
    """The halves as they were said, or with the least that the second lacks."""
    if not apart and (each := _each_term(left, right)):
        yield Way(replace(one, text=each[0]), replace(one, text=each[1]))
    joined, comma = bool(joint.strip(" ,")), joint.lstrip().startswith(",")
    against = joint.strip(" ,").casefold() in words("asking", "contrasts")  # "… är bra men kan bli bättre?"
    alone = only_asks(left) and comma and joined  # "… och varför, och vem delade ut priset?"
    turns = bool(TURNS.fullmatch(right)) and grammar.opens(left)  # "Vem vann 2013 och året efter?"
    if (not against and _goes_on(left, right, grammar, joined=joined)) or alone or turns:
        yield Way(replace(one, text=left), replace(one, text=right), left_out=True)
    leading = LEADING.match(left)
    if joined and leading and only_asks(right) and not only_asks(left):
        yield Way(replace(one, text=left), replace(one, text=f"{right.strip(' ?.!')} {left[leading.end() :].strip()}"), instead=True)


def _asked_twice(left: str, right: str) -> tuple[str, str] | None:
    """ "Hur ofta och när genomförs det?": two question words before what they share."""
    leading = LEADING.match(right)
    if not leading or not only_asks(left):
        return None
    return f"{left} {right[leading.end() :].strip()}".strip(), right


def _another_round(left: str, right: str) -> tuple[str, str] | None:
    """ "Hur många poäng fick Grums 2012 respektive Säffle 2017?": the question put of another name in another year."""
    here, there = NAMED_IN_YEAR.search(left), NAMED_IN_YEAR.fullmatch(right.strip(" ?.!"))
    return (left, f"{left[: here.start()]}{there[0]}") if here and there else None


def _elsewhere(left: str, right: str) -> tuple[str, str] | None:
    """ "Vem är rektor i Grums, och i Säffle?": the question put of another place."""
    there = ELSEWHERE.fullmatch(right.strip(" ?.!"))
    here = [*SOMEWHERE.finditer(left)] if there else []
    same = [m for m in here if there and m[1].casefold() == there[1].casefold()]
    return (left, f"{left[: same[-1].start()]}{there[0]}{left[same[-1].end() :]}") if there and same else None


def _each_term(left: str, right: str) -> tuple[str, str] | None:
    """ "vad står rka och skr för": what is asked of two things in as many words as they have."""
    first, second = TERM_ASKED.fullmatch(BOTH.sub("", left)), TERM_LAST.fullmatch(right)
    if not first or not second or VERB.search(first[2]) or VERB.search(second[1]):
        return None
    return f"{first[1]}{first[2]}{second[2]}", f"{first[1]}{second[1]}{second[2]}"


def _resumed(left: str, right: str) -> tuple[str, str] | None:
    """ "Jurymedlemmen från Vision 2021 och den från Saco": what "den" stands for, with the year that either half says for both."""
    it, thing = THAT_ONE.match(right), THING.search(left)
    if not it or not thing:
        return None
    mine, theirs = YEAR.findall(left), YEAR.findall(right)
    first = left if mine else " ".join((left, *theirs[:1]))
    return first, " ".join((thing[0], right[it.end() :].strip(" ?.!"), *(mine[:1] if not theirs else ())))


def _things(left: str, right: str, grammar: Grammar, *, joined: bool) -> tuple[str, str] | None:
    """ "Namn och telefonnummer till chefen", "Nackas föregångare och efterträdare": two things with the words around them in common.
    `joined`: by a word; after a mere comma the second may be another name for the first ("chefen, kommundirektören")."""
    left = BOTH.sub("", left)
    if not names_a_thing(right) or not (joined or names_a_thing(left) or any(m[0].strip(" ,") for m in JOINTS.finditer(right))):
        return None
    if not (names_a_thing(left) or grammar.opens(left) or LAST_THING.search(left)):
        return None
    if of_a_time(right):
        return left, right  # "Konstnären samt året mässan startade": a clause of its own.
    first, second = LAST_THING.search(left), THING.search(right)
    if not first or not second or (WHOSE.match(right) and not BARE_THING.fullmatch(WANTED.sub("", left))):
        alone = second is not None and second.span() == (0, len(right.strip(" ?.!"))) and names_a_thing(left)
        return left, f"{right.strip(' ?.!')}{_tail(left)}" if alone else right
    last = [*THING.finditer(right)][-1]
    if THAT.match(right[last.end() :].strip()) and len([*THING.finditer(left)]) > 1 and names_a_thing(left):
        return left, right  # "Konstnären bakom priset samt orten där det delas ut": each is said in full.
    return f"{left} {right[last.end() :].strip()}".strip(), f"{left[: first.start()]}{right}"


def _tail(left: str) -> str:
    """What belongs to the thing that is named first: " för mässan 2021" in "Datum för mässan 2021"."""
    first = THING.search(left)
    return left[first.end() :] if first else ""


def _goes_on(left: str, right: str, grammar: Grammar, *, joined: bool) -> bool:
    """ "Vem delade ut priset och till vem?": whether the second goes on with the first. After a mere comma, a thing is what is asked
    about ("Nacka kommun, har vi vunnit?")."""
    rests = joined and only_asks(right) and grammar.says_something(left)  # "Days left until the gala, and in which city?"
    if SAME_DOER.match(right) and not grammar.opens(right):
        return False  # "Vem stod på scenen och delade ut priset?" has one who did both.
    asks = grammar.opens(left) or grammar.verb_first(left) or (joined and names_a_thing(left)) or rests
    return asks and not only_asks(left) and (grammar.opens(right) or (grammar.verb_first(right) and len(right.split()) >= CLAUSE))


def of_each_named(one: Part) -> Iterator[Way]:
    """ "Hur många ställde ut 2013 respektive 2015?", "Vad har Grums respektive Säffle?": the question put of each year or name."""
    apart = RESPECTIVELY.search(one.text) and LEADING.match(one.text)
    years = [*YEAR.finditer(one.text)] or ([*NAMED.finditer(one.text)] if apart else [])
    if len(years) == 2 and EACH.fullmatch(one.text[years[0].end() : years[1].start()]):
        head, tail = f"{in_full(one.text[: years[0].start()].strip())} ", one.text[years[1].end() :]
        first, second = (replace(one, text=f"{head}{year[0]}{tail}") for year in years)
        yield Way(first, second)
