"""The run in Telegram, put together: knowledge, channel and pages in one process, against a small server that plays Telegram."""

from __future__ import annotations

import json
import logging
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from bot.channels.health import Health
from bot.service import follow, in_telegram
from bot.settings import Settings, SettingsError
from bot.upkeep.holder import KnowledgeHolder
from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "123456789:made-up_token-of-the-tests-000000000"

FACTS = """\
facts:
  - id: opening-hours
    questions:
      sv: [När har biblioteket öppet?, Öppettider]
    answer:
      sv: Biblioteket har öppet 10–18 på vardagar.
    sources: []
"""

QUESTION = {
    "update_id": 7,
    "message": {
        "message_id": 3,
        "date": 0,
        "chat": {"id": 55, "type": "private", "first_name": "Alma"},
        "from": {"id": 55, "is_bot": False, "first_name": "Alma", "language_code": "sv"},
        "text": "När har biblioteket öppet?",
    },
}


class Telegram(BaseHTTPRequestHandler):
    """Just enough of a Bot API server: one question waits, what is sent is noted."""

    sent: ClassVar[queue.Queue[dict[str, str]]]
    waiting: ClassVar[list[dict[str, Any]]]
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Every method of the Bot API is a POST."""
        body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        answer = json.dumps({"ok": True, "result": self._result(self.path.rsplit("/", 1)[1], body)}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def _result(self, method: str, body: str) -> Any:
        match method:
            case "getMe":
                return {"id": 123456789, "is_bot": True, "first_name": "Bot", "username": "some_bot"}
            case "getUpdates":
                if self.waiting:
                    return [self.waiting.pop() | {"message": QUESTION["message"] | {"date": int(time.time())}}]  # type: ignore[operator]
                return []
            case "sendMessage":
                self.sent.put(dict(urllib.parse.parse_qsl(body)))
                return {"message_id": 4, "date": int(time.time()), "chat": {"id": 55, "type": "private"}, "text": "sent"}
            case "getMyCommands":
                return []
            case "getMyDescription":
                return {"description": ""}
            case "getMyShortDescription":
                return {"short_description": ""}
            case "getMyName":
                return {"name": "Bot"}
            case "getChatMenuButton":
                return {"type": "commands"}
            case _:
                return True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has there
        """Quiet."""


@pytest.fixture
def telegram() -> Iterator[str]:
    """The server's address."""
    Telegram.sent, Telegram.waiting = queue.Queue(), [dict(QUESTION)]
    with ThreadingHTTPServer(("127.0.0.1", 0), Telegram) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "library" / "facts").mkdir(parents=True)
    (tmp_path / "library" / "facts" / "library.yaml").write_text(FACTS, "utf-8")
    return tmp_path / "library"


def test_the_whole_bot(telegram: str, library: Path, tmp_path: Path) -> None:
    """From a waiting question to SIGTERM.

    The question is answered and the pages say so; a broken save is told to staff while the bot goes on; it ends with 0; no secret and
    no word of the question is in the log.
    """
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not re.match("TELEGRAM_|BOT_|WEBHOOK_|LOG_", name)}
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "BOT_API_BASE_URL": telegram,
        "BOT_DATA": str(tmp_path / "data"),
        "BOT_HTTP_PORT": str(port),
        "BOT_STAFF_CHAT": "-100123",
        "LOG_LEVEL": "DEBUG",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--knowledge", str(library)],
        env=kept | settings,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as bot:
        try:
            sent = Telegram.sent.get(timeout=60)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as page:
                ready = json.loads(page.read())
            (library / "facts" / "library.yaml").write_text("facts: [", "utf-8")
            alarm = Telegram.sent.get(timeout=60)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as page:
                problem = json.loads(page.read())["knowledge"]["problem"]
            bot.send_signal(signal.SIGTERM)
            out, log = bot.communicate(timeout=30)
        finally:
            bot.kill()

    assert (sent["chat_id"], bot.returncode, out) == ("55", 0, "")
    assert "10–18" in sent["text"]
    assert ready["ready"] is True
    assert ready["telegram"]["state"] == "reached"
    assert alarm["chat_id"] == "-100123"
    assert "facts/library.yaml:1:" in alarm["text"]
    assert "facts/library.yaml:1:" in problem
    for secret in (TOKEN, "made-up_token", "Alma", "biblioteket"):
        assert secret not in log


def read(library: Path, data: Path, **more: str) -> Settings:
    return Settings.read({"TELEGRAM_BOT_TOKEN": TOKEN, "BOT_KNOWLEDGE": str(library), "BOT_DATA": str(data), **more})


def test_the_pages_follow_the_knowledge(library: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A good change is told, a refused one with its place, and a good one again takes the problem away."""
    caplog.set_level(logging.CRITICAL)
    holder, health = KnowledgeHolder(library, tmp_path / "data"), Health()
    file = library / "facts" / "library.yaml"
    follow(holder, health)
    first = health.revision

    file.write_text("facts: [", "utf-8")
    holder.reload()
    assert (health.revision, health.ready) == (first, True)
    assert "library.yaml:1:" in str(health.problem)

    file.write_text(FACTS.replace("10–18", "10–19"), "utf-8")
    holder.reload()
    assert health.problem is None
    assert health.revision not in (None, first)


def test_webhook_mode_is_declined(library: Path, tmp_path: Path) -> None:
    """Rather than poll where a webhook was asked for, the bot says that it cannot."""
    webhook = {"URL": "https://example.org/x", "LISTEN": "127.0.0.1", "PORT": "8443", "PATH": "x", "SECRET": "quiet"}

    with pytest.raises(SettingsError, match="BOT_MODE=webhook"):
        in_telegram(read(library, tmp_path, BOT_MODE="webhook", **{f"WEBHOOK_{name}": value for name, value in webhook.items()}))


def test_a_data_folder_that_cannot_be(library: Path, tmp_path: Path) -> None:
    """A file where the data folder should be is told as a setting."""
    (tmp_path / "data").write_text("in the way")

    with pytest.raises(SettingsError, match="BOT_DATA"):
        in_telegram(read(library, tmp_path / "data"))


def test_a_port_that_is_taken(library: Path, tmp_path: Path) -> None:
    """Two bots on one port: the second says which setting to change, and ends."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(SettingsError, match="BOT_HTTP_PORT"):
            in_telegram(read(library, tmp_path / "data", BOT_HTTP_PORT=str(taken.getsockname()[1])))
