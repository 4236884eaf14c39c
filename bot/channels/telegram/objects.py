"""Useful things to hand over: a contact card, the venue, the ceremony as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from icalendar import Calendar, Event
from segno.helpers import make_vcard_data
from telegram import InputFile

from bot.channels.telegram.house import House
from bot.channels.telegram.messages import Bot, Spot
from bot.channels.telegram.rounds import start
from bot.channels.telegram.texts import Texts
from bot.knowledge.model import Person

VCARD_BYTES = 2048
"""Telegram's limit for a contact's vCard."""


@dataclass(frozen=True, slots=True)
class Given:
    """What is sent, by which of the bot's methods, and a word beside the pressed button (at most 200 units)."""

    method: str
    values: dict[str, Any]
    note: str | None = None

    async def send(self, bot: Bot, at: Spot) -> None:
        await getattr(bot, self.method)(**at.where, **self.values)


def contact(house: House, person_id: str, texts: Texts) -> Given | None:
    """A contact card; somebody without a telephone as a file, since Telegram's own cards need a number."""
    person = house.knowledge.people.get(person_id)
    if person is None or not (person.phone or person.email):
        return None
    note = texts("contact_note", checked=texts.date(person.checked)) if person.checked else texts("contact_note_undated")
    card = vcard(house, person, note, texts)
    given, _, family = person.name.rpartition(" ")
    if person.phone:
        fits = card if len(card.encode()) <= VCARD_BYTES else None
        return Given(
            "send_contact",
            {"phone_number": person.phone, "first_name": given or family, "last_name": family if given else None, "vcard": fits},
            note,
        )
    return Given("send_document", {"document": InputFile(card.encode(), f"{person.id}.vcf"), "caption": note}, note)


def vcard(house: House, person: Person, note: str, texts: Texts) -> str:
    """RFC 2426, with the warning on age as its note."""
    given, _, family = person.name.rpartition(" ")
    role = house.knowledge.roles.get(person.role)
    names = role.names.get(texts.lang, ()) if role else ()
    return str(
        make_vcard_data(
            f"{family};{given}",
            person.name,
            email=person.email,
            phone=person.phone,
            org=person.organisation or person.candidate,
            title=names[0] if names else None,
            memo=note,
        )
    )


def venue(house: House, _value: str, texts: Texts) -> Given | None:
    award = house.knowledge.award
    if award is None or not award.venue or award.latitude is None or award.longitude is None:
        return None
    address = award.venue_address or award.city or award.venue
    return Given("send_venue", {"latitude": award.latitude, "longitude": award.longitude, "title": award.venue, "address": address})


def calendar(house: House, year: str, texts: Texts) -> Given | None:
    """The ceremony as an .ics file."""
    edition = house.knowledge.editions.get(int(year)) if year.isascii() and year.isdecimal() else None
    begins = start(edition, house.zone) if edition else None
    if edition is None or begins is None:
        return None
    place = ", ".join(part for part in (edition.ceremony.place, edition.ceremony.city) if part)
    content = ics(f"{texts.award}-{year}", texts("calendar_title"), begins, place, house.now())
    caption = texts("calendar_caption", date=texts.moment(begins))
    return Given("send_document", {"document": InputFile(content, f"{year}.ics"), "caption": caption})


def ics(uid: str, title: str, begins: datetime | date, place: str, now: datetime) -> bytes:
    """RFC 5545; a day without a time is an all-day event, a moment carries its zone, described in the file. No end is invented."""
    event = Event()
    event.add("uid", f"{''.join(c if c.isascii() and c.isalnum() else '-' for c in uid).lower()}@ceremony")
    event.add("dtstamp", now)
    event.add("summary", title)
    event.add("dtstart", begins)
    if place:
        event.add("location", place)
    file = Calendar()
    file.add("prodid", "-//kvalitetsbot//ceremony//")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add_component(event)
    file.add_missing_timezones()
    return bytes(file.to_ical())
