"""What was asked for on the command line, as one small value; nothing is done here."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, NoReturn

from bot.language import LANGUAGES
from bot.settings import day_of


class UsageError(Exception):
    """A command line that cannot be meant; its text is one sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """Telegram with a token, the terminal without."""


@dataclass(frozen=True, slots=True)
class Chat:
    """The conversation in the terminal."""


@dataclass(frozen=True, slots=True)
class Ask:
    question: str
    json: bool
    explain: bool
    today: date | None
    lang: str | None


@dataclass(frozen=True, slots=True)
class Batch:
    """JSON lines in, JSON lines out."""


@dataclass(frozen=True, slots=True)
class Check:
    paths: tuple[Path, ...]
    format: Literal["text", "json", "github"]
    lang: str | None


@dataclass(frozen=True, slots=True)
class Diff:
    against: str | None
    """Number of a kept revision, or a folder; None for the newest kept one."""
    lang: str | None


@dataclass(frozen=True, slots=True)
class Restore:
    number: int | None
    """None: list what is kept."""
    forget: str | None
    """A word whose revisions are to be cleaned of it instead."""
    lang: str | None


@dataclass(frozen=True, slots=True)
class Report:
    out: Path | None
    """File for the page; None for standard output."""
    lang: str | None


@dataclass(frozen=True, slots=True)
class Export:
    out: Path | None
    """File for the table; None for standard output."""
    excel: bool
    """Semicolons and a byte order mark, as Excel in Swedish wants to open it."""


@dataclass(frozen=True, slots=True)
class Import:
    file: Path
    out: Path | None
    """The new file of facts; None for one in facts/ that is named as the table is."""
    lang: str | None


@dataclass(frozen=True, slots=True)
class Link:
    what: str
    """Id of a fact, year of an edition or name of a candidate."""
    bot: str | None
    """The bot's username; None to ask Telegram for it."""
    out: Path | None
    """File for a QR code of the link, .svg or .png."""


Upkeep = Check | Diff | Restore | Report | Export | Import
"""What staff do with the knowledge."""
Command = Run | Chat | Ask | Batch | Link | Upkeep


@dataclass(frozen=True, slots=True)
class Arguments:
    command: Command
    knowledge: Path | None


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.")


def read(argv: Sequence[str]) -> Arguments:
    """The command of a command line. Raises UsageError; --help and --version print and raise SystemExit(0), as argparse does."""
    given = _parser().parse_args(argv)
    return Arguments(_command(given), given.knowledge)


def _command(given: argparse.Namespace) -> Command:
    match given.command:
        case "chat":
            return Chat()
        case "ask":
            return _ask(given)
        case "link":
            return Link(given.what, given.bot, given.out)
        case "run" | None:
            return Run()
        case _:
            return _upkeep(given)


def _upkeep(given: argparse.Namespace) -> Upkeep:
    match given.command:
        case "check":
            return Check(tuple(given.paths), given.format, given.lang)
        case "diff":
            return Diff(given.against, given.lang)
        case "restore":
            if given.number is not None and given.forget is not None:
                raise UsageError("Restore takes a number or --forget, not both.")
            return Restore(given.number, given.forget, given.lang)
        case "report":
            return Report(given.out, given.lang)
        case "export":
            return Export(given.out, given.excel)
        case _:
            return Import(given.file, given.out, given.lang)


def _ask(given: argparse.Namespace) -> Ask | Batch:
    question = " ".join(given.question)
    if not given.batch:
        if not question.strip():
            raise UsageError("Write the question after ask, or use --batch to read JSON lines.")
        return Ask(question, given.json, given.explain, given.today, given.lang)
    if question or given.json or given.explain or given.today or given.lang:
        raise UsageError("With --batch every line brings its own question, day and language; give nothing else.")
    return Batch()


def _parser() -> argparse.ArgumentParser:
    from bot import __version__

    parser = _Parser(prog="kvalitetsbot", description="Answers questions about an award, from YAML that staff edit.", allow_abbrev=False)
    parser.add_argument("--knowledge", type=Path, metavar="DIR", help="another folder of knowledge (also BOT_KNOWLEDGE)")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, does: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=does, description=does, allow_abbrev=False)

    command("run", "Telegram if TELEGRAM_BOT_TOKEN is set, else the conversation in the terminal (the default)")
    command("chat", "the conversation in the terminal")
    _add_ask(command("ask", "one question, one answer; or many as JSON lines"))
    _add_check(command("check", "every problem of the knowledge, with file, line and column"))
    _add_diff(command("diff", "what changed for askers since a kept revision, or against a folder"))
    _add_restore(command("restore", "a kept revision back"))
    _add_report(command("report", "the state of the knowledge as one HTML page: what is known, how old it is, how well it is found"))
    _add_export(command("export", "all questions and answers as a table (CSV)"))
    _add_import(command("import", "a table of questions and answers (CSV) as a new file of facts"))
    _add_link(command("link", "a link that opens the bot in Telegram at a fact, an edition or a candidate"))
    return parser


def _add_ask(ask: argparse.ArgumentParser) -> None:
    ask.add_argument("question", nargs="*", metavar="QUESTION", help="its words are joined")
    ask.add_argument("--json", action="store_true", help="the answer as one JSON object")
    ask.add_argument("--explain", action="store_true", help="how the answer was found")
    ask.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="answer as at noon of that day")
    _add_language(ask, "the language to answer in; else the question's own")
    ask.add_argument("--batch", action="store_true", help="JSON lines on standard input, JSON lines on standard output")


def _add_check(check: argparse.ArgumentParser) -> None:
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="only the problems of these files")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    _add_language(check, "the language of the sentences")


def _add_diff(diff: argparse.ArgumentParser) -> None:
    diff.add_argument("against", nargs="?", metavar="N|FOLDER", help="number of a kept revision, or a folder; else the newest kept one")
    _add_language(diff, "the language of the sentences")


def _add_restore(restore: argparse.ArgumentParser) -> None:
    restore.add_argument("number", nargs="?", type=int, metavar="N", help="number of a kept revision; without it they are listed")
    restore.add_argument("--forget", metavar="WORD", help="take everything that holds WORD out of the kept revisions")
    _add_language(restore, "the language of the sentences")


def _add_report(report: argparse.ArgumentParser) -> None:
    report.add_argument("--out", type=_page, metavar="FILE", help="write the page there, FILE.html; without it to standard output")
    _add_language(report, "the language of the page")


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("--out", type=_table, metavar="FILE", help="write the table there, FILE.csv; without it to standard output")
    export.add_argument("--excel", action="store_true", help="semicolons and a byte order mark, as Excel in Swedish opens it at once")


def _add_import(given: argparse.ArgumentParser) -> None:
    given.add_argument("file", type=Path, metavar="FILE", help="the table: question and answer, perhaps id, language and source")
    out = "the new file, FILE.yaml, a bare name within facts/; without it named as the table is"
    given.add_argument("--out", type=_facts, metavar="FILE", help=out)
    _add_language(given, "the language of the sentences")


def _add_link(link: argparse.ArgumentParser) -> None:
    link.add_argument("what", metavar="FACT", help="id of a fact, year of an edition or name of a candidate")
    link.add_argument("--bot", type=_username, metavar="NAME", help="the bot's username; without it Telegram is asked, by the token")
    link.add_argument("--out", type=_picture, metavar="FILE", help="also a QR code of the link, FILE.svg or FILE.png")


def _add_language(parser: argparse.ArgumentParser, does: str) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, help=does)


def _day(text: str) -> date:
    day = day_of(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day of the form 2023-11-21")
    return day


def _username(text: str) -> str:
    name = text.removeprefix("@")
    if not (name.isascii() and name.isidentifier() and 4 <= len(name) <= 32):
        raise argparse.ArgumentTypeError(f"{text!r} is not a username of Telegram")
    return name


def _picture(text: str) -> Path:
    return _file(text, ".svg", ".png")


def _page(text: str) -> Path:
    return _file(text, ".html", ".htm")


def _table(text: str) -> Path:
    return _file(text, ".csv")


def _facts(text: str) -> Path:
    return _file(text, ".yaml", ".yml")


def _file(text: str, *ends: str) -> Path:
    """A file whose name tells what is in it; a slip that would write over something else is caught."""
    if Path(text).suffix.lower() not in ends:
        raise argparse.ArgumentTypeError(f"{text!r} does not end in {' or '.join(ends)}")
    return Path(text)
