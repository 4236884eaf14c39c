"""Who somebody is, who holds a role, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.members import USES, member, on_stage, pointed_at
from bot.answering.names import fold
from bot.answering.reply import Objects
from bot.knowledge.model import Person

HOLDS = USES | {"nominate", "according", "win", "won", "spelling", "check"}
MOST_NAMED = 3
"""Others of a candidate that are named where the one asked for is not known."""


def people(a: Asked) -> Answer | None:
    """Any question about a person's role or contact, by name or by role."""
    named = a.leading == "who" and bool(a.q.marked("role:")) and not a.people  # "Vem är kommundirektör i X enligt nyheten?"
    if (a.has("say", "why") or (a.has("according") and not named)) and not a.has("contact.email", "contact.phone"):
        return None  # What somebody said stands in the facts.
    if pointed_at(a) and (told := member(a)):
        return told
    if there := _at_the_winner(a):
        return _holders(there, a.q.marked("role:"), contact=False)
    return None if _of_another_time(a) else _named_or_held(a)


def _of_another_time(a: Asked) -> bool:
    """ "Vem var det före henne?", "sitter han kvar i dag?": the facts may know, the list of people does not."""
    if any(year < a.rounds.years[0] for year in a.q.years.named if a.rounds.years):
        return True  # "Vem var ordförande där 1985?"
    return (bool(a.belongings) and not a.has("spelling")) or a.has("count", "before", "after", "since", "previous", "latest")


def _named_or_held(a: Asked) -> Answer | None:
    """Somebody named, or whoever holds a role."""
    contact = a.has("contact.email", "contact.phone", "contact.any")
    roles = a.q.marked("role:")
    if told := on_stage(a):
        return told
    if a.people:
        return _contact(a, _same(a, a.people)) if contact else _who(a, roles)
    if a.members and not a.has("why"):
        return member(a)
    if roles and (_in_the_jury(a) or not (a.candidates or a.organisations or contact)):
        return None
    if roles:
        return _holders(a, roles, contact)
    if contact and a.candidates:
        return _of_candidate(a)
    return None


def _at_the_winner(a: Asked) -> Asked | None:
    """ "Vad heter kommundirektören i den kommun som vann 2019?": in the winner of that round."""
    named = a.candidates or a.people or a.members or a.organisations
    beside = a.has("receive", "present", "jury", "decide", "say")
    if named or beside or not a.q.marked("role:") or not a.has("win", "won"):
        return None
    latest = (a.rounds.latest,) if a.rounds.latest and a.has("latest") else ()
    won = [a.rounds.winners[y] for y in a.years or latest if y in a.rounds.winners]
    return replace(a, candidates=tuple(won[:1])) if len(won) == 1 and a.has("who", "person.name", "person.who_is") else None


def _in_the_jury(a: Asked) -> bool:
    """ "Vem var juryns ordförande?", "vem av dem var professor?": a role in the jury, not at home."""
    told = a.topic == "jury" and a.has("of_them", "group_pronouns")
    return told or (a.has("jury") and not a.has("receive", "present"))


def _same(a: Asked, ids: Iterable[str]) -> list[Person]:
    return [a.knowledge.people[i] for i in ids if i in a.knowledge.people]


def _age(a: Asked, persons: Sequence[Person]) -> tuple[str, ...]:
    """The line on age, from the oldest of what is told."""
    award = a.knowledge.award
    dates = [p.checked for p in persons if p.checked]
    if not dates or not award:
        return ()
    oldest = min(dates, key=lambda d: d.first)
    months = (a.rounds.today.year - oldest.year) * 12 + a.rounds.today.month - (oldest.month or 12)
    return (a.say.say("age", date=a.say.date(oldest)),) if months > award.ages_after_months else ()


def _sources(persons: Iterable[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s for p in persons for s in p.sources))[:3]


def title(a: Asked, person: Person) -> str:
    """ "kommundirektör i Karlskoga"; a role that has ended or ended long ago in its past tense is the caller's."""
    role = a.knowledge.roles.get(person.role)
    names = (role.names.get(a.say.lang) or next(iter(role.names.values()), ())) if role else ()
    name = names[0] if names else person.role
    where = person.candidate or person.organisation
    key = "title_in" if person.candidate else "title_at"
    return a.say.phrase(key, role=name, where=where) if where else name


def _who(a: Asked, roles: tuple[str, ...]) -> Answer | None:
    """Somebody named: the role; where the question claims another one, that it is not so."""
    if _asks_more(a, roles):
        return None
    asks = a.has("who", "what", "person.who_is", "person.name", "check", "spelling") or a.claim
    asks = asks or len([t for t in a.q.tokens if not t.function]) <= 4
    if not asks:
        return None
    texts, told = [], []
    wrong_role = False
    for person in _same(a, a.people):
        namesakes = [p for p in a.knowledge.people.values() if p.name == person.name]
        fitting = _at_that_time(a, namesakes) or [p for p in namesakes if not a.candidates or p.candidate in a.candidates]
        told += fitting or namesakes
        if len(fitting) > 1 and not roles:
            texts.append(_namesakes(a, fitting))
            continue
        for p in fitting or namesakes[:1]:
            wrong = roles and p.role not in roles and not _kin(a, p.role, roles)
            wrong_role |= bool(wrong)
            key = "no_person_is" if wrong and a.has("check") else "person_was" if p.until else "person_is"
            texts.append(a.say.say(key, name=p.name, title=title(a, p)))
        if wrong_role:
            right = [p for p in a.knowledge.people.values() if p.role in roles and p.candidate == (fitting or namesakes)[0].candidate]
            texts += [a.say.say("role_is_held", name=p.name, title=title(a, p)) for p in right]
        elif len(a.people) == 1 and person.more and not a.has("person.name") and not _too_early(a, person):
            texts.append(a.say.text(person.more))
    dated = a.has("year") or (a.years and a.leading != "who")
    if not texts or (dated and not roles and not a.has("person.who_is")):
        return None  # "Ernst Billgrens skulptur, vilka år?": who somebody is says nothing of it.
    return Answer(
        "person",
        " ".join(texts),
        people=a.people,
        candidates=_candidates(told),
        sources=_sources(told),
        notes=_age(a, told),
        objects=_card(told),
        uses=USES | {"check", "spelling", "held"} | _holding(a),
    )


def _holding(a: Asked) -> frozenset[str]:
    """ "What office does he hold?": the office is held, no ceremony."""
    held, ceremony = ({(m.start, m.end) for m in a.q.marks if m.concept == concept} for concept in ("held", "ceremony"))
    return frozenset({"held", "ceremony"}) if a.has("person.who_is") and ceremony <= held else frozenset()


def _at_that_time(a: Asked, namesakes: Sequence[Person]) -> list[Person]:
    """ "Vad var Palle Lundberg 2017?": of several of one name, who is known from the year."""
    there = [p for p in namesakes if p.checked and p.checked.year in a.q.years.named]
    placed = bool(a.candidates) and "candidates" not in a.followed
    return there if len(namesakes) > 1 and a.has("person.who_is", "what") and not placed else []


STAGE = frozenset(
    {"jury", "receive", "present", "win", "get", "award", "along", "title", "ceremony", "event", "check", "role", "role_pronoun"}
)
"""What somebody may have had to do with, for who he is to be an answer to whether he has."""


def _asks_more(a: Asked, roles: tuple[str, ...]) -> bool:
    """Whether more is asked than who somebody is: "Hur gammal är hon?", "hur länge har hon suttit?", "är de två släkt?"."""
    said = {m.concept for m in a.q.marks if m.end}
    if "how" in said and not said & {"person.who_is", "history", "spelling"}:
        return True
    if a.yes_or_no and not roles and "has_been" in said and not (said & STAGE or a.q.named("candidate") or a.organisations):
        return True  # "Har Per Törnvall barn?"
    return bool(said & {"wait", "often", "day", "week", "where"}) or (a.yes_or_no and len(a.people) > 1 and not roles)


def _namesakes(a: Asked, persons: Sequence[Person]) -> str:
    """One name in several places: each with its date, since they need not be one person."""
    rows = [a.say.phrase("namesake_row", title=title(a, p), when=a.say.date(p.checked)) if p.checked else title(a, p) for p in persons]
    return a.say.say("namesakes", name=persons[0].name) + a.say.lines(rows)


def _too_early(a: Asked, person: Person) -> bool:
    """Whether what is told of a person speaks of a round that is not decided yet."""
    return any(str(y) in text for y in a.rounds.years if y not in a.rounds.past for text in person.more.values())


def _kin(a: Asked, role: str, roles: tuple[str, ...]) -> bool:
    """ "Direktören i Karlskoga" means the kommundirektör: one role's name ends in the other's."""
    mine = a.knowledge.roles.get(role)
    return mine is not None and any(
        own.endswith(other)
        for r in roles
        if r in a.knowledge.roles
        for own in _names(mine.names)
        for other in _names(a.knowledge.roles[r].names)
    )


def _names(names: object) -> list[str]:
    return [fold(n) for forms in dict(names).values() for n in forms[:1]]  # type: ignore[call-overload]


def _candidates(persons: Sequence[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.candidate for p in persons if p.candidate))


def _card(persons: Sequence[Person]) -> Objects:
    reachable = [p.id for p in persons if p.email or p.phone]
    return Objects(contact=reachable[0]) if reachable else Objects()


def _holders(a: Asked, roles: tuple[str, ...], contact: bool) -> Answer | None:
    """Who holds a role in a candidate or organisation, or how to reach them."""
    near = [
        p
        for p in a.knowledge.people.values()
        if p.candidate in a.candidates or p.organisation in a.organisations or not (a.candidates or a.organisations)
    ]
    found: list[Person] = []
    missing: list[str] = []
    for role in roles:
        holders = [p for p in near if p.role == role] or [p for p in near if _kin(a, p.role, (role,))]
        found += [p for p in holders if p not in found]
        if not holders:
            missing.append(role)
    if not found and not (a.candidates or a.organisations):
        return None
    where = a.say.names((*a.candidates, *a.organisations))
    gone = [
        a.say.say("role_unknown", role=a.knowledge.roles[r].names.get(a.say.lang, ("",))[0], where=where)
        for r in missing
        if r in a.knowledge.roles
    ]
    if not found:
        if not a.has("who", "person.name", "person.who_is", "what") and not contact:
            return None
        if known := [p for p in near if p.role not in roles][:MOST_NAMED]:
            named = a.say.names(a.say.phrase("person_row", name=p.name, title=title(a, p)) for p in known)
            gone.append(a.say.say("role_nearest", names=named))
        return Answer(
            "person", " ".join(gone), "unknown", candidates=a.candidates, sources=_sources(known), notes=_age(a, known), uses=USES
        )
    if (contact or a.organisations) and _of_the_event(a, found):
        return None
    if contact:
        return _contact(a, found)
    found = _newest(found)
    texts = [a.say.say("person_was" if p.until else "role_is", name=p.name, title=title(a, p)) for p in found]
    return Answer(
        "person",
        " ".join(texts + gone),
        people=tuple(p.id for p in found),
        candidates=_candidates(found),
        sources=_sources(found),
        notes=_age(a, found),
        objects=_card(found),
        uses=HOLDS if a.candidates and not a.q.named("candidate") else HOLDS - {"win", "won"},
    )


def _of_the_event(a: Asked, found: Sequence[Person]) -> bool:
    """Whether somebody at the event is asked for, and all who were found are elsewhere: "presskontakten på mässan" is not the
    association's, "presskontakterna på mässan och förbundet" not the association's alone."""
    event = a.knowledge.award.event if a.knowledge.award else None
    return a.has("event") and not a.candidates and all(p.organisation != event for p in found)


def holders(a: Asked) -> list[Person]:
    """Who holds the roles named, of the candidates named: "kommundirektören i Karlskoga" is a person too."""
    roles = a.q.marked("role:")
    if a.people or not roles:
        return []
    if not a.candidates and not a.regions and a.has("person.name", "person.who_is", "contact.any", "contact.email", "contact.phone"):
        only = [p for p in a.knowledge.people.values() if p.role in roles]
        return only if len(only) == 1 else []  # "Vad heter kvalitetsstrategen?", where but one is known.
    if not a.candidates:
        return []
    near = [p for p in a.knowledge.people.values() if p.candidate in a.candidates]
    return [p for p in near if p.role in roles or _kin(a, p.role, roles)]


def _newest(persons: list[Person]) -> list[Person]:
    return sorted(persons, key=lambda p: (p.checked.first if p.checked else None) is None)


def _contact(a: Asked, persons: list[Person]) -> Answer:
    """The e-mail or telephone asked for, or both; honestly none."""
    texts, known = [], []
    email, phone = a.has("contact.email"), a.has("contact.phone")
    both = not (email or phone) or (email and phone)
    for p in persons:
        parts = [v for v, wanted in ((p.email, email or both), (p.phone, phone or both)) if v and wanted]
        if not parts:
            parts = [v for v in (p.email, p.phone) if v]
        if parts:
            known.append(p)
            texts.append(a.say.say("contact", name=p.name, title=title(a, p), how=a.say.names(parts)))
        else:
            texts.append(a.say.say("contact_unknown", name=p.name, title=title(a, p)))
    if not known:
        colleagues = [
            p
            for p in a.knowledge.people.values()
            if (p.email or p.phone) and any(p.candidate and p.candidate == q.candidate for q in persons)
        ]
        if colleagues:
            texts.append(a.say.say("contact_instead", what="; ".join(f"{p.name}, {p.email or p.phone}" for p in colleagues)))
        return Answer(
            "contact",
            " ".join(texts),
            "unknown",
            people=tuple(p.id for p in persons),
            candidates=_candidates(persons),
            sources=_sources(colleagues),
            notes=_age(a, colleagues),
            uses=USES,
        )
    text = " ".join(texts) if len(texts) == 1 else a.say.lines(texts).strip()
    return Answer(
        "contact",
        text,
        people=tuple(p.id for p in persons),
        candidates=_candidates(persons),
        sources=_sources(known),
        notes=_age(a, known),
        objects=_card(known),
        uses=USES,
    )


def _of_candidate(a: Asked) -> Answer | None:
    """Whoever can be reached at a candidate."""
    reachable = [p for p in a.knowledge.people.values() if p.candidate in a.candidates and (p.email or p.phone)]
    if not reachable:
        return Answer("contact", a.say.say("no_contacts", where=a.say.names(a.candidates)), "unknown", candidates=a.candidates, uses=USES)
    return _contact(a, reachable)
