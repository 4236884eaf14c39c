"""Useful things: contact card, venue, calendar file, reminders."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from icalendar import Calendar

from bot.answering.reply import Objects, Reply
from bot.channels.telegram import reminders
from bot.channels.telegram.objects import ics
from bot.channels.telegram.store import Reminder
from bot.knowledge.model import Ceremony, PartialDate
from tests.telegram.conftest import Opening
from tests.telegram.fakes import award, edition
from tests.telegram.scene import STOCKHOLM, Person, Scene, methods, only
from tests.telegram.transport import Refused


async def test_a_contact_comes_as_a_card_with_the_warning_on_age(asa: Person) -> None:
    """Telegram's own contact card; when it was checked stands beside the button and in the card."""
    calls = await asa.press(await asa.ask("contact"), "Kontaktkort")

    assert "november 2023" in calls[0].text
    card = only(calls, "sendContact").values
    assert (card["first_name"], card["last_name"], card["phone_number"]) == ("Anna", "Öberg", "+46 90 12 34 56")
    for line in ("N:Öberg;Anna", "FN:Anna Öberg", "TITLE:chef", "EMAIL:anna@example.org", "NOTE:Uppgiften kontrollerades november 2023"):
        assert line in card["vcard"]


async def test_telephone_and_email_can_be_tapped(asa: Person) -> None:
    """The number is a link, the address is copied by a button (Telegram itself makes a link of it)."""
    told = await asa.ask("number")

    assert '<a href="tel:+4690123456">+46 90 12 34 56</a>' in told.values["text"]
    assert told.buttons == [["Kontaktkort", "Kopiera e-post"]]
    assert told.keyboard[0][1]["copy_text"] == {"text": "anna@example.org"}


async def test_a_contact_without_a_telephone_comes_as_a_file(asa: Person) -> None:
    """Telegram's cards need a number; a .vcf does not."""
    calls = await asa.press(await asa.ask("mail"), "Kontaktkort")

    name, content, kind = only(calls, "sendDocument").values["document"]
    assert (name, kind) == ("bo.vcf", "text/vcard")
    assert b"EMAIL:bo@example.org" in content


async def test_the_place_comes_as_a_venue(asa: Person) -> None:
    """With its address, to be opened on the map."""
    venue = only(await asa.press(await asa.ask("where"), "Visa på karta"), "sendVenue").values

    assert (venue["title"], venue["address"], venue["latitude"]) == ("Mässhallen", "Storgatan 1, Umeå", 63.8)


async def test_no_button_without_what_it_needs(opening: Opening) -> None:
    """A place whose position is not known has no map, a day that is past no calendar."""
    scene = await opening(award=award(latitude=None))

    assert (await scene.person().ask("where")).buttons == []
    assert (await scene.person().ask("ceremony 2023")).buttons == []
    assert (await scene.person().ask("ceremony 2021")).buttons == []


async def test_the_map_shows_where_it_was_and_not_where_it_is_held_now(opening: Opening) -> None:
    """A round held elsewhere has no map: only the award's own place is known with its position."""
    scene = await opening()
    for year, place in ((2027, True), (2023, True), (2019, False)):
        text = f"where {year}"
        scene.knows(text, Reply("answered", "Så här.", "sv", objects=Objects(venue=True, ceremony=year)))
        known = scene.holder.assistant.knowledge
        gone = {**known.editions, 2019: edition(2019, ceremony=Ceremony(PartialDate(2019), place="Folkets hus"))}
        object.__setattr__(known, "editions", gone)
        assert (["Visa på karta"] in (await scene.person().ask(text)).buttons) == place


async def test_a_ceremony_comes_as_a_calendar_file(asa: Person) -> None:
    """With its moment in the award's zone, and the zone described in the file."""
    calls = await asa.press(await asa.ask("ceremony 2027"), "Lägg i kalendern")

    name, content, kind = only(calls, "sendDocument").values["document"]
    assert (name, kind) == ("2027.ics", "text/calendar")
    assert b"DTSTART;TZID=Europe/Stockholm:20271116T183000" in content
    assert b"BEGIN:VTIMEZONE" in content
    event: Any = Calendar.from_ical(content).walk("VEVENT")[0]
    assert event["dtstart"].dt == dt.datetime(2027, 11, 16, 18, 30, tzinfo=STOCKHOLM)
    assert event["location"] == "Mässhallen, Umeå"


def test_a_day_without_a_time_is_a_whole_day() -> None:
    """No hour is invented, and no end."""
    content = ics("x", "x", dt.date(2027, 11, 16), "", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    assert b"DTSTART;VALUE=DATE:20271116" in content
    assert b"DTEND" not in content
    assert b"LOCATION" not in content


def test_lines_of_the_file_are_folded() -> None:
    """RFC 5545: at most 75 octets a line, ended by CR LF."""
    content = ics("x", "Årets pris " * 20, dt.date(2027, 11, 16), "", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    assert max(map(len, content.split(b"\r\n"))) <= 75


async def opt_in(asa: Person) -> None:
    done = only(await asa.press(await asa.ask("ceremony 2027"), "Påminn mig"), "sendMessage")
    assert done.buttons == [["Avsluta påminnelserna"]]


async def due(scene: Scene, at: dt.datetime) -> list[str]:
    """What is sent when the clock shows this."""
    scene.clock.now = at
    scene.telegram.calls.clear()
    await reminders.send_due(scene.house)
    return [call.text for call in scene.telegram.calls]


def november(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2027, 11, day, hour, minute, tzinfo=STOCKHOLM)


async def test_reminders_come_a_week_and_a_day_before(scene: Scene, asa: Person) -> None:
    """At nine in the morning, each once, to those who asked."""
    await opt_in(asa)

    assert await due(scene, november(9, 8, 59)) == []
    (week,) = await due(scene, november(9, 9))
    assert week.startswith("Om en vecka, 16 november 2027 kl. 18.30, är det prisutdelning")
    assert "Plats: Mässhallen, Umeå." in week
    assert await due(scene, november(9, 10)) == []
    (day,) = await due(scene, november(15, 9, 1))
    assert day.startswith("I morgon")
    assert await scene.store.reminders() == []


async def test_nothing_is_sent_at_night(scene: Scene, asa: Person) -> None:
    """A bot that was away at nine waits for the next morning, and says "soon"."""
    await opt_in(asa)

    assert await due(scene, november(9, 23)) == []
    assert await due(scene, november(10, 3)) == []
    (late,) = await due(scene, november(10, 9))
    assert late.startswith("Snart")


async def test_a_ceremony_that_has_passed_needs_no_reminder(scene: Scene, asa: Person) -> None:
    """The bot was away too long."""
    await opt_in(asa)

    assert await due(scene, november(16, 10)) == []
    assert await scene.store.reminders() == []


async def test_one_tap_ends_them(scene: Scene, asa: Person) -> None:
    """From the confirmation or from a reminder."""
    done = only(await asa.press(await asa.ask("ceremony 2027"), "Påminn mig"), "sendMessage")

    calls = await asa.press(done, "Avsluta påminnelserna")

    assert only(calls, "editMessageText").text == "Påminnelserna är avslutade."
    assert await scene.store.reminders() == []
    assert methods(await asa.callback(done, "end1")) == ["answerCallbackQuery"]


async def test_asking_twice_reminds_once(scene: Scene, asa: Person) -> None:
    """The second press says nothing new."""
    told = await asa.ask("ceremony 2027")
    await asa.press(told, "Påminn mig")

    assert methods(await asa.press(told, "Påminn mig")) == ["answerCallbackQuery"]
    assert len(await scene.store.reminders()) == 2


async def test_a_reminder_follows_the_date(scene: Scene, asa: Person) -> None:
    """Staff correct the day: the reminder comes before the new one."""
    await opt_in(asa)
    known = scene.holder.assistant.knowledge
    later = {**known.editions, 2027: edition(2027, ceremony=Ceremony(PartialDate(2027, 11, 23)))}
    object.__setattr__(known, "editions", later)

    assert await due(scene, november(9, 9)) == []
    (week,) = await due(scene, november(16, 9))
    assert "23 november 2027" in week


async def test_close_to_the_day_only_what_is_left(scene: Scene, asa: Person) -> None:
    """Three days before there is one reminder to come; on the day none."""
    scene.clock.now = november(13, 12)
    told = await asa.ask("ceremony 2027")
    await asa.press(told, "Påminn mig")
    assert await scene.store.reminders() == [Reminder(asa.id, 2027, "day")]

    scene.clock.now = november(16, 12)
    calls = await scene.person(8).press(await scene.person(8).ask("ceremony 2027"), "Påminn mig")
    assert "för nära" in only(calls, "answerCallbackQuery").text


async def test_somebody_who_blocked_the_bot_is_forgotten(scene: Scene, asa: Person) -> None:
    """The reminder does not come, and nothing about the chat is kept."""
    await opt_in(asa)
    scene.telegram.trouble.append(
        lambda method, _: Refused("Forbidden: bot was blocked by the user", 403) if method == "sendMessage" else None
    )

    assert await due(scene, november(9, 9)) == []
    assert not await scene.store.known(asa.id)


async def test_a_reminder_speaks_the_language_of_the_talk(scene: Scene) -> None:
    """The last question was in English."""
    bob = scene.person(8, "en")
    await bob.press(await bob.ask("ceremony 2027"), "Remind me")

    (week,) = await due(scene, november(9, 9))

    assert week.startswith("In a week")


@pytest.mark.parametrize("hour", range(24))
def test_the_hours_of_reminders(hour: int) -> None:
    """From nine to eight in the evening."""
    assert (reminders.AT <= dt.time(hour) < reminders.NIGHT_BEGINS) == (9 <= hour < 20)


async def test_the_watch_goes_on_after_a_bad_minute(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    """One fault must not end all reminders."""
    naps: list[float] = []

    async def sleep(seconds: float) -> None:
        naps.append(seconds)
        if len(naps) == 3:
            raise KeyboardInterrupt

    await scene.store.close()
    object.__setattr__(scene.house, "store", None)
    object.__setattr__(scene.house, "sleep", sleep)
    with pytest.raises(KeyboardInterrupt):
        await reminders.watch(scene.house)

    assert naps == [60.0, 60.0, 60.0]
    assert len(caplog.records) == 3
