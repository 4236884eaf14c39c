"""The command line: every command of the contract, and one sentence for what cannot be meant."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.terminal.arguments import (
    Ask,
    Batch,
    Chat,
    Check,
    Command,
    Diff,
    Export,
    Import,
    Link,
    Report,
    Restore,
    Run,
    UsageError,
    read,
)


@pytest.mark.parametrize(
    ("argv", "command"),
    [
        ([], Run()),
        (["run"], Run()),
        (["chat"], Chat()),
        (["ask", "Vem", "vann", "2013?"], Ask("Vem vann 2013?", json=False, explain=False, today=None, lang=None)),
        (["ask", "--json", "--explain", "--lang", "en", "Who"], Ask("Who", json=True, explain=True, today=None, lang="en")),
        (["ask", "Vem", "--today", "2023-11-21"], Ask("Vem", json=False, explain=False, today=date(2023, 11, 21), lang=None)),
        (["ask", "--", "--json"], Ask("--json", json=False, explain=False, today=None, lang=None)),
        (["ask", "--batch"], Batch()),
        (["check"], Check((), "text", None)),
        (["check", "a.yaml", "b", "--format", "github", "--lang", "en"], Check((Path("a.yaml"), Path("b")), "github", "en")),
        (["diff"], Diff(None, None)),
        (["diff", "3"], Diff("3", None)),
        (["restore", "2"], Restore(2, None, None)),
        (["restore", "--forget", "Alma"], Restore(None, "Alma", None)),
        (["report"], Report(None, None)),
        (["report", "--out", "läget.html", "--lang", "en"], Report(Path("läget.html"), "en")),
        (["export"], Export(None, excel=False)),
        (["export", "--excel", "--out", "svar.csv"], Export(Path("svar.csv"), excel=True)),
        (["import", "svar.csv"], Import(Path("svar.csv"), None, None)),
        (["import", "svar.csv", "--out", "x.yaml", "--lang", "en"], Import(Path("svar.csv"), Path("x.yaml"), "en")),
        (["link", "winner", "--bot", "@some_bot", "--out", "x.svg"], Link("winner", "some_bot", Path("x.svg"))),
    ],
)
def test_commands(argv: list[str], command: Command) -> None:
    """What is typed becomes one value; without a command the bot runs."""
    assert read(argv).command == command


def test_the_folder_stands_before_the_command() -> None:
    """--knowledge is for every command."""
    arguments = read(["--knowledge", "other", "ask", "Vem"])

    assert arguments.knowledge == Path("other")


@pytest.mark.parametrize(
    "argv",
    [
        ["dance"],
        ["--loud"],
        ["--knowledge"],
        ["ask"],
        ["ask", "  "],
        ["ask", "Vem", "--today", "igår"],
        ["ask", "Vem", "--today", "20231121"],
        ["ask", "Vem", "--lang", "de"],
        ["ask", "Vem", "--js"],
        ["ask", "--batch", "Vem"],
        ["ask", "--batch", "--json"],
        ["check", "--format", "xml"],
        ["restore", "two"],
        ["restore", "2", "--forget", "Alma"],
        ["report", "--out", "knowledge/award.yaml"],
        ["export", "--out", "svar.html"],
        ["import"],
        ["import", "svar.csv", "--out", "svar.csv"],
        ["link"],
        ["link", "winner", "--bot", "not a name"],
        ["link", "winner", "--out", "x.exe"],
    ],
)
def test_wrong_usage_is_one_sentence(argv: list[str]) -> None:
    """No usage text over the whole screen, no traceback."""
    with pytest.raises(UsageError) as error:
        read(argv)

    assert str(error.value).endswith(".")
    assert "\n" not in str(error.value)


@given(st.lists(st.text(max_size=20), max_size=5).filter(lambda words: not {"-h", "--help", "--version"} & set(words)))
def test_any_words_are_read_or_refused(words: list[str]) -> None:
    """Whatever is typed: a command, or a sentence and no other way out."""
    with suppress(UsageError):
        assert isinstance(read(words).command, Command)
