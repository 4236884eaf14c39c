"""The guide for staff: whoever copies its lines into the real knowledge gets no error."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

from bot.channels.terminal import arguments
from bot.knowledge.folder import contents, read_files
from bot.knowledge.load import Loaded, load_files
from bot.upkeep.exchange.intake import take_in

KNOWLEDGE = Path(__file__).parent.parent.parent / "knowledge"
GUIDE = (KNOWLEDGE / "README.md").read_text("utf-8")


def lines_of(section: str) -> list[str]:
    """The blocks to copy in a section of the guide."""
    text = re.search(rf"^### {section}\..*?(?=^##|\Z)", GUIDE, re.MULTILINE | re.DOTALL)
    assert text
    return re.findall(r"```yaml\n(.*?)```", text[0], re.DOTALL)


def errors(files: dict[str, bytes]) -> list[str]:
    """Those that the copied lines brought."""
    before = {problem.sentence("sv") for problem in _as_it_stands().errors}
    loaded = load_files(dict(sorted(files.items())))
    return [f"{problem.place} {problem.sentence('sv')}" for problem in loaded.errors if problem.sentence("sv") not in before]


@cache
def _as_it_stands() -> Loaded:
    return load_files(contents(KNOWLEDGE))


def files() -> dict[str, bytes]:
    return contents(KNOWLEDGE)


def facts() -> list[str]:
    return [name for name in files() if name.startswith("facts/")]


def with_lines(name: str, lines: str, after: str | None = None) -> dict[str, bytes]:
    """The knowledge with the lines at the end of a file, or after a text in it."""
    now = files()
    text = now.get(name, b"").decode()
    if after is None:
        text = text.rstrip("\n") + "\n" + lines if text else lines
    else:
        assert after in text
        text = text.replace(after, after + lines, 1)
    return now | {name: text.encode()}


def test_a_new_edition_and_then_its_winner() -> None:
    """Things 1 and 2: one small file, later two lines more."""
    new, won = lines_of("1")[0], lines_of("2")[0]

    assert errors(with_lines("editions/2027.yaml", new)) == []
    assert errors(with_lines("editions/2027.yaml", new + won)) == []


def test_somebody_left() -> None:
    """Thing 3: one line in the person's entry."""
    assert errors(with_lines("people.yaml", lines_of("3")[0])) == []


def test_a_new_contact() -> None:
    """Thing 4: one entry at the end of the file."""
    assert errors(with_lines("people.yaml", lines_of("4")[0])) == []


def test_a_new_wording() -> None:
    """Thing 5: one line under sv, in any file of facts."""
    for name in facts():
        now = with_lines(name, lines_of("5")[0], "    questions:\n      sv:\n")

        assert read_files({name: now[name]}).problems == (), name
    assert errors(now) == []


def test_a_new_answer() -> None:
    """Thing 6: one entry at the end of any file of facts."""
    for name in facts():
        now = with_lines(name, lines_of("6")[0])

        assert read_files({name: now[name]}).problems == (), name
    assert errors(now) == []


def test_a_synonym() -> None:
    """Thing 7: one line in words.yaml."""
    assert errors(with_lines("words.yaml", lines_of("7")[0], "synonyms:\n  sv:\n")) == []


def test_a_gap_is_known_now() -> None:
    """Thing 8: the new answer in the place of the old one, with a source that is new too."""
    answer, source = lines_of("8")
    name = next(name for name, content in files().items() if name.startswith("facts/") and b"    status: unknown\n" in content)
    text = files()[name].decode()
    entry = next(each for each in re.split(r"(?m)^(?=  - id: )", text) if "    status: unknown\n" in each)
    kept = re.sub(r"(?m)^    (?:answer|status|sources|checked):.*\n(?:      .*\n)*", "", entry)
    now = with_lines("sources.yaml", source) | {name: text.replace(entry, kept + answer).encode()}

    assert errors(now) == []


def test_a_wrong_answer_is_reported() -> None:
    """Thing 9: one entry in dialogues.yaml."""
    assert errors(with_lines("dialogues.yaml", lines_of("9")[0])) == []


def test_a_table_of_questions(tmp_path: Path) -> None:
    """The table in the guide becomes a file of facts that lacks only what the guide says."""
    (table,) = re.findall(r"```csv\n(.*?)```", GUIDE, re.DOTALL)
    (tmp_path / "garderoben.csv").write_text(table, "utf-8")
    assert take_in(tmp_path, tmp_path / "garderoben.csv", None)[1] == 0
    now = files() | {"facts/garderoben.yaml": (tmp_path / "facts" / "garderoben.yaml").read_bytes()}
    loaded = load_files(dict(sorted(now.items())))

    assert {problem.kind for problem in loaded.errors if problem.place.file == "facts/garderoben.yaml"} == {"no-source"}


def test_every_command_in_the_guide_is_one() -> None:
    """What staff copy into a terminal is understood."""
    commands = re.findall(r"python -m bot ((?:[^\s`]| (?! ))+)", GUIDE)

    assert {command.split()[0] for command in commands} >= {"ask", "restore", "diff", "export", "import", "report"}
    for command in commands:
        arguments.read(shlex.split(command))


def test_the_message_in_the_guide_is_the_real_one() -> None:
    """Staff recognise what they read."""
    shown = re.search(r"knowledge/(editions/2027\.yaml):(\d+):(\d+): fel: (.*)", GUIDE)
    assert shown
    now = files() | {"editions/2027.yaml": "year: 2027\nnominees: [Håboo, Lomma]\nsources: [skr-kvalitetskommun]\n".encode()}
    problem = load_files(dict(sorted(now.items()))).errors[0]

    assert (problem.place.file, str(problem.place.line), str(problem.place.column), problem.sentence("sv")) == shown.groups()


def test_every_file_is_in_the_guide() -> None:
    """Nobody has to guess what a file is for."""
    told = set(re.findall(r"`([a-z]+\.yaml|[a-z]+/)[^`]*`", GUIDE))

    assert {name if "/" not in name else name.partition("/")[0] + "/" for name in files()} <= told | {"replies.yaml"}
