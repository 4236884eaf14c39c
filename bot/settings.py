"""What the environment says, read once and checked; no other module reads os.environ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Literal

_TOKEN = re.compile(r"[0-9]{5,}:[A-Za-z0-9_-]{30,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_DATABASE = re.compile(r"(sqlite\+aiosqlite|postgresql\+\w+)://")
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


class SettingsError(Exception):
    """A setting that cannot be used; its text is one sentence for whoever runs the bot, without the value where that may be secret."""


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """The bot's token, which never shows by accident."""

    _secret: str

    def reveal(self) -> str:
        """The token itself, for the client of Telegram and nothing else."""
        return self._secret

    def __repr__(self) -> str:
        return "***"

    __str__ = __repr__


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers, and where we listen for it."""

    url: str
    """The whole public address."""
    listen: str
    port: int
    path: str
    """Path on our side, without a leading slash."""
    secret: str = field(repr=False)
    """Telegram repeats it in a header of every delivery."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every variable of the README's table, checked."""

    token: Token | None
    api_base_url: str | None
    """Another Bot API server, without a trailing slash; None for the official one."""
    mode: Literal["polling", "webhook"]
    webhook: Webhook | None
    knowledge: Path
    data: Path
    """Folder of the SQLite file and the kept revisions; it may not exist yet."""
    database_url: str = field(repr=False)
    """SQLAlchemy's form with an async driver; may hold a password."""
    staff: frozenset[int]
    staff_chat: int | None
    today: date | None
    """A fixed day, for rehearsals."""
    http_listen: str
    http_port: int | None
    """None: no pages for operators."""
    log_level: str
    log_format: Literal["text", "json"]
    lang: str | None
    """The language of the system's locale, None if that says none (C, POSIX)."""
    color: bool
    """False where the person set NO_COLOR or the terminal has none."""

    @classmethod
    def read(cls, environ: Mapping[str, str] | None = None, knowledge: Path | None = None) -> Settings:
        """Reads `environ`, or the process's own; a folder of knowledge named on the command line goes before BOT_KNOWLEDGE.

        Raises SettingsError at the first setting that cannot be used.
        """
        given = _given(environ)
        mode = _one_of(given, "BOT_MODE", ("polling", "webhook"), "polling")
        data = Path(given["BOT_DATA"]).expanduser() if "BOT_DATA" in given else _platform_data()
        return cls(
            token=_token(given),
            api_base_url=_address(given, "BOT_API_BASE_URL"),
            mode="webhook" if mode == "webhook" else "polling",
            webhook=_webhook(given) if mode == "webhook" else None,
            knowledge=_knowledge(given, knowledge),
            data=data,
            database_url=_database(given, data),
            staff=_staff(given),
            staff_chat=_number(given, "BOT_STAFF_CHAT") if "BOT_STAFF_CHAT" in given else None,
            today=_today(given),
            http_listen=given.get("BOT_HTTP_LISTEN", "127.0.0.1"),
            http_port=_port(given, "BOT_HTTP_PORT") if "BOT_HTTP_PORT" in given else None,
            log_level=_one_of(given, "LOG_LEVEL", _LEVELS, "INFO"),
            log_format="json" if _one_of(given, "LOG_FORMAT", ("text", "json"), "text") == "json" else "text",
            lang=_locale(given),
            color="NO_COLOR" not in given and given.get("TERM") != "dumb",
        )

    def now(self, timezone: tzinfo) -> datetime:
        """The time in `timezone`; with BOT_TODAY the clock's time of that day, so that rehearsals have evenings too."""
        clock = datetime.now(timezone)
        return clock if self.today is None else datetime.combine(self.today, clock.timetz())


def _given(environ: Mapping[str, str] | None) -> dict[str, str]:
    """The variables that say something: compose files and shells hand on empty ones for "not set"."""
    if environ is None:
        import os

        environ = os.environ
    return {name: value.strip() for name, value in environ.items() if value.strip()}


def _token(given: Mapping[str, str]) -> Token | None:
    name, value = "TELEGRAM_BOT_TOKEN", given.get("TELEGRAM_BOT_TOKEN")
    if "TELEGRAM_BOT_TOKEN_FILE" in given:
        if value:
            raise SettingsError("TELEGRAM_BOT_TOKEN and TELEGRAM_BOT_TOKEN_FILE are both set; keep one of them.")
        name = "TELEGRAM_BOT_TOKEN_FILE"
        try:
            value = Path(given[name]).read_text("utf-8").strip()
        except (OSError, ValueError) as error:
            raise SettingsError(f"{name} names a file that cannot be read: {given[name]}.") from error
    elif not value:
        return None
    if not _TOKEN.fullmatch(value or ""):
        raise SettingsError(f"{name} does not hold a bot token; BotFather gives one of the form 123456789:letters-and-digits.")
    return Token(value or "")


def _address(given: Mapping[str, str], name: str) -> str | None:
    if name not in given:
        return None
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(given[name])
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SettingsError(f"{name} must be an address that begins with http:// or https://.")
    return given[name].rstrip("/")


def _webhook(given: Mapping[str, str]) -> Webhook:
    names = ("WEBHOOK_URL", "WEBHOOK_LISTEN", "WEBHOOK_PORT", "WEBHOOK_PATH", "WEBHOOK_SECRET")
    missing = [name for name in names if name not in given]
    if missing:
        raise SettingsError(f"BOT_MODE=webhook also needs {', '.join(missing)}.")
    if not _SECRET.fullmatch(given["WEBHOOK_SECRET"]):
        raise SettingsError("WEBHOOK_SECRET may hold 1 to 256 of A-Z, a-z, 0-9, _ and - only.")
    return Webhook(
        url=_address(given, "WEBHOOK_URL") or "",
        listen=given["WEBHOOK_LISTEN"],
        port=_port(given, "WEBHOOK_PORT"),
        path=given["WEBHOOK_PATH"].lstrip("/"),
        secret=given["WEBHOOK_SECRET"],
    )


def _knowledge(given: Mapping[str, str], chosen: Path | None) -> Path:
    if chosen is None and "BOT_KNOWLEDGE" not in given:
        return _default_knowledge()
    name = "--knowledge" if chosen is not None else "BOT_KNOWLEDGE"
    folder = chosen if chosen is not None else Path(given["BOT_KNOWLEDGE"])
    if not folder.expanduser().is_dir():
        raise SettingsError(f"{name} names a folder that does not exist: {folder}.")
    return folder.expanduser()


def _default_knowledge() -> Path:
    """The folder `knowledge` here, else beside the package (checkout, image), else where the installed package put its own."""
    here = Path("knowledge")
    if here.is_dir():
        return here
    beside = Path(__file__).resolve().parent.parent / "knowledge"
    if beside.is_dir():
        return beside
    import sysconfig

    installed = Path(sysconfig.get_path("data")) / "share" / "kvalitetsbot" / "knowledge"
    if installed.is_dir():
        return installed
    raise SettingsError("There is no folder knowledge here; name one with --knowledge or BOT_KNOWLEDGE.")


def _platform_data() -> Path:
    import platformdirs

    return platformdirs.user_data_path("kvalitetsbot", appauthor=False)


def _database(given: Mapping[str, str], data: Path) -> str:
    if "BOT_DATABASE_URL" not in given:
        return f"sqlite+aiosqlite:///{data.absolute() / 'bot.sqlite3'}"
    if not _DATABASE.match(given["BOT_DATABASE_URL"]):
        raise SettingsError(
            "BOT_DATABASE_URL must begin with sqlite+aiosqlite:// or with postgresql+ and an async driver, as in postgresql+asyncpg://."
        )
    return given["BOT_DATABASE_URL"]


def _staff(given: Mapping[str, str]) -> frozenset[int]:
    listed = [part.strip() for part in given.get("BOT_STAFF", "").split(",")]
    if not all(part.isascii() and part.isdigit() for part in listed if part):
        raise SettingsError("BOT_STAFF must be Telegram user ids, numbers with commas between them.")
    return frozenset(int(part) for part in listed if part)


def _number(given: Mapping[str, str], name: str) -> int:
    try:
        return int(given[name])
    except ValueError as error:
        raise SettingsError(f"{name} must be a whole number.") from error


def _port(given: Mapping[str, str], name: str) -> int:
    if not (given[name].isascii() and given[name].isdigit() and 1 <= int(given[name]) <= 65535):
        raise SettingsError(f"{name} must be a port, a number from 1 to 65535.")
    return int(given[name])


def _today(given: Mapping[str, str]) -> date | None:
    if "BOT_TODAY" not in given:
        return None
    day = day_of(given["BOT_TODAY"])
    if day is None:
        raise SettingsError("BOT_TODAY must be a day of the form 2023-11-21.")
    return day


def day_of(text: str) -> date | None:
    """The day that YYYY-MM-DD names; None for anything else (Python itself would take 20231121 and 2023-W47-2 too)."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _one_of(given: Mapping[str, str], name: str, allowed: tuple[str, ...], default: str) -> str:
    """The allowed word that is given, in any case of letters."""
    asked = given.get(name, default).lower()
    for word in allowed:
        if word.lower() == asked:
            return word
    raise SettingsError(f"{name} must be one of {', '.join(allowed)}.")


def _locale(given: Mapping[str, str]) -> str | None:
    named = given.get("LC_ALL") or given.get("LC_MESSAGES") or given.get("LANG") or ""
    code = re.split(r"[_.@]", named)[0].lower()
    return code if len(code) in (2, 3) else None
