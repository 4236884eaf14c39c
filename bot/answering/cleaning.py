"""What a person typed, made plain: one line of readable text, and the sentences in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.answering.years import YEAR
from bot.language import alternatives
from bot.language.spoken import neighbour, written

LONGEST = 4096
"""Characters of a message that are read: Telegram's own limit; more can only come from elsewhere."""

LOOKALIKES = str.maketrans("аеорсухіјѕАВЕКМНОРСТХІЈ", "aeopcyxijsABEKMHOPCTXIJ")
"""Cyrillic letters drawn like Latin ones ("Vеm vаnn 2013?"), used only beside Latin letters."""

MARKUP = re.compile(r"<(script|style)\b[^>]*>[^<]*[(){};=][^<]*</\1>|</?[a-zA-Z][^<>]{0,80}>", re.DOTALL | re.IGNORECASE)
ORDERS = re.compile(r"<(system|admin|assistant|developer|instructions?|prompt)>.*?</\1>", re.DOTALL | re.IGNORECASE)
"""What is passed off as said to the bot by whoever runs it, beside a question."""
SIGNS = re.compile(r"[*_`~#|\\^]+")
DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
"""Letters written three times or more: "heeeej"."""
MENTION = re.compile(r"(?<!\S)@\w{3,}")
ADDRESS = re.compile(r"https?://\S+|www\.\S+")
KEYCAPS = re.compile("[\u20e3\ufe0e\ufe0f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
QUOTED = re.compile(r"[\"“”„»«](.{12,}?)[\"“”»«]", re.DOTALL)
SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=[^\d\s.]{2}\.)\s+(?=\S)|(?<=\d\.)\s+(?=[A-ZÅÄÖ])|\.\.\.+\s*|…\s*|\s*\n+\s*")
SHORTENED = re.compile(r"\b[a-zåäö]{1,2}\.\s?[a-zåäö]\.\s?[a-zåäö]\.(?=\s+\w)")
"""A shortened "t.o.m." or "fr.o.m." before what belongs to it: its stops end no sentence."""
_NUMBER = rf"{alternatives('asking', 'numbered')}|{alternatives('parting', 'short_for_number')}"
ABBREVIATED = re.compile(
    rf"\b(?:(?:{_NUMBER})\.(?=\s*\d)|(?:{alternatives('parting', 'shortened')})\.(?=\s+[\w(]))",
    re.IGNORECASE,
)
""" "No. 11", "approx. how many": a stop that ends no sentence."""
NUMBERED = re.compile(r"(?:(?<=\s)|^)(?:[1-9a-e]\)|\([1-9a-e]\)|[-•]|[1-9]\.(?=\s))\s+")
"""What counts the questions of one message; a single one counts nothing ("Nacka - har vi vunnit?")."""
_ALONG = r"(?!\w)[^.!?:,\d]{0,40}?"
""" "… här i stan": what may stand between a verb and its year."""
OWN_YEAR = re.compile(
    rf"((?<!\w)(?:{alternatives('parting', 'lives')}){_ALONG})\s(?:{alternatives('parting', 'lives_since')})\s+{YEAR.pattern}"
    rf"|((?<!\w)(?:{alternatives('parting', 'moves')}){_ALONG})(?:\s(?:{alternatives('parting', 'moves_in')}))?\s+{YEAR.pattern}",
    re.IGNORECASE,
)
""" "Jag bor i Habo sedan 1985", "flyttade hit 2019": a year of somebody's life, not of a round …"""
POINTS_AT_YEAR = re.compile(rf"(?<!\w)(?:{alternatives('parting', 'points_at_year')})(?!\w)", re.IGNORECASE)
"""… unless it is pointed at: "Vem vann då?"."""
_CLOSES = rf"(?:{alternatives('parting', 'closes')})(?!\w)|/\s?(?=[^\W\d])"
CLOSING = re.compile(
    rf"(?:(?<=[.?!])\s+|\s*\n\s*)(?:{_CLOSES})(?!\s+(?:{alternatives('asking', 'prepositions')})(?!\w))"
    r"[ ,.!]*(?:[^\W\d][\w'.-]* *){0,3}(?:\n[^?\d\n]{1,40}){0,3}$",
    re.IGNORECASE,
)
""" "Vänliga hälsningar" and who wrote it; "hälsningar från Umeå" tells more."""
LEAD_IN = re.compile(r"[:;–—]\s+|\s-\s+")


@dataclass(frozen=True, slots=True)
class Message:
    text: str
    """The whole, cleaned."""
    sentences: tuple[str, ...]
    """In order, without what is quoted."""
    quoted: str | None
    """A passage between quotation marks, as in a forwarded claim."""
    numbered: bool = False
    """Whether its questions are counted: "1) … 2) …"."""


def clean(text: str) -> str:
    """Compatibility forms, controls, markup, look-alike letters and spread letters undone."""
    text = unicodedata.normalize("NFKC", KEYCAPS.sub("", text[: 4 * LONGEST]))
    if not text.isascii():
        text = "".join(c for c in text if not unicodedata.combining(c))  # Marks that no letter is written with.
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(c).startswith("C") and c != "\n" else c for c in text)
    text = ORDERS.sub(" ", text) if re.search(r"\w", ORDERS.sub("", text)) else text
    text = ADDRESS.sub(" ", MENTION.sub(" ", MARKUP.sub(" ", text)))
    text = DRAWN_OUT.sub(r"\1", SIGNS.sub(" ", text)).replace(";", ", ")
    if re.search("[a-zA-Z]", text):
        text = text.translate(LOOKALIKES)
    lines = (re.sub(r"\s+", " ", joined(line)).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)[:LONGEST]


def joined(line: str) -> str:
    """ "V e m   v a n n" read as two words; any other line as it is."""
    pieces = line.split()
    letters = [p for p in pieces if len(p) == 1]
    if len(pieces) < 6 or len(letters) < 0.8 * len(pieces):
        return line
    return " ".join("".join(group.split()) for group in re.split(r"\s{2,}", line.strip()))


def in_writing(message: Message, lang: str) -> Message:
    """The message with its spoken forms in writing, without the years of somebody's own life."""
    lang = neighbour(message.text, lang) or lang
    lived = not POINTS_AT_YEAR.search(message.text)
    text, *sentences = (without_own_years(t) if lived else t for t in (written(s, lang) for s in (message.text, *message.sentences)))
    quoted = message.quoted and written(message.quoted, lang)
    return replace(message, text=text, sentences=tuple(sentences), quoted=quoted)


def without_own_years(text: str) -> str:
    """ "Jag bor i Habo sedan 1985. När vann vi?" asks for no round of 1985."""
    return OWN_YEAR.sub(lambda m: m[1] or m[2], text)


def read(text: str) -> Message:
    plain = SHORTENED.sub(lambda m: m[0].replace(".", ""), clean(text))
    plain = ABBREVIATED.sub(lambda m: m[0].removesuffix("."), plain)
    plain = CLOSING.sub("", plain)
    claim = QUOTED.search(plain)
    if claim and len(claim[1].split()) < 4 and not claim[1].endswith("?"):
        claim = None
    rest = plain[: claim.start()] + "\n" + plain[claim.end() :] if claim else plain
    numbered = len(NUMBERED.findall(rest)) > 1
    if numbered:
        rest = NUMBERED.sub("\n", rest)  # "Tre frågor: 1) … 2) … 3) …"
    sentences = tuple(s.strip(" \t,;") for s in SENTENCE.split(rest) if s and re.search(r"\w", s))
    return Message(plain, sentences, claim[1].strip() if claim else None, numbered)
