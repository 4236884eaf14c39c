"""The editors' JSON Schema says the same as the reading does, explains every key, and lies in the folder as it is generated."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from bot.knowledge.folder import contents
from bot.knowledge.load import load_files
from bot.knowledge.schema import schemas, write

ROOT = Path(__file__).parent.parent.parent
KNOWLEDGE = ROOT / "knowledge"
HARBOURS = ROOT / "tests" / "awards" / "harbours"


class _AsEditorsRead(yaml.CSafeLoader):
    """YAML 1.2's core schema, as yaml-language-server has it: no dates, no yes and no."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own name and form


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?[0-9]+\.[0-9]*$", list("-+0123456789")),
):
    _AsEditorsRead.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def complaints(kind: str, text: str | bytes) -> list[str]:
    """What an editor underlines."""
    validator = Draft7Validator(schemas()[f"{kind}.schema.json"])
    return [error.message for error in validator.iter_errors(yaml.load(text, _AsEditorsRead))]  # noqa: S506 - a SafeLoader


def kind_of(path: str) -> str:
    return {"facts": "facts", "editions": "edition"}.get(path.partition("/")[0], path.removesuffix(".yaml"))


@pytest.mark.parametrize("folder", [KNOWLEDGE, HARBOURS], ids=["knowledge", "harbours"])
def test_good_files_please_the_schema(folder: Path) -> None:
    """No editor underlines what the bot reads gladly."""
    for path, content in contents(folder).items():
        assert complaints(kind_of(path), content) == [], path


FORM = [
    ("editions/2031.yaml", "\nwinner: Sjövik", "\nwinner: [Sjövik]"),
    ("editions/2031.yaml", "\nwinner: Sjövik", "\nwinner:"),
    ("editions/2031.yaml", "\nwinner: Sjövik", "\nwiner: Sjövik"),
    ("editions/2031.yaml", "year: 2031\n", ""),
    ("editions/2031.yaml", "applicant_count: 9", "applicant_count: nio"),
    ("editions/2031.yaml", "applicant_count: 9", "applicant_count: -1"),
    ("editions/2031.yaml", "applicant_count: 9", "applicant_count: 2.5"),
    ("editions/2031.yaml", "date: 2031-05-02", "date: 2/5 2031"),
    ("editions/2031.yaml", "date: 2031-05-02", "date: 2031-13"),
    ("editions/2031.yaml", "date: 2031-05-02", "date: 2031-05-32"),
    ("editions/2031.yaml", 'time: "18:30"', 'time: "24:30"'),
    ("editions/2031.yaml", "fair: {start: 2031-05-01, ", "fair: {"),
    ("editions/2034.yaml", "backers: [Hamnförbundet, Hamnbladet]", "backers: Hamnförbundet"),
    ("editions/2034.yaml", "deadline: [forbundet-regler]", "deadlin: [forbundet-regler]"),
    ("editions/2037.yaml", "planned: true", "planned: ja"),
    ("award.yaml", "latitude: 57.5", "latitude: 91"),
    ("award.yaml", "languages: [sv, en]", "languages: [sv, de]"),
    ("award.yaml", "languages: [sv, en]", "languages: []"),
    ("award.yaml", "one: hamn, ", ""),
    ("sources.yaml", "https://example.org/2031", "www.example.org/2031"),
    ("people.yaml", "tove@example.org", "tove"),
    ("people.yaml", "0123-456 78", "växeln"),
    ("words.yaml", "- [fee, cost]", "- [fee]"),
    ("dialogues.yaml", "today: 2037-05-03", "today: 2037-05"),
    ("dialogues.yaml", "status: answered\n", "status: svar\n"),
    ("replies.yaml", "{sv: Källa, en: Source}", "Källa"),
    ("candidates.yaml", "everyday: true", "everyday: 1"),
    ("facts/tavla.yaml", "- id: fee", "- id: Årsavgift"),
    ("facts/tavla.yaml", "sv: [kostnad för att vara med]", "sv: []"),
    ("facts/tavla.yaml", "sv: [kostnad för att vara med]", "swe: [kostnad för att vara med]"),
    ("facts/havsnas-2034.yaml", "status: unknown", "status: okänd"),
    ("facts/havsnas-2034.yaml", "years: [2034]", "years: [34]"),
    ("facts/havsnas-2034.yaml", "Havsnäs firade med en regatta.", "x" * 3501),
    ("facts/havsnas-2034.yaml", "Havsnäs firade med en regatta.", '" "'),
]


@pytest.mark.parametrize(("path", "old", "new"), FORM, ids=[f"{path}-{new[:20].strip()}" for path, _, new in FORM])
def test_what_the_reading_refuses_the_schema_refuses(path: str, old: str, new: str) -> None:
    """A mistake of form is underlined while it is typed, not only found by the check."""
    files = contents(HARBOURS)
    text = files[path].decode()
    assert old in text
    broken = text.replace(old, new, 1)

    assert load_files(files | {path: broken.encode()}).folder.problems
    assert complaints(kind_of(path), broken)


GLADLY = [
    ("sources.yaml", "title: Fyra hamnar gör upp", "title: 2031"),
    ("sources.yaml", "published: 2031-05-03", "published: 2031"),
    ("award.yaml", "latitude: 57.5", 'latitude: "57.5"'),
    ("award.yaml", "interval: 3", 'interval: "3"'),
    ("award.yaml", "wrong_cost: 20", "wrong_cost: 2.5"),
    ("editions/2037.yaml", "planned: true", 'planned: "true"'),
    ("editions/2031.yaml", "theme: Vind i seglen", "theme: true"),
]


@pytest.mark.parametrize(("path", "old", "new"), GLADLY, ids=[new for _, _, new in GLADLY])
def test_what_the_reading_takes_the_schema_takes(path: str, old: str, new: str) -> None:
    """Quotation marks or not, a number as a title: what the bot reads is not underlined."""
    files = contents(HARBOURS)
    changed = files[path].decode().replace(old, new, 1)

    assert changed != files[path].decode()
    assert load_files(files | {path: changed.encode()}).problems == ()
    assert complaints(kind_of(path), changed) == []


def test_the_schema_in_the_folder_is_the_generated_one(tmp_path: Path) -> None:
    """A key added to the forms reaches the editors; `python -m bot.knowledge.schema` writes it."""
    write(tmp_path)

    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        path.name: path.read_text("utf-8") for path in (KNOWLEDGE / "schema").iterdir()
    }


def _keys(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every key that a file may have, with what is said of it."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for each in schema.values():
            yield from _keys(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _keys(each)


def test_every_key_is_explained_in_swedish() -> None:
    """Pointing at a key tells what it means; language codes and an edition's keys under notes explain themselves."""
    told = [(key, each) for schema in schemas().values() for key, each in _keys(schema)]
    bare = {key for key, each in told if "description" not in each}
    explained = {key for key, each in told if "description" in each}

    assert len(explained) > 60
    assert bare - {"sv", "en"} <= explained


def test_every_example_in_the_schema_fits_it() -> None:
    """An example that an editor offers can be taken as it stands."""
    for name, schema in schemas().items():
        for key, told in _keys(schema):
            for example in told.get("examples", ()):
                assert not list(Draft7Validator(told).iter_errors(example)), (name, key)


@pytest.mark.parametrize("folder", [KNOWLEDGE, HARBOURS], ids=["knowledge", "harbours"])
def test_every_file_names_its_schema_first(folder: Path) -> None:
    """The first line leads the editor to the right schema."""
    for path, content in contents(folder).items():
        first = content.decode().split("\n")[0]
        named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)

        assert named, path
        assert ((folder / path).parent / named[1]).resolve() == KNOWLEDGE / "schema" / f"{kind_of(path)}.schema.json"
        json.loads(((folder / path).parent / named[1]).read_text("utf-8"))
