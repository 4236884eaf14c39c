"""Who said something, asked roughly: "vem var det som sa nåt i stil med …" asks what "vem sa …" asks."""

from __future__ import annotations

import re

from bot.language import alternatives

ROUGHLY = re.compile(
    rf"(?<!\w)({alternatives('asking', 'who_says')})\s+(?:(?:{alternatives('asking', 'cleft')})\s+)?({alternatives('asking', 'utters')})"
    rf"(?:[\s,:–]+(?:{alternatives('asking', 'roughly')})(?!\w))+[\s,:–]*",
    re.IGNORECASE,
)


def plainly(text: str) -> str:
    """The question without "was it that" before the saying, and without what tells that its words are only roughly those."""
    return ROUGHLY.sub(r"\1 \2 ", text)
