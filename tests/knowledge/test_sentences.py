"""The sentences of problems: every kind has one in each language, and none is left over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.answering.wording import Wording
from bot.knowledge.agree import EVERYWHERE
from bot.knowledge.load import load
from bot.language import LANGUAGES, data

SOURCES = [path for folder in ("knowledge", "upkeep") for path in (Path(bot.__file__).parent / folder).rglob("*.py")]
SOURCES.append(Path(bot.__file__).parent / "documents.py")


def shape(value: Any) -> Any:
    """Keys and slots of nested texts."""
    if isinstance(value, dict):
        return {key: shape(item) for key, item in value.items()}
    return sorted(set(re.findall(r"(?<!{){(\w+)}(?!})", value)))


def test_all_languages_say_the_same_things() -> None:
    """The same kinds, with the same values filled in."""
    first, *others = [data(lang, "problems") for lang in LANGUAGES]

    for each in others:
        assert shape(each) == shape(first)


@pytest.mark.parametrize("kind", sorted(data("sv", "problems")["kinds"]))
def test_every_sentence_is_told_somewhere(kind: str) -> None:
    """A sentence that nothing tells is dead."""
    code = "".join(path.read_text("utf-8") for path in SOURCES)
    stem = re.sub(r"^no-such-\w+?(-near)?$", "no-such-", kind)

    assert f'"{kind}"' in code or f'"{stem}' in code or kind in ("alias", "anchor", "several-documents")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_sentence_begins_and_ends_as_one(lang: str) -> None:
    """What is wrong, and how it is mended."""
    for kind, sentence in data(lang, "problems")["kinds"].items():
        assert sentence[0].isupper() or sentence[0] in '"{', kind
        assert re.search(r"[.?}]$", sentence), kind


def test_slots_that_every_reply_may_use_are_those_that_are_filled() -> None:
    """An override that check lets pass never fails when it is told."""
    knowledge = load(Path(__file__).parent.parent / "awards" / "harbours").knowledge
    assert knowledge is not None

    assert set(Wording("sv", knowledge).fixed) == set(EVERYWHERE)
