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
_WORDS = "vocabulary"


class Learned(NamedTuple):
    """What is kept of one language."""

    words: list[str]
    """All words to know."""
    arrays: Arrays
    """Of its index; empty for a language without phrasings."""


@cache
def _program() -> bytes:
    """What the code and each language's words are: another program learns anew."""
    folder = Path(__file__).parent
    files = [*sorted(folder.glob("*.py")), *sorted(folder.parent.glob("language/*/words.yaml"))]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).digest()


def places(folder: Path, made_from: str | None, content: Callable[[], Mapping[str, object]]) -> dict[str, Path]:
    """The folder of what is learned of each language from this content, by hash. `made_from`: names a state in which the content is the
    same as last time, and is not asked for."""

    def named() -> dict[str, str]:
        return {lang: _name(lang, own) for lang, own in content().items()}

    names = Kept(folder, made_from).get("matcher", named) if made_from else named()
    return {lang: folder / name for lang, name in names.items()}


def _name(lang: str, content: object) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return f"matcher-{lang}-{hashlib.sha256(_program() + text.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


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


def write(folder: Path, learned: Learned) -> None:
    """Puts the folder of one language in place whole, and takes older ones away. A place that cannot be written to is no error: the next
    start learns."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(dir=folder.parent, prefix="part-"))
        for name, array in {**learned.arrays, _WORDS: _lines(learned.words)}.items():
            np.save(part / f"{name}.npy", array, allow_pickle=False)
        for old in folder.parent.glob(f"{folder.name.rpartition('-')[0]}-*"):
            shutil.rmtree(old, ignore_errors=True)
        part.rename(folder)
    except OSError:
        return


def read(folder: Path) -> Learned | None:
    """What was written; None if there is no such folder or it is damaged."""
    try:
        arrays = {file.stem: np.asarray(np.load(file, mmap_mode="r", allow_pickle=False)) for file in folder.iterdir()}
        return Learned(_texts(arrays.pop(_WORDS)), arrays)
    except (OSError, ValueError, EOFError, KeyError):
        return None
