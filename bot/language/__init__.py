"""Each language's own words and neutral texts, as data: `bot/language/<lang>/<name>.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bot.documents import plain

LANGUAGES = ("sv", "en")
"""Languages that have all of their files."""
_FOLDER = Path(__file__).parent


@cache
def data(lang: str, name: str) -> Any:
    """What the file says, every scalar as text; read once. FileNotFoundError if the language has no such file."""
    return plain(_FOLDER / lang / f"{name}.yaml")
