"""What an answer leaves unexplained of a question: the words that neither it nor what it accounts for has, and must not pass over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.answer import Answer
from bot.answering.asked import EVERYDAY, Asked
from bot.answering.names import fold
from bot.answering.pieces import IN_A_SOURCE
from bot.answering.precedence import general
from bot.answering.question import ASKS
from bot.language import LANGUAGES, data, stands, words
from bot.matching.reading import far_fetched

OF_SOMEBODY = frozenset({"winner", "winners", "nominees", "applicants", "recipients", "presenter", "jury", "withdrew", "backers"})
"""Topics that tell who: neither how, nor whether anybody at all."""
OF_CANDIDATES = frozenset({"applicants", "nominees", "winners"})
"""Topics that tell which candidates: where so many are asked for, some must be named ("Två omgångar hade nio sökande. Vilka?")."""
NEVER_THINGS = frozenset({"winner", "winners", "withdrew", "nominees", "applicants"})
"""Topics that tell no thing ("vad")."""
NO_THINGS = OF_CANDIDATES | {"winner", "record", "region"}
"""Topics that tell candidates, where another kind of thing may be asked for."""
REASONS = frozenset({"motivation", "claim"})
"""Topics that tell a reason, or that there is none because it never was."""
WHY = tuple(fold(word) for lang in LANGUAGES for word in data(lang, "words")["question"]["why"])
TAIL = len("ordförande")
"""Letters at the end of a compound that name an office."""
SHORT = 4
"""Letters of a word that may end a name."""
LONG = 5
"""Letters of a word that is looked for in the answer itself: "var det något om omsorgen i motiveringen?"."""
TIMELESS = frozenset({"place", "ceremony", "fair", "round", "rounds", "winner", "winners"})
"""Topics that no organisation has to do with, unless the answer names it ("When and where was it decided that SKL would become SKR?")."""
OF_ORGANISATIONS = frozenset({"jury", "backers"})
ON_STAGE = frozenset({"presenter", "recipients"})
OF_LISTS = frozenset({"jury", "backers", "recipients", "presenter", "prize", "applicants_count", "nominees_count"})
"""Topics that tell no reason ("Varför är Saco med i juryn?")."""
OF_PEOPLE = frozenset({"person", "member"})
THEIRS = ("award", "title", "jury", "organisation", "backers", "present", "decide", "role", "contact")
"""Concepts that an organisation may have to do with ("vem fick SKR:s pris?"); else an answer must account for it ("är med i SKR")."""
BEFORE_SAYING = 5
"""Words in which it is told who says so ("en på jobbet säger att …")."""
READ_INTO = frozenset({"winner", "record"})
"""Topics that are easily read into what stands around a question; lists of candidates only where nothing is named."""
PASSED_ON = 2
"""Words of a forwarded claim that need not be explained: what can be checked of it is worth more than nothing."""


def _told(word: str, told: str) -> bool:
    """Whether the answer itself has a word."""
    return len(word) >= LONG and (fold(word)[:LONG] in told or _ends_in(word, told))


def _ends_in(word: str, told: str) -> bool:
    """Whether a longer word ends in one of the answer: "förbundsordförande" is the "ordförande" that it names."""
    return len(word) > TAIL and re.search(rf"(?<!\w){re.escape(fold(word)[-TAIL:])}(?!\w)", told) is not None


def _ends_a_name(word: str, told: str, answer: Answer) -> bool:
    """ "Var någon bank med?": Swedbank is one."""
    named = answer.topic in OF_ORGANISATIONS and len(word) >= SHORT
    return named and re.search(rf"\w{re.escape(fold(word))}(?!\w)", told) is not None


def _tellers(a: Asked) -> frozenset[str]:
    """Who is said to have said it, at the start of a message: "morsan säger att Umeå vunnit, när isf?"."""
    start = [t.surface for t in a.q.tokens[:BEFORE_SAYING]]
    says = next((i for i, word in enumerate(start) if word.casefold() in a.asking["says"]), 0)
    asks = any(m.start < says and m.concept in ASKS for m in a.q.marks if m.end)
    that = says > 0 and start[says - 1].casefold() in words("parting", "that")  # "The article that says Stockholm won in 2010".
    return frozenset() if asks or that or not a.candidates else frozenset(start[: says + 1] if says else ())


def _doers(a: Asked) -> frozenset[str]:
    """Whom a question takes to have done it: "Var det kungen som delade ut priset 2013?"."""
    first, second, *rest = (*(t.surface.casefold() for t in a.q.tokens), "", "")
    that = next((i for i, word in enumerate(rest) if word in words("parting", "that")), 0)
    asks = first in a.asking["verb_first"] and second in a.asking["points_back"]
    return frozenset(t.surface for t in a.q.tokens[2 : 2 + that]) if asks else frozenset()


def left_over(a: Asked, answer: Answer) -> tuple[str, ...]:
    """Weighty words that neither the topic nor the answer itself accounts for."""
    told, tellers = fold(answer.text), _tellers(a) | (_doers(a) if answer.topic in ON_STAGE else frozenset())
    left = tuple(w for w in a.q.unexplained(answer.uses) if w not in tellers and not _told(w, told))
    left = tuple(w for w in left if not _ends_a_name(w, told, answer))
    left += tuple(_elsewhere(a, answer))
    if answer.topic in TIMELESS or not a.has(*THEIRS):
        left += tuple(o for o in a.organisations if fold(o) not in told)
    if a.leading == "why" and answer.topic in OF_LISTS and answer.status == "answered":
        left += tuple(t.surface for m in a.q.marks if m.concept == "why" for t in a.q.tokens[m.start : m.end])
    left += tuple(t.surface for m in a.q.marks if m.concept == "turned" for t in a.q.tokens[m.start : m.end])
    people_said = [a.knowledge.people[p].name for p in a.q.named("person") if p in a.knowledge.people and p not in answer.people]
    left += tuple(name for name in people_said if fold(name.split()[-1]) not in told)
    chat = {t.surface for m in a.q.marks if m.concept in EVERYDAY for t in a.q.tokens[m.start : m.end]}
    over = passed_over(a, answer)
    chat -= {*over}
    left += tuple(w for w in over if w not in left)
    read_into = answer.topic in READ_INTO | OF_PEOPLE or (answer.topic in OF_CANDIDATES and general(a))
    left += tuple(w for w in a.around if not _told(w, told)) if read_into else ()
    role = a.has("win", "nominate", "apply", "along", "get", "title", "award", "jury")  # "Hade Nacka koll på pengarna 2015?" has none.
    checkable = role and a.q.named("candidate") and (a.q.years.named or a.has("ever"))
    if checkable and a.claim and len(left) <= PASSED_ON and chat.issuperset(left):
        return ()  # "Vann kommunen 2009 eller ljuger min lärare?"
    checkable = a.candidates or a.years or a.span or a.people or a.regions
    return () if a.quoted and checkable and len(left) <= PASSED_ON and not over else left


def _elsewhere(a: Asked, answer: Answer) -> Iterator[str]:
    """What lies outside any award in small words ("Hur många bor där?"), which no answer has; of somebody in any ("Var bor han?")."""
    small = {i for m in a.q.marks if m.concept in ("light", "pronouns", *answer.uses) for i in range(m.start, m.end)}
    for m in (m for m in a.q.marks if m.concept == "elsewhere"):
        tokens = a.q.tokens[m.start : m.end]
        if answer.topic in OF_PEOPLE or all(t.function or i in small for i, t in enumerate(tokens, m.start)):
            yield from (t.surface for t in tokens)


def candidates_told(a: Asked, answer: Answer) -> int:
    """How many candidates an answer names."""
    return sum(stands(name, answer.text) for name in a.knowledge.candidates)


def passed_over(a: Asked, answer: Answer) -> tuple[str, ...]:
    """Words that no answer may pass over, however it was found: what lies outside any award ("Vem städade efter galan?"), whose somebody is
    asked about ("Vann Nackas granne?"), why, of an answer that gives no reason, and what whoever answers thinks."""
    told = fold(answer.text)
    found = [*a.outside, *a.owned, *_strange(a)]
    if answer.status == "answered":
        found += (a.q.tokens[m.start].surface for m in a.q.marks if m.concept == "opinion")  # "Vilken kommun är bäst enligt dig?"
    if answer.status == "answered" and answer.topic not in REASONS and a.q.tokens and a.q.tokens[0].word in WHY:
        found.append(a.q.tokens[0].surface)
    if answer.topic in NEVER_THINGS and a.leading == "thing":
        found += (a.q.tokens[m.start].surface for m in a.q.marks if m.concept == "thing")  # "Vad får vinnaren med sig hem?"
    if answer.topic in NO_THINGS:  # "Vilket land vann 2013?"
        found += (t.surface for m in a.q.marks if m.concept == "no_candidate" for t in a.q.tokens[m.start : m.end])
    if answer.topic != "prize":  # "Fick ledamoten betalt?"
        found += (t.surface for m in a.q.marks if m.concept == "cost" for t in a.q.tokens[m.start : m.end] if not t.function)
    if answer.topic != "source" and (source := IN_A_SOURCE.search(a.q.text)):
        found.append(source[1])
    corrected = a.has("apply") and a.q.years.named  # "Vilka tre sökte till 2025?": nobody had to.
    so_many = a.leading == "who" and answer.topic in OF_CANDIDATES and a.counts() and not a.times_said()  # "Vem har vunnit två gånger?"
    if so_many and not corrected and not candidates_told(a, answer):
        found += (t.surface for t in a.q.tokens if t.number or t.surface.casefold() in a.asking["small_numbers"])
    whether = answer.topic == "winner" and a.yes_or_no and general(a) and not a.has("latest", "yet", "next", "some", "ever")
    if whether or (answer.topic in OF_SOMEBODY and _how(a)):
        found.append(a.q.tokens[0].surface)  # "Can a person win?"
    found = [w for w in found if not (_told(w, told) or _ends_a_name(w, told, answer))]
    return tuple(dict.fromkeys((*found, *_of_others(a, told))))


def _of_others(a: Asked, told: str) -> Iterator[str]:
    """Words of another award's name that the answer does not have in full: "kvalitetsregion" is no "kvalitetskommun"."""
    for m in (m for m in a.q.marks if m.concept.startswith("other:")):
        yield from (t.surface for t in a.q.tokens[m.start : m.end] if fold(t.surface) not in told)


def _strange(a: Asked) -> Iterator[str]:
    """Words that were read as one of no weight but may well be another: "i bandy" is no "bland"."""
    meant = {i for m in a.q.marks if m.concept not in (*EVERYDAY, "light", "follow") for i in range(m.start, m.end)}
    names = [(n.start, n.end) for n in a.q.names]
    for i, t in enumerate(a.q.tokens):
        if i not in meant and far_fetched(t) and not any(start < t.end and t.start < end for start, end in names):
            yield t.surface


def _how(a: Asked) -> bool:
    """ "How was Nacka nominated?", unlike "how many", "how much", "how long"."""
    here = [m for m in a.q.marks if m.concept == "how" and m.start == 0 and m.end == 1]
    said = [t.surface.casefold() for t in a.q.tokens[1:3]]
    it = said[1:] and said[1] in words("asking", "points_back")  # "Hur var det egentligen?"
    return bool(here) and a.leading is None and bool(said) and said[0] in words("parting", "verbs") and not it
