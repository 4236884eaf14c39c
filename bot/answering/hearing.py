"""How a message is spoken: in which language, as small talk or as a question, and how its questions begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answering import dialogue
from bot.answering.grammar import Grammar
from bot.answering.judged import Judged
from bot.answering.names import fold
from bot.answering.pieces import POINTS_BACK
from bot.answering.question import QuestionReader
from bot.answering.reply import Conversation
from bot.answering.talk import Talk
from bot.kept import Kept
from bot.knowledge.model import Award
from bot.language import LANGUAGES, alternatives, words
from bot.language.detect import detect
from bot.matching.reading import Token

FEW = 3
"""Words up to which a message goes on in the language of the one before."""
SHORT = 6
"""Words up to which a message may be small talk in another language than the one it seems to be in."""

FRAME = frozenset(map(fold, words("asking", "frame")))
"""Words that tell of who asks or says something, and why."""
BUSY = frozenset(map(fold, words("parting", "busy")))
ASKING = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'wonders')})(?!\w)", re.IGNORECASE)
MATTERS = ("award", "title", "event", "win", "nominate", "apply", "jury", "ceremony", "present", "receive", "withdraw")
"""Concepts that a remark about the asking does not have."""


class Hearing:
    """Hears messages on one state of the knowledge."""

    def __init__(self, award: Award | None, reader: QuestionReader, tokens: Callable[[str, str], tuple[Token, ...]], kept: Kept) -> None:
        """`tokens`: how the matcher reads a text in a language; `kept`: for what is read of the small talk."""
        self._award = award
        self._reader = reader
        self._tokens = tokens
        self._talk = Talk(tokens, kept)
        self._opens = _opening("opens", "prepositions")
        self._verbs = _opening("verb_first")

    @staticmethod
    def heard(text: str, before: Conversation) -> str | None:
        """The language of a message; a word or two may look like a neighbour's ("her email?")."""
        spoken = detect(text)
        return before.lang if spoken not in LANGUAGES and before.lang and len(text.split()) <= FEW else spoken

    def language(self, spoken: str | None, before: Conversation, lang: str | None) -> str:
        """The person's own setting, else the language of the question, else that of the conversation, else the client's."""
        if lang in LANGUAGES:
            return str(lang)
        if spoken:
            return spoken if spoken in LANGUAGES else LANGUAGES[0]
        award = self._award
        return before.lang or (award.languages[0] if award else LANGUAGES[0])

    def small_talk(self, text: str, lang: str) -> tuple[str | None, str]:
        """The kind of small talk and its language, which a short message does not always tell."""
        others = [other for other in LANGUAGES if other != lang and len(text.split()) <= SHORT]
        for spoken in (lang, *others):
            if kind := self._talk.kind(self._tokens(text, spoken), spoken):
                return kind, spoken
        return None, lang

    def chatting(self, text: str, judged: list[Judged], lang: str) -> str | None:
        """The kind of small talk of a message that asks nothing and names nothing of the matter."""
        asks = (
            "?" in text
            or self._verbs.match(text)
            or self._opens.match(text)
            or any(j.asked.q.names or j.asked.q.years.ranges or j.asked.leading for j in judged)
        )
        return None if asks else self._talk.mostly(self._tokens(text, lang), lang)

    def grammar(self, lang: str, year: int) -> Grammar:
        """How questions begin, and what has content of its own, in a language."""
        return Grammar(
            lambda s: bool(self._opens.match(s)),
            lambda s: bool(self._verbs.match(s)),
            lambda s: bool(POINTS_BACK.search(s)),
            lambda s: self._says_something(s, lang, year),
            lambda s: self._reader.read(s, lang, year).has(*MATTERS),
            lambda s: self._idle(s, lang, year),
            lambda s: self._holds_where(s, lang, year),
        )

    def _says_something(self, text: str, lang: str, year: int) -> bool:
        """Whether a piece has content of its own: anything but small words and question words."""
        q = self._reader.read(text, lang, year)
        empty = frozenset({"light", "who", "what", "follow", "check", "candidate", "award", "edition", "pronouns", "also"})
        return bool(q.names or q.years.ranges or q.concepts & (dialogue.ROLES | {"often", "wait"}) or q.unexplained(empty))

    def _holds_where(self, text: str, lang: str, year: int) -> tuple[str, ...] | None:
        """The candidates whose role is asked for; None if no role is, or somebody's by name or at an organisation."""
        q = self._reader.read(text, lang, year)
        elsewhere = q.named("person") or q.named("organisation") or q.has("jury")
        return q.named("candidate") if q.marked("role:") and not elsewhere else None

    def _idle(self, text: str, lang: str, year: int) -> bool:
        """Whether all words of a piece are small ones or tell of the asking, and one of the latter is among them."""
        q = self._reader.read(text, lang, year)
        asks = ASKING.search(text) or any(fold(t.surface) in FRAME for t in q.tokens)
        if not asks or q.names or q.years.ranges or q.has("check", "source"):
            return False
        return all(fold(word) in FRAME | BUSY for word in q.unexplained(frozenset({"light", "follow", "pronouns", "also"})))


def _opening(key: str, before: str = "") -> re.Pattern[str]:
    """A text that begins with one of these words, after a greeting perhaps. `before`: words that may stand before them."""
    led = rf"(?:(?:{alternatives('asking', before)})\s+)?" if before else ""
    return re.compile(rf"\W*(?:(?:{alternatives('asking', 'leads_in')})\W+)*{led}(?:{alternatives('asking', key)})(?!\w)", re.IGNORECASE)
