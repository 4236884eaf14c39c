"""What is worked out from the rounds agrees with the rounds' own files, whatever they say."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.knowledge.load import load
from bot.knowledge.model import Edition
from tests.answering.conftest import ROOT, Ask

LOADED = load(ROOT / "knowledge").knowledge
EDITIONS = list(LOADED.editions.values()) if LOADED else []
WON = {e.year: e.winner for e in EDITIONS if e.winner}
NOMINATED = Counter(n for e in EDITIONS for n in e.nominees or ())
LOST = sorted(set(NOMINATED) - set(WON.values()))


@pytest.mark.parametrize("year", WON)
@pytest.mark.parametrize(
    "question", ["Vem vann {}?", "vilken kommun fick priset {}", "vnanare {}", "Who won in {}?", "{}, vem tog hem det då?"]
)
def test_each_winner_is_told_for_its_own_year(ask: Ask, question: str, year: int) -> None:
    """The winner asked for is named, and no other."""
    reply = ask(question.format(year))
    assert reply.status == "answered"
    assert WON[year] in reply.body
    assert not [w for y, w in WON.items() if w != WON[year] and w in reply.body]


@pytest.mark.parametrize("edition", [e for e in EDITIONS if e.nominees], ids=lambda e: e.year)
@pytest.mark.parametrize("question", ["Vilka var nominerade {}?", "finalister {}", "Which were the nominees in {}?"])
def test_the_nominees_of_a_round_are_named_one_and_all(ask: Ask, question: str, edition: Edition) -> None:
    """Every nominee in the file stands in the answer."""
    reply = ask(question.format(edition.year))
    assert reply.status == "answered"
    assert [n for n in edition.nominees or () if n not in reply.body] == []


@pytest.mark.parametrize("edition", [e for e in EDITIONS if e.nominees is None], ids=lambda e: e.year)
def test_unknown_nominees_are_owned_to(ask: Ask, edition: Edition) -> None:
    """Where the file names no nominees the bot says so, and tells who applied if that is known."""
    reply = ask(f"Vilka var nominerade {edition.year}?")
    assert "har jag ingen uppgift" in reply.body
    assert reply.status == ("answered" if edition.applicants else "unknown")


@pytest.mark.parametrize("place", LOST[::2])
def test_whoever_was_nominated_but_never_won_has_not_won(ask: Ask, place: str) -> None:
    """No nomination is told as a win."""
    reply = ask(f"Har {place} vunnit?")
    assert reply.status == "answered"
    assert reply.body.startswith("Nej")


@pytest.mark.parametrize(("year", "place"), WON.items())
def test_a_winner_has_won_in_its_year(ask: Ask, year: int, place: str) -> None:
    """The win and its year are both confirmed."""
    reply = ask(f"Har {place} nånsin vunnit?")
    assert reply.body.startswith("Ja")
    assert str(year) in reply.body


@pytest.mark.parametrize("place", [place for place, _ in NOMINATED.most_common(12)])
def test_nominations_are_counted(ask: Ask, place: str) -> None:
    """Every year in which a municipality was nominated is told."""
    reply = ask(f"Hur många gånger har {place} nominerats?")
    years = [e.year for e in EDITIONS if place in (e.nominees or ())]
    assert reply.status == "answered"
    assert [y for y in years if str(y) not in reply.body] == []


@pytest.mark.parametrize("year", [2004, 2006, 2010, 2012, 2020])
def test_a_year_without_a_round_has_no_winner(ask: Ask, year: int) -> None:
    """Between two rounds nobody is named as that year's winner."""
    reply = ask(f"Vem vann {year}?")
    assert f"vann Sveriges KvalitetsKommun {year}" not in reply.body
    assert str(year) in reply.body


@pytest.mark.parametrize(
    ("question", "index"),
    [("Vem var den första vinnaren?", 0), ("vem vann andra gången", 1), ("Vem vann senast?", -1), ("Who was the latest winner?", -1)],
)
def test_rounds_are_found_by_their_order(ask: Ask, question: str, index: int) -> None:
    """First, second, latest: counted from the files."""
    assert list(WON.values())[index] in ask(question).body


@pytest.mark.parametrize(("earlier", "later"), list(zip(list(WON)[:-1], list(WON)[1:], strict=True)))
def test_a_round_is_found_by_its_neighbour(ask: Ask, earlier: int, later: int) -> None:
    """ "Efter" and "före" a winner lead to the next round and the one before."""
    assert WON[later] in ask(f"Vem vann efter {WON[earlier]}?").body
    assert WON[earlier] in ask(f"vem vann före {WON[later]}").body


def test_all_winners_are_listed(ask: Ask) -> None:
    """The whole list has each winner with its year."""
    body = ask("Lista alla vinnare").body
    assert [y for y, w in WON.items() if str(y) not in body or w not in body] == []


def test_the_day_of_the_week_is_told_to_who_asks_for_it(ask: Ask) -> None:
    """For several ceremonies as for one; nobody else is told it."""
    assert ask("På vilken veckodag föll prisutdelningarna 2017 och 2019?").body.count("(tisdag)") == 2
    assert "(Tuesday)" in ask("What day of the week was the 2019 ceremony?").body
    assert "tisdag)" not in ask("Vilken dag delades priset ut 2017?").body
