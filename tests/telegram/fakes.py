"""A small assistant and knowledge, whose answers the tests know by heart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from bot.answering.reply import Choice, Conversation, Objects, Reply, Scored
from bot.knowledge.model import (
    About,
    Award,
    Candidate,
    Ceremony,
    Edition,
    Fact,
    Knowledge,
    Noun,
    Operator,
    PartialDate,
    Person,
    Place,
    Role,
    Source,
    Words,
)

HERE = Place("facts/test.yaml", 1, 1)
SOURCE = Source("s", "A page", "Town & Country", "https://example.org/a?b=1&c=2", PartialDate(2024, 5), None, HERE)
FACTS = {
    "open": ({"sv": ("När har ni öppet?",), "en": ("When are you open?",)}, {"sv": "Öppet 10–18.", "en": "Open 10–18."}),
    "price": (
        {"sv": ("Vad kostar det?",), "en": ("What does it cost?",)},
        {"sv": "Det kostar <5 kr> & inget mer.", "en": "It costs <5 kr> & no more."},
    ),
    "way": ({"sv": ("Hur hittar jag dit?",), "en": ("How do I get there?",)}, {"sv": "Ta buss 4.", "en": "Take bus 4."}),
}


def award(**more: object) -> Award:
    values: dict[str, object] = {
        "name": "Årets <Bibliotek> & Co",
        "aliases": (),
        "first_year": 2019,
        "interval": 2,
        "timezone": "Europe/Stockholm",
        "languages": ("sv", "en"),
        "candidate": {"sv": Noun("bibliotek", "biblioteket", "bibliotek"), "en": Noun("library", "the library", "libraries")},
        "event": "Biblioteksmässan",
        "event_aliases": (),
        "venue": "Mässhallen",
        "city": "Umeå",
        "venue_address": "Storgatan 1, Umeå",
        "latitude": 63.8,
        "longitude": 20.2,
        "city_aliases": (),
        "organiser": {"sv": "biblioteket", "en": "the library"},
        "wrong_cost": 4.0,
        "ages_after_months": 6,
        "sources": (),
    }
    return Award(**{**values, **more})  # type: ignore[arg-type]


def edition(year: int, **more: object) -> Edition:
    values: dict[str, object] = {"year": year, "sources": ("s",), "place": HERE}
    return Edition(**{**values, **more})  # type: ignore[arg-type]


def knowledge(**more: object) -> Knowledge:
    """A library's prize: won in 2021 and 2023, to be handed out again in 2027."""
    facts = {name: Fact(name, questions, {}, answer, ("s",), True, About(), None, (), HERE) for name, (questions, answer) in FACTS.items()}
    editions = {
        2021: edition(2021, nominees=("Boden", "Habo"), winner="Boden", ceremony=Ceremony(PartialDate(2021, 11))),
        2023: edition(
            2023, nominees=("Habo", "Håbo", "Malung-Sälen"), withdrew=("Håbo",), winner="Habo", ceremony=Ceremony(PartialDate(2023, 11, 21))
        ),
        2027: edition(
            2027,
            nominees=("Boden", "Håbo"),
            winner="Boden",
            ceremony=Ceremony(PartialDate(2027, 11, 16), time(18, 30), "Mässhallen", "Umeå"),
        ),
    }
    people = {
        "anna": Person(
            "anna",
            "Anna Öberg",
            "head",
            "Umeå bibliotek",
            None,
            "anna@example.org",
            "+46 90 12 34 56",
            PartialDate(2023, 11),
            None,
            {},
            ("s",),
            HERE,
        ),
        "bo": Person("bo", "Bo Ek", "head", None, None, "bo@example.org", None, None, None, {}, ("s",), HERE),
    }
    values: dict[str, object] = {
        "facts": facts,
        "editions": editions,
        "people": people,
        "roles": {"head": Role("head", {"sv": ("chef",), "en": ("head",)})},
        "candidates": {name: Candidate(name, None, (), False) for name in ("Boden", "Habo", "Håbo", "Malung-Sälen", "Vara")},
        "regions": (),
        "sources": {"s": SOURCE},
        "award": award(),
        "words": Words({}, {}, ()),
        "operator": Operator("Umeå <kommun>", "info@example.org", "Kulturnämnden"),
        "replies": {},
        "dialogues": (),
        "revision": "r1",
    }
    return Knowledge(**{**values, **more})  # type: ignore[arg-type]


SPOKEN = {"When": "en", "What": "en", "How": "en", "hello": "en", "När": "sv", "Vad": "sv", "Hur": "sv"}
"""First words that tell the language of a question."""
SUGGESTED = {
    "sv": (Choice("När har ni öppet?", "open-sv"), Choice("Vad kostar det?", "price-sv")),
    "en": (Choice("When are you open?", "open-en"), Choice("What does it cost?", "price-en")),
}


@dataclass
class FakeAssistant:
    """Knows its facts letter for letter; some words get what the tests need."""

    knowledge: Knowledge
    asked: list[tuple[str, Conversation]] = field(default_factory=list)
    special: Mapping[str, Reply] = field(default_factory=dict)

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        self.asked.append((text, conversation))
        lang = lang or SPOKEN.get(text.split(maxsplit=1)[0]) or conversation.lang or "sv"
        if text == "boom":
            raise RuntimeError("a fault on purpose")
        if text in self.special:
            return self.special[text]
        for name, fact in self.knowledge.facts.items():
            if text in (question for questions in fact.questions.values() for question in questions):
                return self._told(name, lang, now)
        return self._other(text, lang, conversation, now)

    def _other(self, text: str, lang: str, conversation: Conversation, now: datetime) -> Reply:  # noqa: C901
        talk = Conversation(lang=lang, at=now)
        if "unclear" in text:
            scored = (Scored("open", 0.5), Scored("price", 0.4))
            return Reply("clarify", "Menar du?", lang, suggestions=SUGGESTED[lang], nearest=lambda: scored, conversation=talk)
        if text in ("tack", "hello"):
            return Reply("smalltalk", "Varsågod!", lang, conversation=talk)
        if text == "och 2013?":
            return Reply("answered", f"Då var det {conversation.fact}.", lang, conversation=conversation)
        if text == "contact":
            return self._object(lang, now, contact="anna")
        if text == "number":
            return Reply("answered", "Anna: anna@example.org och +46 90 12 34 56", lang, objects=Objects(contact="anna"), conversation=talk)
        if text == "mail":
            return self._object(lang, now, contact="bo")
        if text == "where":
            return self._object(lang, now, venue=True)
        if text.startswith("ceremony "):
            return self._object(lang, now, ceremony=int(text.split()[1]))
        if text == "everything":
            return self._object(lang, now, overview=True)
        if text == "Habo":
            return self._object(lang, now, history="Habo")
        if text == "list":
            return Reply("answered", "Många:\n" + "\n".join(f"– nummer {i} & <{i}>" for i in range(45)), lang, conversation=talk)
        if text == "long":
            return Reply("answered", "\n\n".join("Lång text 😀 " * 60 for _ in range(12)), lang, conversation=talk)
        return Reply("unknown", "Det vet jag inte.", lang, conversation=talk)

    def _object(self, lang: str, now: datetime, **objects: object) -> Reply:
        talk = Conversation(lang=lang, at=now)
        return Reply("answered", "Så här.", lang, notes=("Kan ha ändrats.",), objects=Objects(**objects), conversation=talk)  # type: ignore[arg-type]

    def _told(self, name: str, lang: str, now: datetime) -> Reply:
        following = tuple(choice for choice in SUGGESTED[lang] if not choice.key.startswith(name))
        return Reply(
            "answered",
            self.knowledge.facts[name].answer[lang],
            lang,
            sources=(SOURCE,),
            source_word="Källa" if lang == "sv" else "Source",
            fact=name,
            confidence=0.99,
            next=following,
            nearest=lambda: (Scored(name, 0.99), Scored("way", 0.3)),
            conversation=Conversation(fact=name, lang=lang, at=now),
        )

    def choose(self, key: str) -> str | None:
        return next((choice.question for choices in SUGGESTED.values() for choice in choices if choice.key == key), None)

    def tell(self, fact: str, now: datetime, lang: str) -> Reply | None:
        return self._told(fact, lang, now) if fact in self.knowledge.facts else None

    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]:
        return SUGGESTED[lang]


@dataclass
class FakeHolder:
    assistant: FakeAssistant

    @classmethod
    def made(cls, **more: object) -> FakeHolder:
        return cls(FakeAssistant(knowledge(**more)))
