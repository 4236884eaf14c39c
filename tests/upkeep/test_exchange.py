"""Tables out and in: nothing is lost on the way, no spreadsheet runs a cell, and what cannot be read is told with its line."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents import write
from bot.knowledge.agree import plain_words
from bot.knowledge.load import Loaded, load, load_files
from bot.knowledge.model import Fact, Knowledge
from bot.upkeep.exchange.export import export
from bot.upkeep.exchange.gathering import slug
from bot.upkeep.exchange.intake import take_in
from tests.upkeep.folders import HARBOURS, library

KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"


def sound(loaded: Loaded) -> Knowledge:
    assert loaded.errors == ()
    assert loaded.knowledge
    return loaded.knowledge


def empty(tmp_path: Path) -> Path:
    """A folder of knowledge that has nothing yet."""
    folder = tmp_path / "new"
    folder.mkdir(exist_ok=True)
    return folder


def table(tmp_path: Path, content: str | bytes, name: str = "fragor.csv") -> Path:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def taken(tmp_path: Path, content: str | bytes) -> dict[str, Fact]:
    """The facts that a table became."""
    folder = empty(tmp_path)
    text, status = take_in(folder, table(tmp_path, content), None)
    assert (status, text) == (0, text)
    return dict(sound(load(folder)).facts)


def refused(tmp_path: Path, content: str | bytes) -> list[str]:
    """Place and sentence of each problem that kept a table out; nothing was written."""
    folder = empty(tmp_path)
    text, status = take_in(folder, table(tmp_path, content), None)
    assert status == 1
    assert list(folder.rglob("*")) == []
    return [line.removeprefix(f"{tmp_path}/fragor.csv:") for line in text.split("\n") if line.startswith(str(tmp_path))]


def what_travels(facts: dict[str, Fact]) -> dict[str, tuple[object, ...]]:
    return {fact.id: (dict(fact.questions), dict(fact.answer), fact.sources) for fact in facts.values()}


# Out and in again


@pytest.mark.parametrize(("folder", "excel"), [(KNOWLEDGE, False), (HARBOURS, True)], ids=["award", "harbours"])
def test_all_facts_come_back_as_they_were(folder: Path, excel: bool, tmp_path: Path) -> None:
    """Every question, answer, language and source, of the whole knowledge."""
    before = sound(load(folder))

    after = taken(tmp_path, export(before, excel=excel))

    assert what_travels(after) == {
        each: ({lang: tuple(dict.fromkeys(texts)) for lang, texts in questions.items()}, answer, sources)  # type: ignore[attr-defined]
        for each, (questions, answer, sources) in what_travels(dict(before.facts)).items()
    }


# What YAML can hold and people can type: no invisible signs, no half letters, not the signs of a damaged file.
LETTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffdÃ")
SIGNS = st.sampled_from([*"=+-@'\"\n,;|#&*!%:åäö…\t", "\n- ", ": ", " #", "'=", "Ja", "---\n"])
TEXTS = st.lists(st.one_of(LETTERS, SIGNS), max_size=12).map("".join).map(str.strip).filter(bool)
QUESTIONS = TEXTS.filter(lambda text: bool(plain_words(text)))
LANGUAGES = st.sampled_from(["sv", "en"])
FACTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "questions": st.dictionaries(LANGUAGES, st.lists(QUESTIONS, min_size=1, max_size=3), min_size=1),
        "answer": st.dictionaries(LANGUAGES, TEXTS, min_size=1),
        "sources": st.lists(st.sampled_from(["a", "b-2031", "c"]), unique=True),
    }
)


def is_clear(facts: list[dict[str, Any]]) -> bool:
    """No question is asked twice."""
    asked = [(lang, plain_words(text)) for fact in facts for lang, texts in fact["questions"].items() for text in texts]
    return len(asked) == len(set(asked))


@given(facts=st.lists(FACTS, min_size=1, max_size=4).filter(is_clear), excel=st.booleans())
def test_any_facts_come_back_as_they_were(facts: list[dict[str, Any]], excel: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever signs are in it: formulas, quotes, line breaks, what YAML or CSV would take for something else."""
    written = write({"facts": [{"id": f"fact-{number}", **fact} for number, fact in enumerate(facts)]})
    before = sound(load_files({"facts/x.yaml": written.encode()}))

    after = taken(tmp_path_factory.mktemp("any"), export(before, excel=excel))

    assert what_travels(after) == what_travels(dict(before.facts))


def test_a_row_for_each_question(tmp_path: Path) -> None:
    """Each whole by itself: rows can be sorted, filtered and picked."""
    rows = list(csv.DictReader(io.StringIO(export(sound(load(library(tmp_path)))).decode())))

    assert list(rows[0]) == ["id", "language", "question", "answer", "source"]
    assert [(row["id"], row["question"]) for row in rows] == [
        ("opening-hours", "När har biblioteket öppet?"),
        ("opening-hours", "Vilka öppettider har biblioteket?"),
        ("lending", "Hur många böcker får man låna?"),
        ("lending", "Hur lånar man böcker?"),
    ]
    assert rows[1]["answer"] == "Biblioteket har öppet 10–18."


def test_excel_gets_what_it_opens_at_once(tmp_path: Path) -> None:
    """In Swedish it splits at semicolons, and without the mark it takes UTF-8 for something else."""
    exported = export(sound(load(library(tmp_path))), excel=True)

    assert exported.startswith("\ufeffid;language;question;answer;source\r\n".encode())


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+46", "-1", "@SUM(1)", "'=1", "''=1", "＝1"])
def test_no_spreadsheet_runs_a_cell(text: str, tmp_path: Path) -> None:
    """What begins like a formula gets an apostrophe, and loses it on the way back."""
    written = write({"facts": [{"id": "a", "questions": {"sv": ["Vad?"]}, "answer": {"sv": text}}]})
    exported = export(sound(load_files({"facts/x.yaml": written.encode()})))

    assert f",'{text},".encode() in exported
    assert taken(tmp_path, exported)["a"].answer == {"sv": text}


# What is understood


@pytest.mark.parametrize(
    "content",
    [
        "fråga,svar\nVar är entrén?,På torget.\n",
        "\ufefffråga;svar\r\nVar är entrén?;På torget.\r\n",
        "SVAR\tFRÅGA\nPå torget.\tVar är entrén?",
        "sep=;\r\nFråga;Svar;;\r\nVar är entrén?;På torget.;;\r\n",
        "\n\nQuestion , Answer: \n\n Var är entrén?  , På torget. \n,\n\n",
        '"fråga","svar"\r"Var är entrén?","På torget."\r',
        "id;language;question;answer;source\n;Svenska;Var är entrén?;På torget.;\n",
        "fråga;svar\nVar är entrén?;På torget.\n".encode("utf-16"),
        "fråga;svar\nVar är entrén?;På torget.\n".encode("cp1252"),
        "fra\u030aga,svar\nVar a\u0308r entre\u0301n?,Pa\u030a torget.\n",
    ],
    ids=["plain", "excel", "tabs", "sep", "spaces", "old-mac", "english", "utf-16", "cp1252", "decomposed"],
)
def test_tables_of_all_kinds_are_understood(content: str | bytes, tmp_path: Path) -> None:
    """Whatever program wrote it, in whatever order its columns are."""
    facts = taken(tmp_path, content)

    assert what_travels(facts) == {"var-ar-entren": ({"sv": ("Var är entrén?",)}, {"sv": "På torget."}, ())}


def test_questions_with_the_same_answer_are_one_fact(tmp_path: Path) -> None:
    """Without ids, the answer is what belongs together; the language is told by the words."""
    facts = taken(tmp_path, "fråga,svar\nVar är den?,På torget.\nWhere is it?,It is in the square.\nVar ligger den?,På torget.\n")

    assert what_travels(facts) == {
        "var-ar-den": ({"sv": ("Var är den?", "Var ligger den?")}, {"sv": "På torget."}, ()),
        "where-is-it": ({"en": ("Where is it?",)}, {"en": "It is in the square."}, ()),
    }


def test_lines_within_a_cell_are_kept(tmp_path: Path) -> None:
    """An answer in several lines stands in the file as people read it."""
    taken(tmp_path, 'fråga;svar\n"Vad ingår?";"Två saker:\r\n– kaffe\r\n– bulle"\n')

    written = (tmp_path / "new" / "facts" / "fragor.yaml").read_text("utf-8")
    assert written.endswith("    answer:\n      sv: |-\n        Två saker:\n        – kaffe\n        – bulle\n")


def test_a_new_file_reads_as_those_of_staff(tmp_path: Path) -> None:
    """Its form for the editor first, then what else an entry can have, then the entries, nothing quoted without need."""
    folder = empty(tmp_path)
    file = table(tmp_path, "id,fråga,svar,källa\nfee,Vad kostar det?,Avgiften är 500 kr: se taxan.,taxa-2031; stadgar\nfee,Kostar det?,,\n")
    text, status = take_in(folder, file, Path("avgifter.yaml"))

    assert (text, status) == (
        f'{folder}/facts/avgifter.yaml är skriven (svar: 1, frågor: 2). Kör "check", som säger vad som fattas dem. 0 fel och 0 varningar.',
        0,
    )
    assert (
        (folder / "facts" / "avgifter.yaml").read_text("utf-8")
        == """\
# yaml-language-server: $schema=../schema/facts.schema.json
# Svar som lästes in ur tabellen fragor.csv. Exempel på det som ett svar kan ha mer, sist i sin post:
#     examples:
#       sv: [samma fråga med andra ord]
#     sources: [källans-id]
facts:
  - id: fee
    questions:
      sv:
        - Vad kostar det?
        - Kostar det?
    answer:
      sv: 'Avgiften är 500 kr: se taxan.'
    sources:
      - taxa-2031
      - stadgar
"""
    )


def test_ids_are_made_of_questions_and_taken_once(tmp_path: Path) -> None:
    """Also beside the facts that the folder has already."""
    folder = library(tmp_path)
    long = "Är det öppet på kvällen när mörkret har fallit och alla andra gått hem?"
    file = table(tmp_path, f"fråga,svar\nLending,Ja.\n{long},Nej.\n你好,Hej.\n")

    assert take_in(folder, file, None)[1] == 0
    assert list(sound(load(folder)).facts) == [
        "lending-2",
        "ar-det-oppet-pa-kvallen-nar-morkret-har-fallit-och-alla",
        "row-4",
        "opening-hours",
        "lending",
    ]


def test_ids_that_the_folder_has_are_told(tmp_path: Path) -> None:
    """Somebody who brings an export back learns what to do with the old entries; check tells each."""
    folder = library(tmp_path)
    file = table(tmp_path, export(sound(load(folder))))
    text, status = take_in(folder, file, None)

    assert status == 0
    assert ":2:1: varning: 2 av svarens id finns redan i mappen, det här i facts/library.yaml." in text
    assert {problem.kind for problem in load(folder).errors} == {"repeated-id"}


def test_another_encoding_is_read_and_told(tmp_path: Path) -> None:
    """Excel's plain CSV is Windows-1252; whoever reads it is asked to look at å, ä and ö."""
    text, status = take_in(empty(tmp_path), table(tmp_path, "fråga;svar\nVar?;På ön.\n".encode("cp1252")), None)

    assert status == 0
    assert "fragor.csv:1:3: varning: Filen är inte sparad som UTF-8 utan lästes som Windows-1252." in text


# What is not


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", ["1:1: fel: Filen är tom."]),
        (" \n;;\n", ["1:1: fel: Filen är tom."]),
        ("fråga,svar\n", ["1:1: fel: Tabellen har bara rubriker."]),
        ("\nfråga,svar\n\n", ["2:1: fel: Tabellen har bara rubriker."]),
        ("Var?,Här\n", ["1:1: fel: Kolumnen fråga / question saknas.", "1:1: fel: Kolumnen svar / answer saknas."]),
        ("id,fråga\na,Var?\n", ["1:1: fel: Kolumnen svar / answer saknas."]),
        ("fråga,svar,Question\nVar?,Här,\n", ["1:1: fel: Kolumnen fråga / question finns två gånger."]),
        ("fråga,svar\nVar?,Här, och där\n", ['2:10: fel: Raden har 3 celler men rubrikraden bara 2. Sätt den text som har ","']),
        ("fråga,svar\nVar?,\n", ["2:6: fel: Frågan saknar svar."]),
        ("fråga,svar\n,Här\n", ["2:1: fel: Svaret saknar fråga."]),
        ("id,fråga,svar\na,Var?,\nb,,Här\n", ["2:8: fel: Frågan saknar svar.", "3:3: fel: Svaret saknar fråga."]),
        ("id,fråga,svar\nA a,Var?,Här\n", ['2:1: fel: "A a" kan inte vara ett id.']),
        ("språk,fråga,svar\ntyska,Var?,Här\n", ['2:1: fel: "tyska" är inget språk här.']),
        ("fråga,svar,källa\nVar?,Här,Hamnbladet\n", ['2:10: fel: "Hamnbladet" kan inte vara en källas id.']),
        ("fråga,svar\n!!!,Här\n", ["2:1: fel: Frågan har inga ord."]),
        ("fråga,svar\nVar?,Här\nvar,Där\n", ["3:1: fel: Frågan står redan på rad 2, med ett annat svar."]),
        ("id,fråga,svar\na,Var?,Här\na,Var då?,Där\n", ["3:11: fel: Svaret är ett annat än på rad 2, som har samma id."]),
        ("fråga,svar\nVar?," + "x" * 4000 + "\n", ["2:6: fel: Texten är 4000 tecken och ryms inte i ett meddelande."]),
        ("fråga,svar\nVar?," + "x" * 200_000 + "\n", ["2:1: fel: Här börjar en cell med fler än 131072 tecken."]),
        ('fråga,svar\n"Var?,Här\nNär?,Nu\n', ['2:1: fel: Citattecknet " som börjar här saknar ett avslutande']),
        ('fråga,svar\nVem?,"Hon"\nVar?,"Här\nNär?,Nu\n', ['3:6: fel: Citattecknet " som börjar här saknar ett avslutande']),
        ('fråga,svar\n"Var" är den?,Här\n', ["2:1: fel: Raden har text efter ett citattecken."]),
        ("fråga,svar\nVar\x07?,Här\n", ["2:4: fel: Här står ett osynligt tecken (U+0007)"]),
        ("fråga,svar\nVar?,Här\n".encode().decode("cp1252"), ["1:3: fel: Här står Ã¥ där det skulle stå å, ä, ö"]),
        (b"fr\x81ga,svar\n", ["1:3: fel: Filen är inte sparad som UTF-8."]),
        ("fråga,svar\nVar?," + "[" * 300 + "\n", ["2:1: fel: Här står för många nivåer i varandra."]),
        ('fråga,svar\n"Var\när den?","I\nhuset",där\n', ["4:8: fel: Raden har 3 celler"]),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(content: str | bytes, told: list[str], tmp_path: Path) -> None:
    """One sentence each with the mend; nothing half is written."""
    found = refused(tmp_path, content)

    assert [line[: len(start)] for line, start in zip(found, told, strict=True)] == told


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    """Nobody mends one row, runs again and finds the next."""
    assert [line.split(":")[0] for line in refused(tmp_path, "fråga,svar\n?,Ja\nVar?,\nVem?,Du, du\n,Nej\n")] == ["2", "3", "4", "5"]


def test_a_column_that_nobody_knows_is_told_and_left(tmp_path: Path) -> None:
    """If there is anything in it."""
    file = table(tmp_path, "fråga,svar,kommentar,\nVar?,Här,rolig,\n")
    text, status = take_in(empty(tmp_path), file, None)

    assert status == 0
    assert "1:12: varning: Kolumn 3 lästes inte." in text
    assert text.endswith("0 fel och 1 varning.")


def test_a_question_said_twice_stands_once(tmp_path: Path) -> None:
    """And is told."""
    file = table(tmp_path, "fråga,svar\nVar?,Här\nVar?,Här\n")
    text, status = take_in(empty(tmp_path), file, None)

    assert status == 0
    assert "3:1: varning: Frågan står redan på fragor.csv:2." in text
    assert sound(load(tmp_path / "new")).facts["var"].questions == {"sv": ("Var?",)}


@given(
    content=st.one_of(
        st.binary(max_size=200), st.text(max_size=200).map(str.encode), st.binary(max_size=99).map(b"question;answer\n".__add__)
    )
)
def test_any_file_is_read_or_refused(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever bytes: a file that the bot can read, or sentences with their places."""
    folder = tmp_path_factory.mktemp("any")
    text, status = take_in(folder, table(folder, content), Path("x.yaml"))

    assert status in (0, 1)
    assert status or sound(load(folder)).facts
    assert not status or "fragor.csv:" in text


# Files


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """Neither the file that is named, nor the one that would be."""
    folder = empty(tmp_path)
    file = table(tmp_path, "fråga,svar\nVar?,Här\n")
    assert take_in(folder, file, None)[1] == 0
    before = (folder / "facts" / "fragor.yaml").read_bytes()
    file.write_text("fråga,svar\nNär?,Nu\n", "utf-8")

    for out in (None, Path("fragor.yaml"), folder / "facts" / "fragor.yaml"):
        told = f"{folder}/facts/fragor.yaml finns redan och skrivs inte över. Välj ett annat namn med --out."
        assert take_in(folder, file, out) == (told, 2)
    assert (folder / "facts" / "fragor.yaml").read_bytes() == before


def test_files_that_cannot_be_used_are_wrong_usage(tmp_path: Path) -> None:
    """A table that is not there, a place that cannot be written."""
    folder = empty(tmp_path)
    assert take_in(folder, tmp_path / "nowhere.csv", None)[1] == 2
    assert take_in(folder, tmp_path, None)[1] == 2
    assert take_in(folder, table(tmp_path, "fråga,svar\nVar?,Här\n"), tmp_path / "no" / "such" / "x.yaml")[1] == 2


def test_a_file_outside_the_folder_is_told_to_be(tmp_path: Path) -> None:
    """The bot would never read it."""
    text, status = take_in(empty(tmp_path), table(tmp_path, "fråga,svar\nVar?,Här\n"), tmp_path / "x.yaml")

    assert status == 0
    assert f"Filen ligger utanför {tmp_path}/new och läses inte av boten." in text


def test_english_for_those_who_ask(tmp_path: Path) -> None:
    """--lang en tells the same in English."""
    text, _ = take_in(empty(tmp_path), table(tmp_path, "fråga,svar\nVar?,\n"), None, "en")

    assert "2:6: error: The question has no answer." in text


def test_slugs_are_ids() -> None:
    """Cut between words, letters without rings and dots."""
    assert slug("Vad kostar det, på ett ungefär?") == "vad-kostar-det-pa-ett-ungefar"
    assert slug("x" * 80) == "x" * 60
    assert slug("?!") == ""
