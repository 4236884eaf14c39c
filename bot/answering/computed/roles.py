"""Nominees and applicants: one shape for both, and where they stand in the rounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.asked import GENERAL, Asked
from bot.knowledge.model import Edition

USES = GENERAL | {
    "nominate",
    "apply",
    "count",
    "win",
    "remaining",
    "rival",
    "others",
    "ceremony",
    "along",
    "lost",
    "won",
    "tries",
    "another_time",
}
"""What any answer about nominees or applicants takes account of."""
PAIR = 2
"""Two rounds are compared."""


@dataclass(frozen=True, slots=True)
class Role:
    """Nominees or applicants: the key of the edition, and the beginning of the texts' names."""

    key: str

    def members(self, edition: Edition) -> tuple[str, ...] | None:
        return edition.nominees if self.key == "nominees" else edition.applicants

    def size(self, edition: Edition) -> int | None:
        members = self.members(edition)
        return len(members) if members is not None else edition.applicant_count if self.key == "applicants" else None


NOMINEES, APPLICANTS = Role("nominees"), Role("applicants")


def rounds_of(a: Asked, role: Role, names: tuple[str, ...]) -> list[int]:
    """The rounds in which any of the names had the role."""
    return [y for y in a.rounds.years if any(n in (role.members(a.rounds.editions[y]) or ()) for n in names)]


def years_by_name(a: Asked, role: Role, years: Iterable[int]) -> dict[str, list[int]]:
    """Who had the role, and when."""
    found: dict[str, list[int]] = {}
    for year in years:
        for name in role.members(a.rounds.editions[year]) or ():
            found.setdefault(name, []).append(year)
    return found


def known_years(a: Asked, role: Role, years: Iterable[int] = ()) -> list[int]:
    """The rounds whose names are known."""
    return [y for y in (tuple(years) or a.rounds.years) if role.members(a.rounds.editions[y])]


def competes(a: Asked) -> bool:
    """Whether what is said of nominees is but that they took part: "Tävlade Habo?" is true of an applicant, too."""
    said = [a.q.tokens[m.start : m.end] for m in a.q.marks if m.concept == "nominate" and m.end]
    return bool(said) and all(" ".join(t.surface for t in tokens).casefold() in a.asking["competes"] for tokens in said)
