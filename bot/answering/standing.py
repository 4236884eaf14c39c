"""Whether an answer stands on the words of its question alone."""

from __future__ import annotations

from bot.answering.asked import Asked
from bot.answering.facts import Facts
from bot.answering.judged import Judged
from bot.answering.pieces import LEADING
from bot.answering.precedence import LIKELY

ENOUGH = 0.5
"""The least confidence of a fact that is told for half a sentence: of what is torn from its sentence, less is another's."""
FEW = 4
"""Words of a question that leans on the one before it: "och i vilken omgång?"."""
NAMED = 0.6
"""The least confidence of a fact that is told for what but stands beside a question."""
SAID = 0.9
"""The same for a question that points at those just told, but is itself all but word for word one that staff wrote."""
GAPS = frozenset({"other", "person", "contact"})
"""Topics that tell, of what is named in the question, that it is another matter or not known."""
ON_STAGE = frozenset({"presenter", "recipients"})
"""Topics that are asked of a round, though a fact tells who hands it over at large."""
AT_LARGE = 0.95
"""From this confidence such a fact is what is asked for all the same ("Vem vann 2031? Vem delar ut utmärkelsen?")."""
LOOSELY = frozenset({"record", "person", "round", "rounds"})
"""Topics that a mere name or year is enough for."""


def stands(judged: Judged, facts: Facts, *, gaps: bool = False) -> bool:
    """Whether all that a question says is accounted for by its answer, and by more than a name in it. `gaps`: by one that tells what is
    not known, too."""
    answer, found, a = judged.answer, judged.found, judged.asked
    known = answer is not None and (answer.status == "answered" or (gaps and (answer.fact or answer.topic in GAPS)))
    if not answer or a.followed or not known:
        return False
    if not answer.fact:
        return answer.topic not in LOOSELY or a.leading is not None
    if found is None:
        return True  # Letter for letter.
    best = next((m for m in found.decision.choices[:1] if m.fact == answer.fact), None)
    return best is not None and best.confidence >= ENOUGH and not facts.weighty(found.asked or a, best)


def names_known(judged: Judged, facts: Facts) -> bool:
    """Whether what was said as if it were no question surely names a thing that is known; what it claims is not asked."""
    answer, a = judged.answer, judged.asked
    if answer and not answer.fact and not (a.q.names or a.q.years.named or a.leading):
        return False
    if not answer or answer.text.startswith(_verdicts(a)) or (answer.fact and (answer.confidence < NAMED or _but_a_name(a))):
        return False
    return stands(judged, facts)


def _but_a_name(a: Asked) -> bool:
    """ "Nacka, vilka år sökte vi?": a candidate's mere name says whom the question after it is about, and asks for no fact."""
    theirs = [n for n in a.q.names if n.kind == "candidate"]
    return bool(theirs) and all(any(n.start <= t.start < n.end for n in theirs) for t in a.q.tokens)


def better_alone(alone: Judged, leaning: Judged, facts: Facts) -> bool:
    """Whether a later question of a message is answered by its own words (`alone`), not by what it would take over from the one before it
    (`leaning`): with that it finds nothing, or but what is told of those named there."""
    told, own, a = leaning.answer, alone.answer, alone.asked
    nothing = not told or told.status in ("clarify", "smalltalk")
    if own and nothing and own.confidence >= SAID and own.fact and a.has("group_pronouns") and _of_anybody(own.fact, facts):
        return stands(alone, facts)  # "Who won in 2031, and how long may they keep the cup?"
    if not own or _leans(a):
        return False
    if not stands(alone, facts):
        return nothing and _is_sure(alone)
    if not told or nothing:
        return True
    if told.fact and leaning.found is None:
        return False  # "Vad fick Örebro för poäng och vad fick Nacka?": the same, with another name put into it.
    taken = leaning.asked.followed != {"years"} or bool(leaning.asked.fact)  # "Vem vann 2031? Vem delade ut det?" asks of that year.
    then = told.topic in ON_STAGE and own.confidence < AT_LARGE  # "… vem som vann 2031 och vem som delade ut priset": then, known or not.
    taken = taken and not then
    if not own.fact:
        return bool(taken and (a.q.names or (told.fact and a.q.years.named)))
    unchecked = a.yes_or_no and not told.fact and not told.text.startswith(_verdicts(a))  # "Måste man söka?" is not who applied.
    if own.fact == told.fact or not (taken or unchecked) or own.confidence < LIKELY or own.fact not in a.knowledge.facts:
        return False
    about = facts[own.fact].about
    whose = set(about.candidates) <= set(a.candidates)
    named = whose and (bool(about.candidates) or (set(about.years) <= set(a.years) and set(about.people) <= set(a.people)))
    return unchecked or named


def _of_anybody(fact: str, facts: Facts) -> bool:
    """Whether a fact is about no candidate and no person."""
    about = facts[fact].about
    return not (about.candidates or about.people)


def _verdicts(a: Asked) -> tuple[str, ...]:
    """How answers to claims begin."""
    return tuple(a.say.say(key).rstrip(".") for key in ("yes", "no"))


def _is_sure(alone: Judged) -> bool:
    """Whether a question that takes nothing over finds a fact surely, though a word of it may stay unexplained."""
    answer, found = alone.answer, alone.found
    sure = answer is not None and answer.status == "answered" and not alone.asked.followed and found is not None
    return sure and found.decision.outcome == "sure" and bool(answer.fact) and answer.confidence >= NAMED  # type: ignore[union-attr]


def _leans(a: Asked) -> bool:
    """Whether a question says too little to be asked of anything but what was told before it, or points at that."""
    role = any(m.concept.startswith("role:") for m in a.q.marks) and not a.q.names  # "… and who is the municipal director?"
    few = len(a.q.tokens) <= FEW and not (a.q.names or a.q.unexplained(a.q.concepts))
    leading = LEADING.match(a.q.text)  # "… and with how many points?"
    few |= leading is not None and len(a.q.text[leading.end() :].split()) <= 1
    return few or role or a.has("pronouns", "person_pronouns", "group_pronouns", "then")
