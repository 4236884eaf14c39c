"""The bot as people start it: a process of its own, over pipes and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.knowledge.folder import contents
from bot.upkeep import check, revisions
from tests.ports import free_port

ROOT = Path(__file__).resolve().parent.parent.parent

FACTS = """\
facts:
  - id: opening-hours
    questions:
      sv: [När har biblioteket öppet?, Öppettider, Vilka tider är det öppet]
      en: [When is the library open?]
    answer:
      sv: Biblioteket har öppet 10–18 på vardagar.
      en: The library is open 10–18 on weekdays.
    sources: []
  - id: fines
    questions:
      sv: [Vad kostar det att lämna tillbaka en bok för sent?]
      en: [How much is the fine for a late book?]
    answer:
      sv: Det kostar ingenting.
      en: There is no fine.
    sources: []
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The least folder of knowledge."""
    folder = tmp_path / "library"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "library.yaml").write_text(FACTS, "utf-8")
    return folder


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """This machine's, without settings of the bot and with a data folder of its own."""
    kept = {name: value for name, value in os.environ.items() if not re.match("TELEGRAM_|BOT_|WEBHOOK_|LOG_|NO_COLOR|LC_|LANG", name)}
    return kept | {"BOT_DATA": str(tmp_path / "data"), "LANG": "sv_SE.UTF-8", "PYTHONUTF8": "1", "TERM": "xterm"}


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "bot", *map(str, words)]


def run(environ: dict[str, str], *words: str | Path, given: bytes = b"", cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*words), input=given, env=environ, cwd=cwd, capture_output=True, timeout=60, check=False)


def test_one_question(library: Path, environ: dict[str, str]) -> None:
    """`ask` prints the answer and nothing else."""
    done = run(environ, "--knowledge", library, "ask", "När", "har", "biblioteket", "öppet?")

    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "Biblioteket har öppet 10–18 på vardagar.\n", b"")


def test_one_question_as_json(library: Path, environ: dict[str, str]) -> None:
    """`ask --json` prints one object in the form of the batch."""
    done = run(environ, "--knowledge", library, "ask", "--json", "--lang", "en", "When is the library open?")

    answer = json.loads(done.stdout)
    assert (answer["status"], answer["fact"], answer["lang"]) == ("answered", "opening-hours", "en")
    assert answer["candidates"][0]["fact"] == "opening-hours"


def test_how_an_answer_was_found(library: Path, environ: dict[str, str]) -> None:
    """`ask --explain` names the facts it weighed."""
    done = run(environ, "--knowledge", library, "ask", "--explain", "När har biblioteket öppet?")

    assert done.returncode == 0
    assert "opening-hours" in done.stdout.decode()


def test_the_package_s_own_knowledge_answers_anywhere(tmp_path: Path, environ: dict[str, str]) -> None:
    """Started from another folder, the bot finds the knowledge beside it."""
    done = run(environ | {"PYTHONPATH": str(ROOT)}, "ask", "Vem vann 2013?", cwd=tmp_path)

    assert "Örebro" in done.stdout.decode()


def test_a_batch_answers_line_by_line(library: Path, environ: dict[str, str]) -> None:
    """A program writes a line, reads its answer, and only then writes the next; damage in between is told."""
    with subprocess.Popen(
        command("--knowledge", library, "ask", "--batch"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, cwd=ROOT
    ) as bot:
        assert bot.stdin
        assert bot.stdout
        answers = []
        for line in (b'{"id": 1, "turns": ["\xc3\x96ppettider"]}\n', b"\xff{\n", b'{"id": 3, "turns": ["Opening hours?"], "lang": "en"}\n'):
            bot.stdin.write(line)
            bot.stdin.flush()
            answers.append(json.loads(bot.stdout.readline()))
        bot.stdin.close()
        assert bot.wait(30) == 0

    assert [(answer["id"], answer["status"]) for answer in answers[:2]] == [(1, "answered"), (None, "error")]
    assert answers[2]["id"] == 3


def test_a_reader_that_has_had_enough(library: Path, environ: dict[str, str]) -> None:
    """`… ask --batch | head -1` ends without a complaint."""
    with subprocess.Popen(
        command("--knowledge", library, "ask", "--batch"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environ,
        cwd=ROOT,
    ) as bot:
        assert bot.stdin
        assert bot.stdout
        assert bot.stderr
        bot.stdin.write(b'{"id": 1, "turns": ["a"]}\n')
        bot.stdin.flush()
        bot.stdout.readline()
        bot.stdout.close()
        bot.stdin.write(b'{"id": 2, "turns": ["a"]}\n')
        bot.stdin.close()

        assert (bot.wait(30), bot.stderr.read()) == (0, b"")


@pytest.mark.parametrize("words", [["ask", "x"], ["ask", "--json", "x"], ["check"], ["export"], ["report"], ["--help"]])
def test_nobody_reads(words: list[str], library: Path, environ: dict[str, str]) -> None:
    """A reader that is gone before the first word is no fault of the bot's."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            command("--knowledge", library, *words), stdout=writing, stderr=subprocess.PIPE, env=environ, cwd=ROOT, timeout=60, check=False
        )
    finally:
        os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("words", "settings"),
    [
        (["dance"], {}),
        (["ask"], {}),
        (["--knowledge", "no/such/folder", "ask", "x"], {}),
        (["ask", "x"], {"BOT_KNOWLEDGE": "no/such/folder"}),
        (["import", "no/such.csv"], {}),
        (["export", "--out", "no/such/x.csv"], {}),
        ([], {"TELEGRAM_BOT_TOKEN": "hunter2"}),
        ([], {"BOT_MODE": "push"}),
        ([], {"BOT_HTTP_PORT": "eighty"}),
    ],
)
def test_wrong_usage_and_settings(words: list[str], settings: dict[str, str], environ: dict[str, str]) -> None:
    """One sentence on standard error, exit status 2, nothing on standard output, no secret."""
    done = run(environ | settings, *words)

    assert (done.returncode, done.stdout) == (2, b"")
    assert re.fullmatch(r"[^\n]+\.\n", done.stderr.decode())
    assert b"hunter2" not in done.stderr


@pytest.mark.parametrize("words", [["ask", "x"], ["ask", "--batch"], ["chat"], ["run"], ["check"], ["report"], ["export"]])
def test_broken_knowledge_is_told_with_its_place(words: list[str], library: Path, environ: dict[str, str]) -> None:
    """Every problem with file, line and column, and exit status 1; no traceback."""
    (library / "facts" / "library.yaml").write_text("facts:\n  - id: a\n    answr: {sv: x}\n", "utf-8")

    done = run(environ, "--knowledge", library, *words)

    told = (done.stdout + done.stderr).decode()
    assert done.returncode == 1
    assert re.search(r"library\.yaml:3:5: ", told)
    assert "Traceback" not in told


def test_the_report_is_a_page_on_standard_output_or_in_a_file(library: Path, environ: dict[str, str], tmp_path: Path) -> None:
    """The same page, in UTF-8 whatever the locale; the file's name is told."""
    environ = environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "BOT_TODAY": "2031-02-01"}
    shown = run(environ, "--knowledge", library, "report")
    saved = run(environ, "--knowledge", library, "report", "--out", tmp_path / "page.html")

    assert (shown.returncode, shown.stderr) == (0, b"")
    assert shown.stdout.startswith(b"<!DOCTYPE html>")
    assert "Läget 2031-02-01" in shown.stdout.decode()
    assert (saved.returncode, saved.stderr) == (0, b"")
    assert b"page.html" in saved.stdout
    assert (tmp_path / "page.html").read_bytes() == shown.stdout


def test_a_table_goes_out_and_comes_in(library: Path, environ: dict[str, str], tmp_path: Path) -> None:
    """What `export` writes, `import` makes a folder of that answers the same; a second time it writes over nothing."""
    other = tmp_path / "other"
    other.mkdir()
    exported = run(environ, "--knowledge", library, "export")
    (tmp_path / "svar.csv").write_bytes(exported.stdout)
    done, again = (run(environ, "--knowledge", other, "import", tmp_path / "svar.csv") for _ in range(2))

    assert exported.stdout.startswith(b"id,language,question,answer,source\r\n")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (again.returncode, again.stdout) == (2, b"")
    assert "svar.yaml finns redan" in again.stderr.decode()
    answers = [run(environ, "--knowledge", folder, "ask", "Öppettider").stdout for folder in (library, other)]
    assert answers[0] == answers[1]


def test_a_table_that_cannot_be_read_is_told_with_its_line(library: Path, environ: dict[str, str], tmp_path: Path) -> None:
    """Exit status 1, and nothing written."""
    (tmp_path / "svar.csv").write_text("fråga;svar\nVar?;\n", "utf-8")
    done = run(environ, "--knowledge", library, "import", tmp_path / "svar.csv")

    assert done.returncode == 1
    assert f"{tmp_path}/svar.csv:2:6: fel: Frågan saknar svar." in done.stdout.decode()
    assert [file.name for file in (library / "facts").iterdir()] == ["library.yaml"]


def test_run_starts_on_the_last_good_revision(library: Path, environ: dict[str, str]) -> None:
    """Broken files do not keep a bot from starting that once had good ones; the log is loud about it."""
    revisions.keep(Path(environ["BOT_DATA"]), contents(library), datetime.now(UTC))
    (library / "facts" / "library.yaml").write_text("facts: [", "utf-8")

    done = run(environ, "--knowledge", library, given="Öppettider\n".encode())

    assert done.returncode == 0
    assert "10–18" in done.stdout.decode()
    assert "library.yaml:1:" in done.stderr.decode()


def test_run_without_a_token_through_a_pipe(library: Path, environ: dict[str, str]) -> None:
    """`echo question | make run`: just the answers on standard output, one line on how to connect Telegram beside them."""
    done = run(environ, "--knowledge", library, given="Öppettider\n\nWhen is the library open?\n".encode())

    assert done.returncode == 0
    assert done.stdout.decode() == "Biblioteket har öppet 10–18 på vardagar.\n\nThe library is open 10–18 on weekdays.\n\n"
    assert re.fullmatch(r"[^\n]*TELEGRAM_BOT_TOKEN[^\n]*\n\n?", done.stderr.decode())


@pytest.mark.parametrize("given", [b"", b"\n\n", b"\xf0\x9f\xa4\xb7\n", b"\x00\xff\xfe\n", b"?" * 200_000])
def test_odd_input(given: bytes, library: Path, environ: dict[str, str]) -> None:
    """Empty, endless, emoji only, binary-looking: a friendly answer or none, never a traceback."""
    done = run(environ, "--knowledge", library, "chat", given=given)

    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout.strip()) == bool(given.strip())


def test_asking_loads_nothing_of_telegram(library: Path, environ: dict[str, str]) -> None:
    """One question starts fast: no Telegram client, no database, no web server is loaded for it."""
    script = (
        "import sys; from bot.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'telegram', 'sqlalchemy', 'aiohttp', 'httpx', 'PIL', 'asyncio', 'watchfiles', 'jinja2', 'csv'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", script, "--knowledge", library, "ask", "Öppettider"],
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert done.stdout.splitlines()[-1] == "[]"


class Terminal:
    """A process on a pseudo-terminal, and what it has shown."""

    def __init__(self, environ: dict[str, str], *words: str | Path) -> None:
        self.pid, self._end = pty.fork()
        if self.pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # as in anybody's terminal; a runner of tests may have it ignored
            os.chdir(ROOT)
            os.execve(sys.executable, command(*words), environ)  # noqa: S606 - the bot itself
        self._bytes = b""
        self._awaited = 0

    @property
    def shown(self) -> str:
        """Since the last key."""
        return self._bytes.decode("utf-8", "replace")

    def until(self, text: str) -> None:
        """Reads on, after what was awaited before, until `text` has come; or fails."""
        deadline = time.monotonic() + 60
        while text not in self.shown[self._awaited :]:
            assert select.select([self._end], [], [], max(0, deadline - time.monotonic()))[0], self.shown
            assert self._read(), self.shown
        self._awaited = self.shown.index(text, self._awaited) + len(text)

    def type(self, text: str) -> None:
        """Somebody presses these keys."""
        self._bytes, self._awaited = b"", 0
        os.write(self._end, text.encode())

    def left(self, key: str) -> int:
        """The exit status, everything shown before it read. Python's line editing may miss a key in the instant after the prompt, until
        the next one; it is pressed again then, as anybody would."""
        for _ in range(5):
            while select.select([self._end], [], [], 5)[0]:
                if not self._read():
                    os.close(self._end)
                    return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
            os.write(self._end, key.encode())
        raise AssertionError(f"still there: {self.shown}")

    def _read(self) -> bool:
        try:
            read = os.read(self._end, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            return False
        self._bytes += read
        return bool(read)


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_leaving_a_terminal(key: str, library: Path, environ: dict[str, str]) -> None:
    """A prompt, an answer, and Ctrl-C or Ctrl-D end it without a word."""
    terminal = Terminal(environ, "--knowledge", library, "chat")
    terminal.until("Fråga: ")
    terminal.type("Öppettider\r")
    terminal.until("10–18")
    terminal.until("Fråga: ")
    terminal.type(key)

    assert terminal.left(key) == 0
    assert not re.search("[A-Za-z]", re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]|\^[CD]", "", terminal.shown))


def test_colours_can_be_declined(library: Path, environ: dict[str, str]) -> None:
    """With NO_COLOR a terminal is written no colour."""
    for settings, colored in (({}, True), ({"NO_COLOR": "1"}, False)):
        terminal = Terminal(environ | settings, "--knowledge", library)
        terminal.until("Fråga: ")
        assert ("\x1b[1m" in terminal.shown) == colored
        assert "TELEGRAM_BOT_TOKEN" in terminal.shown
        terminal.type("\x04")
        assert terminal.left("\x04") == 0


@pytest.fixture
def port() -> int:
    return free_port()


def test_a_container_without_a_token_stays_up_until_it_is_told_to_end(port: int, library: Path, environ: dict[str, str]) -> None:
    """No token, no input, but a port: its health can be asked, the log says what is missing, and SIGTERM ends it at once."""
    with subprocess.Popen(
        command("--knowledge", library, "run"),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environ | {"BOT_HTTP_PORT": str(port)},
        cwd=ROOT,
    ) as bot:
        assert bot.stderr
        told = ""
        while "driftsidorna" not in told:
            line = bot.stderr.readline()
            assert line
            told += line.decode()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=10) as answer:
            ready = json.loads(answer.read())
        bot.send_signal(signal.SIGTERM)

        assert bot.wait(30) == 0
        assert ready["ready"] is True
        assert bot.stderr.read() == b""


def test_questions_through_a_pipe_end_it_even_with_a_port(port: int, library: Path, environ: dict[str, str]) -> None:
    """`echo question | docker run -i IMAGE` answers and is done."""
    done = run(environ | {"BOT_HTTP_PORT": str(port)}, "--knowledge", library, given="Öppettider\n".encode())

    assert done.returncode == 0
    assert "10–18" in done.stdout.decode()


def test_every_wrong_example_is_told_whichever_process_asks_it(library: Path, environ: dict[str, str]) -> None:
    """A check shares the examples out over the processors; it tells what a check in one process tells."""
    facts = library / "facts" / "library.yaml"
    more = FACTS.replace("opening-hours", "opening").replace("fines", "fee").replace("iblioteket", "adhuset").replace("bok", "handduk")
    (library / "facts" / "bath.yaml").write_text(more.replace("    sources: []", "    examples: {sv: [Öppettider]}"), "utf-8")
    facts.write_text(FACTS.replace("    sources: []", "    examples: {sv: [handduk]}"), "utf-8")
    done = run(environ, "--knowledge", library, "check")

    assert done.returncode == 1
    assert done.stdout.decode() == f"{check.run(library)[0]}\n"
    assert {file for file in ("library.yaml", "bath.yaml") if f"{file}:" in done.stdout.decode()} == {"library.yaml", "bath.yaml"}
