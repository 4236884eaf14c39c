"""A scene for each test: the bot whole, but for Telegram itself, the assistant and the clock."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.telegram.scene import Person, Scene


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Scene]:
    opened = await Scene.opened()
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def asa(scene: Scene) -> Person:
    """Somebody whose app speaks Swedish."""
    return scene.person()
