"""What is known of questions in the languages of a conversation, and the parts of a message that are told by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    """One question."""
    around: str = ""
    """What else was said, for the names and years in it."""
    front: str = ""
    """Of what is around it what stands right ahead in the same sentence: "Kommunkompassen, vad är det den mäter?"."""
    quoted: bool = False
    """A claim that was passed on."""
    story: bool = False
    """The question itself says nothing ("Vem är det?"): what is around it says what is asked."""
    soft: bool = False
    """Perhaps no question at all: left unsaid if it cannot be answered and another is."""
    said: bool = False
    """Said beside the questions, as if it were none: answered only if it surely names a thing that is known."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the languages of a conversation know of questions."""

    opens: Callable[[str], bool]
    """Whether a piece begins with a question word."""
    verb_first: Callable[[str], bool]
    """Whether it begins with a verb, as yes-or-no questions do."""
    points_back: Callable[[str], bool]
    """Whether it has a pronoun for what was said before."""
    says_something: Callable[[str], bool]
    """Whether it has a word of weight, a year or a name."""
    of_the_matter: Callable[[str], bool]
    """Whether it speaks of the award, or of what is done around it; years and names alone do not count."""
    idle: Callable[[str], bool]
    """Whether it speaks of nothing but the asking: greetings, who asks and why ("min svåger undrar", "en fråga bara")."""
    holds_where: Callable[[str], tuple[str, ...] | None]
    """Where a role is held that it asks for: none where it does not say; None where it asks for no role."""
