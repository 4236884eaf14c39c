"""Examples as tests: each must reach its own fact; conversations must end as staff said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from bot.answering.reply import Choice, Conversation, Reply, Scored
from bot.knowledge.load import load
from bot.upkeep.examples import converse, examples, noon
from tests.upkeep.folders import HARBOURS, change, harbours

if TYPE_CHECKING:
    from bot.answering.assistant import Assistant
    from bot.knowledge.problem import Problem

TODAY = date(2038, 2, 1)


@dataclass
class Told:
    """An assistant that replies as it is told, and notes what it was asked."""

    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, Conversation, datetime]] = field(default_factory=list)

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        self.asked.append((text, conversation, now))
        return self.replies.get(text, Reply("answered", "Svar.", "sv", fact="fee"))


def found(assistant: Told) -> list[Problem]:
    return list(examples(load(HARBOURS), cast("Assistant", assistant), TODAY, "sv"))


def own_facts() -> dict[str, Reply]:
    """Replies that are right for every example and dialogue of the folder."""
    knowledge = load(HARBOURS).knowledge
    assert knowledge is not None
    right = {
        text: Reply("answered", "Svar.", "sv", fact=fact.id)
        for fact in knowledge.facts.values()
        for texts in fact.examples.values()
        for text in texts
    }
    right |= {each.turns[-1]: Reply(each.status, " ".join(each.holds), "sv") for each in knowledge.dialogues}
    return right


def test_right_answers_are_no_problem() -> None:
    """Nothing is told where each example reaches its fact."""
    assert found(Told(own_facts())) == []


def test_an_example_that_another_fact_takes_is_an_error_naming_both() -> None:
    """A change that makes another answer win is seen by whoever made it."""
    replies = own_facts() | {"finns prissumma": Reply("answered", "500 kronor.", "sv", fact="fee")}
    problem = found(Told(replies))[0]

    assert (problem.severity, problem.kind) == ("error", "example-wrong")
    assert problem.values == {"own": "prize-money-unknown", "other": "fee"}
    assert (problem.place.file, problem.place.line, problem.place.column) == ("facts/havsnas-2034.yaml", 30, 12)


def test_an_example_that_a_computed_answer_takes_is_told_as_such() -> None:
    """Staff know their facts by id; "person" is none of them."""
    problem = found(Told(own_facts() | {"finns prissumma": Reply("answered", "Ett ankare.", "sv", fact="prize")}))[0]

    assert (problem.severity, problem.kind) == ("error", "example-computed")
    assert "omgångar och personer" in problem.sentence("sv")


def test_a_gap_that_a_new_round_fills_stops_nobody(tmp_path: Path) -> None:
    """Who adds a round has made no mistake because a gap says that nothing is known of it: that is told, and the round is taken."""
    folder = harbours(tmp_path)
    change(folder / "facts" / "havsnas-2034.yaml", "finns prissumma", "finns prissumma 2037")
    replies = own_facts() | {"finns prissumma 2037": Reply("answered", "Ett ankare.", "sv", fact="prize")}
    problem = next(examples(load(folder), cast("Assistant", Told(replies)), TODAY, "sv"))

    assert (problem.severity, problem.kind) == ("warning", "example-filled")
    assert "Luckan" in problem.sentence("sv")


def test_an_example_asked_back_is_an_error_unless_its_fact_comes_first() -> None:
    """A press away from the right answer is a warning; a question back without it is not."""
    choices = (Choice("Vad är avgiften för att vara med?", "k"),)
    for first, severity in (("prize-money-unknown", "warning"), ("fee", "error")):
        reply = Reply("clarify", "Menar du?", "sv", suggestions=choices, nearest=partial(tuple, [Scored(first, 0.5)]))
        problem = found(Told(own_facts() | {"finns prissumma": reply}))[0]

        assert (problem.severity, problem.kind) == (severity, "example-unsure")
        assert "Vad är avgiften" in problem.sentence("sv")


def test_an_example_not_recognised_is_an_error() -> None:
    """ "Det vet jag inte" to an example means that askers get it too."""
    problem = found(Told(own_facts() | {"finns prissumma": Reply("unknown", "Vet inte.", "sv")}))[0]

    assert problem.kind == "example-unknown"


def test_a_conversation_must_end_as_staff_said() -> None:
    """Status, words that must stand there and words that must not, each told with what was said instead."""
    told = {
        "Vem vann 2031?": Reply("answered", "Havsnäs vann.", "sv"),
        "Vem vann 2037?": Reply("answered", "Ankarby vann.", "sv"),
        "Hur lagar man fisksoppa?": Reply("answered", "Koka fisk.", "sv"),
    }
    problems = found(Told(own_facts() | told))

    assert [(problem.kind, problem.place.line) for problem in problems] == [
        ("dialogue-lacks", 4),
        ("dialogue-holds", 7),
        ("dialogue-status", 11),
    ]
    assert 'Svaret saknar "Sjövik"' in problems[0].sentence("sv")
    assert "Koka fisk." in problems[2].sentence("sv")


def test_each_example_is_asked_afresh_on_the_day_it_names() -> None:
    """Nothing of one example colours the next; a dialogue with a day is held on that day, at the award's own noon."""
    assistant = Told(own_facts())
    found(assistant)

    assert all(conversation == Conversation() for _, conversation, _ in assistant.asked)
    days = {text: now for text, _, now in assistant.asked}
    assert days["Vem vann 2037?"].isoformat() == "2037-05-03T12:00:00+03:00"
    assert days["finns prissumma"].date() == TODAY


def test_only_the_files_named_are_asked() -> None:
    """A check of one file asks that file's examples alone."""
    assistant = Told(own_facts())
    list(examples(load(HARBOURS), cast("Assistant", assistant), TODAY, "sv", {"facts/tavla.yaml"}))

    assert len(assistant.asked) == 6


def test_a_conversation_goes_on_from_turn_to_turn() -> None:
    """What one reply remembers, the next turn is asked with."""
    later = Conversation(years=(2031,))
    assistant = Told({"a": Reply("answered", "A.", "sv", conversation=later)})
    now = noon(TODAY, ZoneInfo("Europe/Helsinki"))

    converse(cast("Assistant", assistant), ("a", "b"), now)

    assert [conversation for _, conversation, _ in assistant.asked] == [Conversation(), later]
