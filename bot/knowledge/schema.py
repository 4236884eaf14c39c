"""`python -m bot.knowledge.schema` writes the JSON Schema by which editors complete and explain staff's files: the forms that read them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bot.knowledge.forms import FORMS

HEAD = {"$schema": "http://json-schema.org/draft-07/schema#", "$comment": "Written by python -m bot.knowledge.schema."}


def schemas() -> dict[str, Any]:
    """File name to schema, one for each kind of file."""
    return {f"{kind}.schema.json": {**HEAD, **form.schema()} for kind, form in FORMS.items()}


def write(folder: Path) -> None:
    """Writes them into the folder, where each file of knowledge names its own in the first line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(json.dumps(schema, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("knowledge/schema"))
