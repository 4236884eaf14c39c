"""A save tried beside the bot that answers: the same comes of it, and the bot does none of the work."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from importlib import import_module, reload
from typing import TYPE_CHECKING

from bot.answering.reply import Conversation
from bot.language import LANGUAGES
from bot.language.detect import own_words
from bot.matching.words import table
from bot.upkeep import trial
from bot.upkeep.holder import KnowledgeHolder
from tests.upkeep.folders import change, library

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)


def hours(holder: KnowledgeHolder) -> str:
    return holder.assistant.answer("När har biblioteket öppet?", Conversation(), NOW, "sv").body


def test_a_process_beside_takes_good_saves_and_refuses_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved well is answered from; an example that another fact answers is told as it is in the process itself, which tries
    nothing."""
    folder = library(tmp_path)
    holder = KnowledgeHolder(folder, tmp_path / "data", clock=lambda: NOW, apart=True)
    monkeypatch.delattr(trial, "here")
    file = folder / "facts" / "library.yaml"
    change(file, "10–18", "8–20")
    good = holder.reload()
    change(file, "vilka öppettider har biblioteket nu", "hur många böcker får man låna alls")
    bad = holder.reload()

    assert good
    assert good.good
    assert hours(holder) == "Biblioteket har öppet 8–20."
    assert bad
    assert [problem.kind for problem in bad.problems] == ["example-wrong"]
    assert holder.stale


def test_without_a_process_beside_a_save_is_taken_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Where no process can be started, the bot tries the save itself, and says so in the log."""

    def none(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(trial, "ProcessPoolExecutor", none)
    folder = library(tmp_path)
    holder = KnowledgeHolder(folder, tmp_path / "data", clock=lambda: NOW, apart=True)
    change(folder / "facts" / "library.yaml", "10–18", "8–20")
    with caplog.at_level(logging.WARNING):
        holder.reload()

    assert hours(holder) == "Biblioteket har öppet 8–20."
    assert "No process can be started" in caplog.text


def test_the_languages_are_at_hand_before_a_save_is_tried() -> None:
    """What a trial needs whatever the folder says is read by the process that trials are forked from."""
    for known in (own_words, table):
        known.cache_clear()
    reload(import_module("bot.upkeep.ready"))

    assert own_words.cache_info().currsize
    assert table.cache_info().currsize >= len(LANGUAGES)
