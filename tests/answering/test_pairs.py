"""Two questions that differ in one thing never get the same answer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.answering.conftest import Ask
from tests.answering.test_rounds import LOST, NOMINATED, WON

YEARS = list(WON)
WINNERS = list(dict.fromkeys(WON.values()))
TURNS = [
    *((f"Vem vann {a}?", f"Vem vann {b}?") for a, b in pairwise(YEARS)),
    *((f"Who won in {a}?", f"Who won in {b}?") for a, b in pairwise(YEARS)),
    *((f"Vilka var nominerade {a}?", f"Vilka var nominerade {b}?") for a, b in pairwise(YEARS)),
    *((f"Varför vann kommunen {a}?", f"Varför vann kommunen {b}?") for a, b in pairwise(YEARS)),
    *((f"När delades priset ut {a}?", f"När delades priset ut {b}?") for a, b in pairwise(YEARS)),
    *((f"När vann {a}?", f"När vann {b}?") for a, b in pairwise(WINNERS)),
    *((f"Har {a} vunnit?", f"Har {b} vunnit?") for a, b in zip(WINNERS, LOST, strict=False)),
    *((f"Har {a} varit nominerat?", f"Har {b} varit nominerat?") for a, b in pairwise(list(NOMINATED)[:14])),
    *((f"Vem vann {year}?", f"Vilka vann inte {year}?") for year in (2011, 2013, 2015, 2017, 2019, 2021, 2023)),
    *((f"Vem vann före {a}?", f"Vem vann efter {a}?") for a in WINNERS[1:-1]),
    ("Vem är Jessica Forssten?", "Vem är Henrik Edman?"),
    ("Vem är Ulf Nyqvist?", "Vem är Susanne Afzelius?"),
    ("Vem är Carina Carlsson?", "Vem är Susanne Afzelius?"),
    ("Hur många har vunnit?", "Hur många har inte vunnit?"),
    ("Var Luleå nominerat 2019?", "Var Umeå nominerat 2019?"),
    ("Har Habo vunnit?", "Har Håbo vunnit?"),
    ("Vann Västerås 2023?", "Var Västerås nominerat 2017?"),
    ("Vem delar ut priset?", "Vem fick priset?"),
    ("Får man nominera sig själv?", "Kan man tacka nej till en nominering?"),
]


def test_there_are_many_pairs() -> None:
    """More than a hundred, so that no kind of difference is left out."""
    assert len(TURNS) >= 100


@pytest.mark.parametrize(("one", "other"), TURNS)
def test_one_thing_different_is_another_answer(ask: Ask, one: str, other: str) -> None:
    """A year, a place, a person, a "not" or a direction changes what is told."""
    assert ask(one).body != ask(other).body
