"""Pictures: all rounds and a candidate's history, drawn once, for a phone, light and dark, with the same in words."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image

from bot.channels.telegram.messages import Spot
from bot.channels.telegram.pictures import DARK, LIGHT, WIDTH, Colours, Gallery, Picture, Row, _font, draw
from bot.channels.telegram.showing import working
from bot.documents import plain
from tests.telegram.conftest import Opening
from tests.telegram.fakes import edition
from tests.telegram.scene import Person, Scene, methods, only
from tests.telegram.transport import Call, Refused

CANDIDATES = Path(__file__).parents[2] / "knowledge" / "candidates.yaml"


async def test_the_overview_shows_every_round(asa: Person) -> None:
    """A picture, and in its caption the same in words, newest first; the coming winner is not told."""
    shown = await asa.ask("/oversikt")

    assert shown.method == "sendPhoto"
    assert shown.text.split("\n") == [
        "Årets <Bibliotek> & Co genom åren",
        "2027: avgörs 16 november 2027",
        "2023: Habo",
        "2021: Boden",
        "",
        "Källa: Town & Country (2024)",
    ]


async def test_all_nominees_in_words(asa: Person) -> None:
    """What a screen reader cannot see in the picture."""
    calls = await asa.press(await asa.ask("/overview"), "Alla nominerade i text")

    assert only(calls, "sendMessage").text.split("\n") == [
        "2027: avgörs 16 november 2027. Nominerade: Boden, Håbo.",
        "2023: Habo. Nominerade: Habo, Håbo, Malung-Sälen.",
        "2021: Boden. Nominerade: Boden, Habo.",
        "",
        "Källa: Town & Country (2024)",
    ]


async def test_the_same_in_dark(asa: Person) -> None:
    """A button, and back again."""
    dark = only(await asa.press(await asa.ask("/oversikt"), "Mörk bild"), "sendPhoto")

    assert ground(dark) == DARK.ground
    assert ground(only(await asa.press(dark, "Ljus bild"), "sendPhoto")) is None  # sent before: Telegram has it


def ground(call: Call) -> str | None:
    """The colour of the picture's corner; None where only the file's number was sent."""
    photo = call.values["photo"]
    if isinstance(photo, str):
        return None
    pixel = Image.open(io.BytesIO(photo[1])).convert("RGB").getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return "#{:02x}{:02x}{:02x}".format(*pixel)


async def test_the_answer_offers_its_picture(asa: Person) -> None:
    """ "Visa alla vinnare" and a candidate's history, in words first."""
    every = await asa.ask("everything")
    own = await asa.ask("Habo")

    assert only(await asa.press(every, "Visa som bild"), "sendPhoto").text.startswith("Årets")
    history = only(await asa.press(own, "Visa som bild"), "sendPhoto")
    assert history.text.split("\n")[:3] == [
        "Habo genom åren",
        "2023: vann. Även nominerade: Håbo, Malung-Sälen",
        "2021: nominerad. Vinnare: Boden",
    ]
    assert history.buttons == [["Mörk bild"]]


async def test_the_command_takes_a_name(asa: Person) -> None:
    """/oversikt Habo is Habo's own history; anything else is the overview."""
    assert (await asa.ask("/oversikt håbo")).text.startswith("Håbo genom åren\n2027: nominerad. Även nominerade: Boden\n2023: drog sig ur")
    assert (await asa.ask("/oversikt nowhere")).text.startswith("Årets")


async def test_a_picture_is_uploaded_once(scene: Scene, asa: Person) -> None:
    """Then Telegram's number of the file is sent, to whomever asks."""
    first = await asa.ask("/oversikt")
    second = await scene.person(8).ask("/oversikt")

    assert isinstance(first.values["photo"], tuple)
    assert second.values["photo"] == f"photo-{first.message}"


async def test_a_number_that_telegram_no_longer_knows(scene: Scene, asa: Person) -> None:
    """The picture is sent anew."""
    await asa.ask("/oversikt")
    scene.telegram.trouble.append(
        lambda method, values: Refused("Bad Request: wrong file identifier") if isinstance(values.get("photo"), str) else None
    )

    assert isinstance((await asa.ask("/oversikt")).values["photo"], tuple)


async def test_equal_pictures_are_drawn_once() -> None:
    """However many ask at the same time; another state of the knowledge is another picture."""
    drawn: list[Picture] = []

    def noted(picture: Picture) -> bytes:
        drawn.append(picture)
        return b"png"

    gallery = Gallery(noted)
    picture = Picture("x", (Row("2023", "Habo", ""),), False)

    await asyncio.gather(*(gallery.get(picture) for _ in range(5)))
    await gallery.get(Picture("x", (Row("2023", "Boden", ""),), False))

    assert len(drawn) == 2


def names() -> list[str]:
    return [entry["name"] for entry in plain(CANDIDATES)["candidates"]]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_longest_name_fits(colours: Colours) -> None:
    """Nothing is cut at the edge: the outermost pixels are empty."""
    longest = max(names(), key=len) if CANDIDATES.exists() else "Skinnskatteberg"
    rows = (Row("2023", longest, f"Även nominerade: {', '.join([longest] * 5)}"), Row("2021", "Donaudampfschiffahrt" * 4, ""))

    image = Image.open(io.BytesIO(draw(Picture(f"{longest} genom åren", rows, colours is DARK)))).convert("RGB")

    assert image.width == WIDTH
    for box in ((0, 0, 40, image.height), (WIDTH - 40, 0, WIDTH, image.height), (0, image.height - 40, WIDTH, image.height)):
        assert len(image.crop(box).getcolors() or ()) == 1


def test_letters_of_every_name_can_be_drawn() -> None:
    """No name has a letter that the font lacks (it would be an empty box)."""
    font = _font(False, 40)
    missing = bytes(font.getmask("\ufffe"))
    letters = {letter for name in (*names(), "åäöÅÄÖéü–”") for letter in name if not letter.isspace()}

    assert [letter for letter in sorted(letters) if bytes(font.getmask(letter)) == missing] == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_can_be_read(colours: Colours) -> None:
    """At least 7:1, as the module says."""
    for colour in (colours.text, colours.soft, colours.accent):
        assert contrast(colour, colours.ground) >= 7


def test_a_hundred_rounds_still_make_a_picture_that_telegram_takes() -> None:
    """Width and height together at most 10 000."""
    rows = tuple(Row(str(1900 + i), "Habo", "Även nominerade: Boden, Håbo") for i in range(100))

    image = Image.open(io.BytesIO(draw(Picture("x", rows, False))))

    assert sum(image.size) <= 10_000


async def test_without_rounds_there_is_nothing_to_show(opening: Opening) -> None:
    """A knowledge of facts only."""
    scene = await opening(editions={}, award=None)

    assert "inga omgångar" in (await scene.person().ask("/oversikt")).text


async def test_many_rounds_go_on_in_a_second_message(opening: Opening) -> None:
    """A caption holds 1024 units; the rest of the words follows."""
    scene = await opening(
        editions={year: edition(year, winner="Upplands Väsby och Skinnskatteberg", nominees=()) for year in range(1950, 2020)}
    )

    calls = await scene.person().send("/oversikt")

    assert set(methods(calls)) == {"sendPhoto", "sendMessage"}
    assert sum(call.text.count("Väsby") for call in calls) == 70
    assert calls[-1].buttons == [["Mörk bild"], ["Alla nominerade i text"]]


async def test_work_that_takes_long_is_announced(scene: Scene) -> None:
    """After half a second the chat sees that something is coming; quick work is not announced."""
    waited: list[float] = []
    announced = asyncio.Event()

    async def at_once(seconds: float) -> None:
        waited.append(seconds)

    scene.telegram.trouble.append(lambda *_: announced.set())
    async with working(scene.house, Spot(7)):
        await asyncio.sleep(0)
    object.__setattr__(scene.house, "sleep", at_once)
    async with working(scene.house, Spot(7)):
        await announced.wait()

    assert waited == [0.5]
    assert methods(scene.telegram.calls) == ["sendChatAction"]
