"""The form of every kind of file in a knowledge folder. Reading and the editors' JSON Schema both follow from this."""

from __future__ import annotations

from bot.knowledge.shape import ByLanguage, Clock, Day, Flag, Keyed, ListOf, Number, OneOf, Pattern, Record, Shape, Text, Zone
from bot.language import LANGUAGES

LONGEST_ANSWER = 3500
"""Letters. A Telegram message holds 4096; the rest is for the note on age and the sources."""

ID = Pattern(r"^[a-z0-9][a-z0-9-]{0,59}$", "not-an-id")
YEAR = Number(1500, 2500)
COUNT = Number(0, 1_000_000)
ADDRESS = Pattern(r"^https?://[^\s/]+(/\S*)?$", "not-an-address")
EMAIL = Pattern(r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "not-an-email")
PHONE = Pattern(r"^\+?[0-9][0-9 ()/-]{4,}$", "not-a-phone")
TEXT = Text()
TEXTS = ByLanguage(TEXT)
ANSWER = ByLanguage(Text(longest=LONGEST_ANSWER))
NAMES = ListOf(TEXT)
IDS = ListOf(ID)
PHRASINGS = ByLanguage(ListOf(TEXT, least=1))

FACT = Record(
    "fact",
    {
        "id": ID,
        "questions": PHRASINGS,
        "examples": PHRASINGS,
        "answer": ANSWER,
        "status": OneOf(("unknown",)),
        "about": Record("about", {"years": ListOf(YEAR), "candidates": NAMES, "people": IDS}),
        "checked": Day(),
        "next": IDS,
        "sources": IDS,
    },
    ("id", "questions", "answer"),
)
SOURCE = Record(
    "source",
    {"id": ID, "title": TEXT, "publisher": TEXT, "url": ADDRESS, "published": Day(), "checked": Day()},
    ("id", "title", "publisher"),
)
ROLE = Record("role", {"id": ID, "names": PHRASINGS}, ("id", "names"))
PERSON = Record(
    "person",
    {
        "id": ID,
        "name": TEXT,
        "role": ID,
        "organisation": TEXT,
        "candidate": TEXT,
        "email": EMAIL,
        "phone": PHONE,
        "checked": Day(),
        "until": Day(),
        "more": ANSWER,
        "sources": IDS,
    },
    ("id", "name", "role"),
)
REGION = Record("region", {"name": TEXT, "aliases": NAMES, "parts": NAMES}, ("name",))
CANDIDATE = Record("candidate", {"name": TEXT, "region": TEXT, "aliases": NAMES, "everyday": Flag()}, ("name",))
MEMBER = Record("member", {"name": TEXT, "role": TEXTS, "organisation": TEXT})
TOPICS: dict[str, Shape] = {
    "applicants": NAMES,
    "applicant_count": COUNT,
    "nominees": NAMES,
    "withdrew": NAMES,
    "winner": TEXT,
    "ceremony": Record("ceremony", {"date": Day(), "time": Clock(), "place": TEXT, "city": TEXT, "planned": Flag()}),
    "fair": Record("fair", {"start": Day(), "end": Day(), "theme": TEXT}, ("start", "end")),
    "motivation": ANSWER,
    "jury": ListOf(MEMBER),
    "backers": NAMES,
    "presenter": MEMBER,
    "recipients": ListOf(MEMBER),
    "nominated": Day(),
    "deadline": Day(),
    "prize": ANSWER,
}
EDITION = Record(
    "edition",
    {"year": YEAR}
    | TOPICS
    | {
        "notes": Record("", dict.fromkeys(TOPICS, ANSWER)),
        "sources": IDS,
        "sources_for": Record("", dict.fromkeys(TOPICS, IDS)),
    },
    ("year",),
)
NOUN = Record("noun", {"one": TEXT, "the": TEXT, "many": TEXT}, ("one", "the", "many"))
AWARD = Record(
    "award",
    {
        "name": TEXT,
        "aliases": NAMES,
        "first_year": YEAR,
        "interval": Number(1, 100),
        "timezone": Zone(),
        "languages": ListOf(OneOf(LANGUAGES), least=1),
        "candidate": ByLanguage(NOUN),
        "event": TEXT,
        "event_aliases": NAMES,
        "venue": TEXT,
        "venue_address": TEXT,
        "latitude": Number(-90, 90, whole=False),
        "longitude": Number(-180, 180, whole=False),
        "city": TEXT,
        "city_aliases": NAMES,
        "organiser": TEXTS,
        "wrong_cost": Number(0.1, 1000, whole=False),
        "ages_after_months": Number(1, 1200),
        "sources": IDS,
    },
    ("name", "candidate", "organiser"),
)
OTHER = Record("other", {"names": ListOf(TEXT, least=1), "answer": ANSWER}, ("names",))
DIALOGUE = Record(
    "dialogue",
    {
        "turns": ListOf(TEXT, least=1),
        "status": OneOf(("answered", "clarify", "unknown", "smalltalk")),
        "holds": NAMES,
        "lacks": NAMES,
        "today": Day(exact=True),
    },
    ("turns", "status"),
)
WORDS = Record(
    "words",
    {"synonyms": ByLanguage(ListOf(ListOf(TEXT, least=2))), "filler": ByLanguage(NAMES), "others": ListOf(OTHER)},
)

FORMS: dict[str, Record] = {
    "facts": Record("facts", {"facts": ListOf(FACT)}, ("facts",)),
    "edition": EDITION,
    "sources": Record("sources", {"sources": ListOf(SOURCE)}, ("sources",)),
    "people": Record("people", {"roles": ListOf(ROLE), "people": ListOf(PERSON)}),
    "candidates": Record("candidates", {"regions": ListOf(REGION), "candidates": ListOf(CANDIDATE)}, ("candidates",)),
    "award": AWARD,
    "words": WORDS,
    "operator": Record("operator", {"name": TEXT, "contact": TEXT, "controller": TEXT}),
    "replies": Record("replies", {"replies": Keyed(ANSWER)}, ("replies",)),
    "dialogues": Record("dialogues", {"dialogues": ListOf(DIALOGUE)}, ("dialogues",)),
}
"""Kind of file to its form. In the folder: `facts/*.yaml`, `editions/*.yaml`, and one file of each other kind, `<kind>.yaml`."""
