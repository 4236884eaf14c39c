"""From folder to knowledge: what each file gives, the least folder, and folders as they come in real life."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import time
from pathlib import Path

from bot.knowledge.folder import UNREADABLE, contents
from bot.knowledge.load import load, load_files
from bot.knowledge.model import Candidate, Knowledge, Member, PartialDate, Place

HARBOURS = Path(__file__).parent.parent / "awards" / "harbours"

LIBRARY = """facts:
  - id: opening-hours
    questions:
      sv: [När har biblioteket öppet?, Öppettider]
    answer:
      sv: Biblioteket har öppet 10–18 på vardagar.
"""


def harbours() -> Knowledge:
    knowledge = load(HARBOURS).knowledge
    assert knowledge is not None
    return knowledge


def test_an_edition_is_typed() -> None:
    """Dates keep what is known of them, "none" and "not known" stay apart, and places lead back to the file."""
    edition = harbours().editions[2034]

    assert edition.ceremony.date == PartialDate(2034, 5)
    assert edition.nominees == ("Havsnäs", "Ankarö")
    assert edition.applicant_count is None
    assert edition.withdrew == ()
    assert edition.jury == (Member("Bo Exempel", {"sv": "ordförande", "en": "chair"}, "Hamnförbundet"), Member(None, {}, "Hamnbladet"))
    assert edition.notes["jury"]["sv"] == "Juryn reste till båda hamnarna."
    assert edition.sources_for == {"deadline": ("forbundet-regler",)}
    assert edition.place == Place("editions/2034.yaml", 3, 1)
    assert harbours().editions[2031].ceremony.time == time(18, 30)
    assert list(harbours().editions) == [2031, 2034, 2037]


def test_a_fact_is_typed() -> None:
    """Everything that a fact may say arrives where answers look for it."""
    facts = harbours().facts

    assert facts["havsnas-celebration"].about.years == (2034,)
    assert facts["havsnas-celebration"].about.people == ("tove-exempel",)
    assert facts["prize-money-unknown"].known is False
    assert facts["fee"].checked == PartialDate(2037, 11)
    assert facts["who-may-apply"].next == ("fee", "measuring")
    assert facts["who-may-apply"].examples == {"sv": ("får små hamnar delta",), "en": ("may private harbours apply",)}


def test_the_rest_is_typed() -> None:
    """People, candidates, words, the award and the operator arrive too."""
    knowledge = harbours()

    assert knowledge.people["tove-exempel"].email == "tove@example.org"
    assert knowledge.candidates["Kaj"].everyday
    assert knowledge.regions[0].aliases == ("norr",)
    assert knowledge.words.synonyms["en"] == (("fee", "cost"),)
    assert knowledge.words.others[0].names == ("Guldbojen", "Golden Buoy")
    assert knowledge.award is not None
    assert knowledge.award.wrong_cost == 20.0
    assert knowledge.award.candidate["sv"].many == "hamnar"
    assert knowledge.operator.contact == "bot@example.org"
    assert knowledge.replies["source"] == {"sv": "Källa", "en": "Source"}
    assert knowledge.dialogues[0].turns == ("Vem vann 2031?",)


def test_one_file_of_facts_is_a_whole_folder(tmp_path: Path) -> None:
    """The least folder needs no award, no sources, no second language; and the file's name is free."""
    for name in ("facts/library.yaml", "anything.yaml", "deep/down/here.yml"):
        folder = tmp_path / name.replace("/", "-")
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(LIBRARY, "utf-8")
        loaded = load(folder)

        assert loaded.problems == ()
        assert loaded.knowledge is not None
        assert loaded.knowledge.award is None
        assert list(loaded.knowledge.facts) == ["opening-hours"]


def test_without_a_list_every_named_candidate_is_one(tmp_path: Path) -> None:
    """An award that keeps no candidates.yaml is served by the names in its editions."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "library.yaml").write_text(LIBRARY, "utf-8")
    (tmp_path / "editions").mkdir()
    (tmp_path / "editions" / "2031.yaml").write_text("year: 2031\nnominees: [Vik, Näs]\nwinner: Vik\n", "utf-8")
    knowledge = load(tmp_path).knowledge

    assert knowledge is not None
    assert knowledge.candidates["Näs"] == Candidate("Näs", None, (), everyday=False)


def test_an_empty_or_missing_folder_is_an_error_not_an_exception(tmp_path: Path) -> None:
    """A wrong path is told in a sentence."""
    assert [problem.kind for problem in load(tmp_path).problems] == ["no-facts"]
    assert [problem.kind for problem in load(tmp_path / "nowhere").problems] == ["no-facts"]


def test_what_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    """Swap files, backups and hidden folders are no knowledge."""
    shutil.copytree(HARBOURS, tmp_path / "k")
    for name in ("facts/.tavla.yaml.swp", "facts/tavla.yaml~", "facts/#tavla.yaml#", "facts/.#tavla.yaml", "facts/4913", ".git/x.yaml"):
        (tmp_path / "k" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "k" / name).write_bytes(b"\0not: yaml: [")

    assert contents(tmp_path / "k") == contents(HARBOURS)


def test_a_file_that_may_not_be_read_is_told() -> None:
    """Wrong rights on one file are a sentence, not a traceback."""
    assert [problem.kind for problem in load_files({"facts/x.yaml": UNREADABLE, "facts/y.yaml": LIBRARY.encode()}).problems] == [
        "unreadable"
    ]


def test_links_are_followed(tmp_path: Path) -> None:
    """Kubernetes mounts a folder as links into a hidden one; a link to a folder above ends nowhere worse than here."""
    shutil.copytree(HARBOURS, tmp_path / "k" / "..data")
    for each in (tmp_path / "k" / "..data").iterdir():
        (tmp_path / "k" / each.name).symlink_to(Path("..data") / each.name)
    (tmp_path / "k" / "facts" / "loop").symlink_to(tmp_path / "k")

    assert contents(tmp_path / "k") == contents(HARBOURS)


def test_equal_folders_have_equal_revisions(tmp_path: Path) -> None:
    """A revision names a content, not a place or a time; any change of any file changes it."""
    shutil.copytree(HARBOURS, tmp_path / "k")
    before = load(tmp_path / "k").folder.revision
    with (tmp_path / "k" / "words.yaml").open("a", encoding="utf-8") as file:
        file.write("# mer\n")

    assert before == load(HARBOURS).folder.revision
    assert load(tmp_path / "k").folder.revision != before


def test_what_was_cached_equals_what_was_read(tmp_path: Path) -> None:
    """The cache saves time and changes nothing."""
    first = load(HARBOURS, tmp_path).knowledge
    again = load(HARBOURS, tmp_path)

    assert again.folder.files == ()
    assert again.knowledge == first == harbours()


def test_a_damaged_or_foreign_cache_is_not_used(tmp_path: Path) -> None:
    """Whatever is in the cache folder, the folder's own words are told."""
    load(HARBOURS, tmp_path / "cache")
    kept = next((tmp_path / "cache").iterdir())
    whole = kept.read_bytes()
    for content in (b"", whole[:-1], whole[:40] + b"X" + whole[41:], b"\0" * 100):
        kept.write_bytes(content)

        assert load(HARBOURS, tmp_path / "cache").knowledge == harbours()


def test_changed_files_are_read_anew_despite_the_cache(tmp_path: Path) -> None:
    """Nobody sees yesterday's answer because of a cache."""
    shutil.copytree(HARBOURS, tmp_path / "k")
    load(tmp_path / "k", tmp_path / "cache")
    edition = tmp_path / "k" / "editions" / "2031.yaml"
    edition.write_text(edition.read_text("utf-8").replace("\nwinner: Sjövik", "\nwinner: Havsnäs"), "utf-8")
    knowledge = load(tmp_path / "k", tmp_path / "cache").knowledge

    assert knowledge is not None
    assert knowledge.editions[2031].winner == "Havsnäs"


def test_broken_knowledge_is_never_cached(tmp_path: Path) -> None:
    """A second start on a broken folder tells the same problems as the first."""
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "x.yaml").write_text(LIBRARY.replace("answer", "svar"), "utf-8")

    assert load(tmp_path, tmp_path / "cache").problems == load(tmp_path, tmp_path / "cache").problems != ()


def test_a_cache_that_cannot_be_written_is_no_harm(tmp_path: Path) -> None:
    """A read-only data folder slows the start and nothing else."""
    (tmp_path / "file").write_text("", "utf-8")

    assert load(HARBOURS, tmp_path / "file" / "cache").knowledge == harbours()


def test_placeholders_of_the_operator_are_not_told_to_askers(tmp_path: Path) -> None:
    """ "FYLL I" is a reminder for staff, not an answer."""
    shutil.copytree(HARBOURS, tmp_path / "k")
    (tmp_path / "k" / "operator.yaml").write_text("name: FYLL I namnet\ncontact: bot@example.org\n", "utf-8")
    loaded = load(tmp_path / "k")

    assert loaded.knowledge is not None
    assert loaded.knowledge.operator == replace(harbours().operator, name=None, controller=None)
    assert [(problem.severity, problem.kind) for problem in loaded.problems] == [("warning", "placeholder")]


def test_one_broken_file_does_not_hide_the_others_problems(tmp_path: Path) -> None:
    """All problems are told at once; what cannot be known while a file is broken is not claimed."""
    shutil.copytree(HARBOURS, tmp_path / "k")
    (tmp_path / "k" / "sources.yaml").write_text("sources: [\n", "utf-8")
    edition = tmp_path / "k" / "editions" / "2031.yaml"
    edition.write_text(edition.read_text("utf-8").replace("\nwinner: Sjövik", "\nwinner: Kaj"), "utf-8")

    assert [problem.kind for problem in load(tmp_path / "k").problems] == ["winner-not-nominee", "open-bracket"]
