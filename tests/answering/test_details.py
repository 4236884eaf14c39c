"""A detail is told by the fact that holds it, whatever else is named beside it."""

from __future__ import annotations

import pytest

from tests.answering.conftest import Ask


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Stämmer det att Kvalitetsmässan startade 1992?", "1989"),
        ("Är det sant att SKR bildades 1999?", "2007"),
        ("Har HME funnits sedan 2005?", "2011"),
        ("Kvalitetsmagasinets föregångare startade 1985, rätt?", "1990"),
        ("Kommunkompassen reviderades 2018, eller hur?", "2020"),
        ("Was KKiK launched in 2010?", "2006"),
    ],
)
def test_a_wrong_year_is_answered_with_the_right_one(ask: Ask, claim: str, told: str) -> None:
    """What tells when something began is what a claimed beginning is checked against."""
    reply = ask(claim)

    assert (reply.status, told in reply.body) == ("answered", True)


@pytest.mark.parametrize("claim", ["Var det 2012 Karlstad fick 450 poäng, stämmer det?", "Är det sant att Resultatanalysen kom 2011?"])
def test_a_claimed_year_makes_no_fact_about_something_else(ask: Ask, claim: str) -> None:
    """A year is only put right by a fact that is asked for with "when"."""
    assert ask(claim).fact not in ("kk-average", "ra-what")


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Jag har läst att det var 159 utställare 2013, är det rätt?", "149"),
        ("Stämmer det att mässan 2013 hade 139 utställare?", "149"),
        ("Stämmer det att HME-enkäten har 12 frågor?", "nio"),
    ],
)
def test_a_wrong_number_is_answered_with_the_right_one(ask: Ask, claim: str, told: str) -> None:
    """The number claimed may be the wrong one; the rest of the claim finds the fact."""
    reply = ask(claim)

    assert (reply.status, told in reply.body) == ("answered", True)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Till en artikel behöver jag mässans ordningsnummer 2013. Vilket var det?", "kvm-2013-numbers"),
        ("Mörbylånga har fått två titlar samma år. Vilken är den andra?", "willsund-comment"),
    ],
)
def test_a_bare_question_is_read_with_the_sentence_before(ask: Ask, question: str, fact: str) -> None:
    """ "Vilket var det?" has no weight of its own; the sentence before has."""
    assert ask(question).fact == fact


@pytest.mark.parametrize("question", ["Hur många dagar höll mässan på 2023?", "How many days did the fair last in 2023?"])
def test_how_long_the_fair_was_is_told_by_its_days(ask: Ask, question: str) -> None:
    """The days that a past fair went on are no days to wait for a ceremony."""
    assert "21–23" in ask(question).body


@pytest.mark.parametrize("question", ["Vilka var samarbetspartner till mässan år 2017?", "Who were the fair's partners in 2017?"])
def test_partners_of_the_fair_are_not_backers_of_the_award(ask: Ask, question: str) -> None:
    """Who stood behind the award that year is not known, but nobody asked for that."""
    assert ask(question).fact == "kvm-partners-2017"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Vad stod det för rubrik över samtalet med Jessica Forssten?", "karlstad-interview-publisher"),
        ("Är det belagt att Ernst Billgren gjorde priset 2019?", "prize-artist"),
    ],
)
def test_who_somebody_is_answers_nothing_else_about_them(ask: Ask, question: str, fact: str) -> None:
    """A name in a question does not make it a question for the person's title."""
    assert ask(question).fact == fact


@pytest.mark.parametrize(
    "question", ["Vilken dag skulle Nackas pris ha delats ut från början?", "När skulle Nackas pris först ha delats ut?"]
)
def test_what_was_planned_first_is_no_question_for_the_first_round(ask: Ask, question: str) -> None:
    """ "Från början" belongs to the plan, not to the series of rounds."""
    assert "7 mars 2022" in " ".join((ask(question).body, *ask(question).notes))


def test_a_paper_that_was_wrong_is_told_and_not_the_win(ask: Ask) -> None:
    """The candidate named makes it no question for when it won."""
    assert ask("Vilken tidning tog miste om Stockholms vinst?").fact == "stockholm-slip"


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("What was the first stage based on in 2017?", "stage-one"),
        ("What was the first stage based on in 2025?", "new-step-one"),
        ("What was compared in the first stage before 2025?", "stage-one"),
        ("Vad bygger första etappen på från 2025?", "new-step-one"),
    ],
)
def test_a_fact_of_certain_years_is_told_of_no_other(ask: Ask, question: str, fact: str) -> None:
    """Staff say which years it is about; that it is asked for with "before 2025" makes it none of 2025."""
    assert ask(question).fact == fact
