"""From a reply to what is sent: HTML pieces and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.reply import Choice, Reply
from bot.channels.telegram.buttons import button, copying, keyboard
from bot.channels.telegram.formatting import Line, lines, pieces, shortened
from bot.channels.telegram.house import House
from bot.channels.telegram.messages import fingerprint
from bot.channels.telegram.rounds import start
from bot.channels.telegram.texts import Texts
from bot.knowledge.model import Person

Row = list[InlineKeyboardButton | None]


@dataclass(frozen=True, slots=True)
class Composed:
    pieces: tuple[str, ...]
    keyboard: InlineKeyboardMarkup | None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.pieces, self.keyboard)


def compose(house: House, reply: Reply, *, late: bool = False) -> Composed:
    """The whole answer, for a private chat and for a group that got an answer."""
    texts = house.texts(reply.lang)
    body, rest = shortened(reply.body)
    rows: list[Row] = []
    if rest:
        body += f"\n{texts('more_items', count=len(rest))}"
        rows.append([_rest(house, texts, rest)])
    rows += [[each] for each in choices(house, reply.suggestions, "s")]
    if reply.suggestions:
        rows.append([button(texts("none_of_these"), "none")])
    rows += offers(house, reply, texts)
    rows += [[each] for each in choices(house, reply.next, "n")]
    if reply.next and reply.status == "unknown" and reply.fact is None:
        body += f"\n\n{texts('near')}"
    written = lines(reply, f"{texts('late')}\n\n{body}" if late else body)
    return Composed(tuple(pieces(callable_numbers(written, house.knowledge.people.get(reply.objects.contact or "")))), keyboard(rows))


def callable_numbers(written: list[Line], person: Person | None) -> list[Line]:
    """The person's telephone as a link: Telegram itself finds e-mail addresses, but numbers only with a country code."""
    if person is None or not person.phone:
        return written
    number = escape(person.phone, quote=False)
    dialled = "".join(c for c in person.phone if c in "+0123456789")
    return [Line(line.plain, line.html.replace(number, f'<a href="tel:{dialled}">{number}</a>')) for line in written]


def choices(house: House, given: Iterable[Choice], kind: str) -> list[InlineKeyboardButton | None]:
    """A button for each question: kind "s" turns its message into the answer, "n" is answered by a new one."""
    out = []
    for choice in given:
        house.offered.put(choice.key, choice.question)
        out.append(button(choice.question, kind, choice.key))
    return out


def offers(house: House, reply: Reply, texts: Texts) -> list[Row]:
    """Buttons for the useful things that belong to a reply, where the knowledge holds what they need."""
    objects, award = reply.objects, house.knowledge.award
    rows: list[Row] = []
    person = house.knowledge.people.get(objects.contact or "")
    if person and (person.phone or person.email):
        copy = copying(texts("copy_email"), person.email) if person.email else None
        rows.append([button(texts("contact_button"), "contact", person.id), copy])
    edition = house.knowledge.editions.get(objects.ceremony or 0)
    elsewhere = bool(edition and award and edition.ceremony.place not in (None, award.venue))
    if objects.venue and not elsewhere and award and award.venue and award.latitude is not None and award.longitude is not None:
        rows.append([button(texts("venue_button"), "venue")])
    moment = start(edition, house.zone) if edition else None
    if edition and moment and not _past(moment, house.now()):
        year = str(edition.year)
        rows.append([button(texts("calendar_button"), "calendar", year), button(texts("remind_button"), "remind", year)])
    if objects.overview:
        rows.append([button(texts("overview_button"), "overview")])
    if objects.history:
        rows.append([button(texts("history_button"), "history", objects.history)])
    return rows


def _past(moment: datetime | date, now: datetime) -> bool:
    return moment < now if isinstance(moment, datetime) else moment < now.date()


def _rest(house: House, texts: Texts, rest: tuple[str, ...]) -> InlineKeyboardButton | None:
    key = fingerprint(rest, None)  # equal lists have equal buttons, so that an answer can be seen to be the same
    house.rests.put(key, rest)
    return button(texts("rest"), "rest", key)
