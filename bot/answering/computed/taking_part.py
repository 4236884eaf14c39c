"""Candidates that a question names: whether, when and how often they took part, and who else did."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.lists import of_round, unknown
from bot.answering.computed.parts import facts_of, notes, sources_of, times, took_part, twins, verdict
from bot.answering.computed.roles import APPLICANTS, NOMINEES, USES, Role, competes, rounds_of
from bot.answering.computed.rounds import Chosen, open_now
from bot.knowledge.model import Edition


def often(a: Asked, role: Role) -> Answer:
    """How many times each took part; whether it is as often as claimed."""
    texts = []
    for name in a.candidates:
        years = rounds_of(a, role, (name,))
        if not years and (told := noted(a, role, name)[1]):
            texts.append(told)
            continue
        if not years:
            key = f"{role.key}_times_none"
            texts.append(verdict(a, key, so=False, name=name, record=took_part(a, name)))
            continue
        slots = {"name": name, "count": times(a, len(years)), "years": a.say.names(map(str, years))}
        said = a.times_said()
        texts.append(verdict(a, f"{role.key}_times", so=not said or said.fits(len(years)), **slots))
    return Answer(
        role.key,
        " ".join(texts),
        candidates=a.candidates,
        sources=_sources(a, role),
        notes=(a.say.say("lists_incomplete"),),
        uses=USES | {"often", "ever", "repeat", "year", "check", "in_order"},
    )


def _sources(a: Asked, role: Role) -> tuple[str, ...]:
    years = rounds_of(a, role, a.candidates)
    return sources_of(a.rounds, years[-3:], role.key)


def named(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """Candidates named: who else was there, whether they were, or in which rounds."""
    subjects = a.candidates
    if (before := _before_then(a)) is not None:
        asks = _role_asked(a, role)
        return _ever(a, asks, subjects, tuple(y for y in a.rounds.years if y < before))
    last = a.claim and a.has("latest") and bool(a.q.years.named) and len(subjects) == 1 and rounds_of(a, role, subjects)[-1:] != [*a.years]
    any_time = last or a.has("another_time") or (a.asks_year and "years" in a.followed)  # "Har Västerås vunnit? – Nominerade då, vilka år?"
    years = () if any_time else chosen.years  # "Nominerades Uddevalla någon mer gång än 2011?"
    if (
        len(subjects) > 1
        and a.has("who")
        and a.has("ever", "earlier", "previous", "of_them")
        and not years
        and not a.has("others", "rival")
    ):
        return _ever(a, role, subjects)  # "Arvika och Karlskoga, vem av dem hade varit nominerad förut?"
    if len(subjects) > 1 and len(years) == 1 and a.has("who") and not a.claim and not a.has("others", "rival"):
        return _in_each(a, role, years, subjects)  # "Vem av Örebro och Karlstad sökte 2013?"
    other = a.has("others") and (a.nth() or 0) < 2  # "För andra gången" asks for nobody else.
    rivals = other or a.has("rival") or (a.has("who") and not a.claim and not a.asks_year)
    if rivals:
        years = years if a.years else open_now(a) or years
        if not years:
            years = tuple(sorted(rounds_of(a, role, subjects), key=a.rounds.distance)[:1])
        if years:
            return _rivals(a, role, years[0], subjects)
    if years:
        return _checked(a, role, years, subjects)
    return _ever(a, role, subjects)


def _before_then(a: Asked) -> int | None:
    """ "Kinda nominerades 2011, men hade de sökt tidigare?": the round that is told first, if the ones before it are asked about."""
    if len(a.q.years.named) != 1 or len(a.candidates) != 1 or not a.claim:
        return None
    told = a.q.years.ranges[0][1]
    then = a.q.text[told:].lstrip()
    later = {m.concept for m in a.q.marks if m.end and a.q.tokens[m.start].start > told}
    goes_on = then[:1] in tuple(",;:–-.") or then.split(maxsplit=1)[:1] in [[w] for w in a.asking["joins"]]
    return a.years[0] if goes_on and later & {"earlier", "previous"} and later & {"nominate", "apply"} else None


def _role_asked(a: Asked, role: Role) -> Role:
    """The role that is asked about, of two that are named: the one said last."""
    said = [m.concept for m in a.q.marks if m.concept in ("nominate", "apply") and m.end]
    return role if not said else APPLICANTS if said[-1] == "apply" else NOMINEES


def _rivals(a: Asked, role: Role, year: int, subjects: tuple[str, ...]) -> Answer | None:
    edition = a.edition(year)
    members = role.members(edition) if edition else None
    if edition is None or members is None:
        return of_round(a, role, year)
    rest = [n for n in members if n not in subjects]
    if any(n not in members for n in subjects):
        return _checked(a, role, (year,), subjects)
    text = a.say.say(
        "beside" if len(rest) != 1 else "beside_one",
        name=a.say.names(subjects),
        year=year,
        names=a.say.names(rest),
        role=a.say.phrase(f"{role.key}_adjectives"),
        count=a.say.number(len(rest)),
    )
    return Answer(
        role.key,
        text,
        years=(year,),
        candidates=subjects,
        members=tuple(rest),
        sources=facts_of(edition, role.key),
        notes=notes(a, year, role.key),
        uses=USES | {"others", "when"},
    )


def _checked(a: Asked, role: Role, years: tuple[int, ...], subjects: tuple[str, ...]) -> Answer | None:
    """Whether the candidates took part in the rounds named."""
    if len(years) > 1:
        return _in_each(a, role, years, subjects) if len(a.years) > 1 else _ever(a, role, subjects, years)
    year = years[0]
    edition = a.rounds.editions[year]
    members = role.members(edition)
    uses = USES | {"others", "ever", *(("fail",) if a.either else ())}
    if members is None and (told := _noted_of(a, edition, subjects)):
        checked = uses | {"fail", "tries", "check"}
        return Answer(role.key, told, years=(year,), candidates=subjects, sources=facts_of(edition, "applicants"), uses=checked)
    if members is None:
        return _by_applicants(a, edition, subjects, uses) if role is NOMINEES and edition.applicants else unknown(a, role, edition, uses)
    if wrong := _wrong_number(a, role, edition, members):
        return wrong
    inside = [n for n in subjects if n in members]
    outside = [n for n in subjects if n not in members]
    tense = "was" if year in a.rounds.past else "is"
    slots = {
        "year": year,
        "names": a.say.names(members),
        "count": a.say.number(len(members)),
        "out": a.say.names(outside),
        "in": a.say.names(inside),
        "role": a.say.phrase(f"{role.key}_adjective" if max(len(inside), len(outside)) < 2 else f"{role.key}_adjectives"),
    }
    if not outside:
        text = a.say.say(f"check_yes_{tense}", **slots)
    else:
        text = a.say.say(f"check_no_{tense}" if not inside else "check_partly", **slots, record=_elsewhere(a, outside))
        text += twins(a, outside[0])
    return Answer(role.key, text, years=(year,), candidates=subjects, sources=facts_of(edition, role.key), uses=uses)


def _wrong_number(a: Asked, role: Role, edition: Edition, members: tuple[str, ...]) -> Answer | None:
    """ "Var Habo en av sex nominerade 2025?": a number beside a right name is checked too."""
    said = [n for n in a.numbers() if n > 1]
    if not said or len(members) in said or not set(a.candidates) <= set(members):
        return None
    text = a.say.say(
        "check_count",
        year=edition.year,
        count=a.say.number(len(members)),
        names=a.say.names(members),
        role=a.say.phrase(f"{role.key}_adjectives"),
    )
    return Answer(role.key, text, years=(edition.year,), candidates=a.candidates, sources=facts_of(edition, role.key), uses=USES)


def _in_each(a: Asked, role: Role, years: tuple[int, ...], subjects: tuple[str, ...]) -> Answer:
    """ "Var Nacka nominerat både 2003 och 2013?": yes only if in every one."""
    texts, unsure = [], False
    for name in subjects:
        there = [y for y in years if name in (role.members(a.rounds.editions[y]) or ())]
        unknown_years = [y for y in years if role.members(a.rounds.editions[y]) is None]
        applied = [y for y in unknown_years if name in (a.rounds.editions[y].applicants or ())]
        unknown_years = [y for y in unknown_years if y not in applied or a.has("nominate")]
        not_there = [y for y in years if y not in (*there, *applied, *unknown_years)]
        unsure |= bool(unknown_years) and not not_there
        parts = [
            (f"{role.key}_there", there),
            (f"{APPLICANTS.key}_there", applied),
            (f"{role.key}_not_there", not_there),
            (f"{role.key}_not_known", unknown_years),
        ]
        told = [a.say.phrase(key, name=name, years=a.say.names(map(str, found))) for key, found in parts if found]
        opening = "" if not a.claim or a.either or (unknown_years and not not_there) else "no_that" if not_there else "yes_that"
        texts.append(a.say.say(opening, what="; ".join(told)) if opening else "; ".join(told)[:1].upper() + "; ".join(told)[1:] + ".")
    status = "unknown" if unsure else "answered"
    return Answer(
        role.key,
        " ".join(texts),
        status,  # type: ignore[arg-type]
        years=years,
        candidates=subjects,
        sources=sources_of(a.rounds, years, role.key),
        uses=USES | {"ever", "both", "others", "when", "repeat"},
    )


def _by_applicants(a: Asked, edition: Edition, subjects: tuple[str, ...], uses: frozenset[str]) -> Answer:
    """The nominees are not known, but who applied is: the nearest true thing."""
    applicants = edition.applicants or ()
    inside = [n for n in subjects if n in applicants]
    key = "check_applied_no" if not inside else "check_applied" if a.has("nominate") else "check_applied_yes"
    text = a.say.say(key, names=a.say.names(inside or subjects), year=edition.year, count=a.say.number(len(applicants)))
    return Answer("applicants", text, years=(edition.year,), candidates=subjects, sources=facts_of(edition, "applicants"), uses=uses)


def _elsewhere(a: Asked, names: list[str]) -> str:
    """Where else the missing one took part; nothing for a list of them."""
    if len(names) > 1 or not rounds_of(a, NOMINEES, (names[0],)) + rounds_of(a, APPLICANTS, (names[0],)):
        return ""
    return took_part(a, names[0])


def _ever(a: Asked, role: Role, subjects: tuple[str, ...], years: tuple[int, ...] = ()) -> Answer:
    texts = [_ever_one(a, role, name, years, first=n == 0) for n, name in enumerate(subjects)]
    found_years = tuple(y for y in rounds_of(a, role, subjects))
    return Answer(
        role.key,
        " ".join(texts),
        years=found_years[-1:] if len(found_years) == 1 else (),
        candidates=subjects,
        sources=_sources(a, role),
        uses=USES | {"ever", "others", "when", "repeat", "both"},
    )


def either_way(a: Asked) -> Answer:
    """Everything that the candidates have been, nominated or applying."""
    years = [y for r in (NOMINEES, APPLICANTS) for y in rounds_of(a, r, a.candidates)]
    return Answer(
        "record",
        " ".join(took_part(a, name) + twins(a, name) for name in a.candidates),
        candidates=a.candidates,
        sources=sources_of(a.rounds, sorted(set(years))[-3:], "nominees"),
        notes=(a.say.say("lists_incomplete"),),
        uses=USES | {"year", "when", "ever", "both", "often", "all"},
    )


def contending(a: Asked) -> Answer:
    """ "Kämpade Tyresö i flera omgångar?": every round that the candidates were in, nominated or applying."""
    texts, said = [], a.times_said()
    for name in a.candidates:
        years = {y for r in (NOMINEES, APPLICANTS) for y in rounds_of(a, r, (name,))} | set(a.rounds.won_by(name))
        won = a.rounds.won_by(name)
        text = took_part(a, name) + (" " + a.say.say("and_won", years=a.say.names(map(str, won))) if won else "") + twins(a, name)
        so = bool(years) and (said is None or said.fits(len(years)))
        text = a.say.say("along_times", name=name, count=times(a, len(years))) + " " + text if years and a.has("often") else text
        texts.append((a.say.say("yes" if so else "no") + " " if a.claim else "") + text)
    return replace(
        either_way(a),
        topic=NOMINEES.key,
        text=" ".join(texts),
        uses=USES | {"year", "when", "ever", "often", "repeat", "count", "contend", "how"},
    )


def together(a: Asked, role: Role) -> Answer:
    """ "Var Habo och Nacka nominerade samma år?": whether some round had them all."""
    theirs = [rounds_of(a, role, (name,)) for name in a.candidates]
    common = sorted(set(theirs[0]).intersection(*theirs[1:]))
    told = [_ever_one(a, role, name, (), first=False) for name in a.candidates]
    if common:
        slots = {"names": a.say.names(a.candidates), "years": a.say.names(map(str, common))}
        told = [a.say.say(f"{role.key}_together", **slots)]
    in_any = [{y for r in (NOMINEES, APPLICANTS) for y in rounds_of(a, r, (name,))} for name in a.candidates]
    if not common and set.intersection(*in_any):
        told = [took_part(a, name) for name in a.candidates]  # In one round, but one of them in another role there.
    elif a.claim and a.leading is None:
        told.insert(0, a.say.say("yes" if common else "no"))
    text = " ".join(told)
    notes = (a.say.say("lists_incomplete"),)
    uses = USES | {"same", "then", "both", "ever", "edition"}
    return Answer(role.key, text, years=tuple(common), candidates=a.candidates, sources=_sources(a, role), notes=notes, uses=uses)


def _noted_of(a: Asked, edition: Edition, subjects: tuple[str, ...]) -> str:
    """What the round's file notes of those named ("känt är bara att Kinda sökte"), where the lists are not known."""
    told = [note for r in (APPLICANTS, NOMINEES) for note in notes(a, edition.year, r.key)]
    return next((t for t in told if all(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", t) for n in subjects)), "")


def noted(a: Asked, role: Role, name: str) -> tuple[int, str]:
    """What a file notes of a candidate in a round whose list is not known ("känt är bara att Kinda sökte"), and the round."""
    for year in a.rounds.years:
        told = notes(a, year, role.key) if role.members(a.rounds.editions[year]) is None else ()
        if told and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told[0]):
            return year, told[0]
    return 0, ""


def _ever_one(a: Asked, role: Role, name: str, years: tuple[int, ...], *, first: bool) -> str:
    """Whether and when one candidate took part; `years`: the only rounds that count; `first`: of several, the one with yes or no."""
    unsure = role is APPLICANTS and rounds_of(a, NOMINEES, (name,))  # Whoever was nominated may have applied in a round whose list is lost.
    no = partial(verdict, a, so=False) if first and not unsure else a.say.say
    found = [y for y in rounds_of(a, role, (name,)) if not years or y in years]
    noted_in, told = noted(a, role, name)
    if not found and told and (not years or noted_in in years):
        return told
    other = rounds_of(a, APPLICANTS if role is NOMINEES else NOMINEES, (name,))
    along = competes(a) or (a.has("along") and not a.has("nominate", "apply"))
    if other and not years and along and (not found or a.has("another_time")):
        return (a.say.say("yes") + " " if first and (a.claim or a.has("ever")) else "") + took_part(a, name)  # "Har Sigtuna varit med?"
    won = a.rounds.won_by(name)
    ending = " " + a.say.say("and_won", years=a.say.names(map(str, won))) if won else ""
    if (
        found and role is APPLICANTS and not years and not set(other) <= set(found)
    ):  # A round whose list is lost had the nominated among them.
        return (a.say.say("yes") + " " if first and (a.claim or a.has("ever")) else "") + took_part(a, name) + ending
    if found:
        asked = (
            first
            and (a.claim or a.has("ever"))
            and a.leading != "who"
            and not a.has("another_time", "never")
            and not (a.has("latest") and a.q.years.named)
        )  # Of "some other time" the years say more than a yes, and after "never" a yes could mean either.
        key = f"{role.key}_ever_yes" if asked else f"{role.key}_ever"
        return a.say.say(key, name=name, years=a.say.names(map(str, found))) + ending
    if other or won or rounds_of(a, role, (name,)):
        record = took_part(a, name) if not won or other or years else ""
        return no(f"{role.key}_ever_no", name=name, record=record) + ending
    return no("never", name=name, first=a.rounds.years[0], last=a.rounds.years[-1]) + twins(a, name)


def in_either(a: Asked) -> Answer:
    """ "Vilka år var Nacka sökande eller nominerat?": the years of both."""
    text = " ".join(took_part(a, name) for name in a.candidates)
    sources = sources_of(a.rounds, [y for role in (NOMINEES, APPLICANTS) for y in rounds_of(a, role, a.candidates)][-3:], NOMINEES.key)
    return Answer("record", text, candidates=a.candidates, sources=sources, notes=(a.say.say("lists_incomplete"),), uses=USES | {"ever"})
