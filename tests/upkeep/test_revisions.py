"""Kept revisions: ten good ones, brought back, forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.folder import contents
from bot.knowledge.load import load
from bot.upkeep.restore import restore
from bot.upkeep.revisions import KEPT, cache_of, keep, kept
from tests.upkeep.folders import change, harbours, library

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)


def saved(folder: Path, data: Path, *hours: str) -> None:
    """Saves the library's opening hours one after the other, each kept."""
    file = folder / "facts" / "library.yaml"
    for each in hours:
        text = file.read_text("utf-8")
        start = text.index("har öppet") + len("har öppet ")
        file.write_text(text[:start] + each + text[text.index(".\n", start) :], "utf-8")
        keep(data, contents(folder), NOW)


def test_the_last_ten_are_kept_newest_first(tmp_path: Path) -> None:
    """Numbers grow and are never used again, so that "7" means the same tomorrow."""
    saved(library(tmp_path), tmp_path / "data", *(f"{hour}–18" for hour in range(14)))

    assert [each.number for each in kept(tmp_path / "data")] == list(range(14, 14 - KEPT, -1))


def test_an_unchanged_folder_is_kept_once(tmp_path: Path) -> None:
    """Ten starts in a row do not push the older revisions out; one that comes back moves to the front."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18", "8–18", "9–18", "8–18")

    assert [each.number for each in kept(data)] == [3, 2]


def test_a_revision_comes_back_as_it_was(tmp_path: Path) -> None:
    """Every file as it stood, files that came later gone, other files untouched."""
    folder, data = harbours(tmp_path), tmp_path / "data"
    (folder / "README.md").write_text("Läs mig.", "utf-8")
    keep(data, contents(folder), NOW)
    before = contents(folder)
    change(folder / "editions" / "2031.yaml", "\nwinner: Sjövik", "\nwinner: Havsnäs")
    (folder / "editions" / "2034.yaml").unlink()
    (folder / "editions" / "2040.yaml").write_text("year: 2040\nsources: [forbundet-regler]\n", "utf-8")
    text, status = restore(folder, data, 1)

    assert status == 0
    assert text.startswith("Revision 1 (2038-02-01")
    assert contents(folder) == before
    assert load(folder).folder.revision == kept(data)[0].revision
    assert (folder / "README.md").exists()


def test_a_broken_folder_is_brought_back_too(tmp_path: Path) -> None:
    """The way out for whoever has lost the thread; what stood there is not lost."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18")
    (folder / "facts" / "library.yaml").write_text("facts: [\n# min text", "utf-8")

    assert restore(folder, data, 1)[1] == 0
    assert load(folder).problems == ()
    assert "# min text" in (data / "revisions" / "replaced.json").read_text("utf-8")


def test_a_number_that_is_not_kept_is_told_with_those_that_are(tmp_path: Path) -> None:
    """A typing mistake changes nothing."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18", "9–18")
    before = contents(folder)

    assert restore(folder, data, 7) == ("Revision 7 finns inte. De som finns är: 1, 2.", 2)
    assert contents(folder) == before


def test_without_a_number_the_kept_ones_are_listed(tmp_path: Path) -> None:
    """With day and size, and how to go on."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18", "9–18")
    text, status = restore(folder, data, None)

    assert status == 0
    assert [line.split()[0] for line in text.split("\n")[1:3]] == ["2", "1"]
    assert "2 svar" in text
    assert restore(folder, tmp_path / "nowhere", None) == (
        "Ingen revision är sparad ännu. Boten sparar en när den startar eller läser en ändring utan fel.",
        0,
    )


def test_a_person_is_forgotten_everywhere(tmp_path: Path) -> None:
    """Revisions with the name go, even where it is broken over two lines; so does what makes the start faster."""
    folder, data = harbours(tmp_path), tmp_path / "data"
    keep(data, contents(folder), NOW)
    load(folder, cache_of(data))
    change(folder / "people.yaml", "    name: Tove Exempel", "    name: Tove\n      Exempel")
    change(folder / "editions" / "2034.yaml", "name: Tove Exempel, ", "")
    keep(data, contents(folder), NOW)
    change(folder / "people.yaml", "Tove\n      Exempel", "Bo Exempel")
    change(folder / "people.yaml", "name: Tove Exempel", "name: Bo Exempel")
    keep(data, contents(folder), NOW)
    text, status = restore(folder, data, None, forget="tove  EXEMPEL")

    assert (text, status) == ('2 revisioner med "tove  EXEMPEL" är raderade.', 0)
    assert [each.number for each in kept(data)] == [3]
    assert not cache_of(data).exists()
    assert not any("Tove Exempel" in " ".join(path.read_text("utf-8").split()) for path in data.rglob("*") if path.is_file())


def test_what_replaced_files_said_is_forgotten_too(tmp_path: Path) -> None:
    """The copy that restore makes does not keep a person alive."""
    folder, data = harbours(tmp_path), tmp_path / "data"
    keep(data, contents(folder), NOW)
    restore(folder, data, 1)
    restore(folder, data, None, forget="Tove")

    assert not list((data / "revisions").iterdir())


def test_a_word_that_still_stands_in_the_folder_is_told(tmp_path: Path) -> None:
    """Else the bot would keep it again at its next reading."""
    folder, data = harbours(tmp_path), tmp_path / "data"
    keep(data, contents(folder), NOW)
    text, status = restore(folder, data, None, forget="Bo Exempel")

    assert status == 1
    assert text.split("\n")[1:] == [f"{folder}/editions/2034.yaml har ordet kvar. Ta bort det där, annars sparas det igen."]


def test_nothing_is_forgotten_for_an_empty_word(tmp_path: Path) -> None:
    """ "Forget nothing" must not mean "forget all"."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18")

    assert restore(folder, data, None, forget="  ") == ("Skriv ordet som ska glömmas.", 2)
    assert len(kept(data)) == 1


@pytest.mark.parametrize(
    "damage", ["", "{}", "[]", '{"number": "x", "revision": "", "at": "", "files": {}}', '{"number": 1, "files": 3}', "\0"]
)
def test_a_damaged_revision_is_passed_over(tmp_path: Path, damage: str) -> None:
    """One bad file in the data folder does not take the others with it."""
    folder, data = library(tmp_path), tmp_path / "data"
    saved(folder, data, "8–18", "9–18")
    (data / "revisions" / "0001.json").write_text(damage, "utf-8")

    assert [each.number for each in kept(data)] == [2]
