"""The way of a question, from what a person typed to the reply."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering import about, another, cleaning, denials, dialogue, follow_ups, halves, leaning, paraphrases, pointing, secret, stories
from bot.answering.answer import Answer
from bot.answering.asides import without_aside
from bot.answering.asked import Asked
from bot.answering.choosing import Chooser
from bot.answering.computed.told_by import by_year
from bot.answering.computed.topics import compute
from bot.answering.context import Context
from bot.answering.facts import Facts, Found
from bot.answering.grammar import Part
from bot.answering.hearing import Hearing
from bot.answering.judged import Judged
from bot.answering.parting import claims, embedded, part
from bot.answering.pieces import OUTCOME, only_asks
from bot.answering.precedence import Worked, settled
from bot.answering.question import REMEMBERED, Question, QuestionReader
from bot.answering.replies import Replies, key_of
from bot.answering.reply import Choice, Conversation, Reply
from bot.answering.rounds import facts_of_rounds
from bot.answering.standing import better_alone, names_known
from bot.answering.talk import words
from bot.answering.told import Rounds
from bot.answering.wording import Wording
from bot.kept import Kept, program
from bot.knowledge.model import Fact, Knowledge
from bot.language import LANGUAGES
from bot.language.detect import detect
from bot.language.spoken import written
from bot.matching.explain import table
from bot.matching.matcher import Matcher, Phrasing

WRONG_COST = 4.0
"""How many missed answers a wrong one is worth, where the folder does not say."""
BARE = 2
"""Words of a message that is little more than a year."""


class Assistant:
    """Answers questions from one state of the knowledge; immutable, a new one is built when the knowledge changes."""

    def __init__(self, knowledge: Knowledge, cache: Path | None = None) -> None:
        """`cache`: a folder in which what was learned from the phrasings is kept, by their content."""
        self.knowledge = knowledge
        self._kept = cache
        made_from = f"{knowledge.taught} {program()}"
        kept = Kept(cache, made_from)
        self._reader = QuestionReader(knowledge, kept)
        self._wording = {lang: Wording(lang, knowledge) for lang in LANGUAGES}
        of_rounds = facts_of_rounds(knowledge, self._wording)
        every = {**knowledge.facts, **of_rounds}
        phrasings = kept.get("phrasings", lambda: _in_writing(every))
        award = knowledge.award
        self._matcher = Matcher.build(
            (Phrasing(*each) for each in phrasings),
            synonyms=knowledge.words.synonyms,
            filler=knowledge.words.filler,
            vocabulary=chain(self._reader.vocabulary(), words() if award else ()),
            wrong_cost=award.wrong_cost if award else WRONG_COST,
            cache=cache,
            made_from=made_from,
        )
        self._tokens = lru_cache(REMEMBERED)(self._matcher.read)
        self._reader.learn(self._tokens)
        self._facts = Facts(
            every,
            self._matcher,
            self._reader.leading,
            self._reader.core,
        )
        self._chooser = Chooser(self._facts, self._reader)
        self._context = Context(knowledge, self._reader, self._facts)
        self._hearing = Hearing(award, self._reader, self._tokens, kept)
        self._replies = Replies(knowledge, self._chooser, self._matcher)
        self._zone = ZoneInfo(award.timezone) if award else None
        self._exact = {text.casefold(): fact for fact, text, _ in phrasings if fact in knowledge.facts}
        self._bare = {pointing.bare(text): fact for fact, text, _ in phrasings if fact in knowledge.facts}

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        """One message, one reply. `lang` is the person's own setting; None lets the question decide."""
        now = self._local(now)
        before = dialogue.fresh(conversation, now)
        message = cleaning.read(text)
        heard = self._hearing.heard(message.text, before)
        say = self._wording[self._hearing.language(heard, before, lang)]
        message = cleaning.in_writing(message, heard or say.lang)
        if before.at and self.knowledge.award and (wanted := follow_ups.language_asked(message.text, say.lang)):
            return self._again(before, now, self._wording[wanted])
        talked, spoken = self._hearing.small_talk(message.text, say.lang)
        talked = None if talked and self._asks_something(talked, message.text, before, say.lang, now) else talked
        say = self._wording[spoken] if talked and lang is None else say
        if talked or not re.search(r"\w", message.text):
            return self._replies.small(talked or "empty", say, before, message.text)
        spoken = heard or say.lang
        spoken = spoken if spoken in LANGUAGES else LANGUAGES[0]
        parts = part(message, self._hearing.grammar(spoken, now.year)) if self.knowledge.award else (Part(message.text),)
        judged: list[Judged] = []
        at_start = before
        for one in parts or (Part(message.text),):
            later = bool(judged)
            found = self._read(one, before, now, say, spoken, same_message=later)
            if one.said and not all(names_known(j, self._facts) for j in found):
                continue
            if later and len(found) == 1:
                alone = self._read(one, at_start, now, say, spoken, same_message=False)
                if len(alone) == 1 and better_alone(alone[0], found[0], self._facts):
                    found = alone
            beside = [halves.beside_the_point(j.answer, j.asked, later=later) for j in found]
            if later:
                beside = [no or halves.leans_on_nothing(j, judged[-1], self._facts) for no, j in zip(beside, found, strict=True)]
            judged += [replace(j, answer=None) if no else j for no, j in zip(beside, found, strict=True)]
            before = self._after(judged[-1], before, say, now)
            if len(parts) > 1 and not judged[-1].answer:
                before = dialogue.named(judged[-1].asked.q, before, now)
        if not any(j.answer for j in judged) and (kind := self._hearing.chatting(message.text, judged, spoken)):
            return self._replies.small(kind, say, before, message.text)
        if self.knowledge.award and all(j.answer is None or j.answer.status == "clarify" for j in judged):
            whole = stories.about(judged[-1].asked, message.text, self._facts, self._reader)
            judged = [replace(judged[-1], answer=whole)] if whole else judged
        if not any(j.answer for j in judged):
            before = dialogue.spoken_of(judged[-1].asked.q, before, now)
        return self._replies.of(judged, say, before)

    def _again(self, before: Conversation, now: datetime, say: Wording) -> Reply:
        """The answer just given, in another language."""
        if before.fact and (told := self.tell(before.fact, now, say.lang)):
            return told
        judged = self._judge(Part(""), before, now, say, say.lang)
        return self._replies.of([judged], say, self._after(judged, before, say, now))

    def _read(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool) -> tuple[Judged, ...]:
        """A question as it stands, or as the two that share its words, where those tell more."""

        def judge(part: Part, told: Judged | None = None) -> Judged:
            after = self._after(told, before, say, now) if told else before
            return self._judged(part, after, now, say, spoken, same_message=same_message or told is not None)

        whole = judge(one)
        return halves.read(one, whole, judge, self._hearing.grammar(spoken, now.year), self._facts) if self.knowledge.award else (whole,)

    def _after(self, judged: Judged, before: Conversation, say: Wording, now: datetime) -> Conversation:
        """What the next question may lean on."""
        a, answer = judged.asked, judged.answer
        if not answer:
            return before
        named = tuple(dict.fromkeys(n.id for n in self._reader.names.find(answer.text, ()) if n.kind == "candidate"))
        return dialogue.after(answer, a.years, a.candidates, a.people, say.lang, now, named, before)

    def _judged(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool) -> Judged:
        """A question as it stands; if that gives nothing, the question inside a story ("… och nu undrar vi hur man söker")."""
        if not self.knowledge.award:
            return secret.kept(self._judge(one, before, now, say, spoken, same_message=same_message), self._reader)
        if one.around and (asked_of := leaning.of_thing(one.text, one.around, spoken, self._exact)):
            one = Part(asked_of)
        if leaned := self._with_what_was_said(one, before, now, say, spoken, same_message=same_message):
            return secret.kept(leaned, self._reader)
        judged = self._judge(one, before, now, say, spoken, same_message=same_message)
        if judged.answer and judged.answer.status != "clarify":
            return secret.kept(judged, self._reader)
        whole = Part(one.around) if one.story else one
        if OUTCOME.search(whole.text):
            return judged  # "Did anything come of the trains that Karlstad wanted?": that it wanted them is no answer.
        grammar = self._hearing.grammar(spoken, now.year)
        for inner in chain(embedded(whole, grammar), without_aside(one, grammar, spoken)):
            found = self._judge(inner, before, now, say, spoken, same_message=same_message)
            if found.answer and found.answer.status == "answered":
                return secret.kept(found, self._reader)
        return judged

    def _with_what_was_said(
        self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool
    ) -> Judged | None:
        """What is asked only together with what was said before it: what a statement leaves open, whether it holds, or who it is."""
        if put := leaning.put_together(one.text, one.around, spoken):
            asked = self._judge(Part(put), before, now, say, spoken, same_message=same_message)
            if asked.answer and asked.answer.status == "answered":
                return asked
        if not one.story:
            return None
        return self._claimed(one, before, now, say, spoken) or self._riddle(one, before, now, say, spoken)

    def _riddle(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What is described before a question that says nothing itself ("Nominerad 2017 och 2019, aldrig etta. Vem är jag?"), if it can be
        worked out when it is read as one question with it."""
        q = self._reader.read(f"{one.around} {one.text}", spoken, now.year)
        asked = self._context.of(
            q, Part(q.text), before, Rounds(self.knowledge.editions, self.knowledge.award, now), say, same_message=False
        )
        computed = self._worked_out(asked, same_message=False) if asked.leading == "who" and not asked.has("check") else None
        return Judged(computed[0], asked, None) if computed and settled(asked, computed) else None

    def _claimed(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What is said in a story with a mere "Stämmer det?" after it, as one claim with all its numbers or as what somebody said, if that
        can be checked."""
        asks = self._reader.read(one.text, spoken, now.year)
        verdicts = tuple(say.say(key).rstrip(".") for key in ("yes", "no"))
        if asks.has("check"):
            claim = self._judge(Part(f"{one.around} {one.text}", quoted=True), before, now, say, spoken)
            if claim.answer and claim.answer.status == "answered" and not claim.answer.fact and claim.answer.text.startswith(verdicts):
                return claim
        which = len(self._reader.read(one.around, spoken, now.year).years.named) > 1  # Of two years said, it asks which.
        if which or not asks.has("check", "year", "when"):
            return None
        told = (self._judge(claim, before, now, say, spoken) for claim in claims(one))
        checked = (t for t in told if _checked(t))
        any_answer = asks.has("year", "when") or not asks.has("check")
        return next((t for t in checked if t.answer and (any_answer or t.answer.text.startswith(verdicts))), None)

    def _judge(
        self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool = False, plain: bool = False
    ) -> Judged:
        """One question: read, set in its context, worked out or found among the facts. `plain`: it is in the bot's own words."""
        rounds = Rounds(self.knowledge.editions, self.knowledge.award, now)
        q = self._reader.read(self._plainly(one, before, rounds, spoken), spoken, now.year)
        asked = self._context.of(q, one, before, rounds, say, same_message=same_message)
        alone = not (before.fact and q.has("pronouns")) and (len(q.tokens) > 1 or not before.years)  # "Juryn?" of the round just told.
        fact = self._pointed_at(q, before) or (self._exactly(one.text) if alone else None)
        if fact and self._facts.holds(asked, self.knowledge.facts[fact]) and not self._of_round(asked, fact):
            return Judged(self._facts.told(asked, fact), asked, None, one.soft)
        if self.knowledge.award and (gone_on := self._going_on(asked, one, before, now, say, spoken)):
            return gone_on
        if self.knowledge.award and (back := self._asked_back(asked)):
            return Judged(back, asked, None, one.soft)
        if self.knowledge.award and (denied := self._denied(asked, one, before, now, say, spoken)):
            return denied
        told = by_year(asked) if self.knowledge.award else asked
        computed = self._worked_out(told, same_message=same_message)
        if computed and settled(told, computed):
            return Judged(computed[0], asked, None, one.soft)
        meant = None if plain or not self.knowledge.award else self._meant(asked)
        if meant and meant.chance >= paraphrases.SURER and (judged := self._in_plain_words(meant, one, before, now, say, asked)):
            return judged
        found = self._chooser.search(asked, one)
        judged = Judged(self._chooser.choose(told, computed, found), asked, found, one.soft)
        if not judged.answer and (of_it := dialogue.of_the_fact(asked, before)):
            judged = self._of_one_matter(of_it, one) or judged
        if meant and meant.chance >= paraphrases.SURE and (not judged.answer or judged.answer.status == "clarify"):
            return self._in_plain_words(meant, one, before, now, say, asked) or judged
        return judged

    def _plainly(self, one: Part, before: Conversation, rounds: Rounds, spoken: str) -> str:
        """The text of a question as it would be said if nothing stood around it and nothing had been told before."""
        text = leaning.plain(follow_ups.corrected(one.text, spoken), one.around, spoken) if self.knowledge.award else one.text
        text = follow_ups.of_two(follow_ups.as_meant(text, spoken), spoken, before) if before.at else text
        text = follow_ups.by_rounds(text, spoken, before, rounds.years) if before.topic else text
        return follow_ups.with_object(text, spoken) if before.fact else text

    def _denied(self, a: Asked, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What a question with a denial ("Umeå har väl aldrig vunnit?") denies, if that is worked out to be so or not."""
        text = denials.affirmed(a)
        plain = self._judge(replace(one, text=text), before, now, say, spoken) if text else None
        turned = denials.turned(plain.answer, a, str(text), say) if plain and plain.answer else None
        return Judged(turned, a, None, one.soft) if turned else None

    def _of_one_matter(self, a: Asked, one: Part) -> Judged | None:
        """The fact of the matter just told that a question finds with its subject in mind, if that is sure."""
        found = self._chooser.search(a, one)
        answer = self._chooser.choose(a, None, found)
        fits = answer and answer.fact and answer.status != "clarify" and self._facts.of_one_matter(a, answer.fact)
        return Judged(answer, a, found, one.soft) if fits else None

    def _meant(self, a: Asked) -> paraphrases.Meant | None:
        """The plain question that is meant; none is about somebody's belongings, or about those of a list told before ("nån av dem")."""
        beside = a.belongings or (a.told and a.has("of_them")) or (a.fact and a.has("pronouns") and not a.q.nouns and self._of_a_thing(a))
        of_the_round = len(a.q.tokens) == 1 and a.topic  # "Vilka var nominerade 2031? – Vinnaren?"
        return None if beside or of_the_round else paraphrases.meant(a, self._reader.leading, self._kept)

    def _of_round(self, a: Asked, fact: str) -> bool:
        """ "Vem vann 2013? – Vilka satt i juryn?": of that round, though a fact on all rounds is asked for in just these words."""
        of_all = not self.knowledge.facts[fact].about.years
        return of_all and "years" in a.followed and len(a.years) == 1 and bool(a.q.concepts & dialogue.ROLES)

    def _of_a_thing(self, a: Asked) -> bool:
        """Whether the fact just told is of a thing other than the award: "What is KKiK? – When did it start?"."""
        subject = " ".join(self._facts.subject(str(a.fact), a.q.lang))
        return bool(subject) and not self._reader.read(subject, a.q.lang, a.rounds.today.year).has("award", "title", "win", "present")

    def _going_on(self, a: Asked, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What has its meaning from the answer before: "källa?", "varför då?", "och i Karlstad?"."""
        if full := follow_ups.in_full(a, before, self._reader.leading, self._kept):
            return self._judge(replace(one, text=full), Conversation(), now, say, spoken)
        if meta := about.source_of_last(a, before) or about.freshness(a):
            return Judged(meta, a, None)
        fact = self.knowledge.facts.get(before.fact) if before.fact and not a.topic else None
        if not fact:
            return None
        if another.counts_already(a, fact, self._tokens) or another.is_its_thing(a, fact, self._facts) or another.reaches_already(a, fact):
            return Judged(self._facts.told(a, fact.id), a, None, one.soft)
        if dated := another.of_its_year(replace(a, phrasing=a.phrasing or before.phrasing), fact):
            return self._judge(replace(one, text=dated), Conversation(), now, say, spoken)
        other = another.asked_for(a, fact, self._facts, self._reader)
        if not other and another.tells_already(a, fact, self._facts):
            other = self._facts.told(a, fact.id)
        lone_name = follow_ups.only_swaps(a) and a.q.named("candidate") and not a.q.named("person")
        return Judged(other, a, None, one.soft) if other or lone_name else None

    def _exactly(self, text: str) -> str | None:
        """The fact with a phrasing that is just this, letter for letter: case, spacing and closing signs aside."""
        plain = " ".join(text.casefold().split()).strip(" ?!.")
        return next((fact for end in ("?", "", ".") if (fact := self._exact.get(plain + end))), None)

    def _pointed_at(self, q: Question, before: Conversation) -> str | None:
        """The fact with a phrasing that is just this, once what it points to is said: "Vad är HME? – När kom den?"."""
        if before.at is None or not self.knowledge.award:
            return None
        told = self.knowledge.facts.get(str(before.fact))
        things = [*(before.candidates if len(before.candidates) == 1 else ())]
        people = [self.knowledge.people[p].name for p in before.people if len(before.people) == 1 and p in self.knowledge.people]
        spoken_of = self._facts.words_of(before.phrasing, q.lang) if told and before.phrasing else ()
        things += [*(self._facts.subject(told.id, q.lang) if told else ()), " ".join(spoken_of), *spoken_of]
        ways = pointing.in_place(q, [thing for thing in dict.fromkeys(things) if thing], people)
        return next((self._bare[way] for way in ways if way in self._bare), None)

    def _asks_something(self, talked: str, text: str, before: Conversation, lang: str, now: datetime) -> bool:
        """Whether what sounds like small talk is a question after an answer ("Är det bra?" of a score), or one that staff wrote down ("Vad
        är de bra på?" of a candidate)."""
        if talked == "thanks" and before.at and text.endswith("?"):
            return True
        return bool(self._exactly(text) or self._pointed_at(self._reader.read(text, lang, now.year), before))

    def _worked_out(self, a: Asked, *, same_message: bool) -> Worked | None:
        computed = compute(a) if self.knowledge.award else None
        return None if computed and halves.beside_the_point(computed[0], a, later=same_message) else computed

    def _in_plain_words(
        self, meant: paraphrases.Meant, one: Part, before: Conversation, now: datetime, say: Wording, asked: Asked
    ) -> Judged | None:
        """The answer to the plain question that is meant, if it can be worked out, or to a greeting in other words."""
        talked = self._hearing.small_talk(meant.text, asked.q.lang)[0]
        if talked and (asked.fact or asked.topic or one.around):
            return None  # "Vad är det för ställe?" after a place is not about the bot.
        if talked:
            return Judged(Answer(f"talk_{talked}", say.say(f"talk_{talked}"), "smalltalk", confidence=meant.chance), asked, None)
        plain = self._judge(replace(one, text=meant.text), before, now, say, asked.q.lang, plain=True)
        if not plain.answer or (plain.answer.fact and plain.answer.status != "unknown") or plain.answer.status == "clarify":
            return None  # A fact is found by its own phrasings; that something is not known may be said in any words.
        counted = asked.numbers() if asked.leading in ("who", "year", "when") else ()
        told = plain.answer.text.casefold()
        return plain if all(re.search(rf"(?<!\w)(?:{n}|{say.number(n)})(?!\w)", told) for n in counted) else None

    def _asked_back(self, a: Asked) -> Answer | None:
        """A bare "2013" or "När?" with nothing before it: what is wanted?"""
        weight = self._facts.has_weight(a) or a.candidates or a.people or a.members or a.regions or a.organisations or a.topic or a.fact
        if weight or a.span or (a.q.concepts & dialogue.ROLES) or a.has("often", "wait", "next", "latest"):
            return None
        if a.q.years.named and len(a.q.tokens) <= BARE:
            year = a.q.years.named[0]
            choices = tuple(a.say.say(name, year=year) for name in ("ask_winner", "ask_nominees", "ask_when"))
            return Answer("clarify", a.say.say("which_of_year", year=year), "clarify", years=(year,), choices=choices)
        if not a.years and len(a.q.tokens) == 1 and (a.leading or only_asks(a.q.text)):
            return Answer("clarify", a.say.say("say_more"), "clarify")
        return None

    def _local(self, now: datetime) -> datetime:
        return now.astimezone(self._zone).replace(tzinfo=None) if now.tzinfo and self._zone else now.replace(tzinfo=None)

    def explain(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> str:
        """How a question was read and decided, as a table."""
        message = cleaning.read(text)
        tokens = self._matcher.read(message.text, self._hearing.language(detect(message.text), conversation, lang))
        matches = self._matcher.match(tokens)
        reply = self.answer(text, conversation, now, lang)
        return "\n".join(
            (
                table(tokens, matches, self._matcher.decide(matches)),
                "",
                f"{reply.status}: {reply.fact} ({reply.confidence:.2f})",
                reply.text,
            )
        )

    @cached_property
    def _questions(self) -> dict[str, str]:
        """Each phrasing by the key of its button."""
        return {key_of(q): q for f in self.knowledge.facts.values() for qs in f.questions.values() for q in qs}

    def choose(self, key: str) -> str | None:
        """The question behind a button's key; None for an old or forged one."""
        return self._questions.get(key)

    def tell(self, fact: str, now: datetime, lang: str) -> Reply | None:
        """A fact by its id, for links."""
        if fact not in self.knowledge.facts:
            return None
        say = self._wording[lang if lang in LANGUAGES else LANGUAGES[0]]
        rounds = Rounds(self.knowledge.editions, self.knowledge.award, self._local(now))
        q = Question("", say.lang, (), (), self._reader.read("", say.lang, rounds.today.year).years, ())
        asked = Asked(q, self.knowledge, rounds, say, self._reader.asking[say.lang])
        if not self._facts.holds(asked, self.knowledge.facts[fact]):
            return None
        answer = self._facts.told(asked, fact)
        after = dialogue.after(answer, (), (), (), say.lang, rounds.now)
        return self._replies.of([Judged(answer, asked, Found(self._matcher.decide(()), ()))], say, after)

    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]:
        """Three example questions to begin with: those of the folder's texts, else of its first facts."""
        say = self._wording[lang if lang in LANGUAGES else LANGUAGES[0]]
        own = [q.strip() for q in say.phrase("examples").split("|") if q.strip()] if self.knowledge.award else []
        asked = own or [self._facts.question(f, say.lang) for f in list(self.knowledge.facts)[:3]]
        return tuple(Choice(q, key_of(q)) for q in asked[:3])


def _in_writing(facts: Mapping[str, Fact]) -> list[tuple[str, str, str]]:
    """Fact, text and language of all phrasings, as questions are read."""
    return [(f.id, written(q, lang), lang) for f in facts.values() for lang, qs in f.questions.items() for q in qs]


def _checked(claim: Judged) -> bool:
    """Whether what somebody said of a year or name could be checked against the rounds."""
    named = claim.asked.q.names or claim.asked.q.years.named
    return bool(claim.answer and claim.answer.status == "answered" and not claim.answer.fact and named)
