"""A message taken apart into the questions in it, with what surrounds them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from bot.answering.cleaning import LEAD_IN, Message
from bot.answering.grammar import Grammar, Part
from bot.answering.pieces import (
    JOINTS,
    LEADING,
    SAME_DOER,
    SPEAKER,
    THING,
    VERB,
    WANTED,
    WHEN_CLAUSE,
    asks_last,
    names_a_thing,
    names_it,
    only_asks,
)
from bot.answering.speech import in_sentences
from bot.answering.years import YEAR
from bot.language import LANGUAGES, alternatives, data, either, words

VERB_THEN_NAME = re.compile(r"\W*\w+\s+[A-ZÅÄÖ]\w")
NAME_INSIDE = re.compile(r"\s[A-ZÅÄÖ]")
REACH = 120
"""Letters after a joint in which a second question must say what it is about; a text of thousands is read no further for it."""
WHEN = re.compile(
    rf"(?:\W*(?:{alternatives('asking', 'prepositions')}|{alternatives('asking', 'times')}|{YEAR.pattern})(?!\w))+\W*", re.IGNORECASE
)
SINCE = re.compile(rf"(?i:{alternatives('parting', 'since')})(?:\s+(?:{alternatives('asking', 'joins')}|[A-ZÅÄÖ]\w*))+\W*")
""" "Sedan Nacka", "mellan Nacka och Lomma": from whom on, between whom."""
ROUND = re.compile(
    "|".join(
        rf"(?<!\w)(?:{either([*told['eras'], *told['when_won'], *told['record_rounds'], *told['concepts']['edition']])})(?!\w)"
        for told in (data(lang, "asking") for lang in LANGUAGES)
    ),
    re.IGNORECASE,
)
""" "Under pandemiåret, …", "the year that the gala was put off, …": what tells a round, ahead of the question about it."""
AHEAD = 9
"""Words of it at the most; names and years are found in what stands around a question."""
SAYS = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'says')})\s+(?:{alternatives('parting', 'that')})(?!\w)", re.IGNORECASE)
MOST = 5
"""Questions of one message that are answered; more are one long story."""
SLASH = re.compile(r"\s*/\s*")
PAIR = 2
"""Things from which they are a list, and words of each at most."""
ONE_THING = re.compile(rf"{THING.pattern}\W*", re.IGNORECASE)
""" "Datum" in "datum + plats för galan 2017": it lacks what follows the other."""
PREFIX = 3
"""Words, with the asking one, in which a question begins: "Roughly how many …"."""
BARE = 3
"""Words of a question that has its year from the next."""
WAS = 3
"""Words from which one that may be a verb ("var") opens a question inside a sentence."""
STORY = 4
"""Words before a question inside a sentence, from which they are a story around it."""
WONDERS = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'wonders')})\W+", re.IGNORECASE)
ALSO = re.compile(rf"^(?:(?:{alternatives('asking', 'leads_in')})\W+)+", re.IGNORECASE)
BOTH = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'both')})\s+", re.IGNORECASE)


def part(message: Message, grammar: Grammar) -> tuple[Part, ...]:
    """The questions, in order; the whole message as one where no sentence is a question."""
    message = in_sentences(message, grammar)
    if len(message.sentences) == 1 and (headed := _headed(message.sentences[0], grammar)):
        return headed
    if len(message.sentences) == 1 and (of_year := _things_of_a_year(message.sentences[0])):
        return of_year
    asked = [s for s in message.sentences if s.endswith("?") or grammar.opens(s)]
    asked += [s for s in message.sentences[1:][-1:] if asked and s not in asked and _asks_unmarked(s, grammar)]
    wondered = {s: asks for s in message.sentences if asked and s not in asked and (asks := _wondered(s, grammar)) is not None}
    said = [s for s in message.sentences if s not in asked and s not in wondered]
    if message.quoted and (not asked or not any(grammar.says_something(s) for s in asked)):
        return (Part(f"{message.quoted} {' '.join(asked)}".strip(), " ".join(said), quoted=True),)
    if not asked and message.numbered:
        return tuple(Part(s, soft=True) for s in message.sentences if grammar.says_something(s))[:MOST]
    if not asked and "\n" in message.text and all(_perhaps_wanted(s, message, grammar) for s in message.sentences):
        return tuple(Part(s, soft=True) for s in message.sentences)[:MOST]
    if not asked:
        return _listed(message.text.replace("\n", " "), grammar) if said else ()
    full = [s for s in asked if grammar.says_something(s)]
    # "Hur många kommuner finns det?" has no word of weight.
    wanted = [s for s in said if _perhaps_wanted(s, message, grammar)]
    wanted += [s for s in asked if s not in full and len(s.split()) >= BARE and not grammar.points_back(s)]
    if not full and not wondered:
        rest = [s for s in message.sentences if s != asked[-1]]
        told = any(grammar.says_something(s) for s in rest)  # "Ja, så var det ju! Och gången före?" has no story.
        return (Part(asked[-1], " ".join(rest), story=True),) if told else (Part(asked[-1]),)
    if message.numbered:
        full += [s for s in wanted if grammar.says_something(s)]  # What is counted is asked.
    beside = [s for s in said if s not in wanted or not (message.numbered or grammar.verb_first(s))]
    around = " ".join((*beside, message.quoted or ""))
    found = (s for s in message.sentences if s in full or s in wanted or s in wondered)
    parts = [
        *chain.from_iterable(
            _of_sentence(s, around, grammar) if s in full else (_unmarked(wondered.get(s, s), grammar, s in asked),) for s in found
        )
    ]
    return tuple(parts if len(parts) <= MOST else [one for one in parts if not one.said])[:MOST]


def _unmarked(sentence: str, grammar: Grammar, empty: bool) -> Part:
    """What has no mark of a question, or no word of its own (`empty`): one that begins as a question, or what perhaps names a thing."""
    asks = not empty and (grammar.opens(sentence) or grammar.verb_first(sentence))
    return Part(sentence, soft=True, said=not asks)


def _wondered(sentence: str, grammar: Grammar) -> str | None:
    """What is wondered beside a question: "Vem vann 2011? Undrar också var galan hölls."."""
    m = WONDERS.search(sentence)
    against = sentence.split(maxsplit=1)[0].casefold() in words("asking", "contrasts")
    if not m and not against and (also := ALSO.match(sentence)):
        rest = sentence[also.end() :].strip(" .!")  # Its "undrar" is taken off already.
        return None if not rest or SPEAKER.search(rest) or SAYS.search(rest) else rest
    rest = sentence[m.end() :].strip(" .!") if m and len(sentence[: m.start()].split()) < STORY else ""
    also = ALSO.match(rest)
    asks = rest and (grammar.opens(rest) or grammar.verb_first(rest) or also)
    return (rest[also.end() :] if also else rest) if asks else None


def _perhaps_wanted(sentence: str, message: Message, grammar: Grammar) -> bool:
    """Whether what is said on a line or under a number of its own may be a thing that is asked for: no lead-in, nothing of the speaker."""
    apart = message.numbered or "\n" in message.text
    short = len(sentence.split()) <= HEAD * BESIDE and not sentence.endswith((".", "!", ":"))
    if WANTED.match(sentence):
        return True
    return apart and short and not SPEAKER.search(sentence) and (message.numbered or grammar.says_something(sentence))


def _asks_unmarked(sentence: str, grammar: Grammar) -> bool:
    """ "… Har Umeå vunnit nån gång": a verb before a name asks, if no full stop says otherwise; "Har hört att Umeå vann" does not."""
    return not sentence.endswith((".", "!")) and grammar.verb_first(sentence) and VERB_THEN_NAME.match(sentence) is not None


def _of_sentence(sentence: str, around: str, grammar: Grammar) -> Iterator[Part]:
    """The questions in a sentence, with what was said around them."""
    question = _after_story(_after_lead_in(sentence, grammar), grammar)
    before = f"{around} {sentence[: len(sentence) - len(question)]}".strip()
    leans = grammar.says_something(before)
    pieces = _coordinated(question, grammar, leans=leans)
    asks = (p for n, p in enumerate(pieces) if _asks(p, grammar) or _listed_thing(question, pieces, n))
    asking = [p for p in asks if not _clause_ahead(p, pieces, grammar)] or pieces
    beside = " ".join((before, *(p for p in pieces if p not in asking))).strip()
    asking = [p for p in asking if not _but_names_it(p, grammar) or (leans and p is pieces[0])] or asking
    ahead = [_year_ahead(first, p, grammar) or _place_ahead(first, p, grammar) for first, p in pairwise((*asking, ""))]
    of_pieces = {
        id(piece): Part(
            piece,
            f"{beside} {still}".strip(),
            story=leans and len(asking) > 1 and not grammar.says_something(piece),
            soft=_perhaps_none(piece, grammar) and not (leans and piece is pieces[0]),
            front=_front(piece, pieces, asking, sentence[: len(sentence) - len(question)]),
        )
        for piece, still in zip(asking, ahead, strict=True)
    }
    for n, piece in enumerate(pieces):
        if id(piece) in of_pieces:
            yield of_pieces[id(piece)]
        elif (thing := _perhaps_thing(question, pieces, n, grammar)) is not None:
            yield thing


def _clause_ahead(piece: str, pieces: Sequence[str], grammar: Grammar) -> bool:
    """ "När Habo var nominerat 2031, vilka var de andra?": but when it was that is asked about after it."""
    at = next(n for n, p in enumerate(pieces) if p is piece)
    return bool(WHEN_CLAUSE.match(piece)) and at + 1 < len(pieces) and grammar.opens(pieces[at + 1])


def _front(piece: str, pieces: Sequence[str], asking: Sequence[str], before: str) -> str:
    """What stands right ahead of a piece and is no question itself. `before`: what leads to the first one."""
    at = next(n for n, p in enumerate(pieces) if p is piece)
    return (pieces[at - 1] if pieces[at - 1] not in asking else "") if at else before


def _perhaps_thing(question: str, pieces: list[str], n: int, grammar: Grammar) -> Part | None:
    """A piece that does not begin as a question but may be one all the same: joined to the next by a word, or by a comma if it has no
    name or year that the next may be about ("Priset 2019, vem fick det?")."""
    piece = pieces[n]
    told = SPEAKER.search(piece) or SAYS.search(piece)  # "Svågern påstår att Örebro har fått ett pris, när var det?"
    if told or len(piece.split()) > HEAD * BESIDE or any(grammar.points_back(p) for p in pieces[n + 1 : n + 2]):
        return None
    joint = JOINTS.match(question, question.index(piece) + len(piece)) or JOINTS.search(question)
    word = joint[0].strip(" ,").casefold() if joint else ""
    joined = bool(word)
    if word in words("asking", "contrasts"):
        return None  # "Nacka fick priset i november, men vilken dag?"
    if not joined and (re.search(r"\d", piece) or NAME_INSIDE.search(piece) or WHEN.match(piece)):
        return None
    return Part(piece, said=True, soft=not joined or not grammar.says_something(piece))


def round_ahead(piece: str, grammar: Grammar) -> bool:
    """Whether a piece but tells the round that the question after it is about."""
    own = len(piece.split()) > AHEAD or re.search(r"\d|\s[A-ZÅÄÖ]", piece) or grammar.opens(piece) or grammar.verb_first(piece)
    return not own and ROUND.search(piece) is not None


def _year_ahead(first: str, second: str, grammar: Grammar) -> str:
    """The year that a second question names for both: "Vem delade ut det och vem tog emot det 2031?"."""
    years = YEAR.findall(second)
    # "Vem delade ut och vem tog emot priset 2031?" has its object to come, too.
    bare = len(first.split()) <= BARE and not THING.search(first)
    if NAME_INSIDE.search(first):
        return ""  # "Vem delade ut priset till Nacka och hur många gånger har det delats ut till 2031?"
    return years[0] if len(years) == 1 and not YEAR.search(first) and (bare or grammar.points_back(second)) else ""


def _place_ahead(first: str, second: str, grammar: Grammar) -> str:
    """The place that a second question names for both: "Vem är ekonomichef och vem är rektor i Grums?"."""
    if not second or grammar.holds_where(first) != ():
        return ""
    return " ".join(grammar.holds_where(second) or ())


def _but_names_it(piece: str, grammar: Grammar) -> bool:
    """A mere "… och vad är det?", "… vilken kommun är det?": what the question before it asks for."""
    return names_it(piece) and not grammar.says_something(piece)


def _perhaps_none(piece: str, grammar: Grammar) -> bool:
    """Whether a piece may be no question at all: a thing that is named, or small words that do not begin as a question."""
    if _but_names_it(piece, grammar):
        return True
    return not grammar.opens(piece) and (names_a_thing(piece) or not grammar.says_something(piece))


def _listed_thing(question: str, pieces: list[str], n: int) -> bool:
    """ "Segraren 2009 och vilken dag …": a thing that is asked for, joined to the next by a word. After a mere comma it is what the
    next asks about ("Priset 2019, vem fick det?")."""
    if n + 1 == len(pieces) or not names_a_thing(pieces[n]):
        return False
    end = question.index(pieces[n]) + len(pieces[n])
    joint = JOINTS.match(question, end)
    return bool(joint and joint[0].strip(" ,")) or names_a_thing(pieces[n + 1])


def _asks(piece: str, grammar: Grammar) -> bool:
    """Whether a piece is a question: it begins as one, but for a word or two ("Roughly how many …")."""
    words = piece.split()
    if names_it(piece) and grammar.opens(piece.rpartition(", ")[2]):
        return True  # "De nominerade, vilka är de"
    return grammar.verb_first(piece) or asks_last(piece) or any(grammar.opens(" ".join(words[n:])) for n in range(min(PREFIX, len(words))))


def embedded(one: Part, grammar: Grammar) -> tuple[Part, ...]:
    """Questions inside a sentence that does not begin as one ("… och nu undrar vi vem som vann"), the last first."""
    if grammar.opens(one.text):
        return ()
    words = list(re.finditer(r"\S+", one.text))
    found = []
    for m in reversed(words[STORY:]):
        rest = one.text[m.start() :]
        was = grammar.verb_first(rest) and len(rest.split()) < WAS  # "… året Nacka var nominerat" asks for no place.
        if grammar.opens(rest) and grammar.says_something(rest) and not was:
            found.append(Part(rest, f"{one.around} {one.text[: m.start()]}".strip()))
    return tuple(found[:MOST])


CLAIM = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'reports')})\s+", re.IGNORECASE)


def claims(one: Part) -> tuple[Part, ...]:
    """What is said in a story whose question is only whether it holds ("Min chef säger att vi vann 2011. Stämmer det?")."""
    pieces = [piece for sentence in re.split(r"[.!?]\s+|[,;]\s+", one.around) for piece in CLAIM.split(sentence)[1:]]
    return tuple(Part(piece.strip(), quoted=True) for piece in pieces if len(piece.split()) > 1)[:MOST]


def _listed(text: str, grammar: Grammar) -> tuple[Part, ...]:
    """Search words: "jury 2023 + datum 2023" are two questions."""
    sentences = [s.strip() for s in re.split(r"(?<=[^\W\d]{2}[.!])\s+", text)]
    telling = [s for s in sentences if grammar.says_something(s)]
    pieces = _coordinated(telling[0], grammar) if len(sentences) > len(telling) == 1 else []
    if len(pieces) > 1 and LEADING.search(pieces[0]):
        text, sentences = telling[0].rstrip(".!"), telling  # "Hej! Jag vill veta vem som vann 2003, hur många som sökte och …"
    if len(sentences) > 1:
        return tuple(Part(s, text, soft=True) for s in telling)[:MOST]
    pieces = [p.strip() for p in re.split(r"\s[+/]\s", text)]
    if len(pieces) > 1 and all(grammar.says_something(p) and not ONE_THING.fullmatch(p) for p in pieces):
        return tuple(Part(p) for p in pieces[:MOST])
    question = _after_story(_after_lead_in(text, grammar), grammar)
    before = text[: len(text) - len(question)].strip()
    pieces = _coordinated(question, grammar)
    kept = [p for p in pieces if not _but_names_it(p, grammar)]
    if len(kept) == 1 and len(pieces) > 1 and not _asks(kept[0], grammar):
        return (Part(text),)  # "14 som sökte, vilket år var det": asked for by the piece that says nothing itself.
    pieces = kept or pieces
    asking = [p for p in pieces if (_asks(p, grammar) or names_a_thing(p)) and not _clause_ahead(p, pieces, grammar)] or pieces
    around = " ".join((before, *(p for p in pieces if p not in asking))).strip()
    return tuple(  # "Jag ska ringa Nacka, vad heter chefen"
        Part(p, around, front=_front(p, pieces, asking, before)) if p in asking else Part(p, before, soft=True) for p in pieces
    )


HEAD, BESIDE = 4, 3
"""Words of what several things are asked about, and of each of those things."""
DATED = re.compile(rf"(.+?)\s+({YEAR.pattern})")
HEADED = re.compile(r"([^:?!.–—]{2,60}?)(?::|\s[-–—])\s+([^:?!]+)[?!]?")


def _headed(sentence: str, grammar: Grammar) -> tuple[Part, ...]:
    """ "KKiK: start, områden", "priset 2013: vem, var, när?": what is asked of each thing, put together with what it is asked about."""
    if not (m := HEADED.fullmatch(sentence)):
        return ()
    head, things = m[1].strip(), [t.strip(" ,") for t in SLASH.sub(", ", JOINTS.sub(", ", m[2])).split(", ") if t.strip(" ,")]
    short = len(head.split()) <= HEAD and all(len(t.split()) <= BESIDE for t in things)
    if not short or len(things) < PAIR or grammar.opens(head) or VERB.search(head) or not grammar.says_something(head):
        return ()
    if any((grammar.verb_first(t) and in_full(t) == t) or grammar.points_back(t) for t in things):
        return ()
    dated = re.search(r"\d{4}", head)
    return tuple(Part(f"{in_full(thing) if dated else thing} {head}") for thing in things[:MOST])


def _things_of_a_year(sentence: str) -> tuple[Part, ...]:
    """ "Vinnare + antal sökande + datum 2017": things of which the last alone has the year of all."""
    things = [thing.strip(" ?.!,") for thing in SLASH.sub(", ", JOINTS.sub(", ", BOTH.sub("", sentence, count=1))).split(", ")]
    last = DATED.fullmatch(things[-1])
    if not last or len(things) < PAIR or YEAR.search(" ".join(things[:-1])):
        return ()
    things = [*things[:-1], last[1]]
    short = all(names_a_thing(thing) and len(thing.split()) <= PAIR for thing in things)
    return tuple(Part(f"{in_full(thing)} {last[2]}") for thing in things[:MOST]) if short else ()


def in_full(thing: str) -> str:
    """A question word that stands alone, with the verb that it lacks: "vem" of a round is who won; "datum" with what was held then."""
    return next((full for lang in LANGUAGES for word, full in data(lang, "parting")["alone"].items() if thing.casefold() == word), thing)


def _after_lead_in(sentence: str, grammar: Grammar) -> str:
    """ "Två snabba från oss: när vann Stockholm?" without its beginning."""
    cut = None
    for m in LEAD_IN.finditer(sentence):
        rest = sentence[m.end() :]
        led = sentence[: m.start()]
        asks = grammar.opens(rest) or (names_a_thing(rest) and not names_a_thing(led)) or (m[0].strip() == ":" and grammar.verb_first(rest))
        if asks and grammar.says_something(rest) and not grammar.opens(led):
            cut = m.end()
    return sentence[cut:] if cut else sentence


def _after_story(sentence: str, grammar: Grammar) -> str:
    """ "Vi gör en tidning och då undrar vi vem som vann och när" without what leads to its questions, if there are several."""
    for m in WONDERS.finditer(sentence):
        rest = sentence[m.end() :]
        if grammar.opens(rest) and grammar.says_something(rest) and not grammar.opens(sentence[: m.start()]):
            joined = any(joint[0].strip(" ,") for joint in JOINTS.finditer(rest))
            return rest if joined and len(_coordinated(rest, grammar)) > 1 else sentence
    return sentence


def _coordinated(sentence: str, grammar: Grammar, *, leans: bool = False) -> list[str]:
    """ "Vem vann 2017 och vilka fler var nominerade?" cut where a second begins; a piece without content stays, unless it is about what
    was told before (`leans`: "Nån nämnde kompassen. Vad är det, och …?")."""
    pieces, start = [], 0
    for m in JOINTS.finditer(sentence):
        left, rest = sentence[start : m.start()], sentence[m.end() : m.end() + REACH]
        joint = m[0].strip(" ,").casefold()
        if not _begins_anew(joint, rest, grammar) or _still_to_come(left, grammar, comma=m[0].strip() == ","):
            continue
        own = grammar.says_something(left) or (leans and grammar.opens(left) and grammar.points_back(left))
        if own and (grammar.says_something(rest) or grammar.points_back(rest)):
            pieces.append(left)
            start = m.end()
    pieces.append(sentence[start:])
    pieces = _with_their_heads(pieces, grammar)
    return [BOTH.sub("", piece, count=1) if BOTH.match(piece) else piece for piece in pieces] if len(pieces) > 1 else pieces


def _with_their_heads(pieces: list[str], grammar: Grammar) -> list[str]:
    """ "Vem vann, och entrén, vad kostar den?": a thing named before a comma belongs to the question after it that points at it."""
    for n, (left, right) in enumerate(pairwise(pieces)):
        if len(pieces) > PAIR and _but_names_it(right, grammar) and not _asks(left, grammar) and not VERB.search(left):
            return _with_their_heads([*pieces[:n], f"{left}, {right}", *pieces[n + 2 :]], grammar)  # "Namnen, vilka är de, och …?"
        joint = [*JOINTS.finditer(left)][-1:]
        head = left[joint[0].end() :].strip(" ,") if joint and joint[0][0].strip(" ,") else ""
        own = left[: joint[0].start()].rstrip(" ,") if head else ""
        thing = len(head.split()) <= PAIR and not (grammar.opens(head) or grammar.verb_first(head) or VERB.search(head))
        asked = any(grammar.opens(clause) for clause in own.split(", "))
        if head and thing and asked and not YEAR.fullmatch(head) and grammar.says_something(head) and grammar.points_back(right):
            return _with_their_heads([*pieces[:n], own, f"{head}, {right}", *pieces[n + 2 :]], grammar)
    return pieces


def _begins_anew(joint: str, rest: str, grammar: Grammar) -> bool:
    """Whether a second question may begin after a joint; not with a mere "… och delade ut priset"."""
    verb = joint not in ("", *words("asking", "contrasts")) and grammar.verb_first(rest) and not SAME_DOER.match(rest)
    return grammar.opens(rest) or verb or (joint in ("+", "&", "/") and not YEAR.fullmatch(rest.strip(" ?.!")))


def _still_to_come(left: str, grammar: Grammar, *, comma: bool) -> bool:
    """Whether what stands before a joint is no question yet: "när och var hölls …?", "mellan 2009 och 2015, vilka vann?", "sedan Nacka,
    vilka …?", or after a mere comma the round that is asked about."""
    bare = left.strip()
    asks_nothing = only_asks(left) or ONE_THING.fullmatch(bare) or WHEN.fullmatch(left) or SINCE.fullmatch(bare)
    return bool(asks_nothing) or (comma and round_ahead(left, grammar))
