"""The log: lines that machines read, without tokens and passwords."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import mask, set_up

TOKEN = "123456789:made-up_token-of-the-tests-000000000"


@pytest.fixture(autouse=True)
def _put_back() -> Iterator[None]:
    """The root logger as it was."""
    import sys

    root = logging.getLogger()
    before, level, hook = root.handlers[:], root.level, sys.excepthook
    yield
    root.handlers[:] = before
    root.setLevel(level)
    sys.excepthook = hook


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_token_never_reaches_the_log(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither in a message, nor in an argument, nor in a traceback, whichever library wrote it."""
    set_up("DEBUG", form)
    log = logging.getLogger("bot.somewhere")

    try:
        raise ValueError(f"bad answer from /bot{TOKEN}/getMe")
    except ValueError:
        log.exception("POST %s", f"http://127.0.0.1/bot{TOKEN.replace(':', '%3A')}/getMe")

    written = capsys.readouterr().err
    assert "made-up" not in written
    assert "/bot***/getMe" in written
    assert "ValueError" in written


def test_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a line, a traceback inside it."""
    set_up("INFO", "json")

    try:
        raise RuntimeError("odd")
    except RuntimeError:
        logging.getLogger("bot.somewhere").exception("It broke in %s", "Åre")

    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["message"]) == ("ERROR", "bot.somewhere", "It broke in Åre")
    assert "RuntimeError: odd" in line["traceback"]


def test_chatty_libraries_are_kept_to_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    """Telegram's client logs every address, the token in it, at INFO."""
    set_up("DEBUG", "text")

    logging.getLogger("httpx").info("HTTP Request: POST …")
    logging.getLogger("telegram.ext").warning("told")

    written = capsys.readouterr().err
    assert "HTTP Request" not in written
    assert "told" in written


def test_passwords_in_addresses_are_masked() -> None:
    """A database's address may come from SQLAlchemy's errors."""
    assert mask("postgresql+asyncpg://bot:hunter2@db/x failed") == "postgresql+asyncpg://bot:***@db/x failed"
