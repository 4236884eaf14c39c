# ruff: noqa: E501 - sentences stand whole, as staff read them
"""Broken files, each made from a good one by one mistake of staff: what is told, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.knowledge.folder import contents
from bot.knowledge.load import Loaded, load_files

HARBOURS = Path(__file__).parent.parent / "awards" / "harbours"


@dataclass(frozen=True)
class Mistake:
    name: str
    file: str
    old: str | None
    """None: the whole file is new."""
    new: str
    told: str
    """Severity, line, column and sentence."""


MISTAKES = [
    Mistake(
        "colon-in-text",
        "facts/tavla.yaml",
        '"Avgiften är 500 kronor: den betalas när man söker."',
        "Avgiften är 500 kronor: den betalas när man söker.",
        'error 33:33 Texten innehåller ett kolon med mellanslag efter. Sätt hela texten inom citattecken: "…".',
    ),
    Mistake(
        "colon-in-text-2",
        "sources.yaml",
        'title: "Havsnäs bäst: juryn enig"',
        "title: Havsnäs bäst: juryn enig",
        'error 11:24 Texten innehåller ett kolon med mellanslag efter. Sätt hela texten inom citattecken: "…".',
    ),
    Mistake(
        "odd-indentation",
        "sources.yaml",
        "    title: Regler för Årets hamn",
        "     title: Regler för Årets hamn",
        "error 17:6 Raden är indragen på annat sätt än raderna omkring. Börja den lika långt in som de andra på samma nivå.",
    ),
    Mistake(
        "odd-indentation-2",
        "sources.yaml",
        "    title: Regler för Årets hamn",
        "   title: Regler för Årets hamn",
        "error 17:4 Raden är indragen på annat sätt än raderna omkring. Börja den lika långt in som de andra på samma nivå.",
    ),
    Mistake(
        "odd-indentation-3",
        "facts/tavla.yaml",
        "        - Kan en liten hamn delta",
        "       - Kan en liten hamn delta",
        "error 8:8 Raden är indragen på annat sätt än raderna omkring. Börja den lika långt in som de andra på samma nivå.",
    ),
    Mistake(
        "swallowed-item",
        "facts/tavla.yaml",
        "        - Kan en liten hamn delta i tävlingen?",
        "         - Kan en liten hamn delta i tävlingen?",
        "error 8:10 Listraden är för långt indragen och blev en del av texten ovanför. Börja den lika långt in som raden ovanför.",
    ),
    Mistake("tab", "editions/2034.yaml", "  place: Stora", "\tplace: Stora", "error 9:1 Här står en tabb. Använd mellanslag i stället."),
    Mistake(
        "tab-2", "editions/2034.yaml", "winner: Havsnäs", "winner:\tHavsnäs\n\t", "error 7:1 Här står en tabb. Använd mellanslag i stället."
    ),
    Mistake(
        "open-quote",
        "facts/tavla.yaml",
        'när man söker."',
        "när man söker.",
        'error 33:11 Citattecknet " som börjar här saknar ett avslutande " på slutet av texten.',
    ),
    Mistake(
        "open-quote-2",
        "words.yaml",
        "en: The Golden Buoy",
        "en: 'The Golden Buoy",
        "error 14:11 Citattecknet ' som börjar här saknar ett avslutande ' på slutet av texten.",
    ),
    Mistake(
        "text-after-quote",
        "facts/tavla.yaml",
        '"Avgiften är 500 kronor: den betalas när man söker."',
        '"Avgiften" är 500 kronor',
        "error 33:22 Det står text efter citattecknet. Låt citattecknen omsluta hela texten, eller skriv citat inuti texten som ”…”.",
    ),
    Mistake(
        "text-after-bracket",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: {plats} Havsnäs firade",
        'error 15:19 Det står text efter parentesen. Sätt hela texten inom citattecken: "…".',
    ),
    Mistake(
        "open-bracket",
        "editions/2034.yaml",
        "[Havsnäs, Ankarö]\n",
        "[Havsnäs, Ankarö\n",
        "error 5:11 Parentesen som börjar här saknar ett avslutande ].",
    ),
    Mistake(
        "open-bracket-2",
        "editions/2031.yaml",
        "city: Sjövik}",
        "city: Sjövik",
        "error 8:11 Parentesen som börjar här saknar ett avslutande }.",
    ),
    Mistake(
        "open-bracket-3",
        "editions/2034.yaml",
        "  deadline: [forbundet-regler]\n",
        "  deadline: [\n",
        "error 31:13 Parentesen som börjar här saknar ett avslutande ].",
    ),
    Mistake(
        "missing-item",
        "editions/2031.yaml",
        "[Sjövik, Havsnäs, Ankarö]",
        "[Sjövik, , Ankarö]",
        "error 5:20 Här saknas ett värde. Skriv det, eller ta bort kommatecknet.",
    ),
    Mistake(
        "missing-colon",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner Sjövik",
        'error 7:1 Raden saknar kolon. Skriv nyckel, kolon, mellanslag och värde: "winner: Habo".',
    ),
    Mistake(
        "missing-space",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner:Sjövik",
        'error 7:7 Det ska vara ett mellanslag efter kolonet: "winner: Habo".',
    ),
    Mistake(
        "dash-in-line",
        "editions/2034.yaml",
        "backers: [Hamnförbundet, Hamnbladet]",
        "backers: - Hamnförbundet",
        'error 16:10 Ett listelement kan inte börja här. Ge varje "- " en egen rad, eller skriv listan som [Habo, Lomma].',
    ),
    Mistake(
        "odd-first-sign",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: @Havsnäs firade",
        'error 15:11 En text får inte börja med @ utan citattecken. Sätt texten inom citattecken: "@…".',
    ),
    Mistake(
        "odd-first-sign-2",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: `Havsnäs` firade",
        'error 15:11 En text får inte börja med ` utan citattecken. Sätt texten inom citattecken: "`…".',
    ),
    Mistake(
        "odd-first-sign-3",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: % Havsnäs firade",
        'error 15:11 En text får inte börja med % utan citattecken. Sätt texten inom citattecken: "%…".',
    ),
    Mistake(
        "odd-first-sign-4",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: | Havsnäs firade",
        'error 15:11 En text får inte börja med | utan citattecken. Sätt texten inom citattecken: "|…".',
    ),
    Mistake(
        "backslash",
        "facts/tavla.yaml",
        'söker."',
        'söker \\ö."',
        "error 33:62 Omvänt snedstreck (\\) går inte att använda så inom \"…\". Ta bort det, eller skriv texten inom '…'.",
    ),
    Mistake(
        "control-character",
        "facts/havsnas-2034.yaml",
        "firade med en regatta",
        "firade\x0bmed en regatta",
        "error 15:25 Här står ett osynligt tecken (U+000B) som inte hör till texten. Ta bort det.",
    ),
    Mistake(
        "control-character-2",
        "facts/havsnas-2034.yaml",
        "firade med",
        "firade\x00med",
        "error 15:25 Här står ett osynligt tecken (U+0000) som inte hör till texten. Ta bort det.",
    ),
    Mistake(
        "repeated-key",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner: Sjövik\nwinner: Havsnäs",
        'error 8:1 "winner" står redan på rad 7. Låt den stå en gång, eller slå ihop de två.',
    ),
    Mistake(
        "repeated-key-2",
        "facts/havsnas-2034.yaml",
        "    sources: [hamnbladet-2034]\n  - id: prize",
        "    sources: [hamnbladet-2034]\n    questions: {sv: [Och sedan?]}\n  - id: prize",
        'error 22:5 "questions" står redan på rad 5. Låt den stå en gång, eller slå ihop de två.',
    ),
    Mistake(
        "odd-key",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\n? [winner]\n: Sjövik",
        "error 7:3 En nyckel ska vara ett enkelt ord före kolonet. Sätt citattecken om raden om den är en text.",
    ),
    Mistake(
        "odd-first-sign-5",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: !Havsnäs firade",
        'error 15:11 En text får inte börja med ! utan citattecken. Sätt texten inom citattecken: "!…".',
    ),
    Mistake(
        "odd-first-sign-6",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: &Havsnäs firade",
        'error 15:11 En text får inte börja med & utan citattecken. Sätt texten inom citattecken: "&…".',
    ),
    Mistake(
        "odd-first-sign-7",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: *Havsnäs firade",
        'error 15:11 En text får inte börja med * utan citattecken. Sätt texten inom citattecken: "*…".',
    ),
    Mistake(
        "odd-first-sign-8",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: ** Havsnäs firade",
        'error 15:11 En text får inte börja med * utan citattecken. Sätt texten inom citattecken: "*…".',
    ),
    Mistake(
        "tag",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade",
        "sv: ! Havsnäs firade",
        'error 15:11 Ett utropstecken först i en text betyder något annat i YAML. Sätt texten inom citattecken: "!…".',
    ),
    Mistake(
        "several-documents",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\n---\nwinner: Sjövik",
        'error 7:1 Raden "---" delar filen i två. Ta bort raden.',
    ),
    Mistake(
        "open-bracket-4",
        "editions/2031.yaml",
        "nominees: [Sjövik",
        "nominees: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Sjövik",
        "error 5:40 Parentesen som börjar här saknar ett avslutande ].",
    ),
    Mistake(
        "not-text",
        "editions/2031.yaml",
        "nominees: [Sjövik, Havsnäs, Ankarö]",
        "nominees: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "error 5:12 Här ska en enda text stå, inte en lista eller flera nycklar.",
    ),
    Mistake(
        "too-deep",
        "editions/2031.yaml",
        "nominees: [Sjövik",
        "nominees: " + "[" * 30001 + "Sjövik",
        "error 5:211 Här står för många nivåer i varandra. Jämför med exemplet överst i filen.",
    ),
    Mistake(
        "odd-indentation-4",
        "editions/2031.yaml",
        "year: 2031",
        "- year: 2031",
        "error 4:1 Raden är indragen på annat sätt än raderna omkring. Börja den lika långt in som de andra på samma nivå.",
    ),
    Mistake(
        "open-quote-3",
        "facts/tavla.yaml",
        "- Vilka får söka Årets hamn?",
        '- "Vilka får söka Årets hamn?',
        'error 7:11 Citattecknet " som börjar här saknar ett avslutande " på slutet av texten.',
    ),
    Mistake(
        "open-quote-4",
        "facts/tavla.yaml",
        "en: The fee is 500",
        'en: "The fee is 500',
        'error 34:11 Citattecknet " som börjar här saknar ett avslutande " på slutet av texten.',
    ),
    Mistake(
        "open-quote-5",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade med en regatta.\n      en: H",
        'sv: "Havsnäs firade med en regatta.\n      en: "H',
        'error 15:11 Citattecknet " som börjar här saknar ett avslutande " på slutet av texten.',
    ),
    Mistake(
        "unknown-file-near",
        "edition/2040.yaml",
        None,
        "year: 2040\n",
        "error 1:1 Filen edition/2040.yaml hör inte hit. Ska den heta editions/2040.yaml?",
    ),
    Mistake(
        "unknown-file",
        "kallor.yaml",
        None,
        "sources: []\n",
        "error 1:1 Filen kallor.yaml hör inte hit. Filerna här heter: facts/…, editions/…, sources.yaml, people.yaml, candidates.yaml, award.yaml, words.yaml, operator.yaml, replies.yaml, dialogues.yaml.",
    ),
    Mistake(
        "unknown-file-near-2", "source.yaml", None, "sources: []\n", "error 1:1 Filen source.yaml hör inte hit. Ska den heta sources.yaml?"
    ),
    Mistake("empty-file", "facts/tom.yaml", None, "# inget än\n", "warning 1:1 Filen är tom. Fyll den, eller ta bort den."),
    Mistake(
        "not-text-2",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner: [Sjövik]",
        "error 7:9 Här ska en enda text stå, inte en lista eller flera nycklar.",
    ),
    Mistake(
        "empty-text", "editions/2031.yaml", "\nwinner: Sjövik", "\nwinner:", "error 7:8 Här saknas en text. Skriv den, eller ta bort raden."
    ),
    Mistake(
        "empty-text-2",
        "facts/havsnas-2034.yaml",
        "sv: Havsnäs firade med en regatta.",
        'sv: ""',
        "error 15:11 Här saknas en text. Skriv den, eller ta bort raden.",
    ),
    Mistake(
        "too-long",
        "facts/havsnas-2034.yaml",
        "Havsnäs firade med en regatta.",
        '"' + "lång " * 800 + '"',
        "error 15:11 Texten är 3999 tecken och ryms inte i ett meddelande. Korta den till högst 3500.",
    ),
    Mistake(
        "not-an-id",
        "facts/tavla.yaml",
        "- id: fee",
        "- id: Årsavgift",
        'error 21:9 "Årsavgift" kan inte vara ett id. Använd bara a–z, siffror och bindestreck, högst 60 tecken: "ny-fraga".',
    ),
    Mistake(
        "not-an-address",
        "sources.yaml",
        "https://example.org/2031",
        "www.example.org/2031",
        'error 7:10 "www.example.org/2031" är ingen webbadress. Skriv hela adressen: "https://…".',
    ),
    Mistake(
        "not-an-email",
        "people.yaml",
        "tove@example.org",
        "tove(a)example.org",
        'error 14:12 "tove(a)example.org" är ingen e-postadress. Skriv den som "namn@exempel.se".',
    ),
    Mistake(
        "not-a-phone", "people.yaml", "0123-456 78", "växeln", 'error 15:12 "växeln" är inget telefonnummer. Skriv det som "0123-456 78".'
    ),
    Mistake(
        "not-one-of",
        "facts/havsnas-2034.yaml",
        "status: unknown",
        "status: okänd",
        'error 35:13 "okänd" går inte här. Välj bland: unknown.',
    ),
    Mistake(
        "not-a-number",
        "editions/2031.yaml",
        "applicant_count: 9",
        "applicant_count: nio",
        'error 4:18 "nio" är inget tal från 0 till 1000000. Skriv bara siffror.',
    ),
    Mistake(
        "not-a-number-2",
        "award.yaml",
        "first_year: 2031",
        "first_year: 31",
        'error 5:13 "31" är inget tal från 1500 till 2500. Skriv bara siffror.',
    ),
    Mistake(
        "not-a-number-3",
        "award.yaml",
        "latitude: 57.5",
        "latitude: 57,5",
        'error 16:11 "57,5" är inget tal från -90 till 90. Skriv bara siffror.',
    ),
    Mistake(
        "not-a-flag",
        "editions/2037.yaml",
        "planned: true",
        "planned: ja",
        'error 6:77 "ja" går inte här. Skriv true (ja) eller false (nej).',
    ),
    Mistake(
        "not-a-date",
        "editions/2031.yaml",
        "date: 2031-05-02",
        "date: 2/5 2031",
        'error 8:18 "2/5 2031" är inget datum. Skriv det som 2023-11-21, 2023-11 eller 2023.',
    ),
    Mistake(
        "not-a-date-2",
        "editions/2034.yaml",
        "nominated: 2034-02",
        "nominated: i februari",
        'error 20:12 "i februari" är inget datum. Skriv det som 2023-11-21, 2023-11 eller 2023.',
    ),
    Mistake(
        "not-a-day",
        "dialogues.yaml",
        "today: 2037-05-03",
        "today: 2037-05",
        'error 10:12 "2037-05" är ingen dag. Skriv den som 2023-11-21.',
    ),
    Mistake(
        "impossible-date",
        "editions/2031.yaml",
        "date: 2031-05-02",
        "date: 2031-02-30",
        "error 8:18 2031-02-30 finns inte i kalendern. Rätta månaden eller dagen.",
    ),
    Mistake(
        "impossible-date-2",
        "editions/2031.yaml",
        "date: 2031-05-02",
        "date: 2031-13",
        "error 8:18 2031-13 finns inte i kalendern. Rätta månaden eller dagen.",
    ),
    Mistake(
        "not-a-time", "editions/2031.yaml", 'time: "18:30"', "time: 18.30", 'error 8:36 "18.30" är inget klockslag. Skriv det som "18:30".'
    ),
    Mistake(
        "not-a-zone",
        "award.yaml",
        "Europe/Helsinki",
        "Helsingfors",
        'error 7:11 "Helsingfors" är ingen tidszon. Skriv den som Europe/Stockholm.',
    ),
    Mistake(
        "not-a-list",
        "editions/2034.yaml",
        "backers: [Hamnförbundet, Hamnbladet]",
        "backers: Hamnförbundet",
        "error 16:10 Här ska en lista stå, även för en enda: skriv den inom hakparenteser, [Hamnförbundet].",
    ),
    Mistake(
        "not-a-list-2",
        "facts/havsnas-2034.yaml",
        "years: [2034]",
        "years: 2034",
        "error 18:14 Här ska en lista stå, även för en enda: skriv den inom hakparenteser, [2034].",
    ),
    Mistake(
        "empty-list",
        "editions/2034.yaml",
        "backers: [Hamnförbundet, Hamnbladet]",
        "backers:",
        'error 16:9 Listan är tom. Skriv minst en rad som börjar med "- ", eller ta bort nyckeln.',
    ),
    Mistake("too-short-list", "words.yaml", "- [fee, cost]", "- [fee]", "error 7:7 Listan ska ha minst 2. Fyll på, eller ta bort nyckeln."),
    Mistake(
        "too-short-list-2",
        "facts/havsnas-2034.yaml",
        "      en: [is there prize money]",
        "      en: []",
        "error 31:11 Listan ska ha minst 1. Fyll på, eller ta bort nyckeln.",
    ),
    Mistake(
        "needs-languages",
        "editions/2031.yaml",
        "motivation:\n  sv: Sjövik vann för sina rena kajer.\n  en: Sjövik won for its clean quays.",
        "motivation: Sjövik vann för sina rena kajer.",
        'error 10:13 Texten ska stå under sitt språk, ett per rad (sv, en): "sv: texten".',
    ),
    Mistake(
        "unknown-language",
        "facts/havsnas-2034.yaml",
        "en: [is there prize money]",
        "eng: [is there prize money]",
        'error 31:7 "eng" är inget språk här. Välj bland: sv, en.',
    ),
    Mistake(
        "not-a-table",
        "editions/2031.yaml",
        'ceremony: {date: 2031-05-02, time: "18:30", place: Stora magasinet, city: Sjövik}',
        "ceremony: 2031-05-02",
        'error 8:11 Här ska nycklar med värden stå ("nyckel: värde"). Jämför med exemplet överst i filen.',
    ),
    Mistake(
        "missing-key",
        "facts/havsnas-2034.yaml",
        "  - id: prize-money-unknown\n    questions",
        "  - questions",
        'error 22:5 Nyckeln "id" saknas. Lägg till den.',
    ),
    Mistake(
        "missing-key-2",
        "facts/havsnas-2034.yaml",
        "    answer:\n      sv: Havsnäs firade med en regatta.\n      en: Havsnäs celebrated with a regatta.\n",
        "",
        'error 4:5 Nyckeln "answer" saknas. Lägg till den.',
    ),
    Mistake("missing-key-3", "sources.yaml", "    publisher: Hamnförbundet\n", "", 'error 16:5 Nyckeln "publisher" saknas. Lägg till den.'),
    Mistake(
        "unknown-key-near",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwiner: Sjövik",
        'error 7:1 Nyckeln "winer" finns inte. Menade du "winner"?',
    ),
    Mistake(
        "unknown-key-near-2",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nvinnare: Sjövik",
        'error 7:1 Nyckeln "vinnare" finns inte. Menade du "winner"?',
    ),
    Mistake(
        "unknown-key",
        "facts/tavla.yaml",
        "    answer:\n      sv: Alla",
        "    svarr: x\n    answer:\n      sv: Alla",
        'error 16:5 Nyckeln "svarr" finns inte. De som finns är: id, questions, examples, answer, status, about, checked, next, sources.',
    ),
    Mistake(
        "unknown-key-near-3",
        "editions/2031.yaml",
        "{date: 2031-05-02,",
        "{dat: 2031-05-02,",
        'error 8:12 Nyckeln "dat" finns inte. Menade du "date"?',
    ),
    Mistake(
        "no-such-fact",
        "facts/tavla.yaml",
        "- id: measuring",
        "- id: fee",
        'error 19:17 Svaret "measuring" finns inte. Rätta id:t, eller ta bort det härifrån.',
    ),
    Mistake(
        "repeated-id",
        "sources.yaml",
        "id: hamnbladet-2034",
        "id: hamnbladet-2031",
        'error 10:9 "hamnbladet-2031" finns redan (sources.yaml:4). Ge den ena ett annat namn, eller ta bort den.',
    ),
    Mistake(
        "repeated-id-2",
        "candidates.yaml",
        "{name: Ankarby, region",
        "{name: Ankarö, region",
        'error 10:12 "Ankarö" finns redan (candidates.yaml:9). Ge den ena ett annat namn, eller ta bort den.',
    ),
    Mistake(
        "repeated-year",
        "editions/2040.yaml",
        None,
        "year: 2031\nsources: [forbundet-regler]\n",
        "error 1:7 Omgången 2031 finns redan (editions/2031.yaml). Slå ihop de två filerna.",
    ),
    Mistake(
        "year-not-file",
        "editions/2031.yaml",
        "year: 2031",
        "year: 2032",
        "error 3:7 Året 2032 stämmer inte med filens namn (2031). Byt namn på filen till 2032.yaml, eller rätta året.",
    ),
    Mistake(
        "no-such-source-near",
        "editions/2031.yaml",
        "sources: [hamnbladet-2031]",
        "sources: [hamnbladet-2032]",
        'error 13:11 Källan "hamnbladet-2032" finns inte i sources.yaml. Menade du hamnbladet-2034 eller hamnbladet-2031?',
    ),
    Mistake(
        "not-an-id-2",
        "editions/2034.yaml",
        "deadline: [forbundet-regler]",
        "deadline: [okänd]",
        'error 31:14 "okänd" kan inte vara ett id. Använd bara a–z, siffror och bindestreck, högst 60 tecken: "ny-fraga".',
    ),
    Mistake(
        "no-such-source",
        "editions/2034.yaml",
        "deadline: [forbundet-regler]",
        "deadline: [skrift]",
        'error 31:14 Källan "skrift" finns inte i sources.yaml. Lägg till den där.',
    ),
    Mistake(
        "no-such-fact-near",
        "facts/tavla.yaml",
        "next: [fee, measuring]",
        "next: [fee, measurings]",
        'error 19:17 Svaret "measurings" finns inte. Menade du measuring?',
    ),
    Mistake(
        "no-such-person",
        "facts/havsnas-2034.yaml",
        "people: [tove-exempel]",
        "people: [bo-svensson]",
        'error 20:16 Personen "bo-svensson" finns inte i people.yaml. Lägg till den där, eller ta bort id:t härifrån.',
    ),
    Mistake(
        "no-such-person-near",
        "facts/havsnas-2034.yaml",
        "people: [tove-exempel]",
        "people: [tove-exempl]",
        'error 20:16 Personen "tove-exempl" finns inte i people.yaml. Menade du tove-exempel?',
    ),
    Mistake(
        "no-such-role-near",
        "people.yaml",
        "role: harbour-master\n    org",
        "role: harbor-master\n    org",
        'error 11:11 Rollen "harbor-master" finns inte överst i people.yaml. Menade du harbour-master?',
    ),
    Mistake(
        "no-such-region",
        "candidates.yaml",
        "\n  - {name: Sjövik, region: Norra kusten}",
        "\n  - {name: Sjövik, region: Västra stranden}",
        'error 7:28 "Västra stranden" finns inte bland regionerna överst i candidates.yaml. Lägg till den där.',
    ),
    Mistake(
        "no-such-candidate-near",
        "editions/2034.yaml",
        "nominees: [Havsnäs, Ankarö]",
        "nominees: [Havsnäs, Ankaro]",
        'error 5:21 "Ankaro" finns inte i candidates.yaml. Menade du Ankarö eller Ankarby?',
    ),
    Mistake(
        "no-such-candidate-near-2",
        "editions/2034.yaml",
        "nominees: [Havsnäs, Ankarö]",
        "nominees: [Havsnäs, Ankarå]",
        'error 5:21 "Ankarå" finns inte i candidates.yaml. Menade du Ankarö eller Ankarby?',
    ),
    Mistake(
        "no-such-candidate",
        "editions/2034.yaml",
        "nominees: [Havsnäs, Ankarö]",
        "nominees: [Havsnäs, Göteborg]",
        'error 5:21 "Göteborg" finns inte i candidates.yaml. Rätta namnet, eller lägg till det där.',
    ),
    Mistake(
        "no-such-reply-near",
        "replies.yaml",
        "\n  source: {",
        "\n  sourse: {",
        'error 4:3 Det finns ingen text som heter "sourse" att byta ut. Menade du source eller sources?',
    ),
    Mistake(
        "no-such-slot",
        "replies.yaml",
        "{sv: Källa, en: Source}",
        '{sv: "Källa {titel}", en: Source}',
        'error 4:3 "{titel}" kan inte fyllas i här. Det som kan fyllas i är: {award}, {city}, {event}, {interval}, {many}, {one}, {organiser}, {the}.',
    ),
    Mistake(
        "odd-slot",
        "replies.yaml",
        "{sv: Källa, en: Source}",
        '{sv: "Källa {award", en: Source}',
        "error 4:3 En klammerparentes saknar sin andra hälft. Skriv det som ska fyllas i som {namn}.",
    ),
    Mistake(
        "no-source",
        "facts/havsnas-2034.yaml",
        "status: unknown\n    sources: [hamnbladet-2034]",
        "status: unknown",
        'error 22:9 Svaret saknar källa. Lägg till "sources: [källans-id]" med ett id ur sources.yaml.',
    ),
    Mistake(
        "no-source-2",
        "facts/havsnas-2034.yaml",
        "status: unknown\n    sources: [hamnbladet-2034]",
        "status: unknown\n    sources: []",
        'error 36:14 Svaret saknar källa. Lägg till "sources: [källans-id]" med ett id ur sources.yaml.',
    ),
    Mistake(
        "winner-not-nominee-near",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner: Ankarby",
        "error 7:9 Ankarby är inte bland de nominerade. Menade du Ankarö?",
    ),
    Mistake(
        "winner-not-nominee",
        "editions/2031.yaml",
        "\nwinner: Sjövik",
        "\nwinner: Kaj",
        "error 7:9 Kaj är inte bland de nominerade (Sjövik, Havsnäs, Ankarö). Rätta vinnaren, eller lägg till den bland de nominerade.",
    ),
    Mistake(
        "withdrew-not-nominee",
        "editions/2031.yaml",
        "withdrew: [Ankarö]",
        "withdrew: [Ankarby]",
        "error 6:12 Ankarby drog sig ur men står inte bland de nominerade. Lägg till Ankarby där, eller ta bort namnet här.",
    ),
    Mistake(
        "winner-withdrew",
        "editions/2031.yaml",
        "withdrew: [Ankarö]",
        "withdrew: [Sjövik]",
        "error 6:12 Sjövik kan inte både ha vunnit och dragit sig ur. Ta bort det ena.",
    ),
    Mistake(
        "named-twice",
        "editions/2031.yaml",
        "[Sjövik, Havsnäs, Ankarö]",
        "[Sjövik, Havsnäs, Sjövik, Ankarö]",
        "error 5:29 Sjövik står två gånger i listan. Ta bort den ena.",
    ),
    Mistake(
        "too-few-applicants",
        "editions/2034.yaml",
        "nominees:",
        "applicant_count: 3\nnominees:",
        "error 5:18 Antalet sökande (3) är mindre än de 4 som räknas upp. Rätta antalet.",
    ),
    Mistake(
        "end-before-start",
        "editions/2031.yaml",
        "end: 2031-05-03",
        "end: 2031-04-03",
        "error 9:32 Sista dagen är före den första. Byt plats på dem, eller rätta den ena.",
    ),
    Mistake(
        "empty-member",
        "editions/2034.yaml",
        "  - organisation: Hamnbladet",
        "  - {}",
        'error 12:3 Här saknas namn eller organisation. Fyll i "name" eller "organisation".',
    ),
    Mistake(
        "no-words",
        "facts/tavla.yaml",
        "- Hur mäts vattnets renhet?",
        '- "???"',
        "error 40:11 Frågan har inga ord. Skriv den med bokstäver eller siffror, eller ta bort den.",
    ),
    Mistake(
        "example-is-question",
        "facts/tavla.yaml",
        "sv: [kostnad för att vara med]",
        "sv: [vad är avgiften för att vara med]",
        "error 30:12 Exemplet står redan bland frågorna (facts/tavla.yaml:24). Skriv det med andra ord, så att det prövar något.",
    ),
    Mistake(
        "example-is-others-question",
        "facts/tavla.yaml",
        "sv: [kostnad för att vara med]",
        "sv: [hur mäts vattnets renhet]",
        'error 30:12 Exemplet är en av frågorna till "measuring" (facts/tavla.yaml:40). Ta bort den ena.',
    ),
    Mistake(
        "claimed-twice",
        "facts/tavla.yaml",
        "- Hur mäts vattnets renhet?",
        "- vad är avgiften, för att vara med",
        'error 40:11 Frågan hör redan till "fee" (facts/tavla.yaml:24). Ta bort den på det ena stället, eller skriv vad som skiljer.',
    ),
    Mistake(
        "said-twice",
        "facts/tavla.yaml",
        "- Hur mäts vattnets renhet?",
        "- Hur mäts vattnets renhet?\n        - hur mäts vattnets renhet",
        "warning 41:11 Frågan står redan på facts/tavla.yaml:40. Ta bort den ena.",
    ),
    Mistake(
        "placeholder",
        "operator.yaml",
        "name: Sjöviks stad",
        "name: FYLL I vem som driver boten",
        'warning 3:7 "name" är inte ifyllt ännu. Byt ut texten mot den rätta.',
    ),
    Mistake(
        "ceremony-other-year",
        "editions/2031.yaml",
        "date: 2031-05-02",
        "date: 2032-05-02",
        "warning 8:18 Prisutdelningen är daterad 2032 men omgången heter 2031. Stämmer det?",
    ),
    Mistake(
        "after-ceremony",
        "editions/2034.yaml",
        "deadline: 2033-11-30",
        "deadline: 2036-11-30",
        "warning 21:11 Datumet ligger långt efter prisutdelningen. Stämmer det?",
    ),
]


def broken(mistake: Mistake) -> Loaded:
    """The good folder with the mistake in it."""
    files = contents(HARBOURS)
    text = mistake.new
    if mistake.old is not None:
        before = files[mistake.file].decode()
        assert mistake.old in before
        text = before.replace(mistake.old, mistake.new, 1)
    return load_files(dict(sorted((files | {mistake.file: text.encode()}).items())))


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_with_its_place_and_mend(mistake: Mistake) -> None:
    """Staff read one Swedish sentence with the mend, at the line and column where they must type; an error keeps all out of use."""
    loaded = broken(mistake)
    told = [
        f"{problem.severity} {problem.place.line}:{problem.place.column} {problem.sentence('sv')}"
        for problem in loaded.problems
        if problem.place.file == mistake.file
    ]

    assert mistake.told in told
    assert (loaded.knowledge is None) == bool(loaded.errors)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_told_in_english_too(mistake: Mistake) -> None:
    """Whoever asks for English gets every sentence whole, with nothing left to fill in."""
    for problem in broken(mistake).problems:
        sentence = problem.sentence("en")

        assert sentence != problem.sentence("sv")
        assert sentence.endswith((".", "?", "…", "”", '"', ")")) or problem.kind in ("colon-in-text", "unknown-key")


def test_the_table_has_sixty_kinds() -> None:
    """Enough different mistakes that the next one staff make is likely among them."""
    kinds = {problem.kind for mistake in MISTAKES for problem in broken(mistake).problems}

    assert len(kinds) >= 60


def test_the_good_folder_has_no_problem() -> None:
    """Each mistake is made in a folder that is well without it."""
    assert load_files(contents(HARBOURS)).problems == ()
