from __future__ import annotations

import pytest

from bot.matching.matcher import Matcher, Phrasing
from bot.matching.reading import taken_for


def words(matcher: Matcher, text: str) -> list[str]:
    return [token.word for token in matcher.read(text, "sv")]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("NÄR ÄR NI ÖPPNA?", ["nar", "ar", "ni", "oppna"]),
        ("förkarlstad", ["for", "karlstad"]),
        ("vannkarlstad", ["vann", "karlstad"]),
        ("var ärkvalitets mässan", ["var", "ar", "kvalitetsmassan"]),
        ("kvalitets mässan", ["kvalitetsmassan"]),
        ("låne kort", ["lanekort"]),
        ("bibloteket", ["biblioteket"]),
        ("hru lånar jga", ["hur", "lanar", "jag"]),
        ("e-post", ["epost"]),
        ("2023:s", ["2023", "s"]),
    ],
)
def test_words_as_typed_are_read_as_meant(matcher: Matcher, typed: str, read: list[str]) -> None:
    """Case, dots, run-together and split words, and letters that slipped do not hide what was meant."""
    assert words(matcher, typed) == read


@pytest.mark.parametrize("word", ["boken", "Håbo", "habo", "Umeå", "luleå", "priset", "inte", "library", "böter"])
def test_known_words_stay(matcher: Matcher, word: str) -> None:
    """What the knowledge knows is never corrected away, however near another word is."""
    (token,) = matcher.read(word, "sv")

    assert token.known
    assert not token.corrected


def test_unknown_words_far_from_all_stay_and_are_unknown(matcher: Matcher) -> None:
    """A strange word is not bent to whatever is nearest."""
    (token,) = matcher.read("fotbollsplan", "sv")

    assert (token.word, token.known, token.corrected) == ("fotbollsplan", False, False)


def test_places_point_into_the_text(matcher: Matcher) -> None:
    """Each token says where it stands in what was typed, parts of a word too."""
    text = "Öppet, förkarlstad 2023?"

    tokens = matcher.read(text, "sv")

    assert [text[token.start : token.end] for token in tokens] == ["Öppet", "för", "karlstad", "2023"]
    assert [token.surface for token in tokens] == ["Öppet", "för", "karlstad", "2023"]


def test_numerals_are_numbers(matcher: Matcher) -> None:
    """ "tre" and "3" are the same number; years are numbers."""
    tokens = matcher.read("tre 3 2023 bok", "sv")

    assert [token.stem for token in tokens[:3]] == ["3", "3", "2023"]
    assert [token.number for token in tokens] == [True, True, True, False]


def test_staffs_synonyms_share_a_stem(matcher: Matcher) -> None:
    """A word that staff named as a synonym is read as the word that facts use."""
    assert matcher.read("bibliotekskortet", "sv")[0].stem == matcher.read("lånekortet", "sv")[0].stem


@pytest.mark.parametrize(
    ("word", "known", "taken"), [("hru", "hur", True), ("mer", "ger", False), ("umea", "lulea", False), ("biblotket", "biblioteket", True)]
)
def test_only_near_words_are_taken_for_each_other(word: str, known: str, taken: bool) -> None:
    """Short words need the same letters, longer ones may miss one in three."""
    assert taken_for(word, known) is taken


def test_the_letters_decide_between_words_equally_near() -> None:
    """Letters that slipped are the same letters: "tiem" is "time", though "tie" is one letter off too."""
    matcher = Matcher.build([Phrasing("a", "Which time is it?", "en"), Phrasing("b", "A tie for the party", "en")])

    assert [token.word for token in matcher.read("wich tiem", "en")] == ["which", "time"]


def test_words_of_like_meaning_stay_and_are_found_behind_slips() -> None:
    """The language's words of like meaning are no misspellings, and may be misspelled themselves."""
    matcher = Matcher.build([Phrasing("a", "Can I order it?", "en"), Phrasing("b", "Is the parchment old?", "en")])

    assert [token.word for token in matcher.read("purchase", "en")] == ["purchase"]
    assert [token.word for token in matcher.read("purchsae", "en")] == ["purchase"]


@pytest.mark.parametrize(("asked", "fact"), [("är bprdt tålig", "table"), ("är esngen tålig", "bed")])
def test_a_word_too_misspelled_to_be_taken_for_another_still_speaks_for_it(asked: str, fact: str) -> None:
    """Two wrong letters in a short word are too many to correct it, but the known words beside it count a little; it stays unexplained."""
    things = {"sofa": "soffan", "rug": "mattan", "lamp": "lampan", "bed": "sängen", "table": "bordet"}
    matcher = Matcher.build(
        Phrasing(name, f"{ask} {thing}?", "sv") for name, thing in things.items() for ask in ("Hur tvättas", "Är den tålig,")
    )
    word = matcher.read(asked, "sv")[1]
    best, second, *_ = matcher.match(asked, "sv")

    assert not word.corrected
    assert best.fact == fact
    assert best.confidence > 1.5 * second.confidence
    assert best.unexplained == (word.surface,)
