"""Warnings: what is missing, old or used by nothing is told without stopping anything."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.knowledge.folder import contents
from bot.knowledge.load import load, load_files
from bot.upkeep.likeness import likeness
from bot.upkeep.warnings import warnings
from tests.upkeep.folders import HARBOURS, change, harbours, library

TODAY = date(2038, 2, 1)


def told(folder: Path, today: date = TODAY) -> list[str]:
    """Place, kind and sentence of each warning."""
    loaded = load(folder)
    assert loaded.errors == ()
    found = [*warnings(loaded, contents(folder), today, "sv"), *likeness(loaded, "sv")]
    assert all(problem.severity == "warning" for problem in found)
    return [f"{p.place.file}:{p.place.line}:{p.place.column} {p.kind} {p.sentence('sv')}" for p in found]


def test_a_good_folder_has_none() -> None:
    """Nobody gets used to warnings that mean nothing."""
    assert told(HARBOURS) == []


def test_a_language_left_out(tmp_path: Path) -> None:
    """An award that speaks two languages is told in two."""
    folder = harbours(tmp_path)
    change(folder / "facts" / "tavla.yaml", "      en: The fee is 500 kronor, paid when applying.\n", "")

    assert told(folder) == ['facts/tavla.yaml:33:7 missing-language Svaret saknas på engelska. Lägg till "en:".']


def test_a_folder_of_one_language_lacks_none(tmp_path: Path) -> None:
    """The least folder speaks what it speaks."""
    assert told(library(tmp_path)) == []


def test_a_fact_without_examples(tmp_path: Path) -> None:
    """Without an example nothing proves that the answer is found."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "    examples:\n      sv: [vilka öppettider har biblioteket nu]\n", "")

    assert [line.split()[:2] for line in told(folder)] == [["facts/library.yaml:3:5", "no-example"]]


def test_old_entries_are_told_once_for_each_file(tmp_path: Path) -> None:
    """At the oldest of them, with how many there are: thirty warnings alike are read by nobody."""
    lines = told(harbours(tmp_path), date(2039, 1, 1))

    assert [line.split()[:3] for line in lines] == [
        ["facts/tavla.yaml:21:5", "checked-long-ago", "1"],
        ["people.yaml:9:5", "checked-long-ago", "1"],
        ["sources.yaml:4:5", "checked-long-ago", "3"],
    ]
    assert "2037-11" in lines[0]


def test_what_nothing_uses(tmp_path: Path) -> None:
    """Sources, people and synonyms that lead nowhere are told, since they hide what does."""
    folder = harbours(tmp_path)
    change(folder / "facts" / "tavla.yaml", "[forbundet-regler, hamnbladet-2031]", "[forbundet-regler]")
    change(folder / "editions" / "2031.yaml", "sources: [hamnbladet-2031]", "sources: [forbundet-regler]")
    change(folder / "award.yaml", "sources: [hamnbladet-2031]", "sources: [forbundet-regler]")
    change(folder / "words.yaml", "    - [avgift,", "    - [dykarklocka, undervattensklocka]\n    - [avgift,")
    with (folder / "people.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {id: bo-tyst, name: Bo Tyst, role: harbour-master, sources: [forbundet-regler]}\n")

    assert [line.split()[:2] for line in told(folder)] == [
        ["sources.yaml:4:5", "unused-source"],
        ["people.yaml:21:5", "unused-person"],
        ["words.yaml:5:7", "unused-synonym"],
    ]


def test_a_source_without_address(tmp_path: Path) -> None:
    """People who doubt an answer want to look."""
    folder = harbours(tmp_path)
    change(folder / "sources.yaml", "    url: https://example.org/regler\n", "")

    assert [line.split()[:2] for line in told(folder)] == [["sources.yaml:16:5", "source-without-address"]]


def test_a_sign_that_cuts_a_text_off(tmp_path: Path) -> None:
    """ "Fråga #1" is read as "Fråga"; YAML says nothing, check does. A comment that is meant is let be."""
    folder = library(tmp_path)
    file = folder / "facts" / "library.yaml"
    change(file, "Man får låna tio böcker.", "Man får låna tio böcker #läsglädje.")
    change(file, "id: lending", 'id: lending # "så heter den"')

    assert [line.split()[:2] for line in told(folder)] == [["facts/library.yaml:16:35", "comment-in-text"]]


def test_a_phrasing_that_adds_nothing(tmp_path: Path) -> None:
    """Two questions that the matcher reads as the same teach it nothing."""
    folder = library(tmp_path)
    change(
        folder / "facts" / "library.yaml",
        "sv: [När har biblioteket öppet?,",
        "sv: [När har biblioteket öppet?, Har biblioteket öppet när?,",
    )

    assert [line.split()[:2] for line in told(folder)] == [["facts/library.yaml:5:40", "adds-nothing"]]


def test_two_facts_hardly_told_apart(tmp_path: Path) -> None:
    """The pair is named with its likest questions and the words that would part them."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "Hur lånar man böcker?]", "Hur lånar man böcker?, Vilka öppettider har ert bibliotek?]")
    lines = told(folder)

    assert [line.split()[:2] for line in lines] == [["facts/library.yaml:5:40", "collision"]]
    assert '"opening-hours" och "lending"' in lines[0]
    assert "Bara öppet, böcker, låna" in lines[0]


def test_questions_that_ask_otherwise_are_no_collision(tmp_path: Path) -> None:
    """ "När" and "varför" are far enough apart."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "Hur lånar man böcker?]", "Varför har biblioteket öppet?]")

    assert told(folder) == []


def test_broken_knowledge_gets_no_warnings() -> None:
    """First the errors."""
    loaded = load_files({"facts/x.yaml": b"facts: ["})

    assert list(warnings(loaded, {}, TODAY, "sv")) == list(likeness(loaded, "sv")) == []
