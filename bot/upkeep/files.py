"""Files written whole or not at all: whoever reads or watches them sees no half of one."""

from __future__ import annotations

import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """In the place of what may stand there. Raises OSError."""
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def put_new(path: Path, content: bytes) -> None:
    """Raises FileExistsError, and changes nothing, if something stands there already; OSError if it cannot be written."""
    with path.open("xb") as file:
        file.write(content)
