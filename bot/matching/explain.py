"""How a question was read and decided, as a table that anyone can read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.language import data
from bot.matching.matcher import Decision, Match, Token


def table(tokens: Sequence[Token], matches: Sequence[Match], decision: Decision, lang: str = "sv") -> str:
    """Three parts: each word as it was read; the best facts with confidence (%), share of the question explained (%), score, likeness to
    the nearest phrasing and what stays unexplained; the decision and its reason."""
    say = data(lang, "explain")
    read = [(token.surface, token.stem, _note(token, say)) for token in tokens]
    facts = [
        (
            f"{100 * match.confidence:.0f} %",
            f"{100 * match.coverage:.0f} %",
            f"{match.parts.get('score', 0.0):.1f}",
            f"{match.parts.get('likeness', 0.0):.2f}",
            match.fact,
            match.phrasing,
            ", ".join(match.unexplained) or "–",
        )
        for match in matches
    ]
    heads = ("confidence", "covered", "score", "likeness", "fact", "phrasing", "unexplained")
    reason = say["reason"].get(decision.reason, decision.reason)
    return "\n\n".join(
        (
            f"{say['read']}\n{_aligned([(say['typed'], say['as'], say['note']), *read])}",
            f"{say['facts']}\n{_aligned([tuple(say[head] for head in heads), *facts])}",
            f"{say['decision']}: {say['outcome'][decision.outcome]} ({reason})",
        )
    )


def _note(token: Token, say: Mapping[str, str]) -> str:
    notes = (
        (token.corrected, f"{say['corrected']}: {token.word}"),
        (not token.known, say["unknown"]),
        (token.number, say["number"]),
        (token.function, say["small"]),
    )
    return ", ".join(note for holds, note in notes if holds)


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
