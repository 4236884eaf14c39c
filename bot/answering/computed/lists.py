"""The nominees or applicants of a round or of several, named and counted; what to say where they are not known."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import absent, facts_of, notes, running, sources_of, took_part, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, Role, known_years, rounds_of, years_by_name
from bot.answering.computed.rounds import Chosen, current
from bot.knowledge.model import Edition

FEW = 8
"""Names that a count still spells out."""
MOST_ROUNDS = 4
"""Rounds that are counted one by one."""


def listed(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """The members of the rounds asked for, else of the one that people mean."""
    now = current(a)
    if a.has("yet") and not a.years and now and now not in a.rounds.past:
        return of_round(a, role, now)  # "Vilka är nominerade nu?"
    who = a.has("who") and a.has("all", "over_all", "ever")
    told = a.has("all") and a.has("ever", "over_all") and not a.opens_with_verb(a.q.text)  # "Alla som någonsin nominerats, tack."
    every = known_years(a, role) if (who or told) and not chosen.years else []
    years = chosen.years or tuple(every) or ((current(a) or 0),)
    if len(years) > 1:
        return _several(a, role, years)
    return of_round(a, role, years[0])


def of_round(a: Asked, role: Role, year: int) -> Answer | None:
    """One round's nominees or applicants."""
    edition = a.edition(year)
    if edition is None:
        return absent(a, (year,), role.key, USES)
    members = role.members(edition)
    sources = facts_of(edition, role.key)
    uses = USES | {"others"}
    if members is None:
        return unknown(a, role, edition, uses)
    shown = running(edition) if role is NOMINEES and a.has("remaining") else list(members)
    if (a.has("rival", "lost") or (a.has("others") and a.topic == "winner")) and not a.candidates and a.rounds.winners.get(year) in shown:
        shown = [n for n in shown if n != a.rounds.winners.get(year)]
        text = a.say.say("others", year=year, count=a.say.number(len(shown)), names=a.say.names(shown))
        return Answer(role.key, text, years=(year,), members=tuple(shown), sources=sources, uses=uses)
    tense = "was" if year in a.rounds.past else "is"
    text = a.say.say(f"{role.key}_{tense}", year=year, count=a.say.number(len(shown)), names=a.say.names(shown))
    more = notes(a, year, role.key)
    return Answer(role.key, text, years=(year,), sources=sources, notes=more, uses=uses)


def unknown(a: Asked, role: Role, edition: Edition, uses: frozenset[str]) -> Answer:
    """Nobody knows who; how many, and the nearest true thing."""
    year = edition.year
    size = role.size(edition)
    if size:
        text = a.say.say(f"{role.key}_only_count", year=year, count=a.say.number(size))
        return Answer(role.key, text, years=(year,), sources=facts_of(edition, role.key), notes=notes(a, year, role.key), uses=uses)
    if more := notes(a, year, role.key):
        return Answer(role.key, more[0], years=(year,), sources=facts_of(edition, role.key), uses=uses)
    text = a.say.say(f"{role.key}_unknown", year=year, nearest=_nearest(a, role, edition))
    status = "answered" if role is NOMINEES and edition.applicants else "unknown"
    return Answer(role.key, text, status, years=(year,), sources=facts_of(edition, "winner"), uses=uses)  # type: ignore[arg-type]


def _nearest(a: Asked, role: Role, edition: Edition) -> str:
    """What is known instead of the names asked for."""
    other = APPLICANTS if role is NOMINEES else NOMINEES
    if members := other.members(edition):
        return a.say.say(f"{other.key}_was", year=edition.year, count=a.say.number(len(members)), names=a.say.names(members))
    told = a.rounds.winners.get(edition.year)
    return a.say.say("only_winner", winner=told, year=edition.year) if told else ""


def partly_known(a: Asked, role: Role, years: tuple[int, ...], uses: frozenset[str]) -> Answer:
    """Some of the rounds compared have no known names: which, and what is known of each."""
    answers = [x for y in years if (x := of_round(a, role, y))]
    missing = [y for y in years if not role.members(a.rounds.editions[y])]
    sources = tuple(dict.fromkeys(s for x in answers for s in x.sources))[:3]
    order = sorted(answers, key=lambda x: x.years[0] not in missing)
    return Answer(role.key, " ".join(x.text for x in order), "unknown", years=years, sources=sources, uses=uses)


def _several(a: Asked, role: Role, years: tuple[int, ...]) -> Answer:
    rows = []
    for year in years:
        members = role.members(a.rounds.editions[year])
        if a.has("lost"):
            members = tuple(n for n in members or () if n != a.rounds.winners.get(year))  # "Vilka nominerades utan att vinna?"
        names = ", ".join(members) if members else a.say.phrase("not_known")
        rows.append(a.say.phrase("row", year=year, what=names))
    sources = sources_of(a.rounds, years, role.key)
    return Answer(
        role.key, a.say.say(f"{role.key}_years") + a.say.lines(rows), years=years, sources=sources, uses=USES | {"others", "over_all"}
    )


def counted(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """How many there were in the rounds asked for, else in the one that people mean."""
    years = chosen.years
    if not years and a.candidates:
        years = tuple(rounds_of(a, role, a.candidates))[-1:]
    if not years and not a.has("next", "latest") and (now := current(a)):
        years = (now,)
    if not years:
        return None
    texts: list[str] = []
    known = False
    for year in years[:MOST_ROUNDS]:
        text, here = _size(a, role, year, alone=len(years) == 1)
        known |= here
        texts.append(text)
    if a.candidates and len(years) == 1:
        inside = [c for c in a.candidates if c in (role.members(a.rounds.editions[years[0]]) or ())]
        texts += [a.say.say("one_of_them", name=n) for n in inside]
    sources = sources_of(a.rounds, years, role.key)
    told = tuple(n for y in years for n in notes(a, y, role.key))[:1]
    if told and not known and len(years) == 1:
        texts, known = [told[0]], True  # "Ingen kommun behövde anmäla sig till 2025"
    status = "answered" if known else "unknown"
    uses = USES | {"every_time", "over_all"} if len(texts) > 1 else USES
    return Answer(f"{role.key}_count", " ".join(texts), status, years=years, sources=sources, notes=told, uses=uses)  # type: ignore[arg-type]


def _size(a: Asked, role: Role, year: int, *, alone: bool) -> tuple[str, bool]:
    """One round's number, with the names where they are few; whether anything is known of it."""
    edition = a.rounds.editions[year]
    size, members = role.size(edition), role.members(edition)
    if size is None:
        text = a.say.say(f"{role.key}_count_unknown", year=year)
        applied = APPLICANTS.size(edition) if role is NOMINEES else None
        if not applied:
            return text, False
        return f"{a.say.say('applicants_count', year=year, count=a.say.number(applied), things=a.say.fixed['many'])} {text}", True
    text = a.say.say(f"{role.key}_count", year=year, count=a.say.number(size), things=a.say.fixed["one" if size == 1 else "many"])
    if alone and members and len(members) <= FEW:
        text += " " + a.say.say("namely", names=a.say.names(members))
    return text, True


def counted_over_all(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """ "Hur många nominerade har det varit genom åren?": different ones, as far as the lists are known."""
    years = known_years(a, role, chosen.years)
    names = years_by_name(a, role, years)
    if len(years) < 2:
        return None
    places = sum(map(len, names.values()))
    text = a.say.say(
        f"{role.key}_over_all",
        count=a.say.number(len(names)),
        things=a.say.fixed["many"],
        places=a.say.number(places),
        years=a.say.names(map(str, years)),
    )
    if role is APPLICANTS:
        text += " " + _summed(a, [y for y in chosen.years or a.rounds.years if role.size(a.rounds.editions[y])])
    notes_ = (a.say.say("lists_incomplete"),)
    return Answer(
        f"{role.key}_count", text, years=tuple(years), sources=sources_of(a.rounds, years[-3:], role.key), notes=notes_, uses=USES
    )


def _summed(a: Asked, years: list[int]) -> str:
    """All that applied, round by round, also where but the number is known."""
    sizes = {y: APPLICANTS.size(a.rounds.editions[y]) or 0 for y in years}
    rows = a.say.names(a.say.phrase("winner_in", winner=size, year=y) for y, size in sizes.items())
    return a.say.say("applicants_sum", count=sum(sizes.values()), rows=rows)


def count_claimed(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """ "Var det sju nominerade 2015?": yes, or how many it was."""
    year, said = chosen.years[0], next(n for n in a.numbers() if n)
    edition = a.rounds.editions[year]
    size, members = role.size(edition), role.members(edition)
    if size is None:
        return unknown(a, role, edition, USES)
    key = "yes_that" if size == said else "no_that"
    what = a.say.phrase(f"{role.key}_count", year=year, count=a.say.number(size), things=a.say.fixed["one" if size == 1 else "many"])
    text = a.say.say(key, what=what)
    if members:
        text += " " + a.say.say("namely", names=a.say.names(members))
    return Answer(
        f"{role.key}_count", text, years=(year,), sources=facts_of(edition, role.key), notes=notes(a, year, role.key), uses=USES | {"check"}
    )


def not_nominated(a: Asked, chosen: Chosen) -> Answer | None:
    """Who applied to a round without being nominated."""
    year = chosen.years[0] if chosen.years else current(a)
    edition = a.edition(year) if year else None
    uses = USES | {"fail", "some", "others"}
    if not edition:
        return None
    if edition.applicants is None:
        return unknown(a, APPLICANTS, edition, uses)
    if edition.nominees is None:
        return unknown(a, NOMINEES, edition, uses)
    out = [n for n in edition.applicants if n not in edition.nominees]
    text = a.say.say("applied_only", year=year, count=a.say.number(len(out)), names=a.say.names(out))
    return Answer("applicants", text, years=(edition.year,), sources=facts_of(edition, "applicants"), uses=uses)


def share(a: Asked, chosen: Chosen) -> Answer | None:
    """ "Hur stor andel av de sökande 2015 blev nominerade?": both numbers, and the share in per cent."""
    year = chosen.years[0]
    edition = a.rounds.editions[year]
    applied, nominated = APPLICANTS.size(edition), NOMINEES.size(edition)
    if not applied:
        return unknown(a, APPLICANTS, edition, USES)
    if not nominated:
        return unknown(a, NOMINEES, edition, USES)
    text = a.say.say("share", year=year, count=a.say.number(nominated), all=a.say.number(applied), share=round(100 * nominated / applied))
    return Answer("nominees_count", text, years=(year,), sources=facts_of(edition, "nominees"), uses=USES | {"share", "fail"})


def never_nominated(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """Known applicants, of a round or of any, that stand in no known list of nominees."""
    nominated = years_by_name(a, NOMINEES, a.rounds.years)
    applied = years_by_name(a, APPLICANTS, chosen.years or a.rounds.years)
    names = sorted(n for n in applied if n not in nominated and n not in a.rounds.winners.values())  # a winner was nominated
    if not names:
        return None
    text = a.say.say("never_nominated", count=a.say.number(len(names)), names=a.say.names(names))
    years = known_years(a, APPLICANTS)
    notes_ = (a.say.say("lists_incomplete"),)
    uses = USES | {"fail", "some", "never", "ever"}
    return Answer("applicants", text, sources=sources_of(a.rounds, years, "applicants"), notes=notes_, uses=uses)


def newcomers(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """ "Vilka nominerade var nya 2017?": those that no earlier list that is known has."""
    year = chosen.years[0]
    edition = a.rounds.editions[year]
    members = role.members(edition)
    uses = USES | {"newcomer", "first", "ever"}
    if not members:
        return unknown(a, role, edition, uses)
    earlier = years_by_name(a, role, [y for y in a.rounds.years if y < year])
    fresh = [n for n in members if n not in earlier]
    if a.candidates:
        so = set(a.candidates) <= set(fresh)
        text = " ".join(took_part(a, n) for n in a.candidates)
        text = f"{a.say.say('yes' if so else 'no')} {text}"
        notes_ = (a.say.say("lists_incomplete"),)
        return Answer(role.key, text, years=(year,), candidates=a.candidates, sources=facts_of(edition, role.key), notes=notes_, uses=uses)
    key = "new_ones" if fresh else "no_new_ones"
    text = a.say.say(
        key,
        year=year,
        count=a.say.number(len(fresh)),
        names=a.say.names(fresh),
        role=a.say.phrase(f"{role.key}_word"),
        all=a.say.number(len(members)),
    )
    return Answer(role.key, text, years=(year,), sources=facts_of(edition, role.key), notes=(a.say.say("lists_incomplete"),), uses=uses)


def in_region(a: Asked, role: Role, chosen: Chosen) -> Answer:
    """Who took part from a region, round by round."""
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions}
    years = chosen.years or a.rounds.years
    found = {y: [n for n in role.members(a.rounds.editions[y]) or () if n in inside] for y in years}
    rows = [a.say.phrase("row", year=y, what=", ".join(names)) for y, names in found.items() if names]
    region, adjective = a.say.names(a.region_names), a.say.phrase(f"{role.key}_adjectives")
    uses = USES | {"region", "ever", "some", "nobody", "often", "repeat"}
    if not rows and a.has("along") and role is NOMINEES:
        return in_region(a, APPLICANTS, chosen)
    if not rows:
        text = verdict(a, "region_none", so=a.has("nobody"), region=region, role=adjective)
        return Answer(role.key, text, years=chosen.years, notes=(a.say.say("lists_incomplete"),), uses=uses)
    count = len({n for names in found.values() for n in names})
    things = a.say.fixed["one" if count == 1 else "many"]
    slots = {"region": region, "role": adjective, "count": a.say.number(count), "things": things}
    text = verdict(a, "region_count" if a.has("count") else "region_some", so=True, **slots) + a.say.lines(rows)
    return Answer(role.key, text, years=chosen.years, sources=facts_of(a.rounds.editions[years[-1]], role.key), uses=uses)
