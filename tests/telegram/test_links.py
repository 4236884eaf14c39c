"""Deep links: one thing opened from a web page or a poster. What comes back is hostile input."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.links import PAYLOAD, LinkError, link, payload, qr, username
from bot.knowledge.model import Ceremony, PartialDate
from tests.telegram.conftest import Opening
from tests.telegram.fakes import edition, knowledge
from tests.telegram.scene import Clock, FakeSettings, Person, Scene, methods

KNOWN = knowledge()


@pytest.mark.parametrize(
    ("what", "made"),
    [("open", "f-open"), ("2023", "e-2023"), ("Håbo", "c-haabo"), ("habo", "c-habo"), ("Malung-Sälen", "c-malung-saelen")],
)
def test_a_fact_an_edition_and_a_candidate_have_payloads(what: str, made: str) -> None:
    """Letters that Telegram does not allow are written out; Habo and Håbo stay two."""
    assert payload(KNOWN, what) == made
    assert PAYLOAD.fullmatch(made)


@pytest.mark.parametrize("what", ["", "nothing", "2022", "²", "öppet", "../x"])
def test_what_the_knowledge_lacks_has_no_link(what: str) -> None:
    """A poster must not lead nowhere."""
    with pytest.raises(LinkError, match="no fact"):
        payload(KNOWN, what)


async def test_a_fact_is_told(asa: Person) -> None:
    """As if it had been asked for, with its source."""
    assert (await asa.ask("/start f-open")).text == "Öppet 10–18.\n\nKälla: Town & Country (2024)"


async def test_one_may_ask_on_after_a_link(asa: Person) -> None:
    """The link is what was talked about."""
    await asa.ask("/start f-open")

    assert (await asa.ask("och 2013?")).text == "Då var det open."


async def test_an_edition_is_told(asa: Person) -> None:
    """Winner, nominees, date, source."""
    assert (await asa.ask("/start e-2023")).text.split("\n") == [
        "Årets <Bibliotek> & Co 2023",
        "Vinnare: Habo",
        "Nominerade: Habo, Håbo, Malung-Sälen",
        "Prisutdelning: 21 november 2023",
        "",
        "Källa: Town & Country (2024)",
    ]


async def test_a_winner_is_not_told_before_the_ceremony(asa: Person) -> None:
    """It stands in the file already."""
    assert "Vinnare" not in (await asa.ask("/start e-2027")).text


async def test_an_edition_is_told_with_what_is_uncertain(opening: Opening) -> None:
    """A plan is called one, and a note stands below its line."""
    planned = edition(
        2025,
        nominees=("Habo", "Boden"),
        ceremony=Ceremony(PartialDate(2025, 11), planned=True),
        notes={"nominees": {"sv": "Från <en> källa."}, "winner": {"sv": "Inte sagt än."}},
    )
    scene = await opening(editions={2025: planned})

    assert (await scene.person().ask("/start e-2025")).text.split("\n")[1:4] == [
        "Nominerade: Habo, Boden",
        "Från <en> källa.",
        "Prisutdelning enligt plan: november 2025",
    ]


async def test_a_candidates_history_is_told(asa: Person) -> None:
    """In words, with the picture one press away."""
    told = await asa.ask("/start c-habo")

    assert told.text.split("\n")[:3] == [
        "Habo genom åren",
        "2023: vann. Även nominerade: Håbo, Malung-Sälen",
        "2021: nominerad. Vinnare: Boden",
    ]
    assert methods(await asa.press(told, "Visa som bild")) == ["answerCallbackQuery", "sendPhoto"]


async def test_a_candidate_that_never_took_part(asa: Person) -> None:
    """Known by name, but not in any round."""
    assert (await asa.ask("/start c-vara")).text == "Jag känner inte till att Vara har varit med."


@pytest.mark.parametrize(
    "given_", ["f-nothing", "e-2022", "e-²²²²", "c-nowhere", "x", "f-", "-", "f-open open", "A" * 64, "A" * 65, "<b>", "f-öppet"]
)
async def test_a_link_that_leads_nowhere(asa: Person, given_: str) -> None:
    """A kind sentence and the examples; nothing of the payload is repeated."""
    told = await asa.ask(f"/start {given_}")

    assert "leder inte till något" in told.text
    assert given_ not in told.text
    assert told.buttons == [["När har ni öppet?"], ["Vad kostar det?"]]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_makes_a_payload_or_a_sentence(text: str) -> None:
    """Nothing else."""
    try:
        made = payload(KNOWN, text)
    except LinkError:
        made = "none"

    assert PAYLOAD.fullmatch(made)


def test_the_command_prints_the_link_and_writes_the_code(tmp_path: Path) -> None:
    """`link FACT` prints; with a file the QR code is written beside it."""
    assert link(KNOWN, "open", "library_bot") == ("https://t.me/library_bot?start=f-open", 0)

    for name, start in (("x.svg", b"<?xml"), ("x.PNG", b"\x89PNG")):
        assert link(KNOWN, "open", "library_bot", tmp_path / name)[1] == 0
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(("what", "out"), [("nothing", None), ("open", "x.pdf"), ("open", "nowhere/x.svg")])
def test_wrong_use_of_the_command_is_one_sentence(tmp_path: Path, what: str, out: str | None) -> None:
    """Exit status 2."""
    text, status = link(KNOWN, what, "library_bot", tmp_path / out if out else None)

    assert status == 2
    assert len(text.splitlines()) == 1


def test_the_code_has_the_quiet_zone_that_readers_want() -> None:
    """ISO/IEC 18004: four modules of white around it."""
    assert b'height="' in qr("https://t.me/library_bot?start=f-open")
    assert qr("https://t.me/x", "png").startswith(b"\x89PNG")


async def test_without_a_token_there_is_no_name() -> None:
    """The bot's name is Telegram's to tell."""
    with pytest.raises(LinkError, match="TELEGRAM_BOT_TOKEN"):
        await username(FakeSettings(Clock(), token=None))


async def test_a_connection_that_fails_does_not_show_the_token() -> None:
    """Nothing listens there; the sentence names the kind of trouble only."""
    settings = FakeSettings(Clock(), api_base_url="http://127.0.0.1:9")

    with pytest.raises(LinkError) as caught:
        await username(settings)

    assert "TEST-token" not in str(caught.value)
    assert caught.value.__suppress_context__


async def test_links_belong_to_private_chats(scene: Scene, asa: Person) -> None:
    """In a group /start with a payload says how to ask."""
    (call,) = await asa.send("/start@library_bot f-open", scene.group())

    assert "Öppet" not in call.text
