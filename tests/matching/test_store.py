from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.matching.matcher import Matcher, Phrasing
from tests.matching.library import phrasings

ASKED = ["hur dags stänger ni", "Finns det en filial i Håbo?", "vem vann 2024", "when do you open", "vad kosatr en sen bok"]


def test_a_kept_matcher_answers_as_the_one_that_learned(tmp_path: Path) -> None:
    """The second start reads what the first one learned, and nothing differs."""
    learned = Matcher.build(phrasings(), cache=tmp_path)
    kept = Matcher.build(phrasings(), cache=tmp_path)

    assert languages(tmp_path) == ["en", "sv"]
    for text in ASKED:
        assert kept.match(text) == learned.match(text)
        assert kept.read(text) == learned.read(text)


def test_other_knowledge_is_learned_anew(tmp_path: Path) -> None:
    """A changed phrasing is another knowledge of its language, and the old one goes away; what was learned of the other stays."""
    Matcher.build(phrasings(), cache=tmp_path)
    first = set(tmp_path.iterdir())
    changed = Matcher.build([*phrasings(), Phrasing("pets", "Får hunden följa med in?", "sv")], cache=tmp_path)

    second = set(tmp_path.iterdir())
    assert languages(tmp_path) == ["en", "sv"]
    assert [folder.name.split("-")[1] for folder in first - second] == ["sv"]
    assert changed.match("får hunden följa med in")[0].fact == "pets"


def test_languages_learned_at_once_are_learned_as_one_by_one(tmp_path: Path) -> None:
    """How many processes learn is no part of what is learned."""
    learned = Matcher.build(phrasings(), cache=tmp_path, at_once=True)

    assert languages(tmp_path) == ["en", "sv"]
    for text in ASKED:
        assert learned.match(text) == Matcher.build(phrasings()).match(text)


def languages(cache: Path) -> list[str]:
    """Those of which something is kept."""
    return sorted(folder.name.split("-")[1] for folder in cache.iterdir())


def test_a_damaged_file_is_learned_anew(tmp_path: Path) -> None:
    """Half a file, as after a full disk, is no file."""
    Matcher.build(phrasings(), cache=tmp_path)
    (folder,) = tmp_path.glob("matcher-sv-*")
    file = folder / "values.npy"
    whole = file.read_bytes()
    file.write_bytes(whole[:1000])

    assert Matcher.build(phrasings(), cache=tmp_path).match(ASKED[0])[0].fact == "hours"
    assert file.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """A read-only image starts all the same."""
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")

    assert Matcher.build(phrasings(), cache=blocked / "cache").match(ASKED[0])[0].fact == "hours"


def test_a_wide_index_is_kept_too(tmp_path: Path) -> None:
    """Many facts with sparse weights come back the same."""
    many = [Phrasing(f"f{n}", f"Vad är {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}ord{n}?", "sv") for n in range(2500)]
    learned, kept = (Matcher.build(many, cache=tmp_path) for _ in range(2))

    assert learned.match("Vad är aaaord0?")[0].fact == "f0"
    assert kept.match("vad är bbaord27") == learned.match("vad är bbaord27")


def test_in_the_same_state_nothing_is_gathered(tmp_path: Path) -> None:
    """Who names the state that the phrasings come from is not asked for them again; in another state they are."""
    learned = Matcher.build(phrasings(), cache=tmp_path, made_from="one")
    kept = Matcher.build(_never(), cache=tmp_path, made_from="one")

    assert kept.match(ASKED[0]) == learned.match(ASKED[0])
    with pytest.raises(IndexError):
        Matcher.build(_never(), cache=tmp_path, made_from="two")


def _never() -> Iterator[Phrasing]:
    """Phrasings that cannot be had."""
    nowhere: list[list[Phrasing]] = []
    yield from nowhere[0]
