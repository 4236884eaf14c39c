from __future__ import annotations

from bot.matching.near import Names, nearest

TOWNS = ("Umeå", "Luleå", "Habo", "Håbo", "Upplands Väsby", "Höganäs", "Örnsköldsvik", "Karlstad", "Karlskoga", "Karlshamn")


def test_misspelled_names_are_found() -> None:
    """A name with letters left out, swapped or without its dots is still that name."""
    names = Names(TOWNS)

    found = {
        typed: names.nearest(typed, 1)[0][0] for typed in ("hoganäs", "Högnaäs", "ornskoldsvik", "upplands vasby", "Karlsatd", "karskoga")
    }

    assert found == {
        "hoganäs": "Höganäs",
        "Högnaäs": "Höganäs",
        "ornskoldsvik": "Örnsköldsvik",
        "upplands vasby": "Upplands Väsby",
        "Karlsatd": "Karlstad",
        "karskoga": "Karlskoga",
    }


def test_names_that_differ_in_dots_alone_are_both_given() -> None:
    """Typed without dots, Habo may be Håbo: the caller sees both."""
    assert nearest("habo", TOWNS, 3) == [("Habo", 1.0), ("Håbo", 1.0)]


def test_similarity_is_a_share_and_falls() -> None:
    """Similarities lie between 0 and 1, best first."""
    shares = [share for _, share in nearest("karlsta", TOWNS, 5)]

    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 1 for share in shares)


def test_nothing_is_near_nothing() -> None:
    """No letters in common, no choices, no word: no name."""
    assert nearest("qqq", TOWNS) == []
    assert nearest("umeå", ()) == []
    assert nearest("", TOWNS) == []
