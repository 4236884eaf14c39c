"""What a question takes over from the one before: names, years and topic, if it leans on them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.answering.answer import Answer
from bot.answering.lexicon import Mark
from bot.answering.pieces import VERB
from bot.answering.question import Question
from bot.answering.reply import Conversation
from bot.language import alternatives, words

FORGET = timedelta(minutes=30)
"""A question half an hour later is a fresh one."""

ASKS = {
    "winner": ("who", "win"),
    "winners": ("who", "win"),
    "claim": ("who", "win"),
    "nominees": ("who", "nominate"),
    "applicants": ("who", "apply"),
    "withdrew": ("who", "withdraw"),
    "nominees_count": ("count", "nominate"),
    "applicants_count": ("count", "apply"),
    "ceremony": ("when", "ceremony"),
    "place": ("where", "ceremony"),
    "fair": ("when", "event"),
    "deadline": ("deadline",),
    "nominated": ("when", "nominate", "nomination_day"),
    "motivation": ("why", "win"),
    "jury": ("who", "jury"),
    "presenter": ("who", "present"),
    "recipients": ("who", "receive"),
    "backers": ("who", "backers"),
    "prize": ("prize",),
    "person": ("who", "person.who_is"),
    "contact": ("contact.any",),
    "contact_email": ("contact.email",),
    "contact_phone": ("contact.phone",),
    "region": ("region",),
    "round": ("when", "next"),
}
"""Topic of an answer to the concepts that ask for it again."""
ROLES = frozenset(c for concepts in ASKS.values() for c in concepts) - {"who", "when", "where", "count"} | {
    "contact.email",
    "contact.phone",
    "say",
    "announce",
    "title",
}
"""Concepts with which a question says itself what it is about."""


SETTING = frozenset({"between"})
"""Concepts that the sentences before a bare question say for it ("Mellan de två vann en till. Vem?")."""
SEVERAL = 2
"""Candidates that "de" may mean."""
OWN = 4
"""Words from which a question without a word of weight may yet ask for something of its own."""
ONLY = 2
"""Words of a question that is but a question word."""
FRAGMENT = 4
"""Words without a verb that may be about what was just told."""
SHORT_QUESTION = 7
"""Words of a question that may be about the round just spoken of without saying so."""
OF_CANDIDATES = frozenset({"winners", "nominees", "applicants"})
"""Topics that tell candidates; "den kommunen" after them is the one that they told."""
OF_ROUND = frozenset(
    {"winner", "winners", "claim", "nominees_count", "applicants_count", "ceremony", "jury", "motivation", "recipients", "presenter"}
)
"""Topics whose candidates were told, not asked for."""


@dataclass(frozen=True, slots=True)
class Lean:
    """What is taken over."""

    years: tuple[int, ...] = ()
    candidates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topic: str | None = None
    fact: str | None = None
    """The fact that "den" or "det" may mean."""


def fresh(conversation: Conversation, now: datetime) -> Conversation:
    """The conversation, or an empty one if it is too long ago."""
    if conversation.at is None or not timedelta() <= _naive(now) - _naive(conversation.at) <= FORGET:
        return Conversation(lang=conversation.lang)
    return conversation


def _naive(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None)


def begins_as_follow_up(q: Question, asking: dict[str, Any]) -> bool:
    opening = re.split(r"[\s,–-]+", q.text.casefold())[:2]
    follow = {form for form in asking["follow"] if " " not in form}
    ends = q.text.casefold().rstrip("?!. ").split()[-1:]
    return any(w in follow for w in opening) or any(w in words("asking", "ends_as_follow_up") for w in ends)


def lean(q: Question, before: Conversation, asking: dict[str, Any], *, same_message: bool = False) -> Lean:
    """What the question takes from the one before; nothing for a full question of its own. `same_message`: both stood in one message."""
    if before.at is None:
        return Lean()
    own_years = bool(q.years.named or q.years.span)
    own_names = bool(q.named("candidate") or q.named("person") or q.named("region"))
    relative = q.years.relative or q.has("latest", "next") or (q.has("ordinal") and not q.has("others")) or bool(q.years.span)
    role = _has_role(q, before)
    follows = begins_as_follow_up(q, asking) or q.has("others", "following")
    follows |= q.has("step_back") and not (own_years or own_names)  # "Vem vann 2013? – Vem hade vunnit gången innan?"
    bare = not role and not _weighty(q)
    pronouns = q.has("pronouns", "person_pronouns", "group_pronouns", "then", "sent")  # "Vem vann den gången?", "vilka från kommunen …?"
    short = role and not (own_years or own_names or relative) and _another_side(q, before)
    fragment = _fragment(q, before) and not (role or own_years or own_names or relative)
    if not (follows or pronouns or bare or short or fragment or (same_message and not (own_years or own_names))):
        return Lean()
    reached = q.has("contact.email", "contact.phone", "contact.any")  # "Och kvalitetschefen, vad har hon för mejl?" names whose.
    person = not q.marked("role:") and not own_names if reached else q.has("person_pronouns")
    any_time = bool(before.candidates) and (
        q.has("another_time", "ever") or (q.has("repeat") and q.has("group_pronouns"))
    )  # "Hade de varit nominerade förut?"
    undated = (own_names or q.has("year") or _of_all_rounds(q, before)) and not before.dated
    undated = undated or q.has("often") or any_time
    compared = q.has("compare") and before.dated
    person |= bare and before.topic == "member" and q.has("when", "year")  # "Har hon delat ut priset? – Vilket år?"
    asks_only = q.leading is not None and len(q.tokens) <= ONLY and not _weighty(q)  # "… och varför?"
    theirs = len(before.candidates) == 1 and not q.has("who") and _owns(q, asking)  # "När var deras senaste nominering?"
    anchors = _anchors(q, before, same_message=same_message)
    return Lean(
        years=()
        if anchors or (own_years and not compared) or relative or undated or (own_names and role and not follows)
        else before.years,
        candidates=anchors or (() if own_names or (relative and not theirs) or _new_round(q, own_years, before) else before.candidates),
        people=before.people if person and not q.named("person") else (),
        topic=_topic(q, before) if bare and not _says_else(q, asking) else None,
        fact=None
        if own_names or (role and not q.has("pronouns") and not asks_only)
        else before.fact,  # "Vem fick det 2025?" goes on with its "det".
    )


def _owns(q: Question, asking: dict[str, Any]) -> bool:
    """Whether something is said to be theirs ("deras första nominering"); "de nominerade" are but the nominees."""
    return any(m.concept == "group_pronouns" and q.tokens[m.start].word in asking["owners"] for m in q.marks if m.end)


def _of_all_rounds(q: Question, before: Conversation) -> bool:
    """ "Har Västerås vunnit? – Men nominerade då?": of the same candidate, and of no round more than of another."""
    theirs = len(before.candidates) == 1 and before.topic in ("winner", "claim", "record")
    in_years = any(t.surface.casefold() in words("asking", "year_units") for t in q.tokens)  # "… vilka år?"
    return theirs and q.has("nominate", "apply") and (in_years or not q.has("who", "count", "others", "rival", "nomination_day", "jury"))


def _says_else(q: Question, asking: dict[str, Any]) -> bool:
    """ "Skriver de själva om det?": something of its own, though all its words are small and none of them asks."""
    said = {m.concept for m in q.marks if m.end} - {"light", "pronouns", "group_pronouns", "person_pronouns", "has_been"}
    return not said and not q.names and not q.years.ranges and len(q.tokens) >= OWN and not begins_as_follow_up(q, asking)


def nth_time(q: Question) -> Question:
    """ "Och den andra gången?": the second round, and no question for others."""
    ends = {m.end for m in q.marks if m.concept == "ordinal"}
    counted = ends & {m.start for m in q.marks if m.concept == "edition"}
    nth = counted and q.has("pronouns", "person.name") and not q.has("nominate", "apply")
    return replace(q, marks=tuple(m for m in q.marks if not (m.concept == "others" and m.end in counted))) if nth else q


def stepping_on(q: Question) -> Question:
    """ "Och före dem igen?": one step more, and no question for what happened twice."""
    last = len(q.tokens)
    on = q.has("before", "after", "previous", "following") and any(m.concept == "repeat" and m.end == last for m in q.marks)
    return replace(q, marks=tuple(m for m in q.marks if m.concept != "repeat")) if on and not q.names else q


def _fragment(q: Question, before: Conversation) -> bool:
    """ "What is Kolada? – How many key figures? – Price?": a few words without a verb, after a fact."""
    return before.fact is not None and len(q.tokens) <= FRAGMENT and not VERB.search(q.text)


def _anchors(q: Question, before: Conversation, *, same_message: bool) -> tuple[str, ...]:
    """ "Vem vann före Nacka? – Och efter?", "vem var föregångaren?": seen from the one named, not from the one told."""
    turns = q.has("before", "after", "succeeds", "precedes") and not q.has("previous", "following")
    theirs = q.has("group_pronouns") and not same_message  # "Who came after them?" asks about those just told.
    return before.anchors if turns and not q.named("candidate") and not q.years.named and not theirs else ()


def _has_role(q: Question, before: Conversation) -> bool:
    """Whether the question says itself what it is about; a role of somebody ("och till kvalitetschefen?") goes on with contacts."""
    if q.marked("role:") and before.topic not in ("contact", "contact_email", "contact_phone", "person"):
        return True
    if q.has("get") and q.has("award", "title") and q.named("candidate"):
        return True  # "Vilka var nominerade? – Fick Habo priset?"
    beside = q.named("region") and q.has("follow") and q.leading is None and not q.has("lies")
    roles = ROLES - {"region"} if beside else ROLES  # "Vilka i Örebro län? – Och i Hallands län?"
    return bool(q.concepts & (roles - {"say"} if q.has("follow") else roles))  # "nej, jag menade 2011" asks for nobody's words


def _weighty(q: Question) -> tuple[str, ...]:
    own = q.concepts - {"freshness", "elsewhere", "everyday", "self", "source", "how"}
    return q.unexplained(
        frozenset(
            {"light", "who", "what", "when", "where", "year", "count", "edition", "candidate", "award", "follow", "others", "also"} | own
        )
    )


def _another_side(q: Question, before: Conversation) -> bool:
    """ "Vilka var nominerade 2023? – Vem vann?": a short question for another side of the same round."""
    general = q.has(
        "all",
        "ever",
        "never",
        "repeat",
        "most",
        "fewest",
        "first",
        "often",
        "thing",
        "check",
        "title",
        "event",
        "elsewhere",
    )
    general = general or (q.has("how") and not q.has("why"))  # "Hur löd motiveringen?" asks for that round's.
    asked = {concept for concept in ASKS.get(before.topic or "", ()) if concept in q.concepts and concept in ROLES}
    return (
        len(q.tokens) <= SHORT_QUESTION
        and not general
        and not _weighty(q)
        and not asked
        and (before.topic is not None or (before.fact is not None and before.dated))
    )


def _topic(q: Question, before: Conversation) -> str | None:
    """The topic taken over by a question that has none of its own."""
    if before.topic is None and before.years and _asks_of_a_day(q) and not q.has("since"):
        return "ceremony"
    if q.has("lies") and before.candidates:
        return "region"  # "Vem vann 2007? – Var ligger den kommunen?"
    if q.has("person_pronouns") and q.has("where"):
        return None  # "Vem ledde juryn? – Var kom han ifrån?"
    if before.topic == "round" and q.has("often", "latest", "first", "where", "who", "count", "why"):
        return None  # "När är nästa prisutdelning? – Hur ofta är den?"
    if q.has("has_been") and q.has("when"):
        return None  # "Is the fair in Gothenburg? – Since when has it existed?"
    if q.has("history") and before.candidates and before.topic in ("winner", "claim"):
        return None  # "Vann de? – Hur gick det för dem då?"
    theirs = q.named("candidate") or (q.has("group_pronouns") and before.candidates)
    if q.has("along") and theirs and before.topic in ("winner", "winners", "claim"):
        return "nominees"  # "Vem vann 2021? – Var Stockholm med?"
    if _who_got_it(q, before):
        return "winner"
    counted = before.topic in ("nominees_count", "applicants_count")
    return before.topic.removesuffix("_count") if counted and before.topic and q.has("who") else before.topic


def _who_got_it(q: Question, before: Conversation) -> bool:
    """ "When was the award first handed out? – Who got it then?", "Var Habo nominerat? – Fick Habo det?", "… – Blev det Habo?"."""
    became = re.match(rf"\W*(?:{alternatives('asking', 'became')})\s", q.text, re.IGNORECASE) is not None
    got_it = q.has("get") and not q.has("some")  # "Fick Habo en nominering? – Fick Håbo någon?"
    one_of_them = bool(q.named("candidate")) and before.topic == "nominees" and (got_it or became)
    return one_of_them or (q.has("who") and q.has("get") and before.topic in ("ceremony", "place", "fair"))


def _asks_of_a_day(q: Question) -> bool:
    """ "När delades det ut?", "var hölls det?": of what is held on a day, not a mere "när då?"."""
    said = {m.concept for m in q.marks if m.end}
    verb = any(m.concept == "when" and m.end - m.start > 1 for m in q.marks)
    return (verb or bool(said & {"ceremony", "held", "past"})) and q.has("where", "when", "day")


def _new_round(q: Question, own_years: bool, before: Conversation) -> bool:
    """ "Och 2013?" after "vem vann 2011?" asks for the round, not for 2011's winner in it."""
    then = {(m.start, m.end) for m in q.marks if m.concept == "then"}  # "2019 då?" points at nobody.
    pointing = any(m.concept in ("group_pronouns", "pronouns") and (m.start, m.end) not in then for m in q.marks)
    about_them = pointing and not q.has("who")
    if q.has("who") and q.has("win") and not q.has("group_pronouns", "rival", "others"):
        return True
    turns = own_years or q.years.offset is not None or q.has("following", "previous", "before", "after")
    of_round = before.topic in OF_ROUND or (
        before.topic is not None and not q.has("who") and q.concepts & {"why", "jury", "receive", "present"}
    )
    return bool(of_round) and turns and not about_them


def of_those(q: Question, before: Conversation) -> Question:
    """ "Did any win?", "vann nån?" after a list: of those just told."""
    bare = q.has("some") and q.has("win") and len(q.tokens) <= FRAGMENT and not q.names and not q.years.ranges
    beside = q.has("ever", "others", "repeat", "of_them", "another_time", "earlier")
    return with_concepts(q, ["of_them", "group_pronouns"]) if bare and not beside and len(before.told) >= SEVERAL else q


def with_topic(q: Question, topic: str | None) -> Question:
    """The question with the concepts of the topic that it leans on."""
    if topic not in ASKS:
        return q
    own = q.concepts
    if topic == "round" and q.years.named:
        return with_concepts(q, ["award", "ceremony", "check"])  # "Blev det nåt 2022? – Men 2020 då?"
    asked = {"when", "where", "wait", "week", "count", "year", "why", "day"} & own
    if asked & {"when", "where", "wait", "week", "day"} and topic not in ("fair", "deadline", "nominated", "round", "region"):
        topic = "ceremony"  # "När var det?" after any side of a round.
    if (q.named("candidate") or q.has("along", "another_time")) and topic in ("nominees", "applicants", "winner"):
        asked = asked | {"check"}
    if q.named("organisation") and q.leading is None and topic in ("backers", "jury"):
        return with_concepts(q, [topic, "check"])  # "Vilka stod bakom 2023? – Var Vision med då?"
    return with_concepts(q, [c for c in ASKS[topic] if not (asked and c in ("who", "when", "where", "count"))])


def with_concepts(q: Question, concepts: Iterable[str]) -> Question:
    """The question as if it had said these too."""
    return replace(q, marks=q.marks + tuple(Mark(c, 0, 0) for c in concepts if c not in q.concepts))


def after(
    answer: Answer,
    asked_years: tuple[int, ...],
    asked_candidates: tuple[str, ...],
    asked_people: tuple[str, ...],
    lang: str,
    now: datetime,
    named: tuple[str, ...] = (),
    before: Conversation | None = None,
) -> Conversation:
    """What to remember of an answer. `named`: the candidates in its text; `before`: what was remembered until then."""
    of_many = bool(answer.fact) and answer.status == "unknown" and set(asked_years) < set(answer.years)
    narrower = bool(asked_years) and of_many  # "Vem kom tvåa 2019? – Vem vann?"
    years = asked_years if narrower else answer.years or asked_years
    told, told_in = answer.members or named, years
    if len(told) < SEVERAL and before and before.told_in == years:
        told, told_in = before.told, before.told_in  # "Vem vann?" of those just told does not make them forgotten.
    one = (
        named if len(named) == 1 and not asked_candidates and answer.topic in OF_CANDIDATES else ()
    )  # "Av Skånes kommuner har en vunnit: Lomma."
    return Conversation(
        told=told,
        told_in=told_in,
        years=years,
        candidates=answer.candidates or asked_candidates or one,
        people=answer.people or asked_people,
        anchors=() if not answer.candidates or set(asked_candidates) & set(answer.candidates) else asked_candidates,
        dated=bool(asked_years),
        topic=None if answer.fact else answer.topic,
        fact=answer.fact,
        phrasing=answer.phrasing if answer.fact else None,
        lang=lang,
        at=now,
    )


def named(q: Question, before: Conversation, now: datetime) -> Conversation:
    """What a question without an answer leaves to the next of its message: the year that it named."""
    return Conversation(years=q.years.named, dated=True, lang=before.lang, at=now) if q.years.named else before


def spoken_of(q: Question, before: Conversation, now: datetime) -> Conversation:
    """What a message without an answer leaves to the next: who it named ("Jag jobbar i Burlöv. – Har vi varit nominerade?")."""
    who = Conversation(candidates=q.named("candidate"), people=q.named("person"), lang=before.lang, at=now)
    return who if who.candidates or who.people else before


def set_before(q: Question, around: Question) -> bool:
    """Whether the sentence around a question says which round is meant ("Karlstad var en av sex finalister: vem segrade?"), or who ("Jag
    börjar på B … Vem är jag?")."""
    if around.has("begins_with", "ends_with", "letters_long") and not q.names and not q.concepts & ROLES:
        return True
    if q.names or q.years.named or q.years.span or not q.has("who") or not around.named("candidate"):
        return False
    between = around.has("between") and len(around.named("candidate")) > 1 and around.has("win")
    sides = around.has("before", "previous"), around.has("after", "following")
    beside = sides[0] != sides[1] or around.years.offset is not None
    stepped = beside and (q.has("win") or around.has("win"))  # "Två omgångar efter X, vem vann då?"
    return between or stepped or (q.has("win") and around.has("nominate", "apply"))
