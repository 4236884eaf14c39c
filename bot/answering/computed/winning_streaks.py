"""Wins in rounds that follow on each other: of one candidate, of candidates from one region."""

from __future__ import annotations

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.computed.parts import sources_of, verdict
from bot.answering.computed.winner_of_round import USES

PAIR = 2


def winning_streaks(a: Asked) -> Answer | None:
    """ "Har Skåne vunnit två gånger i rad?": the runs of rounds that went to one region; of candidates, that none has won so."""
    if not a.has("streak") or not a.has("win") or a.candidates or a.years or a.has("nominate", "apply", "jury", "why"):
        return None
    least = max([n for n in a.numbers() if n > 1], default=PAIR)
    uses = USES | {"streak", "repeat", "region", "often", "ever", "some", "count", "most", "nobody"}
    by_region = bool(a.regions) or a.has("region")
    runs = [r for r in _runs(a, by_region=by_region) if len(r) >= least and (not a.regions or _region(a, r[0]) in a.regions)]
    if not runs:
        key = "streak_none_region" if a.regions else "streak_none"
        text = verdict(a, key, so=a.has("nobody"), count=a.say.number(least), who=a.say.names(a.region_names) or a.say.phrase("no_one"))
        return Answer("winners", text, sources=sources_of(a.rounds, a.rounds.past[-3:], "winner"), uses=uses)
    rows = [
        a.say.phrase(
            "row",
            year=_region(a, run[0]) if by_region else a.rounds.winners[run[0]],
            what=a.say.names(a.say.phrase("winner_in", winner=a.rounds.winners[y], year=y) for y in run),
        )
        for run in runs
    ]
    text = verdict(a, "streak", so=True, count=a.say.number(least)) + a.say.lines(rows)
    years = tuple(y for run in runs for y in run)
    return Answer("winners", text, years=years, sources=sources_of(a.rounds, years[-3:], "winner"), uses=uses)


def _region(a: Asked, year: int) -> str | None:
    candidate = a.knowledge.candidates.get(a.rounds.winners[year])
    return candidate.region if candidate else None


def _runs(a: Asked, *, by_region: bool) -> list[list[int]]:
    """The rounds in order, cut where the next winner is another's."""
    runs: list[list[int]] = []
    for year in a.rounds.winners:
        last = runs[-1][-1] if runs else None
        same = last is not None and a.rounds.neighbours(last)[1] == year
        alike = (
            same
            and last is not None
            and (_region(a, last) == _region(a, year) is not None if by_region else a.rounds.winners[last] == a.rounds.winners[year])
        )
        if alike:
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs
