"""One assistant for each award and worker; what it learned is kept in pytest's own cache."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bot.answering.assistant import Assistant
from bot.answering.reply import Conversation, Reply
from bot.knowledge.load import load
from bot.knowledge.model import Knowledge

ROOT = Path(__file__).parents[2]
Ask = Callable[..., Reply]


def _assistant(folder: Path, cache: Path | None) -> Assistant:
    knowledge = load(folder).knowledge
    assert knowledge is not None
    return Assistant(knowledge, cache)


@pytest.fixture(scope="session")
def cache(pytestconfig: pytest.Config) -> Path:
    return Path(pytestconfig.cache.mkdir("learned"))


@pytest.fixture(scope="session")
def build(cache: Path) -> Callable[[Path], Assistant]:
    return lambda folder: _assistant(folder, cache)


@pytest.fixture(scope="session")
def assistant(build: Callable[[Path], Assistant]) -> Assistant:
    return build(ROOT / "knowledge")


@pytest.fixture(scope="session")
def knowledge(assistant: Assistant) -> Knowledge:
    return assistant.knowledge


@pytest.fixture(scope="session")
def harbours(build: Callable[[Path], Assistant]) -> Assistant:
    return build(ROOT / "tests" / "awards" / "harbours")


@pytest.fixture
def ask(assistant: Assistant) -> Ask:
    """Asks one question after another in one conversation; the last reply counts."""
    return asker(assistant, NOW)


def at(moment: str) -> datetime:
    """A moment of the award's own clock."""
    return datetime.fromisoformat(moment)


NOW = at("2026-11-22 12:00")


def asker(assistant: Assistant, now: datetime) -> Ask:
    def ask(*turns: str, now: datetime = now, lang: str | None = None) -> Reply:
        before = Conversation()
        for turn in turns:
            reply = assistant.answer(turn, before, now, lang)
            before = reply.conversation
        return reply

    return ask
