"""What else an edition knows: why the winner won, the jury, who handed out and received the prize, who stood behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.claims import asks_of_its_day
from bot.answering.computed.parts import absent, begins_with_when_or_where, facts_of, not_yet, notes, sources_of, verdict
from bot.answering.computed.rounds import Chosen, choose
from bot.answering.computed.winner_of_round import received
from bot.knowledge.model import Edition, Member
from bot.language import either, stands


@dataclass(frozen=True, slots=True)
class Aspect:
    """One key of an edition that is told as it stands."""

    key: str
    needs: tuple[str, ...]
    """Concepts of which one must be there."""
    uses: frozenset[str]
    value: Callable[[Asked, Edition], str]
    """Empty: not known."""
    of_result: bool = False
    """Whether it gives the winner away."""


def _people(a: Asked, members: Iterable[Member]) -> str:
    named = [a.say.member(m) for m in members]
    return a.say.lines(named) if len(named) > 4 else a.say.names(named)


STEM = 8
"""Letters by which a role is found among the members' own: "professorn" is "professor"."""

ASPECTS = (
    Aspect(
        "motivation",
        ("why", "motivation"),
        GENERAL | {"why", "motivation", "win", "announce", "jury", "receive", "ceremony", "best"},
        lambda a, e: a.say.text(e.motivation),
        of_result=True,
    ),
    Aspect(
        "presenter",
        ("present",),
        GENERAL | {"present", "sent", "ceremony", "win", "receive", "organisation", "person.name", "person.who_is", "artwork"},
        lambda a, e: a.say.member(e.presenter) if e.presenter else "",
    ),
    Aspect(
        "recipients",
        ("receive",),
        GENERAL | {"receive", "sent", "ceremony", "present", "win", "get", "person.name", "person.who_is", "role", "artwork"},
        lambda a, e: _people(a, e.recipients or ()),
        of_result=True,
    ),
    Aspect(
        "jury",
        ("jury", "decide"),
        GENERAL | {"jury", "decide", "organisation", "sent", "person.name", "person.who_is", "win", "when"},
        lambda a, e: _people(a, e.jury or ()),
    ),
    Aspect(
        "backers", ("backers",), GENERAL | {"backers", "organisation", "nominate", "ceremony"}, lambda a, e: a.say.names(e.backers or ())
    ),
    Aspect("prize", ("prize",), GENERAL | {"prize", "win", "count", "receive", "won", "when"}, lambda a, e: a.say.text(e.prize)),
)


OF_A_HOUSE = frozenset({"presenter", "recipients"})
"""Aspects of which it may be asked who of a house it was."""


def aspect(a: Asked) -> Answer | None:
    """An aspect of a round that is named by its year or by its winner; a general question is for the facts, and when or where somebody was
    on stage for the occasion."""
    for kind in ASPECTS:
        asks = a.has(*kind.needs) or (kind.key == "recipients" and _came_for_it(a))
        if asks and not _told_elsewhere(a, kind) and (answer := _of_rounds(a, kind)):
            return answer
    return None


def _told_elsewhere(a: Asked, kind: Aspect) -> bool:
    """Whether words for an aspect ask for something else: a day or a place, who won, a reason that no single round has."""
    if (kind.key in ("recipients", "presenter") or (kind.key == "jury" and not a.has("jury"))) and begins_with_when_or_where(a):
        return True  # "När utser de vinnaren 2031?"
    if kind.key == "motivation":
        told = a.years or a.candidates or (a.has("win") and a.has("first", "ordinal"))  # "Varför vann den första vinnaren?"
        told = told or (a.has("motivation") and a.has("first", "latest"))  # "Vad var motiveringen förra gången?"
        return not told or _why_of_another_matter(a)
    return kind.key == "recipients" and received(a)


def _why_of_another_matter(a: Asked) -> bool:
    """Whether a reason is asked for, but not why somebody won."""
    event = a.has("event") and not a.has("award", "title", "win")
    counted = "years" in a.followed and bool(a.counts())  # "Varför är det ibland fem och ibland fyra?" of the nominees just told.
    return event or counted or asks_of_its_day(a) or _why_of_the_event(a)


def _why_of_the_event(a: Asked) -> bool:
    """Whether a reason is asked for, but of something else than the win: "Varför delades inget pris ut hösten 2021?", "why was a 2021 prize
    handed out in 2022?", "why did one quit in 2019?"."""
    if a.has("win", "won", "jury", "title", "motivation") or a.leading != "why":
        return a.has("withdraw") and not a.has("win", "won")
    others = set(a.q.named("candidate")) - set(a.rounds.winners.values())  # "Varför Höganäs och inte Arvika?"
    denied = bool({t.word for t in a.q.tokens} & set(a.asking["none_words"])) and not others
    late = any(y not in a.rounds.editions for y in a.years)  # "… in 2022"
    return denied or late or a.has("withdraw", "put_off") or (a.has("ceremony", "held", "present", "when") and not a.candidates)


def _came_for_it(a: Asked) -> bool:
    """ "Vilka från Nacka fick priset?", "who took the prize on behalf of the winner?": persons, not the winner."""
    got = a.has("win", "won", "get", "ceremony", "award") and not a.has("nominate", "apply", "jury", "present", "say", "decide", "announce")
    before = rf"(?<!\w)(?:{either(a.asking['sent_from'])})\s+$"
    theirs = (n for n in a.q.names if n.kind == "candidate" and re.search(before, a.q.text[: n.start].casefold()))
    return got and a.leading in ("who", "thing", None) and (a.has("sent") or (a.leading == "who" and any(theirs)))


def needs(key: str) -> tuple[str, ...]:
    """The concepts of which a question for that aspect has one."""
    return next(kind.needs for kind in ASPECTS if kind.key == key)


def of_round(a: Asked, key: str, year: int) -> Answer:
    """One aspect of one round, whatever else the question names."""
    kind = next(kind for kind in ASPECTS if kind.key == key)
    edition = a.rounds.editions[year]
    told = _told(a, kind, edition, whoever=True)
    return told or not_yet(a, edition, kind.uses)


def _of_rounds(a: Asked, kind: Aspect) -> Answer | None:
    if kind.key == "jury" and _no_names(a):
        return None
    if kind.key == "presenter" and not (a.has("who", "all") or a.claim):
        return None  # "Hur många gånger har de delat ut priset?"
    organisations = _jury_places(a, kind)
    if organisations:
        return organisations
    chosen = choose(a)
    if chosen.absent and not chosen.years:
        held = tuple(y for y, e in a.rounds.editions.items() if e.ceremony.date and e.ceremony.date.year in chosen.absent)
        if not held and not (a.has("who", "what", "why", "count") or a.claim or len(a.q.tokens) < 6):
            return None
        chosen = replace(chosen, years=held)
        if not held:
            return absent(a, chosen.absent, kind.key, kind.uses)
    if _over_the_years(a, chosen):
        return _each_year(a, kind, chosen.years or a.rounds.past)
    years = chosen.years or _by_candidate(a, kind)
    if not years:
        return None
    answers = [x for y in years[:3] if (x := _told(a, kind, a.rounds.editions[y]))]
    if not answers:
        return None
    known = [x for x in answers if x.status == "answered"]
    text = "\n".join(x.text for x in answers)
    sources = tuple(dict.fromkeys(s for x in answers for s in x.sources))[:3]
    subjects = tuple(dict.fromkeys(c for x in answers for c in x.candidates))
    return Answer(
        kind.key,
        text,
        "answered" if known else "unknown",
        years=years[:3],
        candidates=subjects,
        people=answers[0].people if len(answers) == 1 else (),
        sources=sources,
        notes=answers[0].notes,
        uses=frozenset().union(*(x.uses for x in answers)),
    )


def _over_the_years(a: Asked, chosen: Chosen) -> bool:
    """ "Vilka har delat ut priset genom åren?": no round is named, or a stretch of them."""
    stretch = not chosen.years and not a.years and a.has("all", "between", "ever")
    return not a.candidates and a.has("who", "what", "all", "year") and (stretch or (chosen.how == "span" and len(chosen.years) > 1))


def _each_year(a: Asked, kind: Aspect, years: tuple[int, ...]) -> Answer | None:
    """What is known round by round, and for which rounds nothing is."""
    told = {y: value for y in years if y in a.rounds.past and (value := kind.value(a, a.rounds.editions[y]))}
    if not told or kind.key == "motivation":
        return None
    rows = [a.say.phrase("row", year=y, what=a.say.names(value.removeprefix("\n– ").split("\n– "))) for y, value in told.items()]
    missing = [y for y in years if y not in told]
    notes_ = (a.say.say("not_known_for", years=a.say.names(map(str, missing))),) if missing else ()
    text = a.say.say(f"{kind.key}_each") + a.say.lines(rows)
    sources = sources_of(a.rounds, list(told)[-3:], kind.key)
    return Answer(kind.key, text, years=tuple(told), sources=sources, notes=notes_, uses=kind.uses | {"ever", "organisation", "year"})


def _by_house(a: Asked, kind: Aspect) -> tuple[int, ...]:
    """ "Vem från Vision delade ut priset?": the rounds in which somebody of a house did."""
    told = {y: kind.value(a, a.rounds.editions[y]) or "" for y in reversed(a.rounds.past)} if kind.key in OF_A_HOUSE else {}
    return tuple(y for y, value in told.items() if any(stands(house, value) for house in a.organisations))


def _by_candidate(a: Asked, kind: Aspect) -> tuple[int, ...]:
    """ "Varför vann Kungsbacka?": the round that the candidate won."""
    if not a.candidates:
        if house := _by_house(a, kind):
            return house
        meant = a.has("latest") or kind.key in ("presenter", "recipients")
        return (a.rounds.latest,) if meant and a.rounds.latest else ()
    wins = a.rounds.won_by(*a.candidates)
    return tuple(wins)


def _told(a: Asked, kind: Aspect, edition: Edition, *, whoever: bool = False) -> Answer | None:
    """`whoever`: the candidates that the question names are no claim that one of them won."""
    if kind.of_result and edition.year not in a.rounds.past:
        return not_yet(a, edition, kind.uses)
    # "Varför skulle Karlstad vinna 2015?" is not about the winner's motivation; a fact may know.
    others = [c for c in a.candidates if kind.of_result and c != a.rounds.winners.get(edition.year)]
    # "Luleå drog sig ur 2019. Varför?": nor is a bare "why" after somebody else.
    followed = "candidates" in a.followed and (kind.key != "motivation" or a.has("win", "won", "motivation", "jury"))
    if not whoever and others and not (set(a.candidates) - set(others)) and not followed:
        return None
    value = kind.value(a, edition)
    if kind.key == "jury" and value and (a.has("chair") or _role_in_it(a, value)):
        text = a.say.say("jury_role_unknown", year=edition.year, what=value)
        return Answer("jury", text, "unknown", years=(edition.year,), sources=facts_of(edition, "jury"), uses=kind.uses | {"role", "chair"})
    subject = (edition.winner,) if edition.winner and edition.year in a.rounds.past else ()
    if not value and kind.key == "backers" and a.has("event") and not a.has("award", "title", "nominate"):
        return None  # "Vilka var mässans partner 2017?": what the fair rests on is no round's to tell.
    if not value and kind.key == "backers" and "years" in a.followed:
        return None  # "När grundades priset och vem står bakom det?" asks of no round.
    if not value:
        known = [y for y in a.rounds.years if kind.value(a, a.rounds.editions[y])]
        nearest = a.say.say("known_for", years=a.say.names(map(str, known))) if known else ""
        text = a.say.say(f"{kind.key}_unknown", year=edition.year, nearest=nearest, winner=a.rounds.winners.get(edition.year, ""))
        return Answer(kind.key, text, "unknown", years=(edition.year,), candidates=subject, sources=edition.sources[:1], uses=kind.uses)
    said = [n for n in a.numbers() if n > 1] if a.claim else []
    if kind.key == "jury" and (a.has("count", "size") or said) and edition.jury:
        slots = {"year": edition.year, "count": a.say.number(len(edition.jury)), "what": value}
        text = verdict(a, "jury_count", so=len(edition.jury) in said, **slots) if said else a.say.say("jury_count", **slots)
        return Answer("jury", text, years=(edition.year,), sources=facts_of(edition, "jury"), uses=kind.uses | {"count", "size"})
    if kind.key == "backers" and a.claim and a.organisations:
        so = set(a.organisations) <= set(edition.backers or ())
        text = verdict(a, "backers", so=so, year=edition.year, what=value)
        return Answer("backers", text, years=(edition.year,), sources=facts_of(edition, "backers"), uses=kind.uses | {"check"})
    key = f"{kind.key}_list" if value.startswith("\n") else kind.key
    text = a.say.say(key, year=edition.year, what=value, winner=a.rounds.winners.get(edition.year, ""))
    chosen = {"decide", "say"} if kind.key == "motivation" and a.leading == "why" else set()  # "Varför valde juryn Nacka?"
    return Answer(
        kind.key,
        text,
        years=(edition.year,),
        candidates=subject,
        people=known_person(a, [edition.presenter] if kind.key == "presenter" and edition.presenter else ()),
        sources=facts_of(edition, kind.key),
        notes=notes(a, edition.year, kind.key),
        uses=kind.uses | chosen,
    )


def _no_names(a: Asked) -> bool:
    """Whether the jury is named for another reason than who sat in it: "Hur röstade juryn?", "när utser juryn vinnaren?"."""
    seated = bool(a.years) or (a.has("jury") and a.leading == "who" and len(a.candidates) == 1)  # "Vilka satt i juryn när Nacka vann?"
    if a.claim and a.has("decide") and a.has("win") and not a.has("jury"):
        return True  # "Har man valt vinnare för 2031 nu?" asks whether, not who did.
    return a.has("elsewhere") or (a.has("announce", "win", "decide") and not seated) or (a.has("decide") and a.has("how", "history"))


def _role_in_it(a: Asked, members: str) -> bool:
    """ "Vem var ordförande i juryn?": a role within the jury, unless just one member has it elsewhere ("professorn i juryn")."""
    juries = [m for m in a.q.marks if m.concept == "jury"]
    roles = [m for m in a.q.marks if m.concept.startswith("role:") and m.end]
    near = [r for r in roles for j in juries if 0 <= j.start - r.end <= 2 or 0 <= r.start - j.end <= 1]
    stems = {a.q.tokens[r.start].surface.casefold()[:STEM] for r in near}
    return bool(stems) and a.leading == "who" and not a.organisations and all(members.casefold().count(s) != 1 for s in stems)


def _jury_places(a: Asked, kind: Aspect) -> Answer | None:
    """ "Vem representerade Saco i juryn 2021?", "satt Hypergene i någon jury?"."""
    award = a.knowledge.award
    theirs = bool(award and award.event) and a.has("event") and a.has("organisation") and a.leading == "who"
    organisations = a.organisations or ((award.event,) if award and theirs else ())  # "Vem representerade mässan i juryn?"
    if kind.key != "jury" or not organisations:
        return None
    found: list[tuple[int, Member]] = []
    for year in a.years or a.rounds.years:
        edition = a.edition(year)
        found += [(year, m) for m in (edition.jury or () if edition else ()) if m.organisation in organisations]
    if not found:
        return _not_there(a, kind) if a.organisations else None
    years = tuple(dict.fromkeys(y for y, _ in found))
    if all(m.name for _, m in found):
        text = " ".join(a.say.phrase("sat_for", year=y, name=a.say.member(m)) for y, m in found)
        text = a.say.say("yes_that", what=text) if a.claim else text
    else:
        names = a.say.names(dict.fromkeys(m.organisation or "" for _, m in found))
        said = a.times_said()
        text = verdict(a, "sat_in", so=not said or said.fits(len(years)), organisation=names, years=a.say.names(map(str, years)))
        named = [(y, m) for y, m in found if m.name]
        text += "".join(" " + a.say.say("sat_for", year=y, name=a.say.member(m)) for y, m in named)
        if a.has("who") and not named:
            text += " " + a.say.say("names_unknown")
    sources = sources_of(a.rounds, years, "jury")
    offices = [a.q.tokens[m.start].surface.casefold() for m in a.q.marks if m.concept.startswith("role:") and m.end]
    told = all(re.search(rf"(?<!\w){re.escape(office)}(?!\w)", text.casefold()) for office in offices)  # "Var SKR:s vd med i juryn?"
    uses = kind.uses | {"when", "year", "ever", "some", "along", "repeat", "often", "exactly", *({"role"} if told else ())}
    return Answer("jury", text, years=years, people=known_person(a, [m for _, m in found]), sources=sources, uses=uses)


def known_person(a: Asked, members: Sequence[Member]) -> tuple[str, ...]:
    """The one person told, for "she" in the next question: of one name the one of that organisation."""
    ids = {p.id for p in a.knowledge.people.values() for m in members if (p.name, p.organisation) == (m.name, m.organisation)}
    return tuple(ids) if len(ids) == 1 == len({m.name for m in members}) else ()


def _not_there(a: Asked, kind: Aspect) -> Answer | None:
    """ "Satt banken i juryn 2017?": no, and who did."""
    editions = [e for y in a.years if (e := a.edition(y)) and e.jury]
    if not editions or not a.claim:
        return None
    told = _told(a, kind, editions[0])
    return replace(told, text=a.say.say("no_but", what=told.text)) if told else None
