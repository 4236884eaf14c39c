"""What is made of the knowledge once, before the first question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering.choosing import Chooser
from bot.answering.context import Context
from bot.answering.facts import Facts
from bot.answering.hearing import Hearing
from bot.answering.question import REMEMBERED, QuestionReader
from bot.answering.rounds import facts_of_rounds
from bot.answering.talk import words
from bot.answering.told import Rounds
from bot.answering.wording import Wording
from bot.answering.written_down import WrittenDown
from bot.kept import Kept, program
from bot.knowledge.model import Fact, Knowledge
from bot.language import LANGUAGES
from bot.language.spoken import written
from bot.matching.matcher import Matcher, Phrasing
from bot.matching.reading import Token

WRONG_COST = 4.0
"""How many missed answers a wrong one is worth, where the folder does not say."""


@dataclass(frozen=True, slots=True)
class Learned:
    """One state of the knowledge, ready to be asked."""

    knowledge: Knowledge
    cache: Path | None
    """A folder in which what was learned from the phrasings is kept, by their content."""
    wording: Mapping[str, Wording]
    """The words of the answers by language."""
    matcher: Matcher
    tokens: Callable[[str, str], tuple[Token, ...]]
    """The words of a text in a language as the matcher reads them."""
    reader: QuestionReader
    facts: Facts
    """What staff wrote and what the rounds tell of themselves."""
    written_down: WrittenDown
    chooser: Chooser
    context: Context
    hearing: Hearing
    reading: str
    """The state of how texts are read."""

    def rounds(self, now: datetime) -> Rounds:
        """The rounds at a moment, which without a time zone is local time of the award."""
        award = self.knowledge.award
        local = now.astimezone(ZoneInfo(award.timezone)) if award and now.tzinfo else now
        return Rounds(self.knowledge.editions, award, local.replace(tzinfo=None))

    def words_in(self, lang: str) -> Wording:
        """The words of a language, of the first one for one that the bot does not speak."""
        return self.wording[lang if lang in LANGUAGES else LANGUAGES[0]]


def learn(knowledge: Knowledge, cache: Path | None, *, at_once: bool = False) -> Learned:
    """All that answering needs, in the order in which one rests on the other. `at_once`: by several processes."""
    made_from = f"{knowledge.taught} {program()}"
    kept = Kept(cache, made_from)
    reader = QuestionReader(knowledge, kept)
    wording = {lang: Wording(lang, knowledge) for lang in LANGUAGES}
    every = {**knowledge.facts, **facts_of_rounds(knowledge, wording)}
    phrasings = kept.get("phrasings", lambda: _in_writing(every, kept.of(program())))
    award = knowledge.award
    matcher = Matcher.build(
        (Phrasing(*each) for each in phrasings),
        synonyms=knowledge.words.synonyms,
        filler=knowledge.words.filler,
        vocabulary=chain(reader.vocabulary(), words() if award else ()),
        wrong_cost=award.wrong_cost if award else WRONG_COST,
        cache=cache,
        made_from=made_from,
        at_once=at_once,
    )
    tokens = lru_cache(REMEMBERED)(matcher.read)
    reading = matcher.reading()
    reader.learn(tokens, reading, phrasings)
    as_read = kept.of(f"{program()} {reading}")
    facts = Facts(every, matcher, reader.leading, as_read)
    return Learned(
        knowledge=knowledge,
        cache=cache,
        wording=wording,
        matcher=matcher,
        tokens=tokens,
        reader=reader,
        facts=facts,
        written_down=WrittenDown(knowledge, phrasings, facts, kept),
        chooser=Chooser(facts, reader),
        context=Context(knowledge, reader, facts),
        hearing=Hearing(award, reader, tokens, as_read),
        reading=reading,
    )


def _in_writing(facts: Mapping[str, Fact], kept: Kept) -> list[tuple[str, str, str]]:
    """Fact, text and language of all phrasings, as questions are read. `kept`: for how a text is put in writing."""
    every = [(f.id, q, lang) for f in facts.values() for lang, qs in f.questions.items() for q in qs]
    put = {lang: kept.each(f"written-{lang}", (q for _, q, of in every if of == lang), partial(written, lang=lang)) for lang in LANGUAGES}
    return [(fact, put[lang][q] if lang in put else written(q, lang), lang) for fact, q, lang in every]
