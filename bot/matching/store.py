"""A built matcher in a folder, so that a start with unchanged knowledge need not learn again. Plain arrays (npy), nothing that runs code;
they are mapped, not read: a start touches only what its first question needs."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.kept import Kept
from bot.matching.confidence import Curve
from bot.matching.discriminant import Dense, Sparse
from bot.matching.features import Rows, Space
from bot.matching.index import Index
from bot.matching.words import Lexicon

Arrays = dict[str, NDArray[Any]]


class Learned(NamedTuple):
    """What is kept of one language."""

    words: list[str]
    """All words to know."""
    arrays: Arrays


@cache
def _program() -> bytes:
    """What the code and each language's words are: another program learns anew."""
    folder = Path(__file__).parent
    files = [*sorted(folder.glob("*.py")), *sorted(folder.parent.glob("language/*/words.yaml"))]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).digest()


def place(folder: Path, made_from: str | None, content: Callable[[], object]) -> Path:
    """The folder for a matcher learned from this content, by hash. `made_from`: names a state in which the content is the same as last
    time, and is not asked for."""
    return folder / (Kept(folder, made_from).get("matcher", lambda: _name(content())) if made_from else _name(content()))


def _name(content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return f"matcher-{hashlib.sha256(_program() + text.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


def _lines(texts: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _texts(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode("utf-8", "surrogatepass").split("\n")


def dump(index: Index, phrasing_words: Sequence[Sequence[str]]) -> Arrays:
    """All that is learned, with the facts and texts that it was learned from."""
    weights = index.weights
    learned: Arrays
    if isinstance(weights, Dense):
        learned = {"matrix": weights.matrix, "constants": weights.constants}
    else:
        learned = {"at": weights.starts, "of": weights.facts, "odds": weights.values, "others": weights.others}
    same: Arrays = {
        "names": _lines(index.space.ids),
        "rarity": index.space.rarity,
        "starts": index.rows.starts,
        "ids": index.rows.ids,
        "values": index.rows.values,
        "held": index.words,
        "curve": np.array([index.curve.scale, index.curve.slope, index.curve.middle]),
        "numbers": _lines([json.dumps({fact: sorted(numbers) for fact, numbers in index.numbers.items()})]),
        "negated": np.array(index.negated),
        "words": _lines(" ".join(words) for words in phrasing_words),
        "facts": _lines([json.dumps(index.facts)]),
        "ends": np.array(index.starts),
        "texts": _lines([json.dumps(index.texts)]),
    }
    return same | learned


def load(arrays: Mapping[str, NDArray[Any]], lexicon: Lexicon) -> Index:
    """The index as it was built, from what was dumped."""
    facts = tuple(json.loads(_texts(arrays["facts"])[0]))
    starts = arrays["ends"].tolist()
    of = [fact for fact, (start, end) in enumerate(pairwise(starts)) for _ in range(start, end)]
    said = _texts(arrays["words"])
    scale, slope, middle = arrays["curve"].tolist()
    weights = (
        Dense(arrays["matrix"], arrays["constants"])
        if "matrix" in arrays
        else Sparse(arrays["at"], arrays["of"], arrays["odds"], arrays["others"], len(facts))
    )
    return Index(
        lexicon=lexicon,
        space=Space(dict(zip(_texts(arrays["names"]), range(len(arrays["rarity"])), strict=True)), arrays["rarity"]),
        facts=facts,
        starts=tuple(starts),
        texts=tuple(json.loads(_texts(arrays["texts"])[0])),
        rows=Rows(arrays["starts"], arrays["ids"], arrays["values"]),
        words=arrays["held"],
        weights=weights,
        curve=Curve(scale, slope, middle),
        exact=dict(zip(reversed(said), reversed(of), strict=True)),
        numbers={int(fact): frozenset(numbers) for fact, numbers in json.loads(_texts(arrays["numbers"])[0]).items()},
        negated=tuple(arrays["negated"].tolist()),
    )


def write(folder: Path, indexes: Mapping[str, Arrays], words: Mapping[str, Iterable[str]]) -> None:
    """Puts the folder in place whole, and takes older ones away. A place that cannot be written to is no error: the next start learns."""
    named = {f"{lang}-{key}": array for lang, arrays in indexes.items() for key, array in arrays.items()}
    named |= {f"{lang}-vocabulary": _lines(own) for lang, own in words.items()}
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix="part-"))
        for name, array in named.items():
            np.save(part / f"{name}.npy", array, allow_pickle=False)
        for old in folder.parent.glob("matcher-*"):
            shutil.rmtree(old, ignore_errors=True)
        part.rename(folder)
    except OSError:
        return


def read(folder: Path) -> dict[str, Learned] | None:
    """What was written, by language, the one with most phrasings first; None if there is no such folder or it is damaged."""
    indexes: dict[str, Arrays] = {}
    words: dict[str, list[str]] = {}
    try:
        for file in folder.iterdir():
            lang, _, key = file.stem.partition("-")
            array = np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))
            if key == "vocabulary":
                words[lang] = _texts(array)
            else:
                indexes.setdefault(lang, {})[key] = array
    except (OSError, ValueError, EOFError):
        return None
    return {
        lang: Learned(words[lang], indexes.get(lang, {})) for lang in sorted(words, key=lambda lang: (-_held(indexes, lang), lang))
    } or None


def _held(indexes: Mapping[str, Arrays], lang: str) -> int:
    """Phrasings of a language."""
    return int(indexes[lang]["ends"][-1]) if lang in indexes else 0
