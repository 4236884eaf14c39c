"""What the project says about itself: the README, the lock files and the package are as promised."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from bot.channels.terminal import arguments

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-browser.lock")


def _code_names(pattern: str, text: str) -> set[str]:
    return set(re.findall(pattern, text))


def test_the_readme_names_every_variable_and_no_other() -> None:
    """What bot/settings.py reads stands in the table, and the other way round."""
    tree = ast.parse((ROOT / "bot" / "settings.py").read_text("utf-8"))
    variable = re.compile(r"(?:TELEGRAM_|BOT_|WEBHOOK_|LOG_|NO_)[A-Z_]+")
    read = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    read = {name for name in read if variable.fullmatch(name)}
    table = README.split("## Environment")[1].split("\n## ")[0]

    assert _code_names(r"`([A-Z][A-Z_]+)`", table) - {"INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL"} == read


def _commands() -> dict[str, set[str]]:
    """Command to its options, as the command line has them."""
    parser = arguments._parser()
    (subparsers,) = (action for action in parser._actions if action.choices and action.dest == "command")
    choices = subparsers.choices
    assert isinstance(choices, dict)
    return {name: {o for a in sub._actions for o in a.option_strings if o.startswith("--")} - {"--help"} for name, sub in choices.items()}


def test_the_readme_names_every_command_and_option_and_no_other() -> None:
    """The command line and its table agree."""
    section = README.split("## Commands")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)(.*)", section, re.MULTILINE)
    documented: dict[str, set[str]] = {}
    for name, rest in rows:
        documented.setdefault(name, set()).update(re.findall(r"--[a-z]+", rest))

    assert documented == _commands()
    assert "`--knowledge DIR`" in section


def test_every_target_of_make_that_is_named_exists() -> None:
    """README and CONTRIBUTING name no chore that is not there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = _code_names(r"(?m)^([a-z-]+):", makefile)
    named = _code_names(r"(?:`|    )make ([a-z-]+)", README + (ROOT / "CONTRIBUTING.md").read_text("utf-8"))

    assert named
    assert named <= targets


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    """A relative link names a file that exists."""
    text = (ROOT / page).read_text("utf-8")

    dead = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link and not ((ROOT / page).parent / link).exists()]

    assert dead == []


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_file_pins_by_hash_and_names_no_address(lock: str) -> None:
    """What is installed is what was locked, from whichever index the machine uses."""
    text = (ROOT / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert [entry.split()[0] for entry in entries if not re.match(r"[a-z0-9._-]+==\S+", entry) or "--hash=sha256:" not in entry] == []
    assert not re.search(r"://|--(extra-)?index-url|--find-links| @ ", text)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    """Every dependency is locked; the tests' locks hold the same versions as the bot's."""
    runtime, tests, browser = (set(re.findall(r"^([a-z0-9._-]+==\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)) for lock in LOCKS)
    asked = {re.split(r"[\[<>=]", dependency)[0].lower() for dependency in PROJECT["project"]["dependencies"]}

    assert asked <= {pin.split("==")[0] for pin in runtime}
    assert runtime <= tests
    assert {pin for pin in browser if pin.split("==")[0] in {pin.split("==")[0] for pin in tests}} <= tests


def test_every_dependency_has_its_reason() -> None:
    """Whoever reads pyproject.toml learns why each library is there."""
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]")[0]

    assert [line for line in block.splitlines() if not re.match(r'    ".+", +# \S', line)] == []


def test_the_licence_is_whole() -> None:
    """The full text of the EUPL 1.2: fifteen articles and the appendix."""
    text = (ROOT / "LICENSE").read_text("utf-8")

    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\.", text, re.MULTILINE) == [str(n) for n in range(1, 16)]
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in text


def test_the_wheel_holds_code_data_and_knowledge(tmp_path: Path) -> None:
    """An installed `kvalitetsbot` has the languages' data and answers without a checkout."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)], cwd=ROOT, check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("kvalitetsbot-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        scripts = next(archive.read(name).decode() for name in names if name.endswith("entry_points.txt"))

    for path in (ROOT / "bot").rglob("*"):
        if path.suffix in (".py", ".yaml", ".jinja", ".css"):
            assert path.relative_to(ROOT).as_posix() in names
    assert any(name.endswith("share/kvalitetsbot/knowledge/award.yaml") for name in names)
    assert "kvalitetsbot = bot.__main__:main" in scripts


def test_continuous_integration_runs_all_tests() -> None:
    """.ci/run can be started as it is, and does what a developer does; the browser's part too."""
    script = ROOT / ".ci" / "run"

    assert script.stat().st_mode & 0o111
    assert "set -euo pipefail" in script.read_text("utf-8")
    for target in ("test", "test-report"):
        assert f"make --no-print-directory {target} </dev/null" in script.read_text("utf-8").splitlines()


def test_the_image_s_command_line() -> None:
    """docker run IMAGE ask …; without arguments it runs, as an ordinary user, and its health can be asked."""
    text = (ROOT / "Dockerfile").read_text("utf-8")

    for line in ('ENTRYPOINT ["python", "-m", "bot"]', 'CMD ["run"]', "USER bot"):
        assert line in text.splitlines()
    assert "/healthz" in text.split("HEALTHCHECK")[1]
