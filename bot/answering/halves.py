"""A sentence with two questions that share words ("När och var …?", "poäng och kommun"): the ways to take it apart, and which is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.facts import Facts
from bot.answering.grammar import Grammar, Part
from bot.answering.judged import Judged
from bot.answering.names import fold
from bot.answering.parting import BOTH, PAIR, in_full, round_ahead
from bot.answering.pieces import (
    JOINTS,
    LAST_THING,
    LEADING,
    POINTS_BACK,
    SAME_DOER,
    THAT,
    THING,
    VERB,
    WHOSE,
    in_a_row,
    in_parallel,
    names_a_thing,
    of_a_time,
    only_asks,
)
from bot.answering.question import Question
from bot.answering.years import YEAR
from bot.language import LANGUAGES, alternatives, data, words

Judge = Callable[[Part, Judged | None], Judged]
"""Answers a question, after another of the same message perhaps."""
_RESPECTIVELY = alternatives("parting", "respectively")
RESPECTIVELY = re.compile(rf"\s(?:{_RESPECTIVELY})(?!\w)", re.IGNORECASE)
EACH = re.compile(rf"\s*(?:,|\s(?:{alternatives('asking', 'joins')}|{_RESPECTIVELY}))\s*", re.IGNORECASE)
"""What stands between two years of which the same is asked."""
TRIED, MANY = 6, 12
"""Ways to take one part that are tried, and joints from which it is a list or a story."""
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
            for first, second in _sharing(left, right, m[0], grammar, apart=bool(apart)):
                yield Way(replace(one, text=first), replace(one, text=second))
            yield from _in_their_own_words(one, left, right, m[0], grammar, apart=bool(apart))
    yield from _of_each(one.around, one.text, grammar)
    if apart and (TERM.search(apart[2]) or TERM.search(apart[3].split(",")[0]) or apart[2][:1].isupper()):
        yield Way(replace(one, text=f"{apart[1]} {apart[2]}?"), replace(one, text=f"{apart[1]} {apart[3]}?"))
    for m in joints:
        yield from _of_each(one.text[: m.start()], one.text[m.end() :], grammar)


def _sharing(left: str, right: str, joint: str, grammar: Grammar, *, apart: bool) -> Iterator[tuple[str, str]]:
    """Both halves with the words that they share."""
    joined, comma = bool(joint.strip(" ,")), joint.lstrip().startswith(",")
    things = _things(left, right, grammar, joined=joined)
    sharing = (
        None if comma else _asked_twice(left, right),
        None if comma else in_a_row(left, right),
        _parallel(left, right),
        _another_round(left, right),
        _elsewhere(left, right),
        None if apart else _terms(left, right),
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


def _parallel(left: str, right: str) -> tuple[str, str] | None:
    """ "Vem vann den första och den tolfte?": one word in the other's place."""
    other = in_parallel(left, right)
    return (left, other) if other else None


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


def _terms(left: str, right: str) -> tuple[str, str] | None:
    """ "Vad betyder SKR och HME?": one abbreviation after the other."""
    term = TERM.search(left)
    listed = all(TERM.fullmatch(piece) for piece in JOINTS.split(right.strip(" ?.!")))
    return (left, left[: term.start()] + right) if term and listed else None


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
    if not first or not second or WHOSE.match(right):
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


def _of_each(things: str, question: str, grammar: Grammar) -> Iterator[Way]:
    """ "Visionen i A och slagordet i B, hur lyder de?": the question put of each thing."""
    asks = POINTS_BACK.search(question) and (grammar.opens(question) or grammar.verb_first(question))
    for m in JOINTS.finditer(things) if asks else ():
        left, right = things[: m.start()].strip(" ,"), things[m.end() :].strip(" ,")
        if names_a_thing(left) and names_a_thing(right):
            yield Way(Part(POINTS_BACK.sub(left, question, count=1)), Part(POINTS_BACK.sub(right, question, count=1)))


def _of_each_named(one: Part) -> Iterator[Way]:
    """ "Hur många ställde ut 2013 respektive 2015?", "Vad har Grums respektive Säffle?": the question put of each year or name."""
    apart = RESPECTIVELY.search(one.text) and LEADING.match(one.text)
    years = [*YEAR.finditer(one.text)] or ([*NAMED.finditer(one.text)] if apart else [])
    if len(years) == PAIR and EACH.fullmatch(one.text[years[0].end() : years[1].start()]):
        head, tail = f"{in_full(one.text[: years[0].start()].strip())} ", one.text[years[1].end() :]
        first, second = (replace(one, text=f"{head}{year[0]}{tail}") for year in years)
        yield Way(first, second)


def read(one: Part, whole: Judged, judge: Judge, grammar: Grammar, told: Judged | None = None) -> tuple[Judged, ...]:
    """The answers to a part: as it stands (`whole`), or in two where those tell more. `told`: the question before in the message."""
    open_half: tuple[Judged, ...] = ()
    told_all = whole.answer and not whole.answer.fact and set(whole.asked.q.years.named) <= set(whole.answer.years)
    each = () if told_all else _of_each_named(one)
    for way in islice(chain(each, ways(one, grammar)), TRIED):
        first = judge(way.first, told)
        if not open_half and _first_missing(way, whole, first):
            open_half = (replace(first, answer=None, soft=False), whole)
        if not open_half and not whole.answer and not first.answer and way.instead:
            second = judge(way.second, told)
            open_half = (first, second) if second.answer and second.answer.status == "answered" else ()
        if not first.answer or _both_sides(whole):
            continue
        second = judge(way.second, first)
        if _kept(way, whole, first, second):
            return first, *read(way.second, second, judge, grammar, first)
        if fuller := next((half for half in (first, second) if _fuller(way, whole, half, first, second)), None):
            return (fuller,)
        if not open_half and _missing(way, whole, first, second):
            gap = second.answer if second.answer and second.answer.status == "unknown" else None
            open_half = (first, replace(second, answer=gap, soft=False))
    return open_half or (whole,)


def _both_sides(whole: Judged) -> bool:
    """ "Vilka vann före och efter Nacka?": the rounds on both sides, told as they are; or one person in two parts."""
    told, asked = whole.answer, whole.asked
    parts = [part for part in ("jury", "receive", "present") if asked.has(part)]
    if told and told.topic == "member" and len(parts) > 1 and not asked.q.named("person"):
        return told.status == "answered"
    return bool(told and told.status == "answered" and told.topic == "winners") and whole.asked.has("before") and whole.asked.has("after")


def _kept(way: Way, whole: Judged, first: Judged, second: Judged) -> bool:
    """Whether two answers tell more than the one to the sentence as it stands."""
    one, other, all_of_it = first.answer, second.answer, whole.answer
    if not one or not other or "record" in (one.topic, other.topic):
        return False
    gap = all_of_it is not None and all_of_it.status == "unknown" and {one.status, other.status} == {"answered", "unknown"}
    if not gap and (one.status, other.status) != ("answered", "answered"):
        return False
    if covers(one, other) or covers(other, one) or _one_and_same(one, other):
        return False
    if not all_of_it or all_of_it.status != "answered":
        return True
    told_already = way.left_out and all_of_it.fact and _tells_what(all_of_it, second.asked.q)
    return not told_already and not (covers(all_of_it, one) and covers(all_of_it, other))


def _one_and_same(first: Answer, second: Answer) -> bool:
    """Whether both were worked out for one thing and one tells the other's figures and names: "när" and "var" of one ceremony."""
    mine, theirs = _content(first.text)[0], _content(second.text)[0]
    alike = (first.topic, first.years, first.candidates) == (second.topic, second.years, second.candidates)
    return alike and not first.fact and (mine <= theirs or theirs <= mine)


def _tells_what(told: Answer, asked: Question) -> bool:
    """Whether a fact has what a question without words of its own asks for: "… och hur många procent?", "… och vad heter hon?"."""
    if asked.has("when", "day", "year", "count") and re.search(r"\d", told.text):
        return True
    names = _content(told.text)[0] - {*re.findall(r"\d+", told.text), *words("asking", "none_words")}
    return asked.has("who", "person.name") and bool(names)


def _fuller(way: Way, whole: Judged, half: Judged, first: Judged, second: Judged) -> bool:
    """Whether the answer to one half tells all that was told of the whole and of the other half, and more."""
    told, each, one, other = whole.answer, half.answer, first.answer, second.answer
    if not told or not each or not one or not other or {told.status, one.status, other.status} != {"answered"}:
        return False
    if not way.left_out and _one_and_same(one, other) and told.topic != each.topic:
        return True
    return covers(each, told) and covers(each, one) and covers(each, other) and not covers(told, each)


def _missing(way: Way, whole: Judged, first: Judged, second: Judged) -> bool:
    """Whether the second half asks something of its own that is not answered, though the first is. With words that are not known,
    what was told already is no answer to it."""
    right, told, one, other = way.second.text, whole.answer, first.answer, second.answer
    asks = way.left_out and LEADING.match(right) and len(right.split()) >= CLAUSE and VERB.search(right)
    if not asks or not one or one.status != "answered" or (told and told.status == "answered" and not covers(one, told)):
        return False
    strange = any(t.word != fold(t.surface) or not t.known for t in second.asked.q.tokens if not t.number)
    return not other or other.status in ("clarify", "unknown") or (strange and covers(one, other))


def _first_missing(way: Way, whole: Judged, first: Judged) -> bool:
    """ "Vem hittade på den och vilket år?": whether but the second half is answered, by what has nobody and no number for the first."""
    left, told = way.first.text, whole.answer
    asks = way.left_out and LEADING.match(left) and len(left.split()) >= CLAUSE and VERB.search(left)
    if not asks or first.answer or not told or told.status != "answered" or not told.fact:
        return False
    return first.asked.has("who", "count", "when", "year") and not _tells_what(told, first.asked.q)


def beside_the_point(answer: Answer | None, a: Asked, *, later: bool) -> bool:
    """Whether a question got but the record of whoever was told before, though it asks for something else ("Vem skrev den?").
    `later`: it is not the first of its message."""
    if answer is None:
        return False
    asks = (later or a.leading not in (None, "thing") or a.has("how")) and "candidates" in a.followed and not a.has("history")
    return (answer.topic == "record" and asks) or (answer.status == "smalltalk" and later)


LEANING = 4
"""Words of what has its meaning from the question before it: "och i vilken omgång?"."""


def leans_on_nothing(judged: Judged, first: Judged | None, facts: Facts) -> bool:
    """Whether a later question of a message has no word of its own, or a few that found a fact, and the one that it leans on found nothing:
    "Vilket byggbolag hade en plats bland domarna, och i vilken omgång?" asks nothing about rounds alone."""
    a, answer = judged.asked, judged.answer
    if first is None or first.answer or a.q.names or a.q.years.named:
        return False
    if len(a.q.tokens) > LEANING or a.followed or (answer and answer.status == "unknown"):
        return False
    return not facts.has_weight(a) or (bool(LEADING.match(a.q.text)) and bool(answer and answer.fact))


SLACK = 0.2
"""Share of an answer's words that another may put differently and still tell the same."""
STEM = 5
"""Letters by which words are compared."""


def covers(one: Answer, other: Answer) -> bool:
    """Whether one answer tells all that the other does: every figure and name, and nearly every word."""
    mine, theirs = _content(one.text), _content(other.text)
    return theirs[0] <= mine[0] and len(theirs[1] - mine[1]) <= SLACK * len(theirs[1])


def _content(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Figures, addresses, names and refusals; and the beginnings of the other words."""
    hard = {*re.findall(r"\d+|\S+@\S+", text), *re.findall(r"(?<![.!?:–]\s)(?<!^)(?<!\w)[A-ZÅÄÖ]\w+", text)}
    hard |= {w for w in re.findall(r"\w+", text.casefold()) if w in words("asking", "none_words")}
    return frozenset(hard), frozenset(fold(w)[:STEM] for w in re.findall(r"[^\W\d_]{4,}", text))


def _lists_others(one: Answer, other: Answer) -> bool:
    """Whether two answers tell of two things, though in the same names: who applied and which of them were nominated, or who won."""
    topics = {one.topic, other.topic}
    # "17 sökte till 2015. Grums var en av dem."
    who_won = "winner" in topics and any(topic and topic.endswith("_count") for topic in topics)
    return (who_won or topics == {"applicants", "nominees"}) and not (one.fact or other.fact)


def distinct(answers: list[Answer]) -> list[Answer]:
    """Without those that another tells as well; in order."""
    found: list[Answer] = []
    for answer in answers:
        if any(covers(other, answer) and not _lists_others(answer, other) for other in found):
            continue
        less = next((other for other in found if covers(answer, other) and not _lists_others(answer, other)), None)
        found = [answer if other is less else other for other in found] if less else [*found, answer]
    return found
