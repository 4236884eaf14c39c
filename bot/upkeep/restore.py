"""`restore`: lists the kept revisions, brings one back into the folder, or forgets those that have a word."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

from bot.knowledge.folder import contents
from bot.knowledge.load import load_files
from bot.language import data as language_data
from bot.upkeep.files import put
from bot.upkeep.revisions import Kept, cache_of, kept, path_of, replaced, texts, write


def restore(folder: Path, data: Path, number: int | None, forget: str | None = None, lang: str = "sv") -> tuple[str, int]:
    """The text to print and the exit status. Without a number or a word to forget: what is kept."""
    if forget is not None:
        return _forget(folder, data, forget, lang)
    return _listing(data, lang) if number is None else _restore(folder, data, number, lang)


def _listing(data: Path, lang: str) -> tuple[str, int]:
    """The kept revisions in words."""
    words = language_data(lang, "problems")["revisions"]
    rows = [words["row"].format(number=each.number, at=f"{each.at.astimezone():%Y-%m-%d %H:%M}", facts=_facts(each)) for each in kept(data)]
    return "\n".join([words["head"], *rows, words["how"]]) if rows else words["none"], 0


def _facts(each: Kept) -> int:
    knowledge = load_files(dict(each.files)).knowledge
    return len(knowledge.facts) if knowledge else 0


def _restore(folder: Path, data: Path, number: int, lang: str) -> tuple[str, int]:
    """Brings a kept revision back into the folder; what stood there is kept beside, so that this can be undone too."""
    words = language_data(lang, "problems")["revisions"]
    all_kept = kept(data)
    wanted = next((each for each in all_kept if each.number == number), None)
    if wanted is None:
        numbers = ", ".join(str(each.number) for each in reversed(all_kept)) or "–"
        return words["no-such"].format(number=number, numbers=numbers), 2
    present = contents(folder)
    write(replaced(data), {"files": texts(present)})
    for name, content in wanted.files.items():
        _put(folder / name, content)
    for name in present.keys() - wanted.files.keys():
        (folder / name).unlink(missing_ok=True)
    return words["restored"].format(number=number, at=f"{wanted.at.astimezone():%Y-%m-%d %H:%M}", folder=folder), 0


def _put(path: Path, content: bytes) -> None:
    """Only if it differs, so that nothing is read again for nothing."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, content)


def _forget(folder: Path, data: Path, word: str, lang: str) -> tuple[str, int]:
    """Deletes every kept revision that has the word anywhere, and what is kept to start faster.

    Whole revisions go, not only the word: what is told about a person does not always name the person.
    """
    words = language_data(lang, "problems")["revisions"]
    wanted = _plain(word)
    if not wanted:
        return words["no-word"], 2
    gone = [each for each in kept(data) if any(wanted in _plain(text) for text in texts(each.files).values())]
    for each in gone:
        path_of(data, each).unlink(missing_ok=True)
    replaced(data).unlink(missing_ok=True)
    shutil.rmtree(cache_of(data), ignore_errors=True)
    told = [words["forgotten"].format(count=len(gone), word=word)]
    told += [words["still-there"].format(file=folder / name) for name, text in texts(contents(folder)).items() if wanted in _plain(text)]
    return "\n".join(told), 1 if len(told) > 1 else 0


def _plain(text: str) -> str:
    """Without case and line breaks, so that a name over two lines is found."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
