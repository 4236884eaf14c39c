"""What a question takes for granted: a win that never was, or that was another year's."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.beside import rounds_beside
from bot.answering.computed.parts import not_yet, sources_of, still_open, took_part

USES = GENERAL | frozenset(
    "why win won when day year ago prize receive present nominate rival jury ceremony succeeds precedes where".split()
)

SHORT = 5
"""Words of a question that asks for the prize by "got" alone: "what total was Karlskoga given in 2023?" asks for another thing."""


def unfounded(a: Asked) -> Answer | None:
    """ "Varför vann Västerås?" of one that never won: so it is said, with what it has been and who won the year named."""
    if not _takes_win_for_granted(a) or rounds_beside(a):
        return None
    if ahead := still_open(a):
        return replace(not_yet(a, ahead, USES), topic="claim")
    subjects = _subjects(a)
    if not subjects:
        return None
    wins = {n: a.rounds.won_by(n) for n in subjects}
    wrong = [y for y in a.years if y in a.rounds.winners and a.rounds.winners[y] not in subjects]
    if any(wins.values()) and not (wrong and len(a.q.years.named) == 1):
        return None
    texts = []
    for name in subjects:
        key = "won_then" if wins[name] else "won_never"
        texts.append(a.say.say(key, name=name, years=a.say.names(map(str, wins[name])), record=took_part(a, name)))
    texts += [a.say.say("winner", winner=a.rounds.winners[y], year=y) for y in wrong]
    there = [y for y in a.rounds.years if set(subjects) & set(a.rounds.editions[y].nominees or ())]
    sources = sources_of(a.rounds, there[-3:] or a.rounds.years[-1:], "nominees")
    return Answer("claim", " ".join(texts), years=tuple(wrong[:1]), candidates=subjects, sources=sources, uses=USES)


def _subjects(a: Asked) -> tuple[str, ...]:
    """The candidates said to have won; not the town where it is handed out."""
    award = a.knowledge.award
    return tuple(c for c in a.candidates if not award or c != award.city)


def _takes_win_for_granted(a: Asked) -> bool:
    denied = {t.surface.casefold() for t in a.q.tokens} & {w for w in a.asking["ruled_out"] if " " not in w}
    if a.claim or denied or a.has("lost", "never", "fail", "elsewhere", "say", "apply", "hypothetical", "event") or a.q.marked("role:"):
        return False
    won = a.has("won") or (a.has("get") and a.has("award", "title", "prize"))
    if a.has("nominate"):
        return a.has("won") and a.has("others", "who") and a.leading in ("who", "count", None)
    if a.has("who") and a.has("after", "before", "following", "previous", "succeeds", "precedes"):
        return a.has("win")
    if a.has("why", "when", "day", "year", "ago", "where"):
        return won or (a.has("why") and a.has("award", "win"))
    got = a.leading == "thing" and a.has("get") and len(a.q.tokens) <= SHORT and not a.has("others", "ever", "why")
    return got or (a.has("receive", "prize") and not a.has("jury"))
