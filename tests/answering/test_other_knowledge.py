"""The bot knows what its folder knows: swap or change the folder and it serves that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from tests.answering.conftest import NOW, ROOT, asker, at
from tests.upkeep.folders import library

HELD = at("2038-01-01 00:00")
EDITION = """# Omgången 2027.
year: 2027
nominees: [Habo, Lomma, Säffle]
winner: Säffle
ceremony: {date: 2027-11-16, place: Svenska Mässan, city: Göteborg}
sources: [skr-kvalitetskommun]
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Vilken hamn vann 2031?", "Sjövik"),
        ("Vem vann 2034?", "Havsnäs"),
        ("Who won in 2034?", "Havsnäs"),
        ("Vilka var nominerade 2037?", "Ankarby"),
        ("Har Sjövik vunnit?", "2031"),
        ("Hur många gånger har Ankarö nominerats?", "2034"),
        ("Vad fick vinnaren 2034?", "ankare"),
        ("Vem satt i juryn 2034?", "Bo Exempel"),
        ("Vad är avgiften för att delta?", "500"),
        ("Vem tog över efter Sjövik?", "Havsnäs"),
        ("Vann Havsnäs före Sjövik?", "Nej"),
        ("Varför vann Ankarö?", "aldrig vunnit"),
        ("Sökte fler 2031 än 2034?", "fem fler"),
        ("Vilka år delades inget pris ut?", "2033"),
        ("Delades priset ut den 2 maj 2031?", "Ja"),
        ("winning harbour 2031", "Sjövik"),
    ],
)
def test_another_award_is_served_by_the_same_code(harbours: Assistant, question: str, told: str) -> None:
    """A made-up award in every third year answers as the first one does."""
    assert told in asker(harbours, HELD)(question).text


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("Vem vann första gången och vem den andra?",), ("Sjövik", "Havsnäs")),
        (("Segraren 2031, och vem satt i juryn 2034?",), ("Sjövik", "Bo Exempel")),
        (("Who won in 2034 and who received it?",), ("Havsnäs", "Tove Exempel")),
        (("Vem vann 2031?", "och gången därpå?"), ("Havsnäs",)),
        (("Vem delade ut priset 2034?", "till vem?"), ("Havsnäs",)),
        (("Who won in 2031?", "på svenska?"), ("Sjövik vann",)),
    ],
)
def test_another_award_takes_messages_apart_as_well(harbours: Assistant, turns: tuple[str, ...], told: tuple[str, ...]) -> None:
    """Two questions at once and short follow-ups need nothing of the first award."""
    text = asker(harbours, HELD)(*turns).text
    assert [t for t in told if t not in text] == []


def test_what_is_known_nearest_is_offered_where_the_answer_is_not_known(harbours: Assistant) -> None:
    """An honest "not known" comes with the question beside it that has an answer; far-off questions get none."""
    ask = asker(harbours, HELD)
    reply = ask("Hur höjs avgiften?")

    assert reply.status == "unknown"
    assert [ask(choice.question).fact for choice in reply.next] == ["fee"]
    assert not ask("Hur lagar man köttbullar?").next


def test_a_library_without_any_award_is_served_too(build: Callable[[Path], Assistant], tmp_path: Path) -> None:
    """Facts alone are enough."""
    ask = asker(build(library(tmp_path)), NOW)
    assert "10–18" in ask("När har biblioteket öppet?").body
    assert ask("Vem vann 2013?").status != "answered"


@pytest.fixture(scope="module")
def grown(build: Callable[[Path], Assistant], tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = Path(shutil.copytree(ROOT / "knowledge", tmp_path_factory.mktemp("grown") / "knowledge"))
    (folder / "editions" / "2027.yaml").write_text(EDITION, "utf-8")
    return build(folder)


def test_a_new_round_is_one_new_file(grown: Assistant) -> None:
    """After its ceremony the winner, the nominees, the counts and the lists know of it."""
    ask = asker(grown, at("2027-11-17 09:00"))
    assert "Säffle" in ask("Vem vann 2027?").body
    assert "Säffle" in ask("Vem vann senast?").body
    assert "Lomma" in ask("Vilka var nominerade 2027?").body
    assert "2027" in ask("Har Säffle vunnit?").body
    assert "Säffle" in ask("Lista alla vinnare").body
    assert "Säffle" in ask("Vem vann efter Mörbylånga?").body


def test_a_new_round_has_its_secret_too(grown: Assistant) -> None:
    """Before its ceremony the nominees are told and the winner is not."""
    ask = asker(grown, at("2027-11-01 00:00"))
    assert "16 november" in ask("Vem vinner 2027?").body
    assert "Säffle vann" not in ask("Vem vann 2027?").body
    assert "16 november" in ask("När delas priset ut 2027?").body
    assert "Habo" in ask("Vilka är nominerade?").body


def test_a_round_taken_away_is_not_known_any_more(build: Callable[[Path], Assistant], tmp_path: Path) -> None:
    """Nothing is left of it in the code."""
    folder = Path(shutil.copytree(ROOT / "tests" / "awards" / "harbours", tmp_path / "harbours"))
    (folder / "editions" / "2034.yaml").unlink()
    (folder / "facts" / "havsnas-2034.yaml").unlink()
    (folder / "dialogues.yaml").unlink()
    people = folder / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("2034", "2031"), "utf-8")
    ask = asker(build(folder), HELD)
    assert "Havsnäs" not in ask("Vem vann 2034?").body
    assert "Sjövik" in ask("Vem vann 2031?").body
