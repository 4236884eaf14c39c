"""The languages' own words, read when this is imported: each process that tries a save is forked from one that has imported it, and finds
them at hand."""

from __future__ import annotations

from bot.language import LANGUAGES, data
from bot.language.detect import own_words
from bot.language.spoken import written
from bot.matching.words import table

own_words()
for _lang in LANGUAGES:
    table(_lang)
    written("", _lang)
    for _name in ("asking", "follow_ups", "paraphrases", "parting", "smalltalk"):
        data(_lang, _name)
