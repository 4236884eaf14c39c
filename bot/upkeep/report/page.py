"""The page put together: one HTML file that needs nothing else, neither network nor script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import __version__
from bot.answering.assistant import Assistant
from bot.knowledge.load import Loaded
from bot.knowledge.model import Knowledge
from bot.language import data
from bot.upkeep.likeness import Collision, collisions
from bot.upkeep.report.coverage import Coverage, coverage
from bot.upkeep.report.freshness import Freshness, freshness, question
from bot.upkeep.report.reliability import Reliability, reliability

SECTIONS = ("first", "editions", "gaps", "age", "collisions", "confidence", "sources")


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact whose answer says that it is not known."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page tells, measured and in order; how it looks is the template's matter."""

    lang: str
    name: str
    """The award's, or the folder's."""
    day: str
    revision: str
    counts: dict[str, int]
    sections: tuple[str, ...]
    """Those that have something to tell here, in order."""
    coverage: Coverage
    gaps: tuple[Gap, ...]
    freshness: Freshness
    collisions: tuple[Collision, ...]
    """Most alike first."""
    reliability: Reliability


def report(loaded: Loaded, name: str, now: datetime, lang: str, cache: Path | None = None) -> str:
    """The page as HTML. `loaded` must hold knowledge; `name` is what a folder without an award is called; `now` is the award's local time;
    `cache` a folder that keeps what was learned from the phrasings."""
    knowledge = loaded.knowledge
    if knowledge is None:
        raise ValueError("a folder with errors has no report")
    return _rendered(_page(loaded, knowledge, name, now, lang, cache))


def _page(loaded: Loaded, knowledge: Knowledge, name: str, now: datetime, lang: str, cache: Path | None) -> Page:
    measured = reliability(Assistant(knowledge, cache), now)
    facts = knowledge.facts.values()
    counts = {"facts": len(facts), "editions": len(knowledge.editions), "examples": measured.count, "sources": len(knowledge.sources)}
    # Of a folder without an award nobody misses rounds, nor sources where it names none.
    without = {name for name in ("editions", "sources") if not knowledge.award and not counts[name]}
    return Page(
        lang=lang,
        name=knowledge.award.name if knowledge.award else name,
        day=f"{now:%Y-%m-%d}",
        revision=knowledge.revision,
        counts={name: count for name, count in counts.items() if name not in without},
        sections=tuple(name for name in SECTIONS if name not in without),
        coverage=coverage(knowledge, now),
        gaps=tuple(Gap(fact.id, question(fact, lang)) for fact in facts if not fact.known),
        freshness=freshness(knowledge, now.date(), lang),
        collisions=tuple(sorted(collisions(loaded), key=lambda each: (-each.share, each.fact, each.other))),
        reliability=measured,
    )


def _rendered(page: Page) -> str:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    texts = data(page.lang, "report")
    environment.filters["percent"] = lambda share: texts["percent"].format(number=hundredths(share))
    css = Path(__file__).with_name("page.css").read_text("utf-8")
    return environment.get_template("page.html.jinja").render(page=page, t=texts, css=css, version=__version__)


def hundredths(share: float) -> int:
    """Rounded, but all and none are said of all and none only."""
    return round(100 * share) if share in (0, 1) else min(max(round(100 * share), 1), 99)
