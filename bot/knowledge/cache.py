"""Knowledge kept between two starts, so that an unchanged folder need not be read as YAML and checked again."""

from __future__ import annotations

from pathlib import Path

from bot import __version__, kept
from bot.knowledge.model import Knowledge
from bot.knowledge.plain import FORM, packed, unpacked


def recall(cache: Path, revision: str) -> Knowledge | None:
    """The knowledge of that revision, if it is what was kept last."""
    plain = kept.recall(_file(cache), _made_from(revision))
    found = unpacked(plain) if plain is not None else None
    return found if isinstance(found, Knowledge) else None


def keep(cache: Path, knowledge: Knowledge) -> None:
    """Keeps it in the place of what was kept; a folder that cannot be written to is no harm."""
    kept.keep(_file(cache), _made_from(knowledge.revision), packed(knowledge))


def _file(cache: Path) -> Path:
    return cache / "knowledge.marshal"


def _made_from(revision: str) -> str:
    return f"{revision} {__version__} {FORM}"
