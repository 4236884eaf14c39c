"""`report`: the state of the knowledge as one page. How it looks and reads in a browser is tried in tests/browser."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.assistant import Assistant
from bot.knowledge.load import load
from bot.knowledge.model import Knowledge
from bot.language import LANGUAGES, data
from bot.upkeep.report.coverage import KINDS, State, coverage
from bot.upkeep.report.freshness import freshness
from bot.upkeep.report.page import hundredths, report
from bot.upkeep.report.reliability import Asked, Bin, bins, fit, reliability
from tests.upkeep.folders import HARBOURS, change, harbours, library

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)


def known(folder: Path) -> Knowledge:
    loaded = load(folder)
    assert loaded.knowledge
    return loaded.knowledge


# What is known of each edition


def states(folder: Path, kind: str, now: datetime = NOW) -> list[State]:
    return next(list(row.states) for row in coverage(known(folder), now).rows if row.kind == kind)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("applicants", ["partly", "known", "missing"]),
        ("nominees", ["known", "known", "known"]),
        ("jury", ["missing", "known", "missing"]),
        ("deadline", ["missing", "known", "missing"]),
        ("nominated", ["missing", "partly", "missing"]),
        ("ceremony", ["known", "partly", "partly"]),
        ("time", ["known", "missing", "missing"]),
        ("place", ["known", "known", "known"]),
        ("fair", ["known", "missing", "missing"]),
        ("motivation", ["known", "missing", "missing"]),
        ("prize", ["missing", "known", "missing"]),
    ],
)
def test_each_kind_of_information_is_known_in_part_or_missing(kind: str, told: list[State]) -> None:
    """A number without names, a month without its day and a mere plan are parts."""
    assert states(HARBOURS, kind) == told


def test_a_text_that_lacks_a_language_is_a_part(tmp_path: Path) -> None:
    """The award speaks two."""
    folder = harbours(tmp_path)
    change(folder / "editions" / "2031.yaml", "  en: Sjövik won for its clean quays.\n", "")

    assert states(folder, "motivation")[0] == "partly"


def test_nobody_misses_or_sees_what_comes_at_the_ceremony(tmp_path: Path) -> None:
    """Before it, the page does not even tell whether the winner stands in the file."""
    before = datetime(2037, 5, 3, 12, tzinfo=UTC)
    folder = harbours(tmp_path)
    with_winner = states(folder, "winner", before)
    change(folder / "editions" / "2037.yaml", "winner: Ankarby\n", "")

    assert with_winner == states(folder, "winner", before) == ["known", "known", "later"]
    assert states(folder, "winner") == ["known", "known", "missing"]


def test_what_is_counted_is_what_could_be_known() -> None:
    """An edition whose ceremony has not been is not held against anybody."""
    before = coverage(known(HARBOURS), datetime(2037, 5, 3, 12, tzinfo=UTC))
    row = next(row for row in before.rows if row.kind == "winner")

    assert (row.count("known"), row.expected) == (2, 2)
    assert before.expected == 3 * len(before.rows) - 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_has_its_name(lang: str) -> None:
    """In each language, and no other."""
    told = data(lang, "report")["editions"]

    assert set(told["groups"]) == set(KINDS)
    assert set(told["kinds"]) == {kind for kinds in KINDS.values() for kind in kinds}
    assert set(told["parts"]) < set(told["kinds"])


# How old it is


def test_what_is_past_its_age_is_told_oldest_first() -> None:
    """With where it stands; what has no date of checking cannot grow old."""
    facts, people, sources = freshness(known(HARBOURS), date(2039, 1, 1), "sv").kinds

    assert (facts.fresh, facts.undated, facts.total) == (0, 4, 5)
    assert [(old.what, old.checked, old.months, old.file, old.line) for old in facts.old] == [
        ("Vad är avgiften för att vara med?", "2037-11", 14, "facts/tavla.yaml", 21)
    ]
    assert [len(kind.old) for kind in (people, sources)] == [1, 3]
    assert freshness(known(HARBOURS), date(2038, 2, 1), "sv").old == 0


def test_years_of_publication_have_no_gaps() -> None:
    """A year without a source is a hole to see."""
    assert freshness(known(HARBOURS), NOW.date(), "sv").published == ((2030, 1), (2031, 1), (2032, 0), (2033, 0), (2034, 1))


def test_sources_are_told_with_their_uses() -> None:
    """Facts, people and editions that rest on them."""
    told = freshness(known(HARBOURS), NOW.date(), "sv").sources

    assert [(source.title, source.published, source.uses) for source in told] == [
        ("Fyra hamnar gör upp", "2031-05-03", 2),
        ("Havsnäs bäst: juryn enig", "2034-05", 4),
        ("Regler för Årets hamn", "2030", 5),
    ]


# How often the bot is right


def asked(confidence: float, *, right: bool) -> Asked:
    return Asked("?", "own", "own" if right else "other", confidence, "answered", right)


def test_examples_are_gathered_by_confidence() -> None:
    """In ten bins; a confidence of one is in the last, and empty bins say nothing."""
    told = list(bins([asked(0.05, right=False), asked(0.62, right=True), asked(0.68, right=False), asked(1.0, right=True)]))

    assert [(each.least, each.count, each.right) for each in told] == [(0.0, 1, 0), (0.6, 2, 1), (0.9, 1, 1)]
    assert told[1].confidence == pytest.approx(0.65)


@pytest.mark.parametrize(("right", "count", "low", "high"), [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0)])
def test_few_questions_say_little(right: int, count: int, low: float, high: float) -> None:
    """Wilson's interval, which stays within 0 and 1 and is wide for ten."""
    assert Bin(0.5, 0.6, count, right, 0.55).interval == pytest.approx((low, high), abs=1e-3)


def test_a_matcher_that_is_right_as_often_as_it_says_has_the_ideal_line() -> None:
    """Seven of ten at 0.7, and so on."""
    even = [(share / 10, number < share) for share in range(1, 10) for number in range(10)]

    line = fit(even)

    assert (line.slope, line.shift) == pytest.approx((1, 0), abs=1e-6)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=50))
def test_the_curve_is_a_share_whatever_is_measured(pairs: list[tuple[float, bool]]) -> None:
    """All right, all wrong, one question, none: the curve stays between 0 and 1."""
    line = fit(pairs)

    assert all(0 <= line(confidence / 10) <= 1 for confidence in range(11))


def test_all_right_lies_above_the_ideal_and_all_wrong_below() -> None:
    """The more so the more was asked."""
    few, many, wrong = fit([(0.5, True)] * 5), fit([(0.5, True)] * 500), fit([(0.5, False)] * 5)

    assert wrong(0.5) < 0.5 < few(0.5) < many(0.5)


def test_every_example_is_asked() -> None:
    """In every language; which the matcher alone would find counts, and which the whole bot does not is told."""
    knowledge = known(HARBOURS)
    told = reliability(Assistant(knowledge), NOW)

    assert told.count == sum(len(texts) for fact in knowledge.facts.values() for texts in fact.examples.values())
    assert told.right == told.count
    assert all(each.found == each.own and not each.reached for each in told.missed)
    assert sum(each.count for each in told.bins) == told.count
    assert told.verdict == "few"


def test_an_example_that_misses_is_told(tmp_path: Path) -> None:
    """With what became of it."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "vilka öppettider har biblioteket nu", "finns det en hiss till tornet")
    told = reliability(Assistant(known(folder)), NOW)

    assert [(each.question, each.own, each.status) for each in told.missed] == [
        ("finns det en hiss till tornet", "opening-hours", "unknown")
    ]


@pytest.mark.parametrize(("share", "told"), [(0.0, 0), (0.001, 1), (0.5, 50), (0.996, 99), (1.0, 100)])
def test_all_and_none_are_said_of_all_and_none_only(share: float, told: int) -> None:
    """716 of 719 is not 100 per cent."""
    assert hundredths(share) == told


# The page


class _Page(HTMLParser):
    """Tags as they are opened and closed, and what is shown."""

    VOID = frozenset({"meta", "wbr", "br", "img", "link", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.shown = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, text: str) -> None:
        self.shown += text if "style" not in self.open else ""


def page(folder: Path, lang: str = "sv", now: datetime = NOW) -> _Page:
    return _Page(report(load(folder), folder.name, now, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_whole_and_needs_nothing_else(lang: str) -> None:
    """Every tag is closed; nothing is fetched and nothing runs: links are for people to follow."""
    told = page(HARBOURS, lang)

    assert told.open == []
    assert {tag for tag, _ in told.tags} & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert [(tag, attrs) for tag, attrs in told.tags if tag != "a" and {"src", "href"} & set(attrs) and tag != "use"] == []
    assert "url(" not in report(load(HARBOURS), "x", NOW, lang)
    assert "{" not in told.shown
    ids = [str(attrs["id"]) for _, attrs in told.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    inside = {str(attrs["href"])[1:] for _, attrs in told.tags if str(attrs.get("href", "")).startswith("#")}
    assert inside <= set(ids)


def test_the_page_of_an_award_tells_all_of_it() -> None:
    """Its name, each part under its heading, each round, each source."""
    told = page(HARBOURS).shown
    words = data("sv", "report")

    for text in ("Årets hamn", "2031", "2034", "2037", "Fyra hamnar gör upp", "Regler för Årets hamn"):
        assert text in told
    for name in ("first", "editions", "gaps", "age", "collisions", "confidence", "sources"):
        assert words[name]["heading"] in told
    assert "Läget 2038-02-01, revision" in told


def test_the_least_folder_has_a_page_too(tmp_path: Path) -> None:
    """Without rounds and sources to miss: the folder's name, its facts, its examples."""
    told = page(library(tmp_path)).shown
    words = data("sv", "report")

    assert "library" in told
    assert words["first"]["nothing"] in told
    assert words["editions"]["heading"] not in told
    assert words["sources"]["heading"] not in told.replace(words["kinds"]["sources"], "", 1)


def test_a_folder_without_examples_has_a_page_too(tmp_path: Path) -> None:
    """Nothing to measure is said, not divided by."""
    folder = library(tmp_path)
    text = (folder / "facts" / "library.yaml").read_text("utf-8")
    (folder / "facts" / "library.yaml").write_text(re.sub(r"    examples:\n.*\n", "", text), "utf-8")

    assert data("sv", "report")["confidence"]["none"] in page(folder).shown


def test_pairs_that_are_easily_mixed_up_are_told_with_the_words_between_them(tmp_path: Path) -> None:
    """Both questions, and what each has of its own."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "Hur lånar man böcker?", "Har biblioteket öppet när?")
    told = page(folder).shown

    assert "När har biblioteket öppet?" in told
    assert "Har biblioteket öppet när?" in told
    assert "Par av svar som är svåra att skilja åt: 1" in told


def test_staff_s_texts_stay_texts(tmp_path: Path) -> None:
    """A question with signs of HTML is shown, not obeyed."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "vilka öppettider har biblioteket nu", "'<script>alert(1)</script> & \"hiss\"'")
    html = report(load(folder), "<b>x</b>", NOW, "sv")

    assert "<script" not in html
    assert "<b>x" not in html
    assert '<script>alert(1)</script> & "hiss"' in _Page(html).shown


def test_a_broken_folder_has_no_page(tmp_path: Path) -> None:
    """Its errors are told instead, by the command."""
    folder = library(tmp_path)
    change(folder / "facts" / "library.yaml", "answer", "svar")

    with pytest.raises(ValueError, match="errors"):
        report(load(folder), "x", NOW, "sv")
