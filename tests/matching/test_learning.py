from __future__ import annotations

import numpy as np
import pytest

from bot.matching import discriminant
from bot.matching.discriminant import inverted
from bot.matching.features import Rows, Space, counted, gather
from bot.matching.matcher import Matcher, Phrasing
from bot.matching.reading import Reader, marked_words
from bot.matching.words import Lexicon
from tests.matching.library import QUESTIONS

TEXTS = [(fact, text) for fact, texts in QUESTIONS.items() for text in texts]
FACTS = np.array([list(QUESTIONS).index(fact) for fact, _ in TEXTS], dtype=np.int32)


@pytest.fixture(scope="module")
def said() -> tuple[Lexicon, list[tuple[str, ...]]]:
    marked = [marked_words(text) for _, text in TEXTS]
    reader = Reader({"sv": [word for words in marked for word in words]}, synonyms={}, filler={})
    return reader.lexicons["sv"], [reader.words(text, words, "sv") for (_, text), words in zip(TEXTS, marked, strict=True)]


@pytest.fixture(scope="module")
def gathered(said: tuple[Lexicon, list[tuple[str, ...]]]) -> tuple[Space, Rows]:
    lexicon, words = said
    return gather(words, lexicon, FACTS)


def test_phrasings_and_questions_are_weighed_alike(said: tuple[Lexicon, list[tuple[str, ...]]], gathered: tuple[Space, Rows]) -> None:
    """All phrasings at once or one question: the same words give the same vector."""
    (lexicon, words), (space, rows) = said, gathered

    for number, each in enumerate(words):
        asked, kept = space.vector(counted(each, lexicon)), rows.vector(number)
        order = np.argsort(asked.ids)
        assert asked.ids[order].tolist() == kept.ids.tolist()
        np.testing.assert_allclose(asked.values[order], kept.values, atol=1e-5)


def test_a_phrasing_left_out_scores_as_if_it_had_never_been_learned(gathered: tuple[Space, Rows]) -> None:
    """Worked out in one go, the scores that confidence rests on are those of learning anew without the phrasing."""
    space, rows = gathered
    learned = discriminant.learn(rows, FACTS, len(space), np.arange(len(FACTS)))

    assert len(learned.hidden) == len(FACTS)  # every fact of the library has two phrasings or more
    for place in range(0, len(FACTS), 5):
        rest = np.delete(np.arange(len(FACTS)), place)
        anew = discriminant.learn(rows.take(rest), FACTS[rest], len(space), np.arange(len(rest))).weights.scores(rows.vector(place))
        spread = float(np.std(anew))
        assert np.abs(learned.scores[place] - anew).mean() < 0.1 * spread
        assert abs(learned.scores[place, FACTS[place]] - anew[FACTS[place]]) < 0.5 * spread


def test_a_matrix_times_its_inverse_is_one() -> None:
    """By halves as by LAPACK, for sizes that do and do not halve evenly."""
    rng = np.random.default_rng(5)
    for size in (1, 7, 191, 193, 400):
        rows = rng.normal(size=(size, 50)).astype(np.float32)
        matrix = (rows @ rows.T / 50 + np.eye(size) / 10).astype(np.float32)
        assert np.abs(matrix @ inverted(matrix) - np.eye(size)).max() < 1e-3


@pytest.mark.parametrize(
    ("asked", "fact"), [("how much is the ticket", "price"), ("can i purchase two", "buy"), ("is there any pear in it", "fruit")]
)
def test_the_language_knows_words_and_expressions_of_like_meaning(asked: str, fact: str) -> None:
    """An expression ("how much"), a word ("purchase"), a thing of the same kind ("pear"): none of them stands in the phrasings."""
    pairs = [
        ("price", "What does it cost?"),
        ("price", "Tell me the price"),
        ("buy", "Where can I order it?"),
        ("buy", "I want to buy one"),
        ("fruit", "Does it contain apple?"),
        ("fruit", "Are there grapes inside?"),
    ]
    matcher = Matcher.build(Phrasing(fact, text, "en") for fact, text in pairs)

    assert matcher.match(asked, "en")[0].fact == fact
