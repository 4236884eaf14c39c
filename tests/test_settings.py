"""The environment: every wrong setting is one sentence, and no secret shows."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.settings import Settings, SettingsError, day_of

TOKEN = "123456789:made-up_token-of-the-tests-000000000"

WEBHOOK = {
    "BOT_MODE": "webhook",
    "WEBHOOK_URL": "https://example.org/hook/",
    "WEBHOOK_LISTEN": "127.0.0.1",
    "WEBHOOK_PORT": "8443",
    "WEBHOOK_PATH": "/hook",
    "WEBHOOK_SECRET": "quiet",
}


def read(**environ: str) -> Settings:
    return Settings.read(environ)


def test_nothing_set_is_enough() -> None:
    """A fresh clone needs no setting: no Telegram, the folder knowledge/, no pages for operators."""
    settings = read()

    assert (settings.token, settings.mode, settings.knowledge.name, settings.http_port) == (None, "polling", "knowledge", None)
    assert (settings.http_listen, settings.log_level, settings.log_format, settings.staff) == ("127.0.0.1", "INFO", "text", frozenset())


def test_an_empty_variable_is_not_set() -> None:
    """Compose files hand on empty variables; they mean the default."""
    assert read(TELEGRAM_BOT_TOKEN="", BOT_MODE=" ", BOT_HTTP_PORT="", BOT_TODAY="") == read()


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        ({"TELEGRAM_BOT_TOKEN": "hunter2"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN + "é"}, "TELEGRAM_BOT_TOKEN"),
        ({"TELEGRAM_BOT_TOKEN_FILE": "no/such/file"}, "TELEGRAM_BOT_TOKEN_FILE"),
        ({"TELEGRAM_BOT_TOKEN": TOKEN, "TELEGRAM_BOT_TOKEN_FILE": "x"}, "both"),
        ({"BOT_API_BASE_URL": "api.example.org"}, "BOT_API_BASE_URL"),
        ({"BOT_API_BASE_URL": "http://[half"}, "BOT_API_BASE_URL"),
        ({"BOT_MODE": "push"}, "BOT_MODE"),
        ({"BOT_MODE": "webhook"}, "WEBHOOK_URL, WEBHOOK_LISTEN, WEBHOOK_PORT, WEBHOOK_PATH, WEBHOOK_SECRET"),
        ({**WEBHOOK, "WEBHOOK_SECRET": "a b"}, "WEBHOOK_SECRET"),
        ({**WEBHOOK, "WEBHOOK_PORT": "0"}, "WEBHOOK_PORT"),
        ({**WEBHOOK, "WEBHOOK_URL": "hook"}, "WEBHOOK_URL"),
        ({"BOT_KNOWLEDGE": "no/such/folder"}, "BOT_KNOWLEDGE"),
        ({"BOT_DATABASE_URL": "sqlite:///x.db"}, "BOT_DATABASE_URL"),
        ({"BOT_DATABASE_URL": "postgresql://u:hunter2@db/x"}, "BOT_DATABASE_URL"),
        ({"BOT_STAFF": "12,alice"}, "BOT_STAFF"),
        ({"BOT_STAFF_CHAT": "@staff"}, "BOT_STAFF_CHAT"),
        ({"BOT_TODAY": "21/11/2023"}, "BOT_TODAY"),
        ({"BOT_TODAY": "2023-02-30"}, "BOT_TODAY"),
        ({"BOT_HTTP_PORT": "65536"}, "BOT_HTTP_PORT"),
        ({"BOT_HTTP_PORT": "٨٠"}, "BOT_HTTP_PORT"),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL"),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT"),
    ],
)
def test_a_wrong_setting_is_one_sentence(environ: dict[str, str], named: str) -> None:
    """The sentence names the variable, and never repeats what may be secret."""
    with pytest.raises(SettingsError) as error:
        Settings.read(environ)

    sentence = str(error.value)
    assert named in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert "hunter2" not in sentence


def test_the_token_never_shows() -> None:
    """Not in the settings' own text, not in the token's; only where it is asked for by name."""
    settings = read(TELEGRAM_BOT_TOKEN=TOKEN, BOT_DATABASE_URL="postgresql+asyncpg://u:hunter2@db/x", **WEBHOOK)

    assert settings.token
    assert settings.token.reveal() == TOKEN
    for text in (repr(settings), str(settings.token), f"{settings.token!r}", "%s" % settings.token):  # noqa: UP031 - the old form too
        assert TOKEN not in text
        assert "hunter2" not in text
        assert "quiet" not in text


def test_the_token_from_a_file(tmp_path: Path) -> None:
    """Docker's secrets are files, often with a line break at the end."""
    (tmp_path / "token").write_text(TOKEN + "\n")

    token = read(TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token")).token

    assert token
    assert token.reveal() == TOKEN


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not a token"])
def test_a_token_file_without_a_token(tmp_path: Path, content: bytes) -> None:
    """An empty, damaged or wrong file is told, not used."""
    (tmp_path / "token").write_bytes(content)

    with pytest.raises(SettingsError, match="TELEGRAM_BOT_TOKEN_FILE"):
        read(TELEGRAM_BOT_TOKEN_FILE=str(tmp_path / "token"))


def test_webhook_settings() -> None:
    """The address without its last slash, the path without its first."""
    webhook = Settings.read(WEBHOOK).webhook

    assert webhook
    assert (webhook.url, webhook.listen, webhook.port, webhook.path) == ("https://example.org/hook", "127.0.0.1", 8443, "hook")


def test_the_database_lies_in_the_data_folder() -> None:
    """Without a database of its own the bot keeps a SQLite file among its data."""
    settings = read(BOT_DATA="/srv/bot")

    assert settings.data == Path("/srv/bot")
    assert settings.database_url == "sqlite+aiosqlite:////srv/bot/bot.sqlite3"


def test_the_command_line_goes_before_the_environment(tmp_path: Path) -> None:
    """--knowledge wins over BOT_KNOWLEDGE, even over a wrong one."""
    assert Settings.read({"BOT_KNOWLEDGE": "no/such/folder"}, tmp_path).knowledge == tmp_path


def test_knowledge_here_goes_before_the_package_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is a folder knowledge, it is meant; elsewhere the package's own answers."""
    monkeypatch.chdir(tmp_path)
    assert read().knowledge == Path(__file__).parent.parent / "knowledge"

    (tmp_path / "knowledge").mkdir()
    assert read().knowledge.resolve() == (tmp_path / "knowledge").resolve()


def test_staff_ids() -> None:
    """Ids with commas, spaces and a comma too many; a group's id is negative."""
    settings = read(BOT_STAFF="12, 345,", BOT_STAFF_CHAT="-1001234567890")

    assert settings.staff == frozenset({12, 345})
    assert settings.staff_chat == -1001234567890


def test_a_fixed_day() -> None:
    """BOT_TODAY moves the day and leaves the clock going."""
    now = read(BOT_TODAY="2023-11-21").now(UTC)

    assert now.date() == date(2023, 11, 21)
    assert now.tzinfo is UTC
    assert abs((datetime.now(UTC).replace(year=2023, month=11, day=21) - now).total_seconds()) < 60


@pytest.mark.parametrize(
    ("environ", "lang"), [({"LANG": "sv_SE.UTF-8"}, "sv"), ({"LANG": "C"}, None), ({"LANG": "sv_SE", "LC_ALL": "en_GB"}, "en"), ({}, None)]
)
def test_the_locale_s_language(environ: dict[str, str], lang: str | None) -> None:
    """The terminal speaks the locale's language; C and POSIX name none."""
    assert Settings.read(environ).lang == lang


def test_colours_are_declined() -> None:
    """NO_COLOR and a dumb terminal get none."""
    assert read().color
    assert not read(NO_COLOR="1").color
    assert not read(TERM="dumb").color


@given(st.text())
def test_a_day_is_a_day_or_nothing(text: str) -> None:
    """No text makes the reading of a day fail, and what is read says the same again."""
    day = day_of(text)

    assert day is None or day.isoformat() == text
