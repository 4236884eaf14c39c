"""The layers of docs/architecture.md, guarded: who may import whom, where each outside library lives, and that no award is in the code."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from zoneinfo import available_timezones

import pytest

from bot.documents import plain

ROOT = Path(__file__).resolve().parent.parent

BELOW = {
    "bot.documents": set[str](),
    "bot.kept": set[str](),
    "bot.forks": set[str](),
    "bot.settings": set[str](),
    "bot.logs": set[str](),
    "bot.language": {"bot.documents"},
    "bot.knowledge": {"bot.language", "bot.documents", "bot.kept"},
    "bot.matching": {"bot.language", "bot.documents", "bot.kept", "bot.forks"},
    "bot.answering": {"bot.matching", "bot.knowledge", "bot.language", "bot.documents", "bot.kept"},
    "bot.upkeep": {"bot.answering", "bot.matching", "bot.knowledge", "bot.language", "bot.documents", "bot.kept", "bot.forks"},
    "bot.channels.health": set[str](),
    "bot.channels.terminal": {"bot.settings", "bot.upkeep", "bot.answering", "bot.knowledge", "bot.language"},
    "bot.channels.telegram": {"bot.settings", "bot.channels.health", "bot.upkeep", "bot.answering", "bot.knowledge", "bot.language"},
}
"""Part of the bot to the parts that it may import; the start may import all."""

START = ("bot.__main__", "bot.commands", "bot.service")

HOMES = {
    "yaml": {"bot.documents"},
    "rapidfuzz": {"bot.matching", "bot.answering"},
    "numpy": {"bot.matching"},
    "Stemmer": {"bot.matching"},
    "watchfiles": {"bot.upkeep"},
    "jinja2": {"bot.upkeep"},
    "telegram": {"bot.channels.telegram"},
    "sqlalchemy": {"bot.channels.telegram"},
    "PIL": {"bot.channels.telegram"},
    "font_lato": {"bot.channels.telegram"},
    "segno": {"bot.channels.telegram"},
    "icalendar": {"bot.channels.telegram"},
    "aiohttp": {"bot.channels.health"},
    "prometheus_client": {"bot.channels.health"},
    "platformdirs": {"bot.settings"},
}
"""Outside library to the one part of the bot that knows it."""


class Import(NamedTuple):
    by: str
    name: str
    line: int


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _sources() -> list[Path]:
    return sorted((ROOT / "bot").rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imports(path: Path) -> Iterator[Import]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (Import(_module(path), alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = node.module or ""
            # `from bot.channels import health` names the module in the second half.
            yield from (Import(_module(path), f"{name}.{alias.name}", node.lineno) for alias in node.names)


def _within(name: str, part: str) -> bool:
    return name == part or name.startswith(part + ".")


def _part(name: str) -> str | None:
    return next((part for part in BELOW if _within(name, part)), None)


ALL = [found for path in _sources() for found in _imports(path)]


def test_every_module_has_its_layer() -> None:
    """A new module belongs to a part of the bot that the table names."""
    homeless = [_module(path) for path in _sources() if _part(_module(path)) is None]

    assert [name for name in homeless if name not in (*START, "bot", "bot.channels")] == []


def test_imports_point_down() -> None:
    """Nothing knows what is above it: reading YAML, matching and answering work without any channel."""
    up = [found for found in ALL if (own := _part(found.by)) and (other := _part(found.name)) and own != other and other not in BELOW[own]]

    assert up == []


def test_nothing_imports_the_start() -> None:
    """Only the start itself knows how everything is put together."""
    assert [found for found in ALL if any(_within(found.name, part) for part in START) and found.by not in START] == []


def test_each_outside_library_has_one_home() -> None:
    """A library can be replaced by changing one part; a new one gets its line in the table."""
    outside = [found for found in ALL if found.name.split(".")[0] not in sys.stdlib_module_names | {"bot"}]

    strays = [found for found in outside if not any(_within(found.by, home) for home in HOMES.get(found.name.split(".")[0], set()))]

    assert strays == []


def test_every_home_is_lived_in() -> None:
    """A library that nobody imports any more, nor names to read its files, leaves the table and pyproject.toml."""
    imported = {found.name.split(".")[0] for found in ALL}
    named = {literal for path in _sources() for _, literal in _literals(path)}

    assert set(HOMES) - imported - named == set()


def test_one_reader_of_the_environment() -> None:
    """Settings come from bot.settings alone, checked; setting a variable for a library is no reading."""
    written = {
        id(node.value)
        for path in _sources()
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "setdefault"
    }
    readers = {
        _module(path)
        for path in _sources()
        for node in ast.walk(_tree(path))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv") and id(node) not in written)
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and any(a.name in ("environ", "getenv") for a in node.names))
    }

    assert readers == {"bot.settings"}


def _docstrings(tree: ast.AST) -> set[int]:
    """Ids of the texts that stand alone as statements; they are for readers and may name an example."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def _literals(path: Path) -> Iterator[tuple[int, str | int]]:
    """Texts and whole numbers that the code works with."""
    tree = _tree(path)
    docstrings = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in docstrings and isinstance(node.value, str | int):
            yield node.lineno, node.value


def _award_words() -> list[str]:
    """What only this award is called, who takes part, and who speaks for it."""
    folder = ROOT / "knowledge"
    award = plain(folder / "award.yaml")
    people = plain(folder / "people.yaml")["people"]
    candidates = plain(folder / "candidates.yaml")["candidates"]
    words = [award["name"], *award["aliases"], award["event"], award["venue"], award["city"]]
    words += [person["name"] for person in people] + [candidate["name"] for candidate in candidates]
    return [word for word in words if word]


def test_no_award_in_the_code() -> None:
    """The same code serves another award: names, places and people of this one are in knowledge/ alone."""
    named = re.compile(rf"(?<!\w)({'|'.join(re.escape(word) for word in _award_words())})(?!\w)")

    zones = available_timezones()

    found = [
        f"{_module(path)}:{line}: {match[0]}"
        for path in _sources()
        for line, literal in _literals(path)
        if isinstance(literal, str) and literal not in zones and (match := named.search(literal))
    ]

    assert found == []


def test_no_round_of_the_award_in_the_code() -> None:
    """No year of a round is a number in the code."""
    years = {int(path.stem) for path in (ROOT / "knowledge" / "editions").glob("*.yaml")}

    found = [f"{_module(path)}:{line}: {literal}" for path in _sources() for line, literal in _literals(path) if literal in years]

    assert years
    assert found == []


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_award_in_the_neutral_texts(lang: str) -> None:
    """The package's own texts serve any folder of knowledge: the award's name is not in them."""
    award = plain(ROOT / "knowledge" / "award.yaml")
    named = [word.casefold() for word in (award["name"], *award["aliases"]) if " " in word or len(word) > 8]

    found = [
        f"{path.name}: {word}"
        for path in sorted((ROOT / "bot" / "language" / lang).glob("*.yaml"))
        for word in named
        if word in path.read_text("utf-8").casefold()
    ]

    assert found == []
