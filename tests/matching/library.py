"""A small knowledge of another kind than the award's, for the promises of matching."""

from __future__ import annotations

from bot.matching.matcher import Matcher, Phrasing

QUESTIONS = {
    "hours": [
        "När har biblioteket öppet?",
        "Vilka öppettider har ni?",
        "Hur länge är biblioteket öppet i dag?",
        "När öppnar och stänger biblioteket?",
    ],
    "loan": ["Hur lånar jag en bok?", "Hur gör man för att låna böcker?", "Kan jag låna böcker här?", "Vad krävs för att få låna en bok?"],
    "fine": [
        "Vad kostar en försenad bok?",
        "Hur stor är förseningsavgiften?",
        "Vad händer om jag lämnar tillbaka för sent?",
        "Får man böter för sen bok?",
    ],
    "card": ["Hur skaffar jag ett lånekort?", "Var får man lånekort?", "Kan jag få ett nytt lånekort?", "Vad behövs för att få lånekort?"],
    "apply": ["Vem får söka stipendiet?", "Vilka kan söka stipendiet?", "Får alla söka stipendiet?", "Vem har rätt att söka stipendiet?"],
    "barred": ["Vem får inte söka stipendiet?", "Vilka kan inte söka stipendiet?", "Är det någon som inte får söka stipendiet?"],
    "won-2023": ["Vem vann bokpriset 2023?", "Vilken bok fick priset 2023?", "Vinnare av bokpriset 2023"],
    "won-2024": ["Vem vann bokpriset 2024?", "Vilken bok fick priset 2024?", "Vinnare av bokpriset 2024"],
    "habo": ["Finns det en filial i Habo?", "Var ligger biblioteket i Habo?"],
    "habo-ring": ["Finns det en filial i Håbo?", "Var ligger biblioteket i Håbo?"],
    "umea": ["Finns det en filial i Umeå?", "Var ligger biblioteket i Umeå?"],
    "lulea": ["Finns det en filial i Luleå?", "Var ligger biblioteket i Luleå?"],
    "prize": ["Vad är priset?", "Vad får vinnaren i pris?", "Hur stort är priset?"],
    "light": ["Vem sköter belysningen i köket?", "Hur tänder man i köket?"],
}
ENGLISH = {
    "hours": ["When is the library open?", "What are your opening hours?", "How late is the library open today?"],
    "loan": ["How do I borrow a book?", "Can I borrow books here?", "What is needed to borrow a book?"],
    "fine": ["What does a late book cost?", "Is there a fee for late books?", "What happens if I return a book late?"],
}


def phrasings() -> list[Phrasing]:
    swedish = [Phrasing(fact, text, "sv") for fact, texts in QUESTIONS.items() for text in texts]
    return swedish + [Phrasing(fact, text, "en") for fact, texts in ENGLISH.items() for text in texts]


def library() -> Matcher:
    return Matcher.build(phrasings(), synonyms={"sv": [["lånekort", "bibliotekskort"]]}, vocabulary=["Karlstad", "kvalitetsmässan"])
