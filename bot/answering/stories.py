"""What a long message is about as a whole, where its question alone finds nothing ("A paper put X at two million. Is that disputed?")."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.choosing import another_thing
from bot.answering.facts import Facts
from bot.answering.fitting import asked_for, refused
from bot.answering.headed import of_another_title
from bot.answering.hearing import FRAME
from bot.answering.names import fold
from bot.answering.pieces import OUTCOME
from bot.answering.question import Question, QuestionReader
from bot.matching.matcher import Match

LONG = 9
"""Words of a message from which it is a story. Of shorter ones that find nothing half are about something else, however near they come
("Vilken jury bestämmer vem som blir mästerkock?")."""
SHARED = 1
"""Words of weight, names aside, that the fact must share: "Botkyrka har flest språk i landet" is not about why Botkyrka won."""
AROUND = frozenset({"light", "check", "follow", "pronouns"})


class Least(NamedTuple):
    """What the nearest fact must have at least."""

    confidence: float
    coverage: float
    lead: float
    """Over the second fact, as a factor."""


WHOLE = Least(0.5, 0.0, 1.3)
"""For a message as it stands, of which a story may leave much unexplained: of 29 that found nothing else one found another's fact."""
UNFRAMED = Least(0.47, 0.58, 1.33)
"""For one without its frame ("Min lärare säger att den kommer från Danmark, vem av oss har rätt?"): of nine none did."""


def about(a: Asked, message: str, facts: Facts, reader: QuestionReader) -> Answer | None:
    """The fact that a long message is plainly about, as it stands or without who said so. `a`: its last question."""
    if len(message.split()) < LONG or a.has("elsewhere", "cost", "opinion") or OUTCOME.search(message):
        return None
    q = reader.read(message, a.q.lang, a.rounds.today.year)
    if of_another_title(q) or (q.has("elsewhere") and q.named("person")):
        return None  # "Min granne säger att Anna Ek snart slutar. Stämmer det?"
    if other := another_thing(replace(a, q=q)):
        return other  # "Sveriges mästerkock has another name now. Which?"
    best = _plainly(a, message, q, WHOLE, facts) or _plainly(a, _unframed(q), q, UNFRAMED, facts)
    if best and a.leading == "when" and best.fact in a.knowledge.facts and not facts.tells_when(best.fact, a.q.lang):
        return None  # "När borde nästa vinnare utses efter Mörbylånga?" is not what was said of the win.
    return facts.answer(a, best) if best and asked_for(a, best) else None


def _plainly(a: Asked, text: str, q: Question, least: Least, facts: Facts) -> Match | None:
    """The fact nearest to a text, if it is near, explains enough of it beside the names and is well ahead of the second."""
    matches = facts.find(a, text).matches
    near = [m for m in matches if facts.fits(a, m)]
    if not near or refused(matches, near[0]) or near[0].parts["negation"] < 0 or near[0].coverage < least.coverage:
        return None
    own = [word for word in q.unexplained(AROUND) if fold(word) not in FRAME and word not in near[0].unexplained]
    if len(own) < SHARED:
        return None
    second = near[1].confidence if len(near) > 1 else 0.0
    return near[0] if near[0].confidence >= max(least.confidence, least.lead * second) else None


def _unframed(q: Question) -> str:
    """What is said in a story, without who says so and whether it is true."""
    around = {i for m in q.marks if m.concept in AROUND for i in range(m.start, m.end)}
    return " ".join(t.surface for i, t in enumerate(q.tokens) if i not in around and fold(t.surface) not in FRAME)
