"""`check`: all problems at once, sorted, with the line and a caret; for people, programs and GitHub."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.knowledge.load import load
from bot.upkeep import check
from bot.upkeep.check import describe, run
from tests.upkeep.folders import change, harbours, library

TODAY = date(2038, 2, 1)


def test_a_problem_is_shown_with_its_line_and_a_caret(tmp_path: Path) -> None:
    """Staff see where to type without counting columns."""
    folder = harbours(tmp_path)
    change(folder / "editions" / "2037.yaml", "nominees: [Ankarby,", "nominees: [Ankarbi,")
    text, status = run(folder, today=TODAY)

    assert status == 1
    assert text.startswith(f'{folder}/editions/2037.yaml:4:12: fel: "Ankarbi" finns inte i candidates.yaml. Menade du Ankarby')
    assert "\n    nominees: [Ankarbi, Kaj, Sjövik]\n               ^\n" in text


def test_all_problems_come_at_once_sorted_by_file_and_line(tmp_path: Path) -> None:
    """One run tells all; warnings stand apart from errors, and the count is last."""
    folder = harbours(tmp_path)
    change(folder / "editions" / "2034.yaml", "\nwinner: Havsnäs", "\nwinner: Kaj")
    change(folder / "award.yaml", "interval: 3", "interval: tre")
    change(folder / "award.yaml", "Europe/Helsinki", "Helsingfors")
    change(folder / "operator.yaml", "name: Sjöviks stad", "name: FYLL I namnet")
    lines = [line for line in run(folder)[0].split("\n") if ": fel: " in line or ": varning: " in line]

    assert [line.removeprefix(f"{folder}/").split(" ")[:2] for line in lines] == [
        ["operator.yaml:3:7:", "varning:"],
        ["award.yaml:6:11:", "fel:"],
        ["award.yaml:7:11:", "fel:"],
        ["editions/2034.yaml:6:9:", "fel:"],
    ]
    assert run(folder)[0].endswith("\n\n3 fel och 1 varning.")


def test_a_good_folder_is_told_what_it_holds(tmp_path: Path) -> None:
    """ "Allt stämmer" is said with figures, so that nobody wonders whether anything was read."""
    text, status = run(library(tmp_path), today=TODAY)

    assert status == 0
    assert text.endswith("Allt stämmer: 2 svar, 0 omgångar, 2 exempelfrågor. 0 fel och 0 varningar.")


def test_english_for_those_who_ask(tmp_path: Path) -> None:
    """--lang en tells the same in English."""
    folder = harbours(tmp_path)
    change(folder / "award.yaml", "interval: 3", "interval: tre")

    assert 'award.yaml:6:11: error: "tre" is no number from 1 to 100.' in run(folder, lang="en")[0]
    assert run(folder, lang="en")[0].endswith("1 error and 0 warnings.")


@pytest.mark.parametrize("form", ["award.yaml", "{folder}/award.yaml"])
def test_only_the_files_named_are_told(tmp_path: Path, form: str) -> None:
    """With a path, from here or from inside the folder, other files' problems stay out of sight and out of the exit status."""
    folder = harbours(tmp_path)
    change(folder / "editions" / "2034.yaml", "\nwinner: Havsnäs", "\nwinner: Kaj")
    path = Path(form.format(folder=folder))

    assert run(folder, [path])[1] == 0
    change(folder / "award.yaml", "interval: 3", "interval: tre")
    text, status = run(folder, [path])

    assert status == 1
    assert "award.yaml" in text
    assert "2034" not in text


def test_a_folder_may_be_named(tmp_path: Path) -> None:
    """A path to a folder means all files in it."""
    folder = harbours(tmp_path)
    change(folder / "editions" / "2034.yaml", "\nwinner: Havsnäs", "\nwinner: Kaj")

    assert run(folder, [folder / "editions"])[1] == 1
    assert run(folder, [folder / "award.yaml"])[1] == 0


def test_a_path_that_is_none_of_the_folders_is_wrong_usage(tmp_path: Path) -> None:
    """A misspelled path is told, not taken for a file without problems."""
    assert run(harbours(tmp_path), [Path("awrd.yaml")]) == ("awrd.yaml finns inte bland kunskapens filer.", 2)


def test_json_for_programs(tmp_path: Path) -> None:
    """Each problem with its place as numbers, and the counts."""
    folder = harbours(tmp_path)
    change(folder / "award.yaml", "interval: 3", "interval: tre")
    told = json.loads(run(folder, form="json")[0])

    assert told == {
        "errors": 1,
        "warnings": 0,
        "problems": [
            {
                "file": f"{folder}/award.yaml",
                "line": 6,
                "column": 11,
                "severity": "error",
                "kind": "not-a-number",
                "message": '"tre" är inget tal från 1 till 100. Skriv bara siffror.',
            }
        ],
    }


def test_annotations_for_github(tmp_path: Path) -> None:
    """GitHub shows each problem beside its line; signs that mean something to it are escaped."""
    folder = harbours(tmp_path)
    change(folder / "award.yaml", "interval: 3", "interval: 100 %, tre")
    first = run(folder, form="github")[0].split("\n")[0]

    assert first.startswith(f'::error file={folder}/award.yaml,line=6,col=11::"100 %25, tre" är inget tal')


def test_a_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    """The caret stands under its word on any screen."""
    folder = harbours(tmp_path)
    names = ", ".join(f"Hamn{number}" for number in range(40))
    change(folder / "editions" / "2034.yaml", "backers: [Hamnförbundet", f"backers: [{names}, {{}}")
    shown, caret = run(folder)[0].split("\n")[1:3]

    assert len(shown) <= 4 + 110 + 1
    assert shown[caret.index("^")] == "{"


def test_problems_found_elsewhere_are_told_the_same_way(tmp_path: Path) -> None:
    """What stops the start looks like what check tells."""
    folder = harbours(tmp_path)
    change(folder / "award.yaml", "interval: 3", "interval: tre")

    assert describe(load(folder).problems, folder) == run(folder)[0]


def test_what_was_checked_is_told_again_without_a_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second check of the same files reads and asks nothing; another file, day or language is checked anew."""
    folder, cache = library(tmp_path), tmp_path / "cache"
    first = run(folder, today=TODAY, cache=cache)
    with monkeypatch.context() as unread:
        unread.delattr(check, "load_files")
        assert run(folder, today=TODAY, cache=cache) == first

        with pytest.raises(NameError):
            run(folder, today=TODAY + timedelta(days=1), cache=cache)

    assert run(folder, today=TODAY, cache=cache, lang="en") != first
    change(folder / "facts" / "library.yaml", "vilka öppettider har biblioteket nu", "hur många böcker får man låna alls")
    assert run(folder, today=TODAY, cache=cache)[1] == 1
