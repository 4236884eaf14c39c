"""`diff`: what a change means for those who ask, in words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from bot.knowledge.folder import contents
from bot.upkeep.diff import diff
from bot.upkeep.revisions import keep
from tests.upkeep.folders import HARBOURS, change, harbours, library

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)
TODAY = date(2038, 2, 1)


def test_a_reworded_answer_is_told_with_both_wordings(tmp_path: Path) -> None:
    """Whoever looks before saving reads what people got and what they will get."""
    folder, data = library(tmp_path), tmp_path / "data"
    keep(data, contents(folder), NOW)
    change(folder / "facts" / "library.yaml", "10–18", "8–20")
    text, status = diff(folder, data, None, today=TODAY)

    assert status == 0
    assert text.split("\n")[1:] == [
        '~ Ändrat: svaret "opening-hours". svarets text',
        "Exempelfrågor som nu får ett annat svar: 1",
        "  vilka öppettider har biblioteket nu",
        "    förr: Biblioteket har öppet 10–18.",
        "    nu:   Biblioteket har öppet 8–20.",
    ]


def test_what_came_and_went_is_told(tmp_path: Path) -> None:
    """Facts, editions and people by name, small values as before and after."""
    folder, data = harbours(tmp_path), tmp_path / "data"
    change(folder / "editions" / "2031.yaml", "\nwinner: Sjövik", "\nwinner: Havsnäs")
    change(folder / "editions" / "2031.yaml", "applicant_count: 9\n", "")
    (folder / "editions" / "2037.yaml").unlink()
    (folder / "editions" / "2040.yaml").write_text("year: 2040\nsources: [forbundet-regler]\n", "utf-8")
    change(folder / "facts" / "tavla.yaml", "        - Vilka prov tas på vattnet i bassängen?\n", "")
    change(folder / "words.yaml", "[egentligen]", "[egentligen, liksom]")
    lines = diff(folder, data, str(HARBOURS), today=TODAY)[0].split("\n")

    assert lines[:7] == [
        f"Skillnader mot {HARBOURS}:",
        '~ Ändrat: svaret "measuring". frågor: 0 nya, 1 borttagna',
        "+ Nytt: omgången 2040.",
        "– Borta: omgången 2037.",
        "~ Ändrat: omgången 2031. applicant_count: 9 → okänt; winner: Sjövik → Havsnäs",
        "~ Ändrat: orden.",
        lines[6],
    ]


def test_a_moved_line_is_no_difference(tmp_path: Path) -> None:
    """A comment more above says nothing else to anybody who asks."""
    folder = harbours(tmp_path)
    for name in ("dialogues.yaml", "sources.yaml", "facts/tavla.yaml"):
        (folder / name).write_text("# mer\n" + (folder / name).read_text("utf-8"), "utf-8")

    assert diff(folder, tmp_path, str(HARBOURS), today=TODAY)[0].endswith("Inga skillnader för den som frågar.")


def test_a_number_means_that_revision(tmp_path: Path) -> None:
    """Without a number the newest that differs is taken."""
    folder, data = library(tmp_path), tmp_path / "data"
    keep(data, contents(folder), NOW)
    change(folder / "facts" / "library.yaml", "10–18", "8–20")
    keep(data, contents(folder), NOW)

    assert diff(folder, data, "1", today=TODAY) == diff(folder, data, None, today=TODAY)
    assert "Inga skillnader" in diff(folder, data, "2", today=TODAY)[0]


def test_what_cannot_be_compared_is_told(tmp_path: Path) -> None:
    """Nothing kept is no mistake; a wrong number or folder is wrong usage; a broken folder is mended first."""
    folder, data = library(tmp_path), tmp_path / "data"

    assert diff(folder, data, None) == ("Det finns ingen annan revision att jämföra med.", 0)
    assert diff(folder, data, "7")[1] == 2
    assert diff(folder, data, str(tmp_path / "nowhere"))[1] == 2
    change(folder / "facts" / "library.yaml", "answer", "svar")
    assert diff(folder, data, None)[1] == 1


def test_english_for_those_who_ask(tmp_path: Path) -> None:
    """--lang en tells the same in English."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "10–18", "8–20")
    other = library(tmp_path / "other")

    assert '~ Changed: the answer "opening-hours". the text of the answer' in diff(folder, tmp_path, str(other), "en", TODAY)[0]
