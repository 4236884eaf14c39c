"""Logging as operators want it: on standard error, as text or JSON lines, never with a token or a password in it."""

from __future__ import annotations

import json
import logging
import re
import sys
from types import TracebackType

_TOKEN = re.compile(r"[0-9]{5,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
_PASSWORD = re.compile(r"(://[^/\s:@]*):[^/\s@]+@")


def mask(text: str) -> str:
    """`text` without bot tokens and without passwords in addresses; whatever library wrote them there."""
    return _PASSWORD.sub(r"\1:***@", _TOKEN.sub("***", text))


class _Text(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The whole line, tracebacks too, masked."""
        return mask(super().format(record))


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """One JSON object on one line, masked."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": mask(record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = mask(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def set_up(level: str, form: str) -> None:
    """Called once, by the start: a library that logs addresses at INFO is kept to warnings, whatever the level."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form == "json" else _Text())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler", "asyncio"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    sys.excepthook = _log_uncaught


def _log_uncaught(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    logging.getLogger("bot").critical("Stopped by a fault of its own", exc_info=(kind, error, traceback))
