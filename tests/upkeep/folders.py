"""Knowledge folders for the tests of upkeep."""

from __future__ import annotations

import shutil
from pathlib import Path

HARBOURS = Path(__file__).parent.parent / "awards" / "harbours"

LIBRARY = """# Bibliotekets svar.
facts:
  - id: opening-hours
    questions:
      sv: [När har biblioteket öppet?, Vilka öppettider har biblioteket?]
    examples:
      sv: [vilka öppettider har biblioteket nu]
    answer:
      sv: Biblioteket har öppet 10–18.
  - id: lending
    questions:
      sv: [Hur många böcker får man låna?, Hur lånar man böcker?]
    examples:
      sv: [hur många böcker får man låna då]
    answer:
      sv: Man får låna tio böcker.
"""


def harbours(tmp_path: Path) -> Path:
    """A copy of the made-up award that a test may change."""
    return Path(shutil.copytree(HARBOURS, tmp_path / "harbours"))


def library(tmp_path: Path) -> Path:
    """The least folder: one file of facts."""
    folder = tmp_path / "library"
    (folder / "facts").mkdir(parents=True)
    (folder / "facts" / "library.yaml").write_text(LIBRARY, "utf-8")
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Saves the file with one text in it changed."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
