"""The page of `report` in a real browser: the Chromium that CHROMIUM names, without the network and with an empty profile each time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bot.knowledge.load import load
from bot.upkeep.report.page import report
from tests.upkeep.folders import HARBOURS, LIBRARY

KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"
QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The award's page, one in English with a ceremony still to come, and that of a folder with the least there can be."""
    folder = tmp_path_factory.mktemp("pages")
    library = folder / "library"
    (library / "facts").mkdir(parents=True)
    (library / "facts" / "library.yaml").write_text(LIBRARY, "utf-8")
    written = {
        "award": (KNOWLEDGE, datetime(2026, 11, 28, 12, tzinfo=UTC), "sv"),
        "harbours": (HARBOURS, datetime(2037, 1, 1, 12, tzinfo=UTC), "en"),
        "library": (library, datetime(2038, 2, 1, 12, tzinfo=UTC), "sv"),
    }
    for name, (knowledge, now, lang) in written.items():
        (folder / f"{name}.html").write_text(report(load(knowledge), name, now, lang), "utf-8")
    return {name: folder / f"{name}.html" for name in written}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # No sandbox: as root, Chromium refuses to start with one.
        started = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=QUIET, chromium_sandbox=False)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, pages: dict[str, Path]) -> Iterator[Opened]:
    """Opens one of the pages: `opened("award", width=360, scheme="dark")`; whatever it asks the network for fails the test."""
    contexts = []
    asked: list[str] = []

    def open_one(name: str, width: int = 1200, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
            offline=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: asked.append(message.text))
        page.goto(pages[name].as_uri())
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert [each for each in asked if each not in {path.as_uri() for path in pages.values()}] == []
