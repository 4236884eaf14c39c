"""Small words as people write them in a chat, on a dialect or in a neighbouring language are put into writing."""

from __future__ import annotations

import pytest

from bot.answering.lexicon import expressions
from bot.answering.paraphrases import MASK, SLOT
from bot.language import LANGUAGES, data
from bot.language.spoken import neighbour, written


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("va e d för nåt", "vad är det för något"),
        ("va ska man va bra på", "vad ska man vara bra på"),
        ("vicka va me 2031", "vilka var med 2031"),
        ("va Lerum me å tävla", "var Lerum med och tävla"),
        ("vem va de som fick ed", "vem var det som fick det"),
        ("hörru, ha vi nånsin vunne?", "hör du, har vi någonsin vunnit?"),
        ("vilka år ha Boden vore anmäld", "vilka år har Boden varit anmäld"),
        ("ja undrar va chefen sa", "jag undrar vad chefen sa"),
        ("när dela dom ut de", "när delade dom ut det"),
        ("kostar de nåt å va med", "kostar det något att vara med"),
        ("hu många sökte te 2031", "hur många sökte till 2031"),
        ("Vaffö blev de så sent", "Varför blev det så sent"),
        ("temat tjugohundratrettio", "temat 2030"),
        ("vemvann2031", "vem vann 2031"),
    ],
)
def test_chat_is_put_into_writing(typed: str, meant: str) -> None:
    """What a small word stands for is told by the words beside it: "va" is var, vad or vara."""
    assert written(typed, "sv") == meant


@pytest.mark.parametrize(
    "text",
    [
        "Vilka var de nominerade?",
        "De som sökte fick vänta.",
        "Hur många av de fyra vann?",
        "Ja, tack.",
        "Kan det ha varit en annan?",
        "Skicka till e-post eller a.e@example.org",
        "Hamnen på 2030-talet",
        "ha en bra dag",
    ],
)
def test_written_swedish_stays_as_it_is(text: str) -> None:
    """Nothing is changed that already is in writing."""
    assert written(text, "sv") == text


@pytest.mark.parametrize(
    ("typed", "lang", "meant"),
    [
        ("Hvem vandt den allerførste gang?", "da", "Vem vann den allra första gången?"),
        ("Hvor mange søgte?", "da", "Hur många sökte?"),
        ("Hvor holdes messen?", "no", "Var hålls mässan?"),
        ("Hva heter verktøyet?", "no", "Vad heter verktyget?"),
    ],
)
def test_norwegian_and_danish_are_read_as_swedish(typed: str, lang: str, meant: str) -> None:
    """The commonest words of the neighbours are put into Swedish."""
    assert written(typed, lang) == meant


def test_a_word_of_the_neighbours_alone_tells_them() -> None:
    """ "Hvilke fire kommuner var med" is not Swedish, though most of its words are."""
    assert neighbour("Hvilke fire kommuner var med i 2031?", "sv") in ("no", "da")
    assert neighbour("Vilka fyra kommuner var med 2031?", "sv") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_writing_twice_changes_nothing_more(lang: str) -> None:
    """What was put into writing is in writing."""
    once = [written(form, lang) for forms in expressions(data(lang, "asking")).values() for form in forms]

    assert [written(form, lang) for form in once] == once


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_ways_of_asking_are_in_writing(lang: str) -> None:
    """Questions are put into writing before they are compared with them: a way in spoken form would never be met."""
    ways = [SLOT.sub(MASK, way) for each in data(lang, "paraphrases") for way in (each["ask"], *each["like"].splitlines())]

    assert [way for way in ways if written(way, lang) != way] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_form_means_itself(lang: str) -> None:
    """A line that changes nothing is none."""
    spoken = data(lang, "spoken")

    assert not [form for key in ("always", "neighbours") for form, meant in spoken[key].items() if form == meant]
