"""`check`: everything that is wrong with a knowledge folder, at once, with the place and the mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.kept import Kept, program
from bot.knowledge.folder import contents, revision
from bot.knowledge.load import Loaded, load_files
from bot.language import data
from bot.upkeep.telling import FORMATS, Findings, as_text

if TYPE_CHECKING:
    from bot.knowledge.problem import Problem


def run(
    folder: Path,
    paths: Sequence[Path] = (),
    form: str = "text",
    lang: str = "sv",
    today: date | None = None,
    cache: Path | None = None,
    processes: int | None = 1,
) -> tuple[str, int]:
    """The text to print and the exit status: 0 without errors, 1 with, 2 if a path is no file of the folder.

    `today` is for rehearsals; `cache` is a folder that keeps what was learned from the phrasings for the next run;
    `processes` ask the examples, None: one for each processor, where nothing else runs in this one.
    """
    files = contents(folder)
    only = _chosen(folder, files, paths)
    if isinstance(only, Path):
        return data(lang, "problems")["count"]["no-such-path"].format(path=only), 2
    day = today or datetime.now(UTC).date()
    kept = Kept(cache, repr((program(), revision(files), folder, sorted(only), form, lang, day)))

    def told() -> tuple[str, int]:
        loaded = load_files(files)
        problems = [*loaded.problems, *_further(loaded, files, day, lang, only if paths else None, cache, processes)]
        chosen = [problem for problem in problems if not paths or problem.place.file in only]
        found = Findings(folder, files, chosen, _summary(loaded, lang))
        return FORMATS[form](found, lang), int(any(problem.severity == "error" for problem in chosen))

    return kept.get("checked", told)


def describe(problems: Sequence[Problem], folder: Path, lang: str = "sv") -> str:
    """The same text for problems found elsewhere, such as at the start."""
    return as_text(Findings(folder, contents(folder), problems, ""), lang)


def _chosen(folder: Path, files: Mapping[str, bytes], paths: Sequence[Path]) -> set[str] | Path:
    """The files meant by the paths (files or folders, from here or from inside the folder), or the first path that means none."""
    chosen: set[str] = set()
    for path in paths:
        meant = {file for file in files if any(_under(folder / file, base) for base in (path, folder / path))}
        if not meant:
            return path
        chosen |= meant
    return chosen


def _under(file: Path, base: Path) -> bool:
    file, base = file.resolve(), base.resolve()
    return file == base or base in file.parents


def _further(
    loaded: Loaded,
    files: Mapping[str, bytes],
    today: date,
    lang: str,
    only: set[str] | None,
    cache: Path | None,
    processes: int | None,
) -> list[Problem]:
    """What is asked only of knowledge that can be used."""
    if loaded.knowledge is None:
        return []
    from bot.upkeep.likeness import likeness
    from bot.upkeep.parallel import examples_at_once
    from bot.upkeep.trial import learned
    from bot.upkeep.tried import Tried
    from bot.upkeep.warnings import warnings

    assistant = learned(loaded.knowledge, cache, alone=processes is None, beside=(lambda: [*likeness(loaded, lang, cache)],))
    return [
        *warnings(loaded, files, today, lang),
        *likeness(loaded, lang, cache),
        *examples_at_once(loaded, assistant, today, lang, only, processes, Tried(assistant, today, cache)),
    ]


def _summary(loaded: Loaded, lang: str) -> str:
    if (knowledge := loaded.knowledge) is None:
        return ""
    examples = sum(len(texts) for fact in knowledge.facts.values() for texts in fact.examples.values()) + len(knowledge.dialogues)
    counts = {"facts": len(knowledge.facts), "editions": len(knowledge.editions), "examples": examples}
    return str(data(lang, "problems")["count"]["none"].format(**counts))
