from __future__ import annotations

import pytest

from bot.matching.matcher import Decision, Matcher, Phrasing
from tests.matching.library import ENGLISH, QUESTIONS, library


def decided(matcher: Matcher, text: str, lang: str = "sv") -> tuple[str, str | None]:
    decision = matcher.decide(matcher.match(text, lang))
    return decision.outcome, decision.choices[0].fact if decision.choices else None


@pytest.mark.parametrize(("text", "fact"), [(text, fact) for fact, texts in QUESTIONS.items() for text in texts])
def test_every_phrasing_reaches_its_own_fact(matcher: Matcher, text: str, fact: str) -> None:
    """A phrasing asked letter for letter is answered with its fact, without a question back."""
    assert decided(matcher, text) == ("sure", fact)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("hur dags stänger biblioteket idag", "hours"),
        ("hur lånar man böcker", "loan"),
        ("vad kostar det om boken är sen", "fine"),
        ("var kan man skaffa bibliotekskort", "card"),
        ("köksbelysningen, vem sköter den?", "light"),
        ("nar oppnar biblotket", "hours"),
        ("vem har vunnit bokpriset 2024", "won-2024"),
    ],
)
def test_other_words_for_the_same_reach_the_fact(matcher: Matcher, text: str, fact: str) -> None:
    """People's own wordings, misspelled, with compounds and other forms, come first at the right fact."""
    assert matcher.match(text, "sv")[0].fact == fact


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Vem vann bokpriset 2022?", {"won-2023", "won-2024"}),
        ("Vem vann bokpriset 2025?", {"won-2023", "won-2024"}),
        ("Finns det en filial i Piteå?", {"umea", "lulea", "habo", "habo-ring"}),
        ("Vad är priset på bygglov?", {"prize"}),
        ("Hur lånar jag inte en bok?", {"loan"}),
    ],
)
def test_what_differs_in_a_year_a_name_a_denial_or_the_point_is_not_answered(matcher: Matcher, text: str, wrong: set[str]) -> None:
    """Pairs that fool scores: nine words of ten are the same, and the tenth is what was asked."""
    outcome, fact = decided(matcher, text)

    assert outcome != "sure" or fact not in wrong


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Vem vann priset för bästa bok 2023?", "won-2023"),
        ("Vem vann priset för bästa bok 2024?", "won-2024"),
        ("vem får inte söka det här stipendiet", "barred"),
        ("vem får söka det här stipendiet", "apply"),
        ("finns det filial i umeå", "umea"),
        ("finns det filial i luleå", "lulea"),
        ("priset, vad är det?", "prize"),
        ("vad är pris", "prize"),
    ],
)
def test_the_word_that_matters_decides(matcher: Matcher, text: str, fact: str) -> None:
    """Of two facts that differ in one word, the one with that word is first."""
    assert matcher.match(text, "sv")[0].fact == fact


@pytest.mark.parametrize(("text", "fact"), [("ligger det ett bibliotek i Habo", "habo"), ("ligger det ett bibliotek i Håbo", "habo-ring")])
def test_rings_and_dots_that_tell_names_apart_count(matcher: Matcher, text: str, fact: str) -> None:
    """Håbo is not Habo, when somebody types the ring."""
    assert matcher.match(text, "sv")[0].fact == fact


@pytest.mark.parametrize("text", ["Vilket väder blir det i morgon?", "Hur lång är en giraff?", "asdf qwer", "", "???", "🙂"])
def test_strange_questions_are_not_answered(matcher: Matcher, text: str) -> None:
    """A question about something else gets no fact."""
    assert decided(matcher, text)[0] != "sure"


@pytest.mark.parametrize(("text", "fact"), [(text, fact) for fact, texts in ENGLISH.items() for text in texts])
def test_each_language_finds_its_own_phrasing(matcher: Matcher, text: str, fact: str) -> None:
    """An English question is matched with English phrasings, whether or not its language is told."""
    for lang in ("en", None):
        match = matcher.match(text, lang)[0]

        assert (match.fact, match.lang) == (fact, "en")


@pytest.mark.parametrize(
    ("text", "lang"), [("Hvordan låner jeg en bok?", None), ("Hvor låner jeg en bok?", "da"), ("Hvor får man lånekort?", "no")]
)
def test_norwegian_and_danish_questions_find_swedish_facts(matcher: Matcher, text: str, lang: str | None) -> None:
    """Neighbours are understood."""
    assert matcher.match(text, lang)[0].fact in {"loan", "card"}


def test_a_fact_without_phrasings_in_the_language_is_still_found(matcher: Matcher) -> None:
    """Asked in English about what only Swedish phrasings tell, names and numbers still lead there."""
    assert matcher.match("bokpriset 2024", "en")[0].fact == "won-2024"


def test_match_takes_text_or_what_was_read(matcher: Matcher) -> None:
    """Reading once is enough."""
    text = "när har bibloteket öppet"

    assert matcher.match(matcher.read(text, "sv"), "sv") == matcher.match(text, "sv")


def test_what_stays_unexplained_is_named(matcher: Matcher) -> None:
    """The words that a fact leaves over are told as typed, and lower its coverage."""
    match = next(m for m in matcher.match("Vad är priset på bygglov?", "sv") if m.fact == "prize")

    assert match.unexplained == ("bygglov",)
    assert 0 < match.coverage < 1


def test_a_dearer_mistake_asks_for_more_certainty() -> None:
    """What is answered when a wrong answer costs little is asked back when it costs much."""
    cheap, dear = (
        Matcher.build([Phrasing(f, t, "sv") for f, ts in QUESTIONS.items() for t in ts], wrong_cost=cost) for cost in (1.5, 1000.0)
    )
    matches = cheap.match("hur lånar man böckerna", "sv")

    assert cheap.decide(matches).outcome == "sure"
    assert dear.decide(matches).outcome == "unsure"


def test_nothing_to_choose_from_is_unknown(matcher: Matcher) -> None:
    """Guards may leave no match; an empty knowledge has none."""
    nothing = Decision("unknown", "nothing", ())

    assert matcher.decide(()) == nothing
    assert Matcher.build([]).decide(Matcher.build([]).match("vem är du")) == nothing


@pytest.mark.parametrize("facts", [1, 2, 3])
def test_the_smallest_folders_work(facts: int) -> None:
    """One fact with one phrasing is a knowledge."""
    pairs = [("hours", "När har ni öppet?"), ("loan", "Hur lånar jag böcker?"), ("card", "Var får man lånekort?")][:facts]
    small = Matcher.build(Phrasing(fact, text, "sv") for fact, text in pairs)

    for fact, text in pairs:
        assert small.decide(small.match(text)).choices[0].fact == fact
    assert small.decide(small.match("Vad heter kungen i Danmark?")).outcome == "unknown"


def test_same_phrasing_for_two_facts_is_no_error() -> None:
    """Staff's slip is theirs to mend; until then one of the two answers."""
    twice = Matcher.build([Phrasing("a", "När öppnar ni?", "sv"), Phrasing("b", "När öppnar ni?", "sv"), Phrasing("a", "Öppettider", "sv")])

    assert {match.fact for match in twice.match("När öppnar ni?")} == {"a", "b"}


def test_candidates_come_best_first_one_for_each_fact(matcher: Matcher) -> None:
    """Confidences fall, and no fact comes twice."""
    matches = library().match("vem vann priset", "sv", limit=8)

    assert [m.confidence for m in matches] == sorted((m.confidence for m in matches), reverse=True)
    assert len({m.fact for m in matches}) == len(matches) == 8


@pytest.mark.parametrize(
    ("lang", "asked", "fact"),
    [
        ("sv", "när går premiären av stapeln", "first"),
        ("sv", "vad oroar de sig för", "trouble"),
        ("en", "any bursary", "grant"),
    ],
)
def test_like_words_speak_for_a_word_that_the_knowledge_lacks(lang: str, asked: str, fact: str) -> None:
    """Nobody wrote "premiär" or "bursary" into this knowledge; the language's words of like meaning lead there all the same."""
    matcher = Matcher.build(
        [
            Phrasing("first", "När hölls mässan första gången?", "sv"),
            Phrasing("trouble", "Vilka är de största utmaningarna?", "sv"),
            Phrasing("place", "Vilken värdstad hade mässan?", "sv"),
            Phrasing("author", "Who wrote the report?", "en"),
            Phrasing("parking", "Any parking?", "en"),
            Phrasing("winner", "Who won the award?", "en"),
            Phrasing("grant", "Can schools get a scholarship?", "en"),
            Phrasing("hours", "När öppnar receptionen?", "sv"),
            Phrasing("hours", "When does the desk open?", "en"),
        ]
    )

    assert matcher.match(asked, lang)[0].fact == fact
