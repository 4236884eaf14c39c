"""Short follow-ups put in full: "och 2022?" after a fact of 2023, "varför?" after a withdrawal, "på svenska?" after any answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from bot.answering.asked import Asked
from bot.answering.lexicon import spread
from bot.answering.names import fold
from bot.answering.reply import Conversation
from bot.answering.years import YEAR
from bot.kept import program
from bot.knowledge.model import Fact
from bot.language import LANGUAGES, data
from bot.language.spoken import written
from bot.matching.matcher import Matcher, Phrasing, certainty

_SWAP = frozenset(
    {
        "light",
        "follow",
        "pronouns",
        "what",
        "who",
        "candidate",
        "then",
        "year",
        "edition",
        "also",
        "along",
        "role",
        "following",
        "previous",
        "before",
        "after",
    }
)
"""What may stand beside a name or year in "och … då?"."""
ALIKE = 93
"""From this likeness (percent, rapidfuzz) a message is one of the ways to say a follow-up, slips of the keys and all."""
STEP = 2
"""Words of "steg två" at most, in a follow-up that but asks for another number."""
_TURNS = frozenset({"winner", "winners", "claim", "record"})
"""Topics that tell themselves who was before and after."""
LONG = 8
"""Words from which a message is no short follow-up, whatever it is like."""
LOOKED_AT = 12
SURE, LEAST = 0.6, 0.33
"""From this chance, and this confidence, a message in other words is the follow-up that it is like."""
PAIR = 2
SHORT = 6
"""Letters up to which it must be written just so."""
WORD = re.compile(r"\w+")
_THANKS = tuple(word for lang in LANGUAGES for word in data(lang, "smalltalk")["talk"]["thanks"])


ROLE = 6
"""Letters at least of what a role is called: "samma sak för oss" names none."""


def only_swaps(a: Asked, *beside: str) -> bool:
    """Whether the question says nothing but another name or year: "… och i Karlstad då?", "och 2022?", "och året därpå?".
    `beside`: concepts that it may have as well."""
    left = a.q.unexplained(_SWAP | {*beside})
    turns = WORD.findall(" ".join((*_ways(a, "later"), *_ways(a, "earlier")))) if left else ()
    return all(word.casefold() in turns for word in left)


def _ways(a: Asked, side: str) -> tuple[str, ...]:
    return tuple(way for way in data(a.q.lang, "follow_ups")[side] if re.search(rf"(?<!\w){way}(?!\w)", a.q.text.casefold()))


def corrected(text: str, lang: str) -> str:
    """ "Inte Habo utan Håbo": without what was not meant."""
    words = data(lang, "follow_ups")
    nots, buts = "|".join(words["not_this"]), "|".join(words["but_that"])
    return re.sub(
        rf"(?<!\w)(?:{nots})\s+(?!{'|'.join(words['not_only'])})((?:\w+\s){{0,1}}\w+),?\s+(?:{buts})\s+", "", text, flags=re.IGNORECASE
    )


def as_meant(text: str, lang: str) -> str:
    """ "Nej, jag menar priset, inte mässan" after an answer, for "och priset?"."""
    words = data(lang, "follow_ups")
    lead = rf"\W*(?:(?:{'|'.join(words['taken_back'])})\W+)*"
    no = rf"(?:{'|'.join(words['not_this'])})\s+(?!{'|'.join(words['not_only'])})"
    nots = rf"(?:\W+{no}[^,?.!]+)?"
    mean, said = "|".join(words["i_mean"]), "|".join(words["meant_i"])
    ways = (rf"{lead}(?:{mean})\W+(.+?){nots}\W*", rf"{lead}(.+?){nots},?\s+(?:{said})\W*")
    rather = rf"{lead}{no}[\w ]+(?:,|,?\s+(?:{'|'.join(words['but_that'])}))\s+(.+?)\W*"
    m = next(filter(None, (re.fullmatch(way, text, flags=re.IGNORECASE) for way in (*ways, rather))), None)
    return f"{words['again']} {m[1]}?" if m and "?" not in m[1] else text


def same_of(text: str, lang: str) -> str:
    """ "Samma sak för 2023?", "hur var det 2019?" after an answer, for "och 2023?": the same question of another year, name or role;
    "2023, vem var det?" of another year."""
    words = data(lang, "follow_ups")
    ways, who, small = (
        "|".join(words["same_of"]),
        "|".join(words["who_of"]),
        "|".join((*data(lang, "asking")["follow"], *data(lang, "asking")["ends_as_follow_up"])),
    )
    thing = rf"((?:{YEAR.pattern})|(?-i:[A-ZÅÄÖ])\w+(?: (?-i:[A-ZÅÄÖ])\w+)?)"
    ahead, end = rf"\W*(?:(?:{small})\W+)*", rf"(?:\W+(?:{small}))*\W*"
    year = rf"({YEAR.pattern})"
    orders = (
        rf"{ahead}(?:{ways})\s+{thing}{end}",
        rf"{ahead}(?:{'|'.join(words['same_for'])})\s+(\w{{{ROLE},}}(?: \w+){{0,2}}?){end}",
        rf"{ahead}(?:{who})\s+{year}{end}",
        rf"{ahead}(?:\w+ )?{year}{end}(?:{who}|{ways}){end}",
    )
    m = next(filter(None, (re.fullmatch(order, text, flags=re.IGNORECASE) for order in orders)), None)
    return f"{words['again']} {m[1]}?" if m else text


def same_beside(text: str, lang: str) -> str:
    """ "Antal nominerade 2031, och sedan samma för 2033": the same question of two years."""
    words = data(lang, "follow_ups")
    joint = rf"(?<=\d),?\s+(?:{words['again']}\s+)?(?:{'|'.join(words['and_then'])})?(?:{'|'.join(words['same_of'])})\s+"
    return re.sub(rf"{joint}(?={YEAR.pattern})", f" {words['again']} ", text, flags=re.IGNORECASE)


def of_two(text: str, lang: str, before: Conversation) -> str:
    """ "… och varför vann den senare?" of two years, or of two named: with which it is."""
    words, pair = data(lang, "follow_ups"), before.years if before.dated or len(before.candidates) != PAIR else before.candidates
    if len(pair) != PAIR:
        return text
    for one, said in zip(pair, (words["former"], words["latter"]), strict=True):
        text = re.sub(rf"(?<!\w)(?:{'|'.join(said)})(?!\w)", str(one), text, flags=re.IGNORECASE)
    return text


def with_object(text: str, lang: str) -> str:
    """ "Vem står bakom?" after a fact, for "vem står bakom den?"."""
    words = data(lang, "follow_ups")
    small = "|".join((*data(lang, "asking")["ends_as_follow_up"], words["again"]))
    m = re.fullmatch(rf"\W*((?:(?:{small})\s+)?(?:{'|'.join(words['left_out'])}))((?:\s+(?:{small}))?\W*)", text, flags=re.IGNORECASE)
    return f"{m[1]} {words['it']}{m[2]}" if m else text


def said(a: Asked) -> list[str]:
    """The words of a message without the small ones that follow-ups begin and end with."""
    return _bare(a.q.text, a.q.lang).split()


def by_rounds(text: str, lang: str, before: Conversation, years: Sequence[int]) -> str:
    """ "Och året därpå?" after a round, for "gången efter": rounds are not held every year. "Och gången efter?" is the year of that round.
    `years`: of all rounds."""
    words = data(lang, "follow_ups")
    sides = {side: loosely(rf"(?<!\w)(?:{'|'.join(words[side])})(?!\w)") for side in ("later", "earlier")}
    text = re.sub(rf"(?:{'|'.join(sides.values())}),\s+(?=(?:{YEAR.pattern})\W*$)", "", text, flags=re.IGNORECASE)  # "… året efter, 2011?"
    for side, meant in (("later", "next_time"), ("earlier", "last_time")):
        text = re.sub(sides[side], words[meant], text, flags=re.IGNORECASE)
    if before.topic not in _TURNS and before.years and before.years[-1] in years:
        bare, at = _bare(text, lang), years.index(before.years[-1])
        for step, meant in ((1, "next_time"), (-1, "last_time")):
            counted = before.topic.endswith("_count") if before.topic else False  # "Hur många sökte 2017? – Hur många gången innan?"
            lead = rf"(?:{'|'.join(words['how_many'])}|\w+) " if counted else r"\w+ "
            if re.fullmatch(rf"(?:{lead})?{fold(words[meant])}", bare) and 0 <= at + step < len(years):
                return f"{words['again']} {years[at + step]}?"
    return text


def loosely(pattern: str) -> str:
    """A pattern that also finds what is typed without rings and dots: "aret efter"."""
    return re.sub("[åäö]", lambda m: f"[{m[0]}{fold(m[0])}]", pattern)


def time_last(text: str, lang: str) -> str:
    """ "Och den gången, vem fick det?" after an answer, for "och vem fick det den gången?"."""
    asking, again = data(lang, "asking"), data(lang, "follow_ups")["again"]
    times = loosely("|".join((*asking["concepts"]["then"], *data(lang, "follow_ups")["that_time"])))
    m = re.fullmatch(rf"\W*(?:(?:{'|'.join(asking['follow'])})\s+)*({times}),\s+([^,]+?)\W*", text, flags=re.IGNORECASE)
    return f"{again} {m[2]} {m[1]}?" if m else text


def swapped(a: Asked, fact: Fact) -> Iterator[str]:
    """The fact's own phrasings with the name or year that is asked for now in place of its own ("… och i Karlstad då?")."""
    old_names, new_names = fact.about.candidates, a.q.named("candidate")
    people = a.knowledge.people
    old_people = [people[p].name for p in fact.about.people if p in people]
    new_people = [people[p].name for p in a.q.named("person")]
    for phrasing in fact.questions.get(a.q.lang, ()):
        if len(new_people) == 1:
            yield from (phrasing.replace(old, new_people[0]) for old in old_people[:1] if old in phrasing and old != new_people[0])
        elif len(new_names) == 1:
            yield from (phrasing.replace(old, new_names[0]) for old in old_names[:1] if old in phrasing and old != new_names[0])
        elif years := tuple(_years(a, int(old[0]))) if (old := YEAR.search(phrasing)) else ():
            yield from (YEAR.sub(str(year), phrasing) for year in years)


def renamed(a: Asked, fact: Fact, subject: str) -> Iterator[str]:
    """ "Vad kostar A? – Och B?": the fact's phrasings with another thing in place of its subject."""
    said = _bare(a.q.text, a.q.lang)
    if a.q.names or a.q.years.ranges or said == fold(a.q.text).strip(" ?!.") or len(said.split()) > STEP:
        return
    for phrasing in map(fold, fact.questions.get(a.q.lang, ())):
        if re.search(rf"(?<!\w){re.escape(subject)}", phrasing):
            yield re.sub(rf"(?<!\w){re.escape(subject)}\w*", said, phrasing)


def _years(a: Asked, told: int) -> Iterator[int]:
    """The years that may be meant, seen from the one just told."""
    if len(a.q.years.named) == 1:
        yield from (y for y in a.q.years.named if y != told)
    elif a.q.years.offset:
        yield told + a.q.years.offset
    elif a.has("following", "after") or _ways(a, "later"):
        yield from (told + 1, told + 2)
    elif a.has("previous", "before") or _ways(a, "earlier"):
        yield from (told - 1, told - 2)


def in_full(a: Asked, before: Conversation, leading: Callable[[str, str], str | None], kept: Path | None) -> str | None:
    """What a short follow-up means in full after an answer (language/<lang>/follow_ups.yaml), said in just these words or in others.
    `leading`: the first concept that asks in a text; `kept`: where what was learned is kept for the next start."""
    if before.at is None or not (before.topic or before.fact) or a.q.named("candidate") or a.q.named("person") or a.q.years.named:
        return None
    if before.people and a.people and set(a.people) != set(before.people):
        return None  # "Och Tony, vem är det?"
    said = _bare(a.q.text, a.q.lang)
    rules = data(a.q.lang, "follow_ups")["follow_ups"]
    holding = _holding(a, before)
    fitting = [n for n, rule in enumerate(rules) if _fits(rule, holding, a, before)]
    for n in fitting:
        if any(_like(said, way) for way in _families(a.q.lang)[n]):
            return _filled(str(rules[n]["means"]), a, before)
    like = _meant(said, a, fitting, leading, kept)
    return _filled(str(rules[like]["means"]), a, before) if like is not None else None


def _meant(said: str, a: Asked, fitting: Sequence[int], leading: Callable[[str, str], str | None], kept: Path | None) -> int | None:
    """The rule whose ways of asking a short message is like, in words of its own; None if none is surely meant."""
    if not fitting or len(said.split()) > LONG or only_swaps(a) or a.has("of_them"):
        return None
    matches = [m for m in _matcher(a.q.lang, kept).match(said, a.q.lang, limit=LOOKED_AT) if int(m.fact) in fitting]
    if not matches or matches[0].unexplained or matches[0].parts["negation"] < 0:
        return None
    if matches[0].confidence < LEAST or certainty(matches) < SURE:
        return None
    asks = {leading(matches[0].phrasing, a.q.lang), a.leading}  # "Vem vann i stället?" is no "varför vann de inte?".
    return int(matches[0].fact) if len(asks - {"thing", None}) == 0 or len(asks) == 1 else None


@cache
def _matcher(lang: str, kept: Path | None) -> Matcher:
    """Learned once for the process: a language's follow-ups."""
    phrasings = (Phrasing(f"{n:03}", way, lang) for n, ways in enumerate(_families(lang)) for way in ways)
    return Matcher.build(phrasings, cache=kept / f"follow-ups-{lang}" if kept else None, made_from=program())


def prepare(lang: str, kept: Path | None) -> None:
    """Learns the ways of asking in a language, or reads what was learned, before they are asked for."""
    _matcher(lang, kept)


def _holding(a: Asked, before: Conversation) -> Mapping[str, bool]:
    """What there is to say of the answer before."""
    edition = a.edition(before.years[-1]) if before.years else None
    of = before.candidates[0] if len(before.candidates) == 1 else None
    fact = a.knowledge.facts.get(str(before.fact))
    withdrew = edition.withdrew if edition and edition.withdrew else ()
    return {
        "withdrew": of in withdrew or before.topic == "withdrew",
        "loser": of is not None and (edition is None or edition.winner != of),
        "listed": bool(fact and "\n–" in fact.answer.get(a.q.lang, "")),
        "figures": bool(fact and re.search(r"\d", " ".join(fact.answer.values()))),
        "dated": bool(fact and YEAR.search(" ".join(fact.answer.values())) and (not a.has("day") or _tells_a_day(fact, a))),
        "day": bool(fact and _tells_a_day(fact, a)),
        "late": bool(edition and edition.ceremony.date and edition.ceremony.date.year > edition.year),
        "one": len(before.candidates) == 1,
        "turned": not (a.same_message or a.has("latest")),  # "Vem vann först? – Och vem vann senast?"
        "undated": not before.dated,
        "of_year": before.dated,
        "winner": of is not None and edition is not None and edition.winner == of,
    }


def _fits(rule: dict[str, Any], holding: Mapping[str, bool], a: Asked, before: Conversation) -> bool:
    """Whether the answer before is of the kind that the rule goes on from. `holding`: what there is to say of it."""
    topics = rule.get("after")
    if (topics and (before.topic or before.fact) not in topics) or not all(holding[part] for part in rule.get("of", ())):
        return False
    if held := rule.get("holds"):
        fact = a.knowledge.facts.get(str(before.fact))
        told = fact.answer.get(a.q.lang, "") if fact else ""
        return re.search("|".join(rf"(?<!\w){re.escape(word)}" for word in held), told, re.IGNORECASE) is not None
    return True


def _tells_a_day(fact: Fact, a: Asked) -> bool:
    """Whether a day of a month stands in a fact."""
    months = "|".join(data(a.q.lang, "words")["months"])
    text = fact.answer.get(a.q.lang, "")
    return bool(re.search(rf"\d\s+(?:{months})|(?:{months})\s+\d", text, re.IGNORECASE))


def _filled(means: str, a: Asked, before: Conversation) -> str | None:
    """The full question; None if it needs what was not told."""
    years = a.rounds.years
    year = before.years[-1] if before.years else None
    at = years.index(year) if year in years else None
    fact = a.knowledge.facts.get(str(before.fact))
    slots = {
        "year": year,
        "candidate": before.candidates[0] if before.candidates else None,
        "previous": years[at - 1] if at else None,
        "fact": next(iter(fact.questions.get(a.q.lang) or next(iter(fact.questions.values()))), None) if fact else None,
        "person": a.knowledge.people[before.people[0]].name if len(before.people) == 1 and before.people[0] in a.knowledge.people else None,
        "next": years[at + 1] if at is not None and at + 1 < len(years) else None,
    }
    asked = re.findall(r"{(\w+)}", means)
    return means.format(**slots) if all(slots[slot] is not None for slot in asked) else None


def language_asked(text: str, lang: str) -> str | None:
    """The language that the answer just given is wanted in: "på svenska?", "in English, please"."""
    said = _bare(text, lang)
    ways = {wanted: [fold(written(way, wanted)) for way in data(wanted, "follow_ups")["translate"]] for wanted in LANGUAGES}
    return next((wanted for wanted in LANGUAGES if any(_like(said, way) for way in ways[wanted])), None)


@cache
def _families(lang: str) -> tuple[tuple[str, ...], ...]:
    """The ways to say each follow-up as they are compared: families in full, in writing, bare."""
    rules = data(lang, "follow_ups")["follow_ups"]
    said = (chain.from_iterable(map(spread, rule["said"])) for rule in rules)
    return tuple(tuple(dict.fromkeys(_bare(written(way, lang), lang) for way in ways)) for ways in said)


def _bare(text: str, lang: str) -> str:
    """A message without the small words that follow-ups begin and end with."""
    small, found = _small(lang), WORD.findall(fold(text))
    while len(found) > 1 and found[0] in small:
        found = found[1:]
    while len(found) > 1 and found[-1] in small:
        found = found[:-1]
    return " ".join(found)


@cache
def _small(lang: str) -> frozenset[str]:
    asking = data(lang, "asking")
    return frozenset(fold(word) for word in (*asking["follow"], *asking["ends_as_follow_up"], *_THANKS) if " " not in word)


def _like(said: str, way: str) -> bool:
    return said == way or (min(len(said), len(way)) > SHORT and fuzz.ratio(said, way) >= ALIKE)
