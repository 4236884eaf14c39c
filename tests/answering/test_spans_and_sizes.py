"""Winners over a stretch of time however it is shortened; rounds told by their size, their field or the sentence before."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask, at

FOUND = [
    ("vinnare fr.o.m. 2015 t.o.m. 2019", "2015–2019"),
    ("Lista vinnarna t.o.m. 2009", "2003–2009"),
    ("Nämn vinnarna fram till 2007", "2003–2007"),
    ("List winners from 2015 up to and including 2019", "2015–2019"),
    ("Who won two years before Sollentuna?", "Helsingborg"),
    ("Vem vann fyra år före Nacka?", "Helsingborg"),
    ("Between Umeå and Stockholm there was one winner. Which one?", "Lomma"),
    ("Botkyrka och Lomma har en vinnare emellan sig. Vem?", "Umeå"),
    ("Arvika var nominerat: vem vann då?", "Höganäs"),
    ("Burlöv was among the nominees. Who won?", "Nacka"),
    ("Vem besegrade Stockholm 2021?", "Nacka"),
    ("Who beat Arvika in 2023?", "Höganäs"),
    ("räkna upp alla som Helsingborg körde över", "Tyresö"),
    ("Vilka gånger har Karlstad sökt?", "2013 och 2015"),
    ("Vilka år finns Västerås med som sökande eller nominerad?", "2013"),
    ("I vilken omgång var fyra nominerade?", "2023 och 2025"),
    ("In which rounds were there five nominees?", "2011"),
    ("Vilka stannade vid att vara sökande 2017?", "Norsjö"),
    ("Var 2015 Karlstads första försök?", "Nej. Karlstad var med första gången 2013."),
    ("Vilka skånska kommuner har vunnit före 2016?", "Då vann från Skåne län"),
]
NOT_KNOWN = [
    "Vem var juryns ordförande 2021?",
    "Vilka satt i juryn när Kävlinge vann?",
    "Hur röstade juryledamöterna 2021?",
    "How did the jury vote in 2019?",
    "Hur dags var prisutdelningen 2013?",
    "At what hour was the award given in 2023?",
    "Vilken dag fick Botkyrka ta emot priset?",
    "Vem vann Danmarks kvalitetskommun?",
    "Vilken region blev Sveriges KvalitetsRegion?",
    "Hade Umeå koll på läget 2005?",
]


@pytest.mark.parametrize(("question", "told"), FOUND)
def test_rounds_are_found_however_they_are_told(ask: Ask, question: str, told: str) -> None:
    """A stretch of years, a distance in years, a number of nominees or another's part in it leads to the right rounds."""
    assert told in ask(question).body


@pytest.mark.parametrize("question", NOT_KNOWN)
def test_a_detail_that_no_round_tells_is_not_answered_with_another(ask: Ask, question: str) -> None:
    """The hour, a vote, a role in the jury or another award gets no date, list or winner of ours instead."""
    assert ask(question).status == "unknown"


@pytest.mark.parametrize(
    "question", ["Visst är det folket som röstar fram vinnaren?", "Kinda har väl sökt?", "Vem har vunnit flest gånger?"]
)
def test_no_yes_and_no_no_is_said_by_chance(ask: Ask, question: str) -> None:
    """What cannot be checked, or is no yes-or-no question, is not opened with a yes or a no."""
    assert not ask(question).body.startswith(("Ja", "Nej", "Mörbylånga"))


@pytest.mark.parametrize("question", ["Is it still possible to apply?", "Hur länge till kan man anmäla sig?"])
def test_while_one_may_still_apply_the_last_day_is_told(ask: Ask, question: str) -> None:
    """Before a deadline that is known, whoever asks whether applying is open learns the day."""
    assert "2018" in ask(question, now=at("2018-10-15T12:00")).body
