"""The operators' pages, asked over HTTP."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.channels.health import Health, PortTaken, pages_beside
from tests.ports import free_port


@dataclass(frozen=True)
class Served:
    """Pages being served."""

    health: Health
    port: int

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of a page."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


@pytest.fixture
def served() -> Iterator[Served]:
    health, port = Health(), free_port()
    with pages_beside(health, "127.0.0.1", port):
        yield Served(health, port)


def test_alive_before_anything_is_loaded(served: Served) -> None:
    """/healthz says that the process answers, nothing else."""
    assert served.get("/healthz") == (200, "alive\n")


def test_ready_with_knowledge(served: Served) -> None:
    """/readyz is 503 until there is knowledge to answer from, and tells its revision."""
    assert served.get("/readyz")[0] == 503

    served.health.knowledge_loaded("abc123")

    status, text = served.get("/readyz")
    assert status == 200
    assert json.loads(text)["knowledge"] == {"revision": "abc123", "problem": None}
    assert json.loads(text)["telegram"]["state"] == "not used"


def test_a_refused_change_is_told_and_the_bot_stays_ready(served: Served) -> None:
    """The last good knowledge goes on; the problem stands there until a good change."""
    served.health.knowledge_loaded("abc123")
    served.health.knowledge_refused("editions/2027.yaml:2:12: …")

    status, text = served.get("/readyz")
    assert status == 200
    assert json.loads(text)["knowledge"] == {"revision": "abc123", "problem": "editions/2027.yaml:2:12: …"}

    served.health.knowledge_loaded("def456")
    assert json.loads(served.get("/readyz")[1])["knowledge"]["problem"] is None


def test_not_ready_while_telegram_is_out_of_reach(served: Served) -> None:
    """A bot that hears nobody says so; /healthz stays good, or a supervisor would restart it into the same trouble."""
    served.health.knowledge_loaded("abc123")
    served.health.telegram_reached()
    assert served.get("/readyz")[0] == 200

    served.health.telegram_lost()

    assert served.get("/readyz")[0] == 503
    assert json.loads(served.get("/readyz")[1])["telegram"]["state"] == "not reached"
    assert served.get("/healthz")[0] == 200


def test_metrics(served: Served) -> None:
    """Prometheus reads answers by status and the states, each under one name."""
    served.health.knowledge_loaded("abc123")
    for status in ("answered", "answered", "unknown"):
        served.health.count(status)

    status_code, text = served.get("/metrics")

    assert status_code == 200
    for line in (
        'bot_answers_total{status="answered"} 2.0',
        'bot_answers_total{status="unknown"} 1.0',
        'bot_knowledge_changes_total{result="loaded"} 1.0',
        "bot_ready 1.0",
        "bot_knowledge_refused 0.0",
    ):
        assert line in text.splitlines()
    assert "bot_telegram_reached" not in text


def test_other_pages_are_not_found(served: Served) -> None:
    """There are three pages."""
    assert served.get("/")[0] == 404
    assert served.get("/../../etc/passwd")[0] == 404


def test_a_taken_port_is_one_sentence(served: Served) -> None:
    """The second bot on the same port says which setting to change."""
    with (
        pytest.raises(PortTaken, match=r"BOT_HTTP_PORT: 127\.0\.0\.1 port \d+ cannot be listened on \(.*\)\."),
        pages_beside(Health(), "127.0.0.1", served.port),
    ):
        pass
