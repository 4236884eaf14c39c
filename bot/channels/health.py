"""Pages for operators: /healthz (alive), /readyz (the knowledge is loaded, Telegram is reached), /metrics (Prometheus)."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aiohttp import web


class PortTaken(Exception):
    """The pages cannot be served where the settings say; its text is one sentence."""


@dataclass(slots=True)
class Health:
    """How the bot is, as its parts tell it; one for each process. Holds numbers and states only, nothing about people."""

    revision: str | None = None
    """Of the knowledge that answers; None while there is none."""
    problem: str | None = None
    """Why the last change of the knowledge was refused, in one line; None after a good one."""
    telegram: bool | None = None
    """Whether the last call reached Telegram; None where the bot does not run there."""
    last_contact: float | None = None
    """time.monotonic() of the last call that reached Telegram."""
    reloads: Counter[str] = field(default_factory=Counter)
    """Changes of the knowledge: "loaded", "refused"."""
    counts: Counter[str] = field(default_factory=Counter)
    """Answers by status."""
    started: float = field(default_factory=time.monotonic)

    @property
    def ready(self) -> bool:
        """Whether questions get answers."""
        return self.revision is not None and self.telegram is not False

    def knowledge_loaded(self, revision: str) -> None:
        """New knowledge answers from now on."""
        self.revision, self.problem = revision, None
        self.reloads["loaded"] += 1

    def knowledge_refused(self, problem: str) -> None:
        """A change was not taken; what was there goes on."""
        self.problem = problem
        self.reloads["refused"] += 1

    def telegram_reached(self) -> None:
        """A call went through."""
        self.telegram, self.last_contact = True, time.monotonic()

    def telegram_lost(self) -> None:
        """A call failed on its way, or polling has stopped."""
        self.telegram = False

    def count(self, status: str) -> None:
        """One answer went out; `status` is a reply's, or "error"."""
        self.counts[status] += 1

    def as_object(self) -> dict[str, Any]:
        """What /readyz shows."""
        age = None if self.last_contact is None else round(time.monotonic() - self.last_contact, 1)
        telegram = {None: "not used", True: "reached", False: "not reached"}[self.telegram]
        return {
            "ready": self.ready,
            "knowledge": {"revision": self.revision, "problem": self.problem},
            "telegram": {"state": telegram, "seconds_since_contact": age},
        }


@asynccontextmanager
async def pages(health: Health, listen: str, port: int) -> AsyncIterator[None]:
    """The pages, while the block runs. Raises PortTaken when the address cannot be listened on."""
    from aiohttp import web

    runner = web.AppRunner(_application(health), access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, listen, port).start()
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such address"
            raise PortTaken(f"BOT_HTTP_PORT: {listen} port {port} cannot be listened on ({why}).") from error
        yield
    finally:
        await runner.cleanup()


def _application(health: Health) -> web.Application:
    from aiohttp import web

    async def healthz(request: web.Request) -> web.Response:
        return web.Response(text="alive\n")

    async def readyz(request: web.Request) -> web.Response:
        return web.json_response(health.as_object(), status=200 if health.ready else 503)

    async def metrics(request: web.Request) -> web.Response:
        return web.Response(body=metrics_text(health), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    application = web.Application()
    application.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), web.get("/metrics", metrics)])
    return application


def metrics_text(health: Health) -> bytes:
    """The counters in Prometheus' text form."""
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

    class Collector:
        def collect(self) -> list[Metric]:
            answers = CounterMetricFamily("bot_answers", "Answers by status", labels=["status"])
            for status, number in sorted(health.counts.items()):
                answers.add_metric([status], number)
            reloads = CounterMetricFamily("bot_knowledge_changes", "Changes of the knowledge, taken or refused", labels=["result"])
            for result, number in sorted(health.reloads.items()):
                reloads.add_metric([result], number)
            families: list[Metric] = [answers, reloads]
            for name, text, value in _states(health):
                families.append(GaugeMetricFamily(name, text, value=value))
            return families

    registry = CollectorRegistry()
    registry.register(Collector())
    return generate_latest(registry)


def _states(health: Health) -> list[tuple[str, str, float]]:
    states = [
        ("bot_ready", "1 if questions get answers", float(health.ready)),
        ("bot_knowledge_refused", "1 if the last change of the knowledge was refused", float(health.problem is not None)),
        ("bot_uptime_seconds", "Seconds since the start", time.monotonic() - health.started),
    ]
    if health.telegram is not None:
        states.append(("bot_telegram_reached", "1 if the last call reached Telegram", float(health.telegram)))
    return states


@contextmanager
def pages_beside(health: Health, listen: str, port: int) -> Iterator[None]:
    """The pages in a thread of their own, for a conversation that has no event loop. Raises PortTaken."""
    served = pages(health, listen, port)
    with asyncio.Runner() as runner:
        runner.run(served.__aenter__())
        loop = runner.get_loop()
        thread = threading.Thread(target=loop.run_forever, name="health", daemon=True)
        thread.start()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            runner.run(served.__aexit__(None, None, None))
