"""When and where: ceremonies, the fair around them, deadlines, the day of the nominations, and how long it is until then."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import absent, begins_with_when_or_where, countdown, facts_of, notes, upcoming, where, which_town
from bot.answering.computed.rounds import choose, current
from bot.answering.reply import Objects
from bot.answering.told import last_day
from bot.knowledge.model import Edition, Fair

USES = GENERAL | set("when day year where wait week weekday ceremony announce decide win title fair past receive present get fell".split())
"""`fell`: "on which day did it fall?"; `decide`: "which day do they choose the winner?"."""


def _but_where_it_is(a: Asked) -> bool:
    """ "Var hålls det?" as the first thing that is asked: where the award is handed out."""
    said = a.q.concepts - {"where", "pronouns", "light", "everyday", "lies"}
    first = not (a.fact or a.topic or a.q.names or a.years or a.same_message or a.story)
    return a.leading == "where" and a.has("pronouns") and first and not said and not a.q.unexplained(a.q.concepts)


def _of_a_year(a: Asked) -> bool:
    """ "Datum 2015?", "var var det 2023?", "prisutdelning 2021": where or when, or the occasion, of a round, and nothing else."""
    said = a.q.concepts - {"where", "when", "day", "what", "thing", "ceremony", "pronouns", "group_pronouns", "light", "everyday"}
    asks = a.has("where", "day", "ceremony") and not a.yes_or_no and bool(a.q.years.named)
    return asks and not (said or a.candidates or a.people or a.fact or a.topic) and not a.q.unexplained(a.q.concepts)


def fair_length(a: Asked) -> Answer | None:
    """ "Hur många dagar varade mässan 2023?": of a fair that is over, not the days until one."""
    asks = a.has("wait") or (a.has("count") and a.has("day")) or a.has("lasts")
    if not (asks and a.has("event", "fair")) or a.has("nominate", "apply", "win", "ceremony", "remaining") or a.candidates:
        return None
    year = next(iter(choose(a).years), None)
    fair = a.rounds.editions[year].fair if year in a.rounds.past and year else None
    if not fair or not year:
        return None
    text = _length(a, year, fair)
    uses = USES | {"count", "lasts"}
    return Answer("fair", text, years=(year,), sources=facts_of(a.rounds.editions[year], "fair"), uses=uses) if text else None


def whether_today(a: Asked) -> Answer | None:
    """ "Är det i dag priset delas ut?": yes on the day itself, else when it is, as far as is known."""
    spans = {(m.start, m.end) for m in a.q.marks if m.concept == "today"}
    lasting = any((m.start, m.end) not in spans for m in a.q.marks if m.concept == "latest")  # "Delas det fortfarande ut i dag?"
    if not (spans and a.yes_or_no and a.has("ceremony", "present", "announce")) or lasting or a.candidates or a.people or a.years:
        return None
    uses = USES | {"today", "present"}
    year = next((y for y, e in a.rounds.editions.items() if e.ceremony.date and e.ceremony.date.exact == a.rounds.today), a.rounds.coming)
    edition = a.edition(year) if year else None
    if edition is None:
        return upcoming(a, year, uses) if year else None
    told = date_of(a, edition)
    day = edition.ceremony.date.exact if edition.ceremony.date else None
    if day is None:
        return replace(told, uses=uses)
    return replace(told, text=f"{a.say.say('yes' if day == a.rounds.today else 'no')} {told.text}", uses=uses)


def deadline(a: Asked) -> Answer | None:
    """The last day to apply."""
    applying = a.has("apply") and a.has("day", "when") and not a.has("nominate", "who") and not a.candidates
    still = _still_open(a)
    of_the_fair = a.has("event", "fair") and not a.has("apply", "award", "title", "nominate")  # "Sista dagen på mässan."
    if of_the_fair or not (a.has("deadline") or applying or still):
        return None
    uses = GENERAL | {"deadline", "both", "when", "day", "year", "apply", "nominate", "get", "wait"}
    chosen = choose(a)
    if chosen.absent and not (chosen.years or still):
        return absent(a, chosen.absent, "deadline", uses)
    years = (still,) if still else chosen.years or tuple(y for y in (_open_deadline(a),) if y)
    if not years:
        return None
    texts: list[str] = []
    sources: list[str] = []
    missing = 0
    for year in years:
        edition = a.rounds.editions[year]
        if not edition.deadline and (note := notes(a, year, "deadline")):
            texts.append(note[0])
        elif edition.deadline:
            past = last_day(edition.deadline) < a.rounds.today
            texts.append(
                a.say.say(
                    "deadline_was" if past else "deadline_is", year=year, date=a.say.date(edition.deadline), on=a.say.on(edition.deadline)
                )
            )
            sources += facts_of(edition, "deadline")
        else:
            missing += 1
            texts.append(a.say.say("deadline_unknown", year=year))
    status = "unknown" if missing == len(texts) else "answered"
    return Answer("deadline", " ".join(texts), status, years=years, sources=tuple(dict.fromkeys(sources))[:3], uses=uses)  # type: ignore[arg-type]


def _still_open(a: Asked) -> int | None:
    """ "Kan man fortfarande anmäla sig?": the round that can be applied to, where that is asked."""
    asks = a.has("apply") and (a.claim or a.has("wait")) and not a.has("who", "nominate", "count", "ever")
    return _open_deadline(a) if asks and not (a.candidates or a.years) else None


def _open_deadline(a: Asked) -> int | None:
    """The round that can still be applied to; no guess where there is none."""
    ahead = [y for y, e in a.rounds.editions.items() if e.deadline and last_day(e.deadline) >= a.rounds.today]
    return ahead[0] if ahead else None


def nomination_day(a: Asked) -> Answer | None:
    """When the nominees were made known."""
    if not ((a.has("nominate") and a.has("when", "day", "announce") and not a.has("win")) or a.has("nomination_day")) or not a.has(
        "when", "day"
    ):
        return None
    if (a.candidates and not a.years) or (not a.years and any(n > 1 for n in a.numbers())):
        return None  # "När var det senast fem nominerade?"
    chosen = choose(a)
    year = chosen.years[0] if chosen.years else current(a) if not chosen.absent else None
    edition = a.edition(year) if year else None
    uses = GENERAL | {"nominate", "when", "day", "year", "announce", "nomination_day", "present", "ceremony"}
    if not edition:
        return upcoming(a, chosen.absent[0], uses) if chosen.absent and chosen.absent[0] > (a.rounds.latest or 0) else None
    note = notes(a, edition.year, "nominated")
    if edition.nominated:
        return Answer(
            "nominated",
            a.say.say("nominated_on", year=edition.year, on=a.say.on(edition.nominated)),
            years=(edition.year,),
            sources=facts_of(edition, "nominated"),
            notes=note,
            uses=uses,
        )
    if note:
        return Answer("nominated", note[0], years=(edition.year,), sources=facts_of(edition, "nominated"), uses=uses)
    return Answer(
        "nominated", a.say.say("nominated_unknown", year=edition.year), "unknown", years=(edition.year,), sources=edition.sources, uses=uses
    )


def occasion(a: Asked) -> Answer | None:
    """When or where the prize is handed out, or the event around it held; the days until then."""
    if not a.rounds.years or _of_another_matter(a) or not _asks_for_it(a):
        return None
    chosen = choose(a)
    if (
        a.has("year")
        and a.has("latest", "first")
        and not a.candidates
        and chosen.years
        and not a.has("when", "day", "where", "week", "wait")
    ):
        return _year_of(a, chosen.years[0])
    if chosen.absent and not chosen.years:
        year = chosen.absent[0]
        return upcoming(a, year, USES) if year > a.rounds.years[-1] else absent(a, chosen.absent, "ceremony", USES)
    years = chosen.years or _by_winner(a)
    if not years and (open_round := _under_way(a)):
        years = (open_round,)
    if not years:
        return upcoming(a, a.rounds.coming, USES) if a.rounds.coming and not a.has("where") else place_of(a, None)
    answers = [_told(a, a.rounds.editions[y]) for y in years[:4]]
    texts = " ".join(t.text for t in answers) if len(answers) < 3 else "\n".join(f"– {t.text}" for t in answers)
    sources = tuple(dict.fromkeys(s for t in answers for s in t.sources))[:3]
    first = answers[0]
    got = a.leading in ("when", "year") and bool(a.rounds.won_by(*a.candidates)) and not a.has("day", "ceremony", "present")
    many = tuple(years) if len(years) > 1 else first.years
    return Answer(
        "ceremony",
        texts,
        "answered" if got else first.status,  # "När fick Lomma titeln?": the year is known, if not the day.
        years=many,
        sources=sources,
        notes=first.notes if len(answers) == 1 else (),
        objects=first.objects,
        uses=USES,
    )


def _of_another_matter(a: Asked) -> bool:
    """Whether what is asked is told elsewhere, whatever words for a ceremony are in it."""
    ahead = a.has("announce", "wins_now")
    if a.candidates and a.has("win", "title") and not a.has("day", "where", "wait", "week", "weekday", "ceremony") and not ahead:
        return True
    if a.candidates and a.leading == "year" and a.has("nominate") and not a.has("ceremony", "announce", "win", "present", "receive", "day"):
        return True  # "Vilka år har Nacka varit med i tävlingen?"
    # "När skulle Nackas pris ha delats ut från början?" asks for a plan.
    planned = a.candidates and a.has("first") and a.has("hypothetical")
    if which_town(a) or planned or (a.regions and a.has("win")) or a.has("hour") or _over_time(a):
        return True  # The hour no ceremony tells; a fact may.
    if a.has("apply", "count") or (a.leading == "who" and not a.has("day", "week")) or (a.has("jury") and not a.has("announce", "win")):
        return True
    # "När hölls den första mässan?" asks for the fair's own history.
    fairs = a.has("event") and a.has("first", "previous", "since", "before", "after")
    of_the_award = a.has("award", "title", "win", "announce", "nominate") or (a.has("ceremony") and (a.years or not a.has("held")))
    return fairs and not of_the_award


def _asks_for_it(a: Asked) -> bool:
    """Whether a day or a place is asked for, and that of the award or of the event."""
    if not a.has("when", "day", "where", "wait", "week", "weekday", "year"):
        return _of_a_year(a)
    opens = begins_with_when_or_where(a)
    if a.has("receive"):
        return len(a.candidates) <= 1 and (opens or a.has("day"))  # "Var fick de ta emot priset 2021?"
    if a.has("ceremony", "announce", "win", "event", "fair") or (a.has("award", "edition") and (a.has("day") or not a.has("what"))):
        return True
    if opens and ((a.has("title") and a.years) or (a.has("present", "get") and (a.years or a.candidates))):
        return True
    if a.has("decide") and not a.has("jury") and ((a.has("title", "candidate") and a.has("day", "wait")) or (a.has("title") and opens)):
        return True  # "Kan jag få datumet då man väljer kvalitetskommun?"
    return _but_where_it_is(a) or _of_a_year(a) or (a.has("city") and a.has("latest", "next") and a.has("when"))


def _over_time(a: Asked) -> bool:
    """ "Hur ofta hålls det?", "hur länge har det delats ut?", "sedan vilket år?": of all rounds, not of the days until the next."""
    so_long = a.has("wait") and a.has("has_been") and not a.has("remaining", "event", "fair")
    since = a.q.opens_with("since") and a.leading in ("when", "year")
    return not (a.years or a.candidates) and (a.leading == "often" or so_long or since)


def _by_winner(a: Asked) -> tuple[int, ...]:
    """ "Vilken dag fick Kävlinge priset?": the round that the candidate won, else the last in which it took part."""
    wins = a.rounds.won_by(*a.candidates)
    return tuple(wins) or tuple(y for y in a.rounds.years if set(a.candidates) & set(a.rounds.editions[y].nominees or ()))[-1:]


def _under_way(a: Asked) -> int | None:
    """Without a year: the round ahead if a file knows its day; the place is told by the latest."""
    year = current(a)
    edition = a.edition(year) if year else None
    on_the_day = bool(edition and edition.ceremony.date and edition.ceremony.date.exact == a.rounds.today)
    if year and (year not in a.rounds.past or on_the_day) and not a.has("past"):
        return year
    return a.rounds.latest if a.has("past") and not a.has("wait") else None


def _year_of(a: Asked, year: int) -> Answer:
    told = a.rounds.winners.get(year)
    text = a.say.say("year_was", year=year, winner=told) if told else str(year)
    return Answer("ceremony", text, years=(year,), sources=facts_of(a.rounds.editions[year], "winner"), uses=USES)


def _told(a: Asked, edition: Edition) -> Answer:
    fair = edition.fair
    if a.has("wait") and fair and a.has("fair", "event") and edition.year in a.rounds.past:
        return _fair(a, edition, fair)  # "Hur många dagar höll mässan på 2023?"
    if a.has("wait"):
        return _wait(a, edition)
    asks_when = _asks_when(a)
    dated = asks_when and not a.has("win", "announce", "award", "title")
    if fair and (a.has("week") or (dated and a.has("fair", "event"))):
        return _fair(a, edition, fair)
    if a.has("where") and not asks_when:
        return place_of(a, edition)
    return date_of(a, edition)


def _asks_when(a: Asked) -> bool:
    """Whether a time is asked for: "äger rum" alone asks for none where a place is asked for ("i vilken stad äger mässan rum?")."""
    if a.leading != "where" or a.has("day", "week"):
        return a.has("when", "day", "week")
    held = {(m.start, m.end) for m in a.q.marks if m.concept == "held"}
    return any(m.end and (m.start, m.end) not in held for m in a.q.marks if m.concept == "when")


def date_of(a: Asked, edition: Edition) -> Answer:
    year, ceremony = edition.year, edition.ceremony
    sources, note = facts_of(edition, "ceremony"), notes(a, edition.year, "ceremony")
    place = where(a, edition)
    if not ceremony.date:
        told = a.rounds.winners.get(year)
        if told and a.has("when", "year") and not (a.years or a.has("day", "week", "weekday")):  # "När fick Umeå priset?"
            text = f"{a.say.say('winner', winner=told, year=year)} {a.say.say('date_unknown', year=year, nearest='').strip()}"
            return Answer("ceremony", text, years=(year,), sources=edition.sources, uses=USES)
        nearest = a.say.say("only_winner", winner=told, year=year) if told else ""
        return Answer(
            "ceremony", a.say.say("date_unknown", year=year, nearest=nearest), "unknown", years=(year,), sources=edition.sources, uses=USES
        )
    key = (
        "date_is"
        if year not in a.rounds.past and last_day(ceremony.date) >= a.rounds.today
        else "date_planned"
        if ceremony.planned
        else "date_was"
    )
    clock = a.say.phrase("at_time", time=ceremony.time.strftime("%H.%M")) if ceremony.time else ""
    on = a.say.on(ceremony.date) + (f" ({a.say.weekday(ceremony.date)})" if a.has("weekday") and ceremony.date.exact else "")
    text = a.say.say(key, year=year, on=on, where=place, wait=countdown(a, edition), clock=clock)
    if not ceremony.date.day:
        text = f"{text} {a.say.say('day_unknown')}" if not note else text
    objects = Objects(ceremony=year if key == "date_is" else None, venue=bool(ceremony.place) and key == "date_is")
    return Answer("ceremony", text, years=(year,), sources=sources, notes=note, objects=objects, uses=USES)


def place_of(a: Asked, edition: Edition | None) -> Answer:
    award = a.knowledge.award
    objects = Objects(venue=bool(award and award.latitude))
    if edition is None or not (edition.ceremony.place or edition.ceremony.city):
        if not award or not award.venue:
            return Answer("ceremony", a.say.say("place_unknown"), "unknown", uses=USES)
        key = "place_in_general" if edition is None else "place_not_known_for"
        text = a.say.say(key, place=award.venue, city=award.city or "", year=edition.year if edition else "")
        return Answer("place", text, "answered" if edition is None else "unknown", sources=award.sources[:1], objects=objects, uses=USES)
    key = "place_was" if edition.year in a.rounds.past else "place_is"
    on = a.say.on(edition.ceremony.date) if edition.ceremony.date else ""
    text = a.say.say(key, year=edition.year, where=where(a, edition), on=on)
    return Answer("ceremony", text, years=(edition.year,), sources=facts_of(edition, "ceremony"), objects=objects, uses=USES)


def _length(a: Asked, year: int, fair: Fair) -> str:
    """The fair's days and how many they are; empty where they are not known to the day."""
    if not fair.start.exact or not fair.end.exact:
        return ""
    return a.say.say("fair_days", year=year, days=_days(a, fair), count=a.say.number((fair.end.exact - fair.start.exact).days + 1))


def _days(a: Asked, fair: Fair) -> str:
    if fair.start.month != fair.end.month:
        return f"{a.say.date(fair.start)} – {a.say.date(fair.end)}"
    return a.say.phrase("from_to", start=fair.start.day or "", end=a.say.date(fair.end))


def _fair(a: Asked, edition: Edition, fair: Fair) -> Answer:
    week = fair.start.exact.isocalendar().week if fair.start.exact else ""
    key = "fair_was" if last_day(fair.end) < a.rounds.today else "fair_is"
    length = _length(a, edition.year, fair) if a.has("wait", "count") else ""
    text = length or a.say.say(key, year=edition.year, days=_days(a, fair), week=week)
    return Answer("fair", text, years=(edition.year,), sources=facts_of(edition, "fair"), notes=notes(a, edition.year, "fair"), uses=USES)


def _wait(a: Asked, edition: Edition) -> Answer:
    wait = countdown(a, edition)
    when = edition.ceremony.date
    if wait and when:
        text = a.say.say("wait", wait=wait, on=a.say.on(when), year=edition.year)
        return Answer(
            "ceremony",
            text,
            years=(edition.year,),
            sources=facts_of(edition, "ceremony"),
            objects=Objects(ceremony=edition.year),
            uses=USES,
        )
    return date_of(a, edition)


def next_round(a: Asked) -> Answer | None:
    """ "När är nästa?", "finns det någon omgång 2027?": the round to come, whatever of it is asked."""
    if not a.has("next") or not a.rounds.coming or a.candidates or a.has("contact.any", "source"):
        return None
    if a.edition(a.rounds.coming):
        return None
    return upcoming(
        a,
        a.rounds.coming,
        GENERAL
        | {"when", "year", "where", "nominate", "win", "announce", "ceremony", "wait", "apply", "count", "deadline", "jury", "receive"},
    )
