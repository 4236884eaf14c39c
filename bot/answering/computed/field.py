"""Who took part: nominees, applicants, those that withdrew; of a round, of several, beside a candidate, and how many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import absent, facts_of, running, sources_of, took_part, twins
from bot.answering.computed.rounds import Chosen, choose, current
from bot.answering.computed.winners import notes, rounds_beside
from bot.knowledge.model import Edition

OPENINGS = (
    "who",
    "count",
    "others",
    "all",
    "some",
    "most",
    "fewest",
    "never",
    "repeat",
    "both",
    "streak",
    "next",
    "latest",
    "first",
    "previous",
)
"""Words that ask for participants though no round or candidate is named."""
PAIR = 2
"""Two rounds are compared."""
USES = GENERAL | {"nominate", "apply", "count", "win", "remaining", "rival", "others", "ceremony", "along", "lost"}


@dataclass(frozen=True, slots=True)
class Role:
    """Nominees or applicants: the key of the edition, and the beginning of the texts' names."""

    key: str

    def members(self, edition: Edition) -> tuple[str, ...] | None:
        return edition.nominees if self.key == "nominees" else edition.applicants

    def size(self, edition: Edition) -> int | None:
        members = self.members(edition)
        return len(members) if members is not None else edition.applicant_count if self.key == "applicants" else None


NOMINEES, APPLICANTS = Role("nominees"), Role("applicants")


def field(a: Asked) -> Answer | None:
    """Any question about nominees or applicants."""
    if not a.rounds.years or a.has("why", "say") or rounds_beside(a):
        return None
    if a.has("withdraw"):
        return _withdrew(a)
    role = _role(a)
    if role is None:
        return None
    chosen = choose(a)
    if chosen.absent and not chosen.years:
        return absent(a, chosen.absent, role.key, USES)
    for kind in KINDS:
        if kind.asked(a, chosen):
            return kind.answer(a, role, chosen)
    return _list(a, role, chosen)


def _role(a: Asked) -> Role | None:
    """Whether nominees or applicants are asked for, if either is."""
    if a.regions and a.has("win", "get"):
        return None
    if not (a.years or a.span or a.candidates or a.regions or a.topic or a.has(*OPENINGS)):
        return None  # "Måste man anmäla sig?", "hur nominerar man?" ask for no list.
    if a.has("rival") and a.has("who") and a.years and not a.candidates:
        return NOMINEES
    if a.has("lost") and a.has("who", "count") and not a.candidates:
        return NOMINEES  # "Vilka vann inte 2015?"
    rivals = bool(a.candidates) and (a.has("rival") or (a.has("others") and a.has("win", "nominate")))
    if a.has("event") and a.has("apply") and not a.has("award", "title", "nominate"):
        return None  # "Deltagare på mässan" are the fair's own.
    if a.has("who") and a.has("along") and a.years and not a.has("win", "jury", "say", "event"):
        return NOMINEES
    along = a.has("along") and bool(a.candidates) and a.claim and not a.has("win", "say", "contact.any", "event") and not a.organisations
    if not (a.has("nominate", "apply") or rivals or along):
        return None
    if a.has("when", "day", "where", "wait", "week") and not a.has("who", "count") and not (a.candidates and not a.years):
        return None
    return APPLICANTS if a.has("apply") and not (a.has("nominate") and not a.has("fail")) else NOMINEES


def _rounds_of(a: Asked, role: Role, names: tuple[str, ...]) -> list[int]:
    return [y for y in a.rounds.years if any(n in (role.members(a.rounds.editions[y]) or ()) for n in names)]


def _years_by_name(a: Asked, role: Role, years: tuple[int, ...]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for year in years:
        for name in role.members(a.rounds.editions[year]) or ():
            found.setdefault(name, []).append(year)
    return found


def _list(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    years = chosen.years or ((current(a) or 0),)
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
        return _unknown(a, role, edition, uses)
    shown = running(edition) if role is NOMINEES and a.has("remaining") else list(members)
    if (a.has("rival", "lost") or (a.has("others") and a.topic == "winner")) and not a.candidates and a.rounds.winners.get(year) in shown:
        shown = [n for n in shown if n != a.rounds.winners.get(year)]
        text = a.say.say("others", year=year, count=a.say.number(len(shown)), names=a.say.names(shown))
        return Answer(role.key, text, years=(year,), sources=sources, uses=uses)
    tense = "was" if year in a.rounds.past else "is"
    text = a.say.say(f"{role.key}_{tense}", year=year, count=a.say.number(len(shown)), names=_named(a, shown))
    more = notes(a, year, role.key)
    return Answer(role.key, text, years=(year,), sources=sources, notes=more, uses=uses)


def _named(a: Asked, names: list[str] | tuple[str, ...]) -> str:
    return a.say.names(names)


def _unknown(a: Asked, role: Role, edition: Edition, uses: frozenset[str]) -> Answer:
    """Nobody knows who; how many, and the nearest true thing."""
    year, told = edition.year, a.rounds.winners.get(edition.year)
    size = role.size(edition)
    if size:
        text = a.say.say(f"{role.key}_only_count", year=year, count=a.say.number(size))
        return Answer(role.key, text, years=(year,), sources=facts_of(edition, role.key), notes=notes(a, year, role.key), uses=uses)
    if more := notes(a, year, role.key):
        return Answer(role.key, more[0], years=(year,), sources=facts_of(edition, role.key), uses=uses)
    nearest = a.say.say("only_winner", winner=told, year=year) if told else ""
    if role is NOMINEES and edition.applicants:
        nearest = a.say.say("applicants_was", year=year, count=a.say.number(len(edition.applicants)), names=_named(a, edition.applicants))
    elif role is APPLICANTS and edition.nominees:
        nearest = a.say.say("nominees_was", year=year, count=a.say.number(len(edition.nominees)), names=_named(a, edition.nominees))
    text = a.say.say(f"{role.key}_unknown", year=year, nearest=nearest)
    status = "answered" if role is NOMINEES and edition.applicants else "unknown"
    return Answer(role.key, text, status, years=(year,), sources=facts_of(edition, "winner"), uses=uses)  # type: ignore[arg-type]


def _several(a: Asked, role: Role, years: tuple[int, ...]) -> Answer:
    rows = []
    for year in years:
        members = role.members(a.rounds.editions[year])
        names = ", ".join(members) if members else a.say.phrase("not_known")
        rows.append(a.say.phrase("row", year=year, what=names))
    sources = sources_of(a.rounds, years, role.key)
    return Answer(role.key, a.say.say(f"{role.key}_years") + a.say.lines(rows), years=years, sources=sources, uses=USES | {"others"})


def _count(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    years = chosen.years
    if not years and a.candidates:
        years = tuple(_rounds_of(a, role, a.candidates))[-1:]
    if not years and a.has("next", "latest") is False and (now := current(a)):
        years = (now,)
    if not years:
        return None
    texts: list[str] = []
    notes_: list[str] = []
    unknown = 0
    for year in years[:4]:
        size = role.size(a.rounds.editions[year])
        unknown += size is None
        if size is None and role is NOMINEES and (applied := APPLICANTS.size(a.rounds.editions[year])):
            texts.append(a.say.say("applicants_count", year=year, count=a.say.number(applied), things=a.say.fixed["many"]))
            unknown -= 1
        key = f"{role.key}_count" if size is not None else f"{role.key}_count_unknown"
        texts.append(a.say.say(key, year=year, count=a.say.number(size or 0), things=a.say.fixed["one" if size == 1 else "many"]))
        members = role.members(a.rounds.editions[year])
        if len(years) == 1 and members and len(members) <= 8:
            texts.append(a.say.say("namely", names=_named(a, members)))
        notes_ += notes(a, year, role.key)
    if a.candidates and len(years) == 1:
        inside = [c for c in a.candidates if c in (role.members(a.rounds.editions[years[0]]) or ())]
        texts += [a.say.say("one_of_them", name=n) for n in inside]
    sources = sources_of(a.rounds, years, role.key)
    status = "unknown" if unknown == len(texts) else "answered"
    return Answer(f"{role.key}_count", " ".join(texts), status, years=years, sources=sources, notes=tuple(notes_[:1]), uses=USES)  # type: ignore[arg-type]


def _compared(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    sizes = [role.size(a.rounds.editions[y]) for y in years]
    if None in sizes:
        return None
    more = (sizes[0] or 0) - (sizes[1] or 0)
    key = "more" if more > 0 else "fewer" if more < 0 else "equally_many"
    counts = [a.say.number(s or 0) for s in sizes]
    text = a.say.say(
        key,
        difference=a.say.number(abs(more)),
        year=years[0],
        other=years[1],
        count=counts[0],
        other_count=counts[1],
        role=a.say.phrase(f"{role.key}_word"),
    )
    sources = sources_of(a.rounds, years, role.key)
    return Answer(f"{role.key}_count", text, years=years, sources=sources, uses=USES | {"compare", "others"})


def _extreme(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    uses = USES | {"most", "fewest", "count", "often"}
    years = chosen.years if len(chosen.years) > 1 else a.rounds.years
    by_round = a.has("count", "edition", "year") and not a.has("often") and (a.has("fewest") or not _asks_candidate(a))
    if by_round:
        sizes = {y: s for y in years if (s := role.size(a.rounds.editions[y]))}
        if not sizes:
            return None
        best = (min if a.has("fewest") else max)(sizes.values())
        found = [y for y, s in sizes.items() if s == best]
        key = "fewest_round" if a.has("fewest") else "most_round"
        text = a.say.say(key, years=a.say.names(map(str, found)), count=a.say.number(best), role=a.say.phrase(f"{role.key}_word"))
        sources = facts_of(a.rounds.editions[found[0]], role.key)
        return Answer(f"{role.key}_count", text, years=tuple(found), sources=sources, notes=(a.say.say("as_far_as_known"),), uses=uses)
    if a.candidates or a.has("fewest"):
        return None
    counts = _years_by_name(a, role, years)
    most = max(map(len, counts.values()), default=0)
    top = {n: y for n, y in counts.items() if len(y) == most}
    named = a.say.names(a.say.phrase("winner_years", winner=n, years=a.say.names(map(str, y))) for n, y in top.items())
    text = a.say.say("most_often", names=named, count=a.say.number(most), role=a.say.phrase(f"{role.key}_adjective"))
    return Answer(
        role.key,
        text,
        candidates=tuple(top),
        notes=(a.say.say("as_far_as_known"),),
        sources=facts_of(a.rounds.editions[max(y[-1] for y in top.values())], role.key),
        uses=uses,
    )


def _asks_candidate(a: Asked) -> bool:
    noun = {m.concept for m in a.q.marks}
    return "candidate" in noun and "edition" not in noun


def _in_all(a: Asked, role: Role, years: tuple[int, ...]) -> Answer | None:
    groups = [set(role.members(a.rounds.editions[y]) or ()) for y in years]
    common = sorted(set.intersection(*groups)) if all(groups) else None
    if common is None:
        return None
    key = f"{role.key}_in_all" if common else "none_in_all"
    text = a.say.say(key, names=_named(a, common), years=a.say.names(map(str, years)), role=a.say.phrase(f"{role.key}_adjective"))
    sources = sources_of(a.rounds, years, role.key)
    return Answer(
        role.key, text, years=years, candidates=tuple(common), sources=sources, uses=USES | {"both", "streak", "repeat", "others"}
    )


def _never_won(a: Asked, role: Role) -> Answer | None:
    """Nominees (or applicants) that have never won."""
    there = dict.fromkeys(n for y in a.rounds.past for n in role.members(a.rounds.editions[y]) or ())
    names = sorted(n for n in there if n not in a.rounds.winners.values())
    if not names:
        return None
    text = a.say.say("never_won", role=a.say.phrase(f"{role.key}_adjectives"), count=a.say.number(len(names)), names=_named(a, names))
    return Answer(
        role.key,
        text,
        notes=(a.say.say("lists_incomplete"),),
        sources=facts_of(a.rounds.editions[a.rounds.past[-1]], role.key),
        uses=USES | {"never", "ever"},
    )


def _often_there(a: Asked, role: Role) -> Answer | None:
    """Who took part more than once, or at least as often as the question says."""
    least = max([n for n in a.numbers() if n > 1], default=2)
    counts = _years_by_name(a, role, a.rounds.years)
    found = sorted((n for n, years in counts.items() if len(years) >= least), key=lambda n: (-len(counts[n]), n))
    if not found:
        return None
    rows = [a.say.phrase("winner_years", winner=n, years=", ".join(map(str, counts[n]))) for n in found]
    text = a.say.say("often_there", role=a.say.phrase(f"{role.key}_adjectives"), count=a.say.number(least)) + a.say.lines(rows)
    return Answer(
        role.key,
        text,
        candidates=tuple(found),
        notes=(a.say.say("lists_incomplete"),),
        sources=facts_of(a.rounds.editions[a.rounds.past[-1]], role.key),
        uses=USES | {"repeat", "most"},
    )


def _not_nominated(a: Asked, chosen: Chosen) -> Answer | None:
    year = chosen.years[0] if chosen.years else current(a)
    edition = a.edition(year) if year else None
    if not edition or edition.applicants is None or edition.nominees is None:
        return None
    out = [n for n in edition.applicants if n not in edition.nominees]
    text = a.say.say("applied_only", year=year, count=a.say.number(len(out)), names=_named(a, out))
    return Answer(
        "applicants", text, years=(edition.year,), sources=facts_of(edition, "applicants"), uses=USES | {"fail", "some", "others"}
    )


def _in_region(a: Asked, role: Role, chosen: Chosen) -> Answer:
    inside = {c.name for c in a.knowledge.candidates.values() if c.region in a.regions}
    years = chosen.years or a.rounds.years
    rows = []
    for year in years:
        names = [n for n in role.members(a.rounds.editions[year]) or () if n in inside]
        if names:
            rows.append(a.say.phrase("row", year=year, what=", ".join(names)))
    region, adjective = a.say.names(a.regions), a.say.phrase(f"{role.key}_adjective")
    uses = USES | {"region"}
    if not rows:
        return Answer(role.key, a.say.say("region_none", region=region, role=adjective), years=chosen.years, uses=uses)
    text = a.say.say("region_some", region=region, role=adjective) + a.say.lines(rows)
    return Answer(role.key, text, years=chosen.years, sources=facts_of(a.rounds.editions[years[-1]], role.key), uses=uses)


def _times(a: Asked, role: Role) -> Answer:
    texts = []
    for name in a.candidates:
        years = _rounds_of(a, role, (name,))
        if not years:
            texts.append(a.say.say(f"{role.key}_times_none", name=name, record=took_part(a, name)))
            continue
        count = a.say.phrase("once") if len(years) == 1 else a.say.phrase("n_times", n=a.say.number(len(years)))
        texts.append(a.say.say(f"{role.key}_times", name=name, count=count, years=a.say.names(map(str, years))))
    return Answer(
        role.key,
        " ".join(texts),
        candidates=a.candidates,
        sources=_sources(a, role),
        notes=(a.say.say("lists_incomplete"),),
        uses=USES | {"often", "ever"},
    )


def _sources(a: Asked, role: Role) -> tuple[str, ...]:
    years = _rounds_of(a, role, a.candidates)
    return sources_of(a.rounds, years[-3:], role.key)


def _with_candidates(a: Asked, role: Role, chosen: Chosen) -> Answer | None:
    """Candidates named: who else was there, whether they were, or in which rounds."""
    subjects = a.candidates
    years = chosen.years
    rivals = a.has("others", "rival") or (a.has("who") and not a.claim)
    if rivals:
        if not years:
            years = tuple(sorted(_rounds_of(a, role, subjects), key=a.rounds.distance)[:1])
        if years:
            return _rivals(a, role, years[0], subjects)
    if years:
        return _checked(a, role, years, subjects)
    return _ever(a, role, subjects)


def _rivals(a: Asked, role: Role, year: int, subjects: tuple[str, ...]) -> Answer | None:
    edition = a.edition(year)
    members = role.members(edition) if edition else None
    if edition is None or members is None:
        return of_round(a, role, year)
    rest = [n for n in members if n not in subjects]
    if all(n not in members for n in subjects):
        return _checked(a, role, (year,), subjects)
    text = a.say.say(
        "beside",
        name=a.say.names(subjects),
        year=year,
        names=_named(a, rest),
        role=a.say.phrase(f"{role.key}_adjectives"),
        count=a.say.number(len(rest)),
    )
    return Answer(
        role.key,
        text,
        years=(year,),
        candidates=subjects,
        sources=facts_of(edition, role.key),
        notes=notes(a, year, role.key),
        uses=USES | {"others", "when"},
    )


def _checked(a: Asked, role: Role, years: tuple[int, ...], subjects: tuple[str, ...]) -> Answer | None:
    if len(years) > 1:
        return _ever(a, role, subjects, years)
    year = years[0]
    edition = a.rounds.editions[year]
    members = role.members(edition)
    said = [n for n in a.numbers() if n > 1]
    if members and a.has("check") and any(n != len(members) for n in said) and set(subjects) <= set(members):
        text = a.say.say(
            "check_count",
            year=year,
            count=a.say.number(len(members)),
            names=_named(a, members),
            role=a.say.phrase(f"{role.key}_adjectives"),
        )
        return Answer(role.key, text, years=(year,), candidates=subjects, sources=facts_of(edition, role.key), uses=USES)
    uses = USES | {"others", "ever"}
    if members is None:
        return _by_applicants(a, edition, subjects, uses) if role is NOMINEES and edition.applicants else _unknown(a, role, edition, uses)
    inside = [n for n in subjects if n in members]
    outside = [n for n in subjects if n not in members]
    tense = "was" if year in a.rounds.past else "is"
    names = _named(a, members)
    adjective = a.say.phrase(f"{role.key}_adjective" if len(inside) < 2 and len(outside) < 2 else f"{role.key}_adjectives")
    slots = {
        "year": year,
        "role": adjective,
        "names": names,
        "count": a.say.number(len(members)),
        "out": a.say.names(outside),
        "in": a.say.names(inside),
    }
    if not outside:
        text = a.say.say(f"check_yes_{tense}", **slots)
    else:
        text = a.say.say(f"check_no_{tense}" if not inside else "check_partly", **slots, record=_elsewhere(a, outside, year))
        text += twins(a, outside[0])
    return Answer(role.key, text, years=(year,), candidates=subjects, sources=facts_of(edition, role.key), uses=uses)


def _by_applicants(a: Asked, edition: Edition, subjects: tuple[str, ...], uses: frozenset[str]) -> Answer:
    """The nominees are not known, but who applied is: the nearest true thing."""
    applicants = edition.applicants or ()
    inside = [n for n in subjects if n in applicants]
    key = "check_applied_yes" if inside else "check_applied_no"
    text = a.say.say(key, names=a.say.names(inside or subjects), year=edition.year, count=a.say.number(len(applicants)))
    return Answer("applicants", text, years=(edition.year,), candidates=subjects, sources=facts_of(edition, "applicants"), uses=uses)


def _elsewhere(a: Asked, names: list[str], year: int) -> str:
    """Where else the missing ones took part; nothing for a list of them."""
    if len(names) > 1 or not _rounds_of(a, NOMINEES, (names[0],)) + _rounds_of(a, APPLICANTS, (names[0],)):
        return ""
    return took_part(a, names[0])


def _ever(a: Asked, role: Role, subjects: tuple[str, ...], years: tuple[int, ...] = ()) -> Answer:
    texts = []
    for name in subjects:
        found = [y for y in _rounds_of(a, role, (name,)) if not years or y in years]
        other = APPLICANTS if role is NOMINEES else NOMINEES
        won = [y for y, w in a.rounds.winners.items() if w == name]
        ending = " " + a.say.say("and_won", years=a.say.names(map(str, won))) if won else ""
        if found:
            key = f"{role.key}_ever_yes" if a.claim or a.has("ever") else f"{role.key}_ever"
            texts.append(a.say.say(key, name=name, years=a.say.names(map(str, found))) + ending)
        elif _rounds_of(a, other, (name,)) or won:
            texts.append(
                a.say.say(f"{role.key}_ever_no", name=name, record=took_part(a, name) if not won or _rounds_of(a, other, (name,)) else "")
                + ending
            )
        else:
            texts.append(a.say.say("never", name=name, first=a.rounds.years[0], last=a.rounds.years[-1]) + twins(a, name))
    found_years = tuple(y for y in _rounds_of(a, role, subjects))
    return Answer(
        role.key,
        " ".join(texts),
        years=found_years[-1:] if len(found_years) == 1 else (),
        candidates=subjects,
        sources=_sources(a, role),
        uses=USES | {"ever", "others", "when", "repeat"},
    )


def _left(a: Asked, year: int) -> Answer:
    """How many and who were left after a withdrawal."""
    edition = a.rounds.editions[year]
    shown = running(edition)
    text = a.say.say("left_after", count=a.say.number(len(shown)), names=_named(a, shown), out=a.say.names(edition.withdrew), year=year)
    return Answer("nominees", text, years=(year,), sources=facts_of(edition, "nominees"), uses=USES | {"withdraw", "when"})


def _withdrew(a: Asked) -> Answer | None:
    chosen = choose(a)
    years = chosen.years or tuple(y for y in a.rounds.years if a.rounds.editions[y].withdrew)
    found = [(y, a.rounds.editions[y].withdrew) for y in years if a.rounds.editions[y].withdrew]
    uses = USES | {"withdraw"}
    if a.has("why"):
        return None
    if not found:
        return Answer("withdrew", a.say.say("withdrew_none", years=a.say.names(map(str, years))), "unknown", years=years, uses=uses)
    if a.has("count", "remaining") and a.has("nominate"):
        return _left(a, found[0][0])
    text = " ".join(a.say.say("withdrew", year=y, names=a.say.names(names)) for y, names in found)
    return Answer(
        "withdrew",
        text,
        years=tuple(y for y, _ in found),
        candidates=found[0][1],
        sources=facts_of(a.rounds.editions[found[0][0]], "nominees"),
        uses=uses,
    )


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to ask about who took part, and what answers it."""

    asked: Callable[[Asked, Chosen], bool]
    answer: Callable[[Asked, Role, Chosen], Answer | None]


KINDS = (
    Kind(lambda a, c: a.has("compare") and len(c.years) == PAIR, lambda a, r, c: _compared(a, r, c.years)),
    Kind(
        lambda a, c: a.has("most", "fewest") and any(n > 1 for n in a.numbers()) and not a.candidates and not c.years,
        lambda a, r, c: _often_there(a, r),
    ),
    Kind(lambda a, c: a.has("most", "fewest"), _extreme),
    Kind(lambda a, c: a.has("both", "streak", "repeat") and len(c.years) > 1 and not a.candidates, lambda a, r, c: _in_all(a, r, c.years)),
    Kind(
        lambda a, c: a.has("apply") and (a.has("fail") or (a.has("nominate") and a.has("never", "lost"))),
        lambda a, r, c: _not_nominated(a, c),
    ),
    Kind(lambda a, c: a.has("often") and bool(a.candidates), lambda a, r, c: _times(a, r)),
    Kind(lambda a, c: a.has("lost", "never") and not a.candidates and not c.years, lambda a, r, c: _never_won(a, r)),
    Kind(lambda a, c: a.has("count") and not a.has("lost"), _count),
    Kind(lambda a, c: a.has("repeat") and not a.candidates and not c.years, lambda a, r, c: _often_there(a, r)),
    Kind(lambda a, c: bool(a.regions) and not a.candidates, _in_region),
    Kind(lambda a, c: bool(a.candidates), _with_candidates),
)
"""In the order in which they are tried; the list of a round's members is what remains."""
