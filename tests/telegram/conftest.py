"""A scene for each test: the bot whole, but for Telegram itself, the assistant and the clock."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest_asyncio

from tests.telegram.scene import Person, Scene

Opening = Callable[..., Awaitable[Scene]]


@pytest_asyncio.fixture
async def opening() -> AsyncIterator[Opening]:
    """Opens scenes with other knowledge, or another bot; closes them in the end."""
    scenes: list[Scene] = []

    async def opened(**more: Any) -> Scene:
        scenes.append(await Scene.opened(**more))
        return scenes[-1]

    yield opened
    for scene in scenes:
        await scene.close()


@pytest_asyncio.fixture
async def scene(opening: Opening) -> Scene:
    return await opening()


@pytest_asyncio.fixture
async def asa(scene: Scene) -> Person:
    """Somebody whose app speaks Swedish."""
    return scene.person()
