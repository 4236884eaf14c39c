"""The doors to the answers: a message, a fact by its id, a button, and how a question was decided."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from bot.answering import cleaning, dialogue, follow_ups, halves, headed, paraphrases, stories
from bot.answering.asked import Asked
from bot.answering.facts import MATCHED, Found
from bot.answering.framing import unframed
from bot.answering.grammar import Part
from bot.answering.judged import Judged
from bot.answering.judging import Judging
from bot.answering.learned import learn
from bot.answering.looking import Query, looking
from bot.answering.parting import part
from bot.answering.pieces import WANTED
from bot.answering.question import Question
from bot.answering.replies import Replies, key_of
from bot.answering.reply import Choice, Conversation, Reply
from bot.answering.standing import names_known
from bot.answering.trying import Trying
from bot.answering.turn import Turn
from bot.knowledge.model import Knowledge
from bot.language import LANGUAGES
from bot.language.detect import detect
from bot.matching.explain import table
from bot.matching.reading import Token


class Assistant:
    """Answers questions from one state of the knowledge; immutable, a new one is built when the knowledge changes."""

    def __init__(self, knowledge: Knowledge, cache: Path | None = None, *, at_once: bool = False) -> None:
        """`cache`: a folder in which what was learned from the phrasings is kept, by their content; `at_once`: it is learned by several
        processes, where this one has no other threads."""
        self.knowledge = knowledge
        self._learned = learned = learn(knowledge, cache, at_once=at_once)
        self.reading = learned.reading
        """The state of how texts are read."""
        self.made_from = learned.matcher.made_from
        """The state of what each language was learned from, if that is kept."""
        self._hearing = learned.hearing
        self._judging = Judging(learned)
        self._trying = Trying(learned, self._judging)
        self._replies = Replies(knowledge, learned.chooser, learned.matcher)

    def tells(self, query: Query) -> str:
        """A digest of what is told of all that was learned, now that it is asked again."""
        kind, asked = query[:2]
        with looking() as seen:
            if kind == MATCHED:
                self._learned.facts.matched(asked if isinstance(asked, str) else tuple(Token(*each) for each in asked), *query[2:])
            else:
                self._learned.written_down.forms[kind].get(asked)
        return seen.told[query]

    def prepare(self, lang: str) -> None:
        """Reads now what the first question in a language would wait for."""
        self._learned.reader.prepare(lang)
        self._learned.facts.subjects(lang)
        paraphrases.prepare(lang, self._learned.cache)
        follow_ups.prepare(lang, self._learned.cache)

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        """One message, one reply. `lang` is the person's own setting; None lets the question decide."""
        rounds = self._learned.rounds(now)
        before = dialogue.fresh(conversation, rounds.now)
        message = cleaning.read(text)
        heard = self._hearing.heard(message.text, before)
        say = self._learned.wording[self._hearing.language(heard, before, lang)]
        message = cleaning.in_writing(message, heard or say.lang)
        if before.at and self.knowledge.award and (wanted := follow_ups.language_asked(message.text, say.lang)):
            return self._again(Turn(before, rounds, self._learned.wording[wanted], wanted))
        talked, spoken = self._hearing.small_talk(message.text, say.lang)
        if talked and not self._asks_something(talked, message.text, Turn(before, rounds, say, say.lang)):
            return self._replies.small(talked, self._learned.wording[spoken] if lang is None else say, before, message.text)
        if not re.search(r"\w", message.text):
            return self._replies.small("empty", say, before, message.text)
        spoken = heard or say.lang
        return self._answered(message, Turn(before, rounds, say, spoken if spoken in LANGUAGES else LANGUAGES[0]))

    def _answered(self, message: cleaning.Message, turn: Turn) -> Reply:
        """The questions of a message answered one after the other, or all of it where its questions alone find nothing."""
        bare = unframed(message, self._hearing.grammar(turn.spoken, turn.year)) if self.knowledge.award else message
        judged, after = self._each(bare, turn)
        if not any(j.answer for j in judged) and (kind := self._hearing.chatting(message.text, judged, turn.spoken)):
            return self._replies.small(kind, turn.say, after.before, message.text)
        if self.knowledge.award and all(j.answer is None or j.answer.status == "clarify" for j in judged):
            whole = stories.about(judged[-1].asked, bare.text, self._learned.facts, self._learned.reader)
            judged = [replace(judged[-1], answer=whole)] if whole else judged
        before = after.before
        if not any(j.answer for j in judged):
            before = dialogue.spoken_of(judged[-1].asked.q, before, turn.rounds.now)
        return self._replies.of(judged, turn.say, before)

    def _each(self, message: cleaning.Message, turn: Turn) -> tuple[list[Judged], Turn]:
        """The questions of a message, each of which may lean on those before it, and the turn that they leave."""
        parts = part(message, self._hearing.grammar(turn.spoken, turn.year)) if self.knowledge.award else ()
        judged: list[Judged] = []
        start, told = turn, False
        for one in parts or (Part(message.text),):
            found = self._trying.read_later(one, turn, start, told=told) if judged else self._trying.read(one, turn)
            if one.said and not all(names_known(j, self._learned.facts) for j in found):
                judged += [] if one.soft else [replace(found[0], answer=None, soft=False)]
                turn = turn.beside(found[0]) if WANTED.match(one.text) else turn
                continue
            told |= one.said
            beside = [halves.beside_the_point(j.answer, j.asked, later=turn.same_message) for j in found]
            judged += [replace(j, answer=None) if no else j for no, j in zip(beside, found, strict=True)]
            turn = turn.after(judged[-1], self._learned.reader)
            if len(parts) > 1 and not judged[-1].answer:
                turn = replace(turn, before=dialogue.named(judged[-1].asked.q, turn.before, turn.rounds.now))
        # Perhaps nothing of it but what is said as if unasked.
        return headed.without_openings(headed.without_general(judged)) or [*self._trying.read(Part(message.text), start)], turn

    def _again(self, turn: Turn) -> Reply:
        """The answer just given, in another language."""
        if turn.before.fact and (told := self.tell(turn.before.fact, turn.rounds.now, turn.say.lang)):
            return told
        judged = self._judging.judge(Part(""), turn)
        return self._replies.of([judged], turn.say, turn.after(judged, self._learned.reader).before)

    def _asks_something(self, talked: str, text: str, turn: Turn) -> bool:
        """Whether what sounds like small talk is a question after an answer ("Är det bra?" of a score), or one that staff wrote down ("Vad
        är de bra på?" of a candidate)."""
        if talked == "thanks" and turn.before.at and text.endswith("?"):
            return True
        written_down = self._learned.written_down
        return bool(
            written_down.exactly(text) or written_down.pointed_at(self._learned.reader.read(text, turn.spoken, turn.year), turn.before)
        )

    def explain(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> str:
        """How a question was read and decided, as a table."""
        matcher = self._learned.matcher
        message = cleaning.read(text)
        tokens = matcher.read(message.text, self._hearing.language(detect(message.text), conversation, lang))
        matches = matcher.match(tokens)
        reply = self.answer(text, conversation, now, lang)
        return "\n".join(
            (
                table(tokens, matches, matcher.decide(matches)),
                "",
                f"{reply.status}: {reply.fact} ({reply.confidence:.2f})",
                reply.text,
            )
        )

    @cached_property
    def _questions(self) -> dict[str, str]:
        """Each phrasing by the key of its button."""
        return {key_of(q): q for f in self.knowledge.facts.values() for qs in f.questions.values() for q in qs}

    def choose(self, key: str) -> str | None:
        """The question behind a button's key; None for an old or forged one."""
        return self._questions.get(key)

    def tell(self, fact: str, now: datetime, lang: str) -> Reply | None:
        """A fact by its id, for links."""
        if fact not in self.knowledge.facts:
            return None
        say, rounds, facts, reader = self._learned.words_in(lang), self._learned.rounds(now), self._learned.facts, self._learned.reader
        q = Question("", say.lang, (), (), reader.read("", say.lang, rounds.today.year).years, ())
        asked = Asked(q, self.knowledge, rounds, say, reader.asking[say.lang])
        if not facts.holds(asked, self.knowledge.facts[fact]):
            return None
        answer = facts.told(asked, fact)
        after = dialogue.after(answer, (), (), (), say.lang, rounds.now)
        return self._replies.of([Judged(answer, asked, Found(self._learned.matcher.decide(()), ()))], say, after)

    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]:
        """Three example questions to begin with: those of the folder's texts, else of its first facts."""
        say = self._learned.words_in(lang)
        own = [q.strip() for q in say.phrase("examples").split("|") if q.strip()] if self.knowledge.award else []
        asked = own or [self._learned.facts.question(f, say.lang) for f in list(self.knowledge.facts)[:3]]
        return tuple(Choice(q, key_of(q)) for q in asked[:3])
