"""What a question is answered in: what was said before it, the moment, and the words and languages of the two who speak."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering import dialogue
from bot.answering.judged import Judged
from bot.answering.question import QuestionReader
from bot.answering.reply import Conversation
from bot.answering.told import Rounds
from bot.answering.wording import Wording


@dataclass(frozen=True, slots=True)
class Turn:
    before: Conversation
    """What the question may lean on."""
    rounds: Rounds
    """The rounds as they stand at the moment of the question."""
    say: Wording
    """The words of the answer."""
    spoken: str
    """The language of the question; the answer may be in another."""
    same_message: bool = False
    """Whether another question stands before this one in its message."""
    outside: bool = False
    """Whether that one asked for what lies outside any award, and was not answered."""

    @property
    def year(self) -> int:
        """The year in which the question is asked."""
        return self.rounds.today.year

    @property
    def alone(self) -> Turn:
        """The same for a question put by itself, though it came out of a message with others."""
        return replace(self, same_message=False)

    @property
    def anew(self) -> Turn:
        """The same for a question that leans on nothing."""
        return replace(self, before=Conversation(), same_message=False)

    def after(self, judged: Judged, reader: QuestionReader) -> Turn:
        """The turn of the next question in the message, which may lean on what this one was told."""
        return replace(self, before=self._leaning_on(judged, reader), same_message=True, outside=_outside(judged))

    def beside(self, judged: Judged) -> Turn:
        """The turn of the next question in the message, after a wish ("I want a building permit") that leaves nothing to lean on."""
        return replace(self, same_message=True, outside=_outside(judged))

    def _leaning_on(self, judged: Judged, reader: QuestionReader) -> Conversation:
        a, answer = judged.asked, judged.answer
        if not answer:
            return self.before
        named = tuple(dict.fromkeys(n.id for n in reader.names.find(answer.text, ()) if n.kind == "candidate"))
        return dialogue.after(answer, a.years, a.candidates, a.people, self.say.lang, self.rounds.now, named, self.before)


def _outside(judged: Judged) -> bool:
    """ "Jag vill ha bygglov. Hur går ansökan till?": what the first of two asks for lies outside any award and is not known."""
    told = judged.answer and judged.answer.status == "answered"
    return judged.asked.has("elsewhere") and not told and not judged.asked.has("award", "event", "title", "win", "nominate", "jury")
