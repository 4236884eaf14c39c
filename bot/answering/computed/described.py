"""Which candidate a description fits: by letters ("börjar på K", "fyra bokstäver"), region, what it won or was nominated for, and when."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.answering.answer import Answer
from bot.answering.asked import GENERAL, Asked
from bot.answering.computed.parts import sources_of
from bot.answering.computed.roles import APPLICANTS, NOMINEES, years_by_name
from bot.answering.reply import Objects
from bot.language import alternatives, either

USES = GENERAL | {"begins_with", "ends_with", "letters_long", "win", "won", "nominate", "apply", "lost", "fail", "tries", "region", "count"}
MOST = 12
"""Candidates that are listed."""
DESCRIBED = "described"
Edge = tuple[Callable[[str, str], bool], str]
EDGES: tuple[tuple[str, Callable[[str, str], bool]], ...] = (("begins_with", str.startswith), ("ends_with", str.endswith))


def described(a: Asked) -> Answer | None:
    """ "Vilka vinnare börjar på K?", "Skånsk, börjar på B, nominerad 2021 utan att vinna. Vem är jag?": all that fit every word of it."""
    fits = _letters(a)
    if not fits or a.q.named("candidate") or not _asks(a):
        return None
    pool = _pool(a)
    names = [name for name in pool if fits(name) and _lies_right(a, name)]
    if not pool or len(names) > MOST:
        return None
    if not names:
        return Answer("described", a.say.say("none_fits"), uses=USES)
    told = a.say.names(a.say.phrase("name_in_years", name=name, years=a.say.names(map(str, pool[name]))) for name in names)
    years = sorted({y for name in names for y in pool[name]})
    key = "winner" if a.has("win") and not a.has("lost") else "nominees"
    kind = "winners" if key == "winner" else "applicants" if a.has("apply") else "nominees"
    return Answer(
        f"{kind}_{DESCRIBED}",
        a.say.say("fits", names=told),
        years=tuple(years[-1:]),
        candidates=tuple(names) if len(names) == 1 else (),
        sources=sources_of(a.rounds, years, key),
        objects=Objects(history=names[0] if len(names) == 1 else None),
        uses=USES,
    )


def _asks(a: Asked) -> bool:
    """Whether anybody is asked for; a guess at a riddle needs no question word ("Börjar på L, skånsk, vann på 00-talet")."""
    return a.has("who", "what", "count", "all", "some") or (a.topic or "").endswith(DESCRIBED) or (a.leading is None and bool(_edges(a)))


def letters_said(a: Asked) -> frozenset[str]:
    """The letters that a name begins or ends with, as the question has them."""
    return frozenset(said for _, said in _edges(a) or _another_letter(a))


def _another_letter(a: Asked) -> list[Edge]:
    """ "Vilka vinnare börjar på K? – Och på S?": the letter alone."""
    asked_before = (a.topic or "").endswith(DESCRIBED)
    letters = [t.surface.casefold() for t in a.q.tokens if len(t.surface) == 1 and not t.number]
    return [(str.startswith, letters[-1])] if asked_before and letters else []


def _edges(a: Asked) -> list[Edge]:
    text = a.q.text.casefold()
    said: list[Edge] = [(edge, x) for key, edge in EDGES for x in re.findall(rf"{_said(a, key)}\s+[\"'”“]?(\w{{1,9}})(?!\w)", text)]
    said = [(edge, x) for edge, x in said if len(x) == 1 or x not in a.asking["articles"]]  # "When did it start with the award?"
    said += [(str.endswith, x) for x in re.findall(r"(?<!\S)[\"'”“]?-(\w{2,9})(?!\w)", text)]  # "En stad som heter något med -borg".
    if said or not a.has("win", "nominate", "apply"):
        return said
    alone = re.findall(rf"(?<!\w)(?:{alternatives('asking', 'letter_after')})\s+[\"'”“]?(\w)[\"'”“]?(?![\w.])", text)
    return [(str.startswith, x) for x in alone if x.isalpha()]  # "Två vinnare på K", "den på U som vann".


def _letters(a: Asked) -> Callable[[str], bool] | None:
    """What the name must be like, from the question's words; None if it says nothing of letters."""
    text = a.q.text.casefold()
    edges = _edges(a) or _another_letter(a)
    counts = a.asking["small_numbers"]
    size = re.search(rf"(?<!\w)(\d{{1,2}}|{either(counts)})\s+{_said(a, 'letters_long')}", text)
    length = int(counts.get(size[1], size[1])) if size else 0
    if not edges and not length:
        return None
    return lambda name: all(edge(name.casefold(), said) for edge, said in edges) and length in (0, len(name))


def _said(a: Asked, concept: str) -> str:
    return rf"(?<!\w)(?:{either(a.asking['concepts'][concept])})(?!\w)"


def _pool(a: Asked) -> dict[str, list[int]]:
    """Whom it may be, with the rounds that speak for it."""
    span = range(a.span[0], a.span[1] + 1) if a.span else () if (a.topic or "").endswith(DESCRIBED) else a.years
    rounds = [y for y in a.rounds.past if not span or y in span]
    if a.has("latest", "wins_now") and not span:
        rounds = rounds[-1:]
    topic = a.topic or ""  # "Hur många sökte 2013? – Vilka av dem börjar på U?"
    role = APPLICANTS if a.has("apply") or topic.startswith("applicants") else NOMINEES
    if (a.has("win", "wins_now") or topic.startswith("winner")) and not a.has("lost", "nominate", "apply"):
        return {a.rounds.winners[y]: [y] for y in rounds if y in a.rounds.winners}
    took_part = years_by_name(a, role, [y for y in (span or a.rounds.years) if y in a.rounds.editions])
    without = a.has("lost", "fail")
    return {name: years for name, years in took_part.items() if not (without and any(a.rounds.winners.get(y) == name for y in years))}


def _lies_right(a: Asked, name: str) -> bool:
    candidate = a.knowledge.candidates.get(name)
    return not a.regions or bool(candidate and candidate.region in a.regions)
