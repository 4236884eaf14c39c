"""A question as it is understood: its words, what they ask for, the years and names in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache, partial
from typing import Any

from bot.answering import years as year_reading
from bot.answering.lexicon import Lexicon, Mark, Tables, expressions, in_writing, tables
from bot.answering.names import Name, Names, fold
from bot.answering.years import Years
from bot.kept import Kept, program
from bot.knowledge.model import Knowledge
from bot.language import LANGUAGES, alternatives, data, words
from bot.matching.matcher import Token


@dataclass(frozen=True)
class Question:
    text: str
    lang: str
    """Language that it is read in; Norwegian and Danish are read as Swedish."""
    tokens: tuple[Token, ...]
    marks: tuple[Mark, ...]
    years: Years
    names: tuple[Name, ...]
    nouns: tuple[Mark, ...] = ()
    """Every word for the award, its event and its candidates, inside longer expressions too ("vilken kommun fick")."""

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset(m.concept for m in self.marks)

    @cached_property
    def leading(self) -> str | None:
        """The first concept that asks."""
        return leading(self.marks)

    def has(self, *concepts: str) -> bool:
        return not self.concepts.isdisjoint(concepts)

    def says(self, word: str) -> bool:
        """Whether a word stands in the question, letter for letter."""
        return any(t.surface.casefold() == word for t in self.tokens)

    def opens_with(self, concept: str) -> bool:
        """Whether the first word stands for it."""
        return any(m.concept == concept and m.start == 0 and m.end for m in self.marks)

    def named(self, kind: str) -> tuple[str, ...]:
        """Ids of the names of a kind, in the order said, each once."""
        return tuple(dict.fromkeys(n.id for n in self.names if n.kind == kind))

    def marked(self, prefix: str) -> tuple[str, ...]:
        """What follows a prefix in the concepts found: "role:" gives the roles named."""
        return tuple(dict.fromkeys(m.concept[len(prefix) :] for m in self.marks if m.concept.startswith(prefix)))

    def unexplained(self, used: frozenset[str]) -> tuple[str, ...]:
        """Words as typed that neither small words, names, years nor the concepts in `used` account for."""
        covered = {i for m in self.marks if m.concept in used or m.concept.split(":")[0] in used for i in range(m.start, m.end)}
        places = [(n.start, n.end) for n in self.names] + list(self.years.ranges)
        return tuple(
            t.surface
            for i, t in enumerate(self.tokens)
            if i not in covered
            and not t.function
            and not (t.number and len(t.stem) < 3)
            and not self._ends_a_number(i)
            and not any(a < t.end and t.start < b for a, b in places)
        )

    def _ends_a_number(self, i: int) -> bool:
        """ "The 11th", "den 11:e": read as two words, of which the second belongs to the first."""
        return i > 0 and self.tokens[i - 1].number and self.tokens[i].surface.casefold() in words("asking", "ordinal_ends")


REMEMBERED = 4096
"""Texts that are kept as read: the pieces of a message, and the phrasings that they come near, are looked at more than once."""
Core = tuple[str | None, tuple[str, ...]]
"""The first concept that asks, and the stems of the words of weight."""
CHAT = frozenset({"light", "follow", "pronouns"})
FOREIGN = "foreign"
"""The concept of everyday words that no award turns on ("städade", "horse"): as written, other forms of them may be others' forms too."""
NOUNS = ("title", "award", "event", "candidate")
ASKS = frozenset({"who", "when", "day", "weekday", "year", "where", "why", "count", "often", "wait", "week", "thing"})
ASKS_OR_HOW = ASKS | {"how"}
"""Concepts that ask, of which "how" leads no question by itself."""


def leading(marks: tuple[Mark, ...]) -> str | None:
    """The first concept that asks."""
    return next((m.concept for m in sorted(marks, key=lambda m: m.start) if m.concept in ASKS and m.end), None)


MOST_ROUNDS = 30
"""Rounds that are told by their number ("vinnare nr 12")."""


def numbered(asking: Mapping[str, Any]) -> Iterable[str]:
    """ "Nummer sju", "no. 7": each number of a series."""
    return (f"{word} {n}" for word in asking["numbered"] for n in (*asking["small_numbers"], *range(1, MOST_ROUNDS)))


PLACED = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'at_place')})\s+$", re.IGNORECASE)
"""Stands before a town that is the place."""


class QuestionReader:
    """Reads questions with the words of the languages and of one knowledge folder."""

    def __init__(self, knowledge: Knowledge, kept: Kept) -> None:
        """`kept`: where what was read of the expressions is kept for the next start."""
        self.asking: Mapping[str, Mapping[str, Any]] = {lang: data(lang, "asking") for lang in LANGUAGES}
        self._knowledge = knowledge
        self._kept = kept
        folder = {lang: self._of_the_folder(lang) for lang in (LANGUAGES if knowledge.award else ())}
        self._made_from = f"{program()} {folder}"  # Staff change facts more often than what things are called.
        own = kept.of(self._made_from)
        self._expressions, everyday = own.get("expressions", lambda: self._expressions_with(folder))
        self.names = Names(knowledge, everyday)
        self._lexicons: dict[str, Lexicon] = {}
        self._nouns: dict[str, Lexicon] = {}

    def _expressions_with(self, folder: Mapping[str, Mapping[str, list[str]]]) -> tuple[dict[str, dict[str, list[str]]], frozenset[str]]:
        """Each language's expressions with those of the folder, in writing; and the single words of the languages, folded."""
        own = {lang: expressions(self.asking[lang]) for lang in LANGUAGES}
        everyday = frozenset(fold(form) for lists in own.values() for forms in lists.values() for form in forms if " " not in form)
        found = {}
        for lang, more in folder.items():
            words, asking = data(lang, "words"), self.asking[lang]
            small = {
                "ordinal": [*asking["ordinals"], *numbered(asking)],
                "light": [*own[lang]["light"], *words["months"], *words["weekdays"]],
            }
            nouns = [*own[lang]["candidate"], *more.get("candidate", ())]
            foreign = [word for line in words["everyday"].splitlines() for word in line.split(", ")]
            found[lang] = {**in_writing({**own[lang], **small, **more, "candidate": nouns}, lang), FOREIGN: foreign}
        return found, everyday

    def _of_the_folder(self, lang: str) -> dict[str, list[str]]:
        """Expressions that the folder brings: the award's and the event's names, roles, and what is no part of it."""
        award = self._knowledge.award
        found: dict[str, list[str]] = {}
        if award:
            found["title"] = [award.name, *award.aliases]
            found["event"] = [form for form in (award.event, award.venue, *award.event_aliases) if form]
            found["city"] = [form for form in (award.city, *award.city_aliases) if form]
            noun = award.candidate.get(lang)
            found["candidate"] = [noun.one, noun.the, noun.many] if noun else []
        for role in self._knowledge.roles.values():
            found[f"role:{role.id}"] = [form for forms in role.names.values() for form in forms]
        for number, other in enumerate(self._knowledge.words.others):
            found[f"other:{number}"] = list(other.names)
        return found

    def vocabulary(self) -> Iterable[str]:
        """What the matcher should know when it reads, beside the phrasings."""
        for lists in self._expressions.values():
            for concept, forms in lists.items():
                if concept != FOREIGN:  # What is misspelled is taken for none of them.
                    yield from forms
        if self._knowledge.award:
            yield from self.names.forms()

    def learn(self, read: Callable[[str, str], tuple[Token, ...]], state: str, phrasings: Sequence[tuple[str, str, str]] = ()) -> None:
        """Takes the matcher's reading for the expressions, so that both sides are read alike; `state`: of that reading. `phrasings`: fact,
        text and language of each, of which it is asked again and again what they ask for."""
        self._tokens = read
        self._kept = self._kept.of(f"{self._made_from} {state}")
        self.read = lru_cache(REMEMBERED)(self._question)
        self._seen = lru_cache(REMEMBERED)(self._look)
        self._phrasings = phrasings
        self._known = cache(self._looks)

    def _looks(self, lang: str) -> dict[str, tuple[str | None, Core]]:
        """What each phrasing of a language asks for."""
        return self._kept.each(f"looks-{lang}", (text for _, text, of in self._phrasings if of == lang), partial(self._look, lang=lang))

    def leading(self, text: str, lang: str) -> str | None:
        """The first concept that asks in a text, without the rest of its reading."""
        return (self._known(lang).get(text) or self._seen(text, lang))[0]

    def core(self, text: str, lang: str) -> Core:
        """What is left of a text without small talk: "Vad är X i det här sammanhanget?" and "Vad är X?" have one core."""
        return (self._known(lang).get(text) or self._seen(text, lang))[1]

    def prepare(self, lang: str) -> None:
        """Reads the expressions of a language, and the phrasings by them, before they are asked for."""
        self._lexicon(lang)
        self._known(lang)

    def _lexicon(self, lang: str) -> Lexicon | None:
        """The expressions of a language, read when first asked for: most conversations keep to one."""
        if lang not in self._lexicons and lang in self._expressions:
            every, nouns = self._kept.get(f"lexicon-{lang}", lambda: self._tables(lang))
            self._lexicons[lang], self._nouns[lang] = Lexicon(every), Lexicon(nouns)
        return self._lexicons.get(lang)

    def _tables(self, lang: str) -> tuple[Tables, Tables]:
        """Those of all expressions, and of the nouns alone."""
        own = self._expressions[lang]

        def read(form: str) -> tuple[Token, ...]:
            return self._tokens(form, lang)

        return tables(own, read, as_written=frozenset({FOREIGN})), tables({noun: own[noun] for noun in NOUNS}, read)

    def _look(self, text: str, lang: str) -> tuple[str | None, Core]:
        """The first concept that asks in a text, and its core."""
        lexicon = self._lexicon(lang)
        tokens = self._tokens(text, lang)
        marks = lexicon.marks(tokens) if lexicon else ()
        light = {i for m in marks if m.concept in CHAT for i in range(m.start, m.end)}
        asks = next((m.concept for m in marks if m.concept in ASKS_OR_HOW), None)
        return leading(marks), (asks, tuple(t.stem for i, t in enumerate(tokens) if i not in light and not t.function))

    def _question(self, text: str, lang: str, this_year: int) -> Question:
        """A text as a question. `lang`: of the whole message, since a short part does not always tell."""
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        tokens = self._tokens(text, lang)
        lexicon = self._lexicon(lang)
        if not lexicon:
            return Question(text, lang, tokens, (), Years(), ())
        names = self.names.find(text, tokens)
        taken = frozenset(
            i for i, t in enumerate(tokens) for n in names if n.kind in ("candidate", "person") and n.start < t.end and t.start < n.end
        )
        marks = lexicon.marks(tokens, self._within_city(tokens, names, taken))
        marks += _where(tokens) + _who(tokens, marks, self.asking[lang]["person"]["name"])
        spoken = {i for m in marks if m.concept == "say" for i in range(m.start, m.end)}
        speakers = [i for i in spoken if tokens[i].word in self.asking[lang]["person_pronouns"]]  # "What did she say?"
        marks += tuple(Mark(concept, i, i + 1) for i in speakers for concept in ("pronouns", "person_pronouns"))
        said = {(m.start, m.end) for m in marks if m.concept == "follow"}
        marks = tuple(m for m in marks if m.concept != "say" or (m.start, m.end) not in said)  # "nej, jag menade 2011"
        between = any(m.concept == "between" for m in marks)
        years = year_reading.read(text, self.asking[lang], this_year, between)
        years = _untitled(years, marks, tokens)
        nouns = self._nouns[lang].marks(tokens, taken)
        return self._settled(Question(text, lang, tokens, _outside(marks, tokens, years), years, names, nouns))

    def _within_city(self, tokens: tuple[Token, ...], names: tuple[Name, ...], taken: frozenset[int]) -> frozenset[int]:
        """Tokens of names are no expressions, but the city of the event may be a candidate as well."""
        award = self._knowledge.award
        cities = {award.city, *award.city_aliases} if award else set()
        return frozenset(i for i in taken if not any(n.id in cities and n.start < tokens[i].end and tokens[i].start < n.end for n in names))

    def subjects(self, q: Question) -> tuple[str, ...]:
        """The candidates that a question is about: in "Who won it in Gothenburg in 2017?" the city of the event is but the place."""
        named = q.named("candidate")
        award = self._knowledge.award
        if not award or award.city not in named or q.leading != "who":
            return named
        there = [n for n in q.names if n.id == award.city]
        return tuple(c for c in named if c != award.city or not all(PLACED.search(q.text[: n.start]) for n in there))

    def _settled(self, q: Question) -> Question:
        """A name inside a longer expression ("Göteborgs Stad", "Stockholm Open") gives way to it."""
        others = [m for m in q.marks if m.concept.startswith("other:")]
        if not others:
            return q
        spans = [(q.tokens[m.start].start, q.tokens[m.end - 1].end) for m in others]
        return replace(q, names=tuple(n for n in q.names if not any(a <= n.start and n.end <= b for a, b in spans)))


def _untitled(years: Years, marks: tuple[Mark, ...], tokens: tuple[Token, ...]) -> Years:
    """ "Årets kvalitetskommun" and "Årets superkommun" are names: their "årets" says no year."""
    spans = [(tokens[m.start].start, tokens[m.end - 1].end) for m in marks if m.concept == "title" or m.concept.startswith("other:")]
    if not years.relative or not any(a <= start < b for start, _ in years.ranges for a, b in spans):
        return years
    kept = [(y, r) for y, r in zip(years.named, years.ranges, strict=False) if not any(a <= r[0] < b for a, b in spans)]
    return replace(years, named=tuple(y for y, _ in kept), ranges=tuple(r for _, r in kept), relative=False)


def _where(tokens: tuple[Token, ...]) -> tuple[Mark, ...]:
    """ "Var avslöjas vinnaren?": before a passive verb "var" asks for the place; before a name it is "was"."""
    if (
        len(tokens) > 1
        and tokens[0].word == "var"
        and tokens[1].word.endswith("s")
        and len(tokens[1].word) > 5
        and tokens[1].surface.islower()
    ):
        return (Mark("where", 0, 1),)
    return ()


def _who(tokens: tuple[Token, ...], marks: tuple[Mark, ...], names: Iterable[str]) -> tuple[Mark, ...]:
    """ "Vem fick ta emot priset?", "Who presented it?": the first word asks, whatever expression it is a part of."""
    asks = bool(tokens) and tokens[0].word in names and not any(m.concept in ASKS and m.start == 0 for m in marks)
    return (Mark("who", 0, 1),) if asks else ()


def _outside(marks: tuple[Mark, ...], tokens: tuple[Token, ...], years: Years) -> tuple[Mark, ...]:
    """Marks that are no part of a year: "förra året" asks for no earlier round."""
    inside = {i for i, t in enumerate(tokens) for a, b in years.ranges if a < t.end and t.start < b}
    return tuple(m for m in marks if not inside.issuperset(range(m.start, m.end)))
