"""Whether a fact holds for what a question names: its years, candidates, people and other things, and what may be told at this moment."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.answering.asked import Asked
from bot.answering.rounds import parts
from bot.answering.years import YEAR
from bot.knowledge.model import Fact
from bot.language import LANGUAGES, data

WHICH = frozenset(word for lang in LANGUAGES for word in data(lang, "asking")["which"])
STAGED = frozenset({"jury", "recipients", "presenter"})
OF_THE_WINNER = frozenset({"prize", "motivation", "recipients"})
STAGE = ("jury", "receive", "present", "award", "win", "get", "title", "ceremony", "event", "edition", "organisation", "person.who_is")
"""What a question about somebody must speak of for a round's jury, recipients or presenter to be its answer."""


class Guards:
    """The guards before the facts of a folder."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self.mentioned = cache(self._mentions)

    def holds(self, a: Asked, fact: Fact) -> bool:
        """Whether the fact holds for every year, candidate, person and other thing that is named."""
        if a.q.marked("other:") and not self._is_about_others(a, fact):
            return False
        if fact.id not in a.knowledge.facts and not self._of_its_round(a, fact):
            return False
        _, text = self.mentioned(fact.id)
        if "years" not in a.followed and not self._holds_then(a, fact) and not self._corrects(a, fact):
            return False
        city = a.knowledge.award.city if a.knowledge.award else None
        general_gap = not fact.known and not fact.about.candidates
        for name in () if general_gap else a.candidates:
            if "candidates" not in a.followed and name not in fact.about.candidates and name.casefold() not in text and name != city:
                return False
        if "years" in a.followed and fact.about.years and not set(a.years) & set(fact.about.years):
            return False
        if "candidates" in a.followed and fact.about.candidates and not set(a.candidates) & set(fact.about.candidates):
            return False
        if "people" in a.followed and fact.about.people and not set(a.people) & set(fact.about.people):
            return False
        if not self._of_the_people(a, fact):
            return False
        return not self._gives_away(a, fact) and not self._from_later(a, fact)

    def _holds_then(self, a: Asked, fact: Fact) -> bool:
        """Whether a fact speaks of every year named. What is not known of its own years may be known of another."""
        years, _ = self.mentioned(fact.id)
        if not fact.known and fact.about.years:
            return set(a.years) <= set(fact.about.years)
        if a.has("before") and len(a.years) == 1 and min(fact.about.years, default=a.years[0]) < a.years[0]:
            return True  # "How were nominees chosen before 2025?"
        timeless = not years and not self._of_that_year(a) and all(y in a.rounds.editions for y in a.years)
        return timeless or years.issuperset(a.years)

    @staticmethod
    def _of_that_year(a: Asked) -> bool:
        """Whether who or how many it was in a year is asked: "Vem blev superkommun 2019?" is not told by what that is."""
        thing = not a.has("win") and any(m.concept == "who" and a.q.tokens[m.start].word in WHICH for m in a.q.marks if m.end)
        return a.leading in ("count", "often") or (a.leading == "who" and not thing)  # "Vilken benämning användes 2015?"

    @staticmethod
    def _of_its_round(a: Asked, fact: Fact) -> bool:
        """Whether a question that names no year may mean the round that a fact tells of."""
        year, key = parts(fact.id)
        if a.people and key in STAGED and not a.has(*STAGE):
            return False  # "Hur länge har hon suttit som ordförande?" is no question for the stage that she stood on.
        if (key == "prize" and a.has("cost")) or (key in OF_THE_WINNER and a.has("no_candidate")):
            return False  # "Vad kostade det Nacka att vinna?", "Med hur mycket vann Nacka?"
        if a.has("history") and a.has("after"):
            return False  # "Hur gick det för Kävlinge efter vinsten?": no round tells what came later.
        if key in STAGED and a.leading in ("thing", None) and a.has("say"):
            return False  # "Vad sa kommunalrådet efter vinsten?" is told by no list of who was there.
        if a.years or a.fact or not a.has("latest", "first"):
            return True
        rounds = a.rounds.past if a.has("latest") else a.rounds.years[:1]
        return not rounds or year == rounds[-1]  # "Who presented the award most recently?"

    def _of_the_people(self, a: Asked, fact: Fact) -> bool:
        """Whether the fact speaks of everybody who is named; an honest "not known" about nobody in particular holds for all."""
        followed = "people" in a.followed and not (fact.known and a.q.has("person_pronouns"))  # "… Odebäck, what did he do at the fair?"
        if followed and fact.known and a.has("elsewhere") and not set(a.people) & set(fact.about.people):
            return False  # "Vem är Anna Ek? – Ålder?" is not how old a text is.
        if followed or (not fact.known and not fact.about.people):
            return True
        text = self.mentioned(fact.id)[1]
        return all(p in fact.about.people or a.knowledge.people[p].name.casefold() in text for p in a.people)

    def _corrects(self, a: Asked, fact: Fact) -> bool:
        """Whether the fact tells the right year where a wrong one is claimed: "HME har väl funnits sedan 2006?"."""
        claimed = a.claim and len(a.years) == 1 and not a.followed and not a.candidates and not a.people
        return claimed and fact.known and fact.id in a.knowledge.facts and all(YEAR.search(text) for text in fact.answer.values())

    @staticmethod
    def _from_later(a: Asked, fact: Fact) -> bool:
        """Whether all that it rests on was published after the day of the question."""
        dates = [a.knowledge.sources[s].published for s in fact.sources if s in a.knowledge.sources]
        return bool(dates) and all(d is not None and d.month is not None and d.first > a.rounds.today for d in dates)

    def _mentions(self, fact_id: str) -> tuple[frozenset[int], str]:
        """Years that a fact holds for or speaks of, and all of its words. Where staff say which years it is about, others that it is asked
        with are not among them ("How were nominees chosen before 2025?")."""
        fact = self._facts[fact_id]
        told = " ".join(fact.answer.values()).casefold()
        text = " ".join([told, *(q for qs in fact.questions.values() for q in qs)]).casefold()
        return frozenset((*fact.about.years, *map(int, YEAR.findall(told if fact.about.years else text)))), text

    def _is_about_others(self, a: Asked, fact: Fact) -> bool:
        _, text = self.mentioned(fact.id)
        return all(any(name.casefold() in text for name in a.knowledge.words.others[int(number)].names) for number in a.q.marked("other:"))

    def _gives_away(self, a: Asked, fact: Fact) -> bool:
        """Whether it would tell of a result before its moment."""
        secret = a.rounds.secret.keys() & self.mentioned(fact.id)[0]
        return any(a.rounds.secret[year] in " ".join(fact.answer.values()) for year in secret)
