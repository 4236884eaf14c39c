"""How a question was read and decided, as a table that anyone can read."""

from __future__ import annotations

from collections.abc import Sequence

from bot.matching.matcher import Decision, Match, Token


def table(tokens: Sequence[Token], matches: Sequence[Match], decision: Decision) -> str:
    """What was read, the best facts with the parts of their score, and the decision."""
    read = " ".join(f"{t.surface}→{t.word}" if t.corrected else t.surface for t in tokens)
    rows = [f"{m.confidence:6.1%}  {m.fact}  «{m.phrasing}»  {dict(m.parts)}  {', '.join(m.unexplained)}" for m in matches]
    return "\n".join([read, *rows, f"{decision.outcome}: {decision.reason}"])
