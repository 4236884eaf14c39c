"""A save is tried on the examples that it may change, and on no others; what may be left out is never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.answering.assistant import Assistant
from bot.answering.looking import looking
from bot.answering.reply import Conversation
from bot.knowledge.load import load
from bot.knowledge.taught import frame, own, taught
from bot.upkeep.examples import converse, examples
from bot.upkeep.tried import Tried
from tests.upkeep.folders import HARBOURS, change, harbours

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bot.answering.looking import Seen
    from bot.answering.reply import Reply
    from bot.knowledge.model import Knowledge

TODAY = date(2038, 2, 1)
NOON = datetime(2038, 2, 1, 12, tzinfo=UTC)


def asked(folder: Path, cache: Path, today: date, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that a trial asks the assistant."""
    texts: list[str] = []
    answer = Assistant.answer

    def listen(self: Assistant, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        texts.append(text)
        return answer(self, text, conversation, now, lang)

    loaded = load(folder)
    assert loaded.knowledge is not None
    assistant = Assistant(loaded.knowledge)
    tried = Tried(assistant, today, cache)
    with monkeypatch.context() as listening:
        listening.setattr(Assistant, "answer", listen)
        assert [p for p in examples(loaded, assistant, today, "sv", tried=tried) if p.severity == "error"] == []
    tried.keep()
    return texts


def test_an_answer_in_other_words_is_tried_on_what_looked_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole folder is asked once; after that an answer's own examples, and far from all."""
    folder, cache = harbours(tmp_path), tmp_path / "cache"
    first = asked(folder, cache, TODAY, monkeypatch)
    assert asked(folder, cache, TODAY, monkeypatch) == []

    change(folder / "facts" / "tavla.yaml", "Avgiften är 500", "Den som anmäler sig betalar 600")
    again = asked(folder, cache, TODAY, monkeypatch)
    assert again
    assert len(again) < len(first)
    knowledge = load(folder).knowledge
    assert knowledge is not None
    assert {text for texts in knowledge.facts["fee"].examples.values() for text in texts} <= set(again)


def test_another_day_tries_everything_and_so_does_another_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What day it is, and a word that was unknown before, may reach every answer."""
    folder, cache = harbours(tmp_path), tmp_path / "cache"
    every = asked(folder, cache, TODAY, monkeypatch)

    assert asked(folder, cache, TODAY + timedelta(days=1), monkeypatch) == every
    change(folder / "facts" / "tavla.yaml", "Vad är avgiften", "Vad är krumelurspryln")
    assert asked(folder, cache, TODAY + timedelta(days=1), monkeypatch) == every


def test_another_phrasing_tries_only_what_it_may_reach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A phrasing in known words is learned, its fact's own examples are asked, and those that find the same as before are not."""
    folder, cache = harbours(tmp_path), tmp_path / "cache"
    every = asked(folder, cache, TODAY, monkeypatch)
    change(folder / "facts" / "tavla.yaml", "Vad är avgiften", "Hur är avgiften")
    again = asked(folder, cache, TODAY, monkeypatch)
    knowledge = load(folder).knowledge
    assert knowledge is not None

    assert {text for texts in knowledge.facts["fee"].examples.values() for text in texts} <= set(again)
    assert len(again) < len(every)
    assert asked(folder, cache, TODAY, monkeypatch) == []


def test_a_phrasing_leaves_the_other_language_as_it_was(tmp_path: Path) -> None:
    """Nothing is asked again of a language that was not learned anew, and what was asked of the other one is."""
    knowledge = load(HARBOURS).knowledge
    assert knowledge is not None
    cache = tmp_path / "cache"
    Tried(Assistant(knowledge, cache), TODAY, cache).keep()
    fee = knowledge.facts["fee"]
    changed = replace(fee, questions={**fee.questions, "sv": (*fee.questions["sv"], "Vad är det för avgift?")})
    second = Assistant(replace(knowledge, facts={**knowledge.facts, "fee": changed}, taught="another"), cache)
    tried = Tried(second, TODAY, cache)

    assert not tried.is_in_doubt("digest en")
    assert all(tried.is_in_doubt(told) for told in ("digest sv", "digest sv en", "digest"))


def test_an_example_that_fails_is_told_every_time(tmp_path: Path) -> None:
    """Only what holds is remembered: a second check names what the first one named."""
    folder, cache = harbours(tmp_path), tmp_path / "cache"
    change(folder / "facts" / "tavla.yaml", "kostnad för att vara med", "hur mäts det om vattnet är rent")
    loaded = load(folder)
    assert loaded.knowledge is not None
    told = []
    for _ in range(2):
        assistant = Assistant(loaded.knowledge)
        tried = Tried(assistant, TODAY, cache)
        told.append([p.kind for p in examples(loaded, assistant, TODAY, "sv", tried=tried) if p.severity == "error"])
        tried.keep()

    assert told == [["example-wrong"], ["example-wrong"]]


def test_an_answer_comes_from_no_fact_that_was_not_looked_at() -> None:
    """Each fact in turn says something else; every reply that differs had looked at it."""
    knowledge = load(HARBOURS).knowledge
    assert knowledge is not None
    before = replies(knowledge)
    for fact in knowledge.facts.values():
        other = replace(fact, answer=dict.fromkeys(fact.answer, "Något helt annat, från 1999, därför att."))
        after = replies(replace(knowledge, facts={**knowledge.facts, fact.id: other}))
        assert [text for text, (body, looked_at) in before.items() if after[text][0] != body and fact.id not in looked_at] == []


def replies(knowledge: Knowledge) -> dict[str, tuple[str, set[str]]]:
    """What each example and conversation gets, and the facts that were looked at for it."""
    return {text: (body, seen.facts) for text, (body, seen) in told(Assistant(knowledge)).items()}


def told(assistant: Assistant) -> dict[str, tuple[str, Seen]]:
    """What each example and conversation gets, and what was looked at for it."""
    knowledge = assistant.knowledge
    turns = [(text,) for fact in knowledge.facts.values() for texts in fact.examples.values() for text in texts]
    found = {}
    for each in (*turns, *(dialogue.turns for dialogue in knowledge.dialogues)):
        with looking() as seen:
            reply = converse(assistant, each, NOON)
        found[" | ".join(each)] = reply.body, seen
    return found


def test_a_phrasing_turns_no_answer_that_is_not_tried_again(tmp_path: Path) -> None:
    """A fact is asked for as another one is; every reply that differs had looked at the fact, or is told otherwise what it asked of all
    that is learned."""
    knowledge = load(HARBOURS).knowledge
    assert knowledge is not None
    first = Assistant(knowledge, tmp_path)
    texts = {fact.id: fact.questions["sv"][0] for fact in knowledge.facts.values()}
    before = {text: reply(first, text) for text in texts.values()}
    one, *_, other = texts
    questions = knowledge.facts[other].questions
    changed = replace(knowledge.facts[other], questions={**questions, "sv": (*questions["sv"], texts[one])})
    second = Assistant(replace(knowledge, facts={**knowledge.facts, other: changed}, taught="another"), tmp_path)
    turned = [text for text in before if reply(second, text)[0] != before[text][0]]

    assert second.reading == first.reading
    assert texts[one] in turned
    for seen in (before[text][1] for text in turned):
        assert other in seen.facts or any(second.tells(query) != digest for query, digest in seen.told.items())


def reply(assistant: Assistant, text: str) -> tuple[str, Seen]:
    """What a text gets, and what was looked at for it."""
    with looking() as seen:
        return assistant.answer(text, Conversation(), NOON).body, seen


def test_what_is_learned_is_told_from_what_a_fact_has_of_its_own(tmp_path: Path) -> None:
    """An answer, a source or an example is no lesson; a phrasing, a round or a word is."""
    folder = harbours(tmp_path)
    first = load(folder).knowledge
    change(folder / "facts" / "tavla.yaml", "Avgiften är 500", "Det kostar 600; avgiften är 600")
    second = load(folder).knowledge
    change(folder / "facts" / "tavla.yaml", "Vad är avgiften", "Hur hög är avgiften")
    third = load(folder).knowledge
    assert first
    assert second
    assert third

    assert taught(first) == taught(second) == first.taught
    assert own(first.facts["fee"]) != own(second.facts["fee"])
    assert taught(second) != taught(third)
    assert frame(first) == frame(third)
