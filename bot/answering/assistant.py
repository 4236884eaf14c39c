"""The way of a question, from what a person typed to the reply."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property, lru_cache, partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.answering import about, another, cleaning, dialogue, follow_ups, halves, paraphrases, stories
from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.choosing import Chooser
from bot.answering.computed.parts import not_yet
from bot.answering.computed.told_by import by_year
from bot.answering.computed.topics import compute
from bot.answering.facts import Facts, Found
from bot.answering.judged import Judged
from bot.answering.parting import Grammar, Part, claims, embedded, part
from bot.answering.precedence import Worked, settled
from bot.answering.question import REMEMBERED, Question, QuestionReader
from bot.answering.reply import Choice, Conversation, Reply, Scored
from bot.answering.rounds import facts_of_rounds
from bot.answering.talk import Talk, words
from bot.answering.told import Rounds
from bot.answering.wording import Wording
from bot.knowledge.model import Knowledge
from bot.language import LANGUAGES, alternatives
from bot.language.detect import detect
from bot.language.spoken import written
from bot.matching.explain import table
from bot.matching.matcher import Match, Matcher, Phrasing

WRONG_COST = 4.0
"""How many missed answers a wrong one is worth, where the folder does not say."""
FEW = 3
"""Words up to which a message goes on in the language of the one before."""
SHORT = 6
"""Words up to which a message may be small talk in another language than the one it seems to be in."""
BARE = 2
"""Words of a message that is little more than a year."""


class Assistant:
    """Answers questions from one state of the knowledge; immutable, a new one is built when the knowledge changes."""

    def __init__(self, knowledge: Knowledge, cache: Path | None = None) -> None:
        """`cache`: a folder in which what was learned from the phrasings is kept, by their content."""
        self.knowledge = knowledge
        self._kept = cache
        self._reader = QuestionReader(knowledge)
        self._wording = {lang: Wording(lang, knowledge) for lang in LANGUAGES}
        of_rounds = facts_of_rounds(knowledge, self._wording)
        every = {**knowledge.facts, **of_rounds}
        phrasings = [Phrasing(f.id, written(q, lang), lang) for f in every.values() for lang, qs in f.questions.items() for q in qs]
        award = knowledge.award
        self._matcher = Matcher.build(
            phrasings,
            synonyms=knowledge.words.synonyms,
            filler=knowledge.words.filler,
            vocabulary=(*self._reader.vocabulary(), *(words() if award else ())),
            wrong_cost=award.wrong_cost if award else WRONG_COST,
            cache=cache,
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
        self._opens = _opening("opens", "prepositions")
        self._verbs = _opening("verb_first")
        self._back = re.compile(rf"(?<!\w)(?:{alternatives('asking', 'points_back')})(?!\w)", re.IGNORECASE)
        self._talk = Talk(self._tokens)
        self._zone = ZoneInfo(award.timezone) if award else None
        self._exact = {written(q, lang).casefold(): f.id for f in knowledge.facts.values() for lang, qs in f.questions.items() for q in qs}

    def answer(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> Reply:
        """One message, one reply. `lang` is the person's own setting; None lets the question decide."""
        now = self._local(now)
        before = dialogue.fresh(conversation, now)
        message = cleaning.read(text)
        heard = self._heard(message.text, before)
        say = self._wording[self._language(heard, before, lang)]
        message = cleaning.in_writing(message, heard or say.lang)
        if before.at and self.knowledge.award and (wanted := follow_ups.language_asked(message.text, say.lang)):
            return self._again(before, now, self._wording[wanted])
        talked, spoken = self._small_talk(message.text, say.lang)
        say = self._wording[spoken] if talked and lang is None else say
        if talked or not re.search(r"\w", message.text):
            return self._small(talked or "empty", say, before, message.text)
        spoken = heard or say.lang
        spoken = spoken if spoken in LANGUAGES else LANGUAGES[0]
        parts = part(message, self._grammar(spoken, now.year)) if self.knowledge.award else (Part(message.text),)
        judged: list[Judged] = []
        for number, one in enumerate(parts or (Part(message.text),)):
            found = self._read(one, before, now, say, spoken, same_message=number > 0)
            judged += [replace(j, answer=None) if halves.beside_the_point(j.answer, j.asked, later=number > 0) else j for j in found]
            if number and halves.rests_on_nothing(judged[-1], judged[-2]):
                judged[-1] = replace(judged[-1], answer=None)
            before = self._after(judged[-1], before, say, now)
            if len(parts) > 1 and not judged[-1].answer:
                before = dialogue.named(judged[-1].asked.q, before, now)
        if not any(j.answer for j in judged) and (kind := self._chatting(message.text, judged, spoken)):
            return self._small(kind, say, before, message.text)
        if self.knowledge.award and all(j.answer is None or j.answer.status == "clarify" for j in judged):
            whole = stories.about(judged[-1].asked, message.text, self._facts, self._reader)
            judged = [replace(judged[-1], answer=whole)] if whole else judged
        return self._reply(judged, say, before, now)

    def _chatting(self, text: str, judged: list[Judged], lang: str) -> str | None:
        """The kind of small talk of a message that asks nothing and names nothing of the matter."""
        asks = (
            "?" in text
            or self._verbs.match(text)
            or self._opens.match(text)
            or any(j.asked.q.names or j.asked.q.years.ranges or j.asked.leading for j in judged)
        )
        return None if asks else self._talk.mostly(self._tokens(text, lang), lang)

    def _again(self, before: Conversation, now: datetime, say: Wording) -> Reply:
        """The answer just given, in another language."""
        if before.fact and (told := self.tell(before.fact, now, say.lang)):
            return told
        judged = self._judge(Part(""), before, now, say, say.lang)
        return self._reply([judged], say, self._after(judged, before, say, now), now)

    def _read(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool) -> tuple[Judged, ...]:
        """A question as it stands, or as the two that share its words, where those tell more."""

        def judge(part: Part, told: Judged | None = None) -> Judged:
            after = self._after(told, before, say, now) if told else before
            return self._judged(part, after, now, say, spoken, same_message=same_message or told is not None)

        whole = judge(one)
        return halves.read(one, whole, judge, self._grammar(spoken, now.year)) if self.knowledge.award else (whole,)

    def _after(self, judged: Judged, before: Conversation, say: Wording, now: datetime) -> Conversation:
        """What the next question may lean on."""
        a, answer = judged.asked, judged.answer
        if not answer:
            return before
        named = tuple(dict.fromkeys(n.id for n in self._reader.names.find(answer.text, ()) if n.kind == "candidate"))
        return dialogue.after(answer, a.years, a.candidates, a.people, say.lang, now, named, before)

    def _judged(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool) -> Judged:
        """A question as it stands; if that gives nothing, the question inside a story ("… och nu undrar vi hur man söker")."""
        if self.knowledge.award and one.story and (claim := self._claimed(one, before, now, say, spoken)):
            return self._kept_secret(claim)
        judged = self._judge(one, before, now, say, spoken, same_message=same_message)
        if not self.knowledge.award or (judged.answer and judged.answer.status != "clarify"):
            return self._kept_secret(judged)
        whole = Part(one.around) if one.story else one
        for inner in embedded(whole, self._grammar(spoken, now.year)):
            found = self._judge(inner, before, now, say, spoken, same_message=same_message)
            if found.answer and found.answer.status == "answered":
                return self._kept_secret(found)
        return judged

    def _claimed(self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What is said in a story with a mere "Stämmer det?" after it, as one claim with all its numbers or as what somebody said, if that
        can be checked."""
        asks = self._reader.read(one.text, spoken, now.year)
        if asks.has("check"):
            claim = self._judge(Part(f"{one.around} {one.text}", quoted=True), before, now, say, spoken)
            verdicts = tuple(say.say(key).rstrip(".") for key in ("yes", "no"))
            if claim.answer and claim.answer.status == "answered" and not claim.answer.fact and claim.answer.text.startswith(verdicts):
                return claim
        which = len(self._reader.read(one.around, spoken, now.year).years.named) > 1  # Of two years said, it asks which.
        if which or not asks.has("check", "year", "when"):
            return None
        told = (self._judge(claim, before, now, say, spoken) for claim in claims(one))
        return next((t for t in told if _checked(t)), None)

    def _kept_secret(self, judged: Judged) -> Judged:
        """The last guard: a text that names a winner before its moment gives way to the date."""
        a = judged.asked
        text = judged.answer.text if judged.answer else ""
        for edition in a.rounds.editions.values():
            if edition.winner and edition.winner in text and edition.year not in a.rounds.past and self._tells_a_win(text, a, edition.year):
                return replace(judged, answer=not_yet(a, edition, frozenset()))
        return judged

    def _tells_a_win(self, text: str, a: Asked, year: int) -> bool:
        """Whether a sentence of the text speaks of winning, of no other year than this."""
        for sentence in re.split(r"(?<=[.!?])\s+", text):
            others = [y for y in a.rounds.past if str(y) in sentence]
            q = self._reader.read(sentence, a.say.lang, a.rounds.today.year)
            if q.has("win", "announce") and a.rounds.editions[year].winner in q.named("candidate") and not others:
                return not any(w in q.text.casefold() for w in a.asking["not_yet"])
        return False

    def _judge(
        self, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str, *, same_message: bool = False, plain: bool = False
    ) -> Judged:
        """One question: read, set in its context, worked out or found among the facts. `plain`: it is in the bot's own words."""
        rounds = Rounds(self.knowledge.editions, self.knowledge.award, now)
        text = follow_ups.corrected(one.text, spoken) if self.knowledge.award else one.text
        text = follow_ups.by_rounds(text, spoken) if before.topic else text
        q = self._reader.read(text, spoken, now.year)
        asked = self._in_context(q, one, before, rounds, say, same_message=same_message)
        if (fact := self._exactly(one.text)) and self._facts.holds(asked, self.knowledge.facts[fact]):
            return Judged(
                replace(self._told(asked, fact), status="answered" if self.knowledge.facts[fact].known else "unknown"),
                asked,
                None,
                one.soft,
            )
        if self.knowledge.award and (gone_on := self._going_on(asked, one, before, now, say, spoken)):
            return gone_on
        if self.knowledge.award and (back := self._asked_back(asked)):
            return Judged(back, asked, None, one.soft)
        told = by_year(asked) if self.knowledge.award else asked
        computed = self._worked_out(told, same_message=same_message)
        if computed and settled(told, computed):
            return Judged(computed[0], asked, None, one.soft)
        meant = None if plain or not self.knowledge.award else self._meant(asked)
        if meant and meant.chance >= paraphrases.SURER and (judged := self._in_plain_words(meant, one, before, now, say, asked)):
            return judged
        found = self._chooser.search(asked, one)
        judged = Judged(self._chooser.choose(told, computed, found), asked, found, one.soft)
        if meant and meant.chance >= paraphrases.SURE and (not judged.answer or judged.answer.status == "clarify"):
            return self._in_plain_words(meant, one, before, now, say, asked) or judged
        return judged

    def _meant(self, a: Asked) -> paraphrases.Meant | None:
        """The plain question that is meant; none is about somebody's belongings, or about those of a list told before ("nån av dem")."""
        beside = a.belongings or (a.told and a.has("of_them"))
        return None if beside else paraphrases.meant(a, self._reader.leading, self._kept)

    def _going_on(self, a: Asked, one: Part, before: Conversation, now: datetime, say: Wording, spoken: str) -> Judged | None:
        """What has its meaning from the answer before: "källa?", "varför då?", "och i Karlstad?"."""
        if full := follow_ups.in_full(a, before, self._reader.leading, self._kept):
            return self._judge(replace(one, text=full), Conversation(), now, say, spoken)
        if meta := about.source_of_last(a, before) or about.freshness(a):
            return Judged(meta, a, None)
        fact = self.knowledge.facts.get(before.fact) if before.fact and not a.topic else None
        if not fact:
            return None
        other = another.asked_for(a, fact, self._facts, self._reader)
        lone_name = follow_ups.only_swaps(a) and a.q.named("candidate") and not a.q.named("person")
        return Judged(other, a, None, one.soft) if other or lone_name else None

    def _exactly(self, text: str) -> str | None:
        """The fact with a phrasing that is just this, letter for letter: case, spacing and closing signs aside."""
        plain = " ".join(text.casefold().split()).strip(" ?!.")
        return next((fact for end in ("?", "", ".") if (fact := self._exact.get(plain + end))), None)

    def _worked_out(self, a: Asked, *, same_message: bool) -> Worked | None:
        computed = compute(a) if self.knowledge.award else None
        return None if computed and halves.beside_the_point(computed[0], a, later=same_message) else computed

    def _in_plain_words(
        self, meant: paraphrases.Meant, one: Part, before: Conversation, now: datetime, say: Wording, asked: Asked
    ) -> Judged | None:
        """The answer to the plain question that is meant, if it can be worked out, or to a greeting in other words."""
        talked = self._small_talk(meant.text, asked.q.lang)[0]
        if talked and (asked.fact or asked.topic):
            return None  # "Vad är det för ställe?" after a place is not about the bot.
        if talked:
            return Judged(Answer(f"talk_{talked}", say.say(f"talk_{talked}"), "smalltalk", confidence=meant.chance), asked, None)
        plain = self._judge(replace(one, text=meant.text), before, now, say, asked.q.lang, plain=True)
        if not plain.answer or plain.answer.fact or plain.answer.status == "clarify":
            return None
        counted = asked.numbers() if asked.leading == "who" else ()
        told = plain.answer.text.casefold()
        return plain if all(re.search(rf"(?<!\w)(?:{n}|{say.number(n)})(?!\w)", told) for n in counted) else None

    def _in_context(self, q: Question, one: Part, before: Conversation, rounds: Rounds, say: Wording, *, same_message: bool) -> Asked:
        asking = self._reader.asking[q.lang]
        if before.fact and q.has("pronouns") and q.has("when", "day", "week", "where") and self._of_event(before.fact, q.lang):
            q = dialogue.with_concepts(q, ["event"])  # "Vad är temat för mässan, och vilka dagar hålls den?"
        q = dialogue.stepping_on(q)
        lean = dialogue.lean(q, before, dict(asking), same_message=same_message)
        around = self._reader.read(one.around, q.lang, rounds.today.year) if one.around else None
        if around and dialogue.set_before(q, around):
            q, around = self._reader.read(f"{q.text} {one.around}", q.lang, rounds.today.year), None
        if around and not q.concepts & dialogue.ROLES and not q.marked("role:"):
            q = dialogue.with_concepts(q, around.concepts & (dialogue.ROLES | dialogue.SETTING if one.story else dialogue.ROLES))
        if around and q.has("person_pronouns"):
            q = dialogue.with_concepts(q, [c for c in around.concepts if c.startswith("role:")])
        years = (
            (*lean.years, *q.years.named)
            if q.has("compare") and lean.years
            else q.years.named or lean.years or (around.years.named if around and not q.years.span and not q.has("latest", "next") else ())
        )
        if q.years.offset and len(q.years.named or before.years) == 1:
            years = ((q.years.named or before.years)[0] + q.years.offset,)
        if not years and before.fact and q.has("then"):
            years = self._facts.years_told(before.fact)
        won = [y for y, winner in rounds.winners.items() if q.named("candidate") == (winner,)]
        if q.years.offset and not q.years.named and won:
            years = (won[0] + q.years.offset,)  # "Who won two years before Nacka?"
        own = self._reader.subjects(q)
        candidates = () if q.years.offset and won else own or lean.candidates or (around.named("candidate") if around else ())
        people = q.named("person") or lean.people or (around.named("person") if around and not q.named("candidate") else ())
        taken = {"years": (years, q.years.named), "candidates": (candidates, own), "people": (people, q.named("person"))}
        followed = frozenset(kind for kind, (used, own) in taken.items() if used and not own)
        return Asked(
            q=dialogue.with_topic(q, lean.topic),
            knowledge=self.knowledge,
            rounds=rounds,
            say=say,
            asking=asking,
            years=() if q.years.span else years,
            span=q.years.span,
            candidates=candidates,
            people=people,
            organisations=q.named("organisation"),
            members=q.named("member"),
            regions=q.named("region"),
            topic=lean.topic or (before.topic if lean.years or lean.candidates else None),
            followed=followed,
            quoted=one.quoted,
            story=one.story,
            fact=lean.fact,
            phrasing=before.phrasing if lean.fact else None,
            told=before.told,
            told_in=before.told_in,
            told_alone=not before.candidates,
            same_message=same_message,
        )

    def _of_event(self, fact: str, lang: str) -> bool:
        """Whether what a fact is about is the event around the award."""
        return self._reader.read(" ".join(self._facts.subject(fact, lang)), lang, 0).has("event")

    def _asked_back(self, a: Asked) -> Answer | None:
        """A bare "2013" or "När?" with nothing before it: what is wanted?"""
        weight = self._facts.has_weight(a) or a.candidates or a.people or a.members or a.regions or a.organisations or a.topic or a.fact
        if weight or a.span or (a.q.concepts & dialogue.ROLES) or a.has("often", "wait", "next", "latest"):
            return None
        if a.q.years.named and len(a.q.tokens) <= BARE:
            year = a.q.years.named[0]
            choices = tuple(a.say.say(name, year=year) for name in ("ask_winner", "ask_nominees", "ask_when"))
            return Answer("clarify", a.say.say("which_of_year", year=year), "clarify", years=(year,), choices=choices)
        if not a.years and len(a.q.tokens) == 1 and a.leading:
            return Answer("clarify", a.say.say("say_more"), "clarify")
        return None

    def _reply(self, judged: list[Judged], say: Wording, after: Conversation, now: datetime) -> Reply:
        found = [j for j in judged if j.answer]
        answers = halves.distinct([j.answer for j in judged if j.answer])
        nearest = partial(self._candidates, judged)
        if not answers:
            return self._unknown(judged, say, after, nearest)
        answered = [x for x in answers if x.status == "answered"]
        shown = answered + [x for x in answers if x.status == "unknown"] or answers[:1]
        if len(judged) == 1 or not answered:
            shown = shown[:1] if len(judged) == 1 else shown
        order = [x for x in answers if x in shown]
        body = "\n\n".join(x.text for x in order)
        gaps = [j.asked.q.text.strip(" ?") for j in judged if not j.soft and (not j.answer or j.answer.status == "clarify")]
        if gaps and answered:
            body += "\n\n" + "\n".join(say.say("gap", question=g[:80]) for g in gaps)
        main = order[0]
        sources = tuple(
            self.knowledge.sources[s] for s in dict.fromkeys(s for x in order for s in x.sources) if s in self.knowledge.sources
        )
        if sources and answered and any(j.asked.has("source") for j in found) and main.topic != "source":
            body += f"\n\n{about.resting_on(say, sources[:3])}"  # "Källa på att Örebro vann 2013?"
        return Reply(
            status=main.status if not answered else "answered",
            body=body,
            lang=say.lang,
            notes=tuple(dict.fromkeys(n for x in order for n in x.notes))[:2],
            sources=sources[:3],
            source_word=say.phrase("sources" if len({s.publisher for s in sources[:3]}) > 1 else "source"),
            fact=main.fact or main.topic,
            confidence=main.confidence,
            suggestions=tuple(Choice(q, key_of(q)) for q in main.choices[:3]) if main.status == "clarify" else (),
            next=tuple(Choice(q, key_of(q)) for q in main.choices[:3]) if main.status != "clarify" else (),
            objects=main.objects,
            conversation=replace(after, lang=say.lang) if found else after,
            nearest=nearest,
        )

    def _unknown(self, judged: list[Judged], say: Wording, after: Conversation, nearest: Callable[[], tuple[Scored, ...]]) -> Reply:
        best = next((m.confidence for j in judged[-1:] if j.found for m in j.found.matches), 0.0)
        key = "unknown" if self.knowledge.award else "unknown_plain"
        last = judged[-1]
        offered = self._chooser.offered(last.asked, last.found) if last.found and not last.asked.has("elsewhere") else ()
        near = tuple(Choice(q, key_of(q)) for q in offered)
        return Reply("unknown", say.say(key), say.lang, confidence=best, next=near, conversation=after, nearest=nearest)

    def _candidates(self, judged: list[Judged]) -> tuple[Scored, ...]:
        """The matcher's best facts for the last part, asked for anew where an answer was worked out."""
        if not judged:
            return ()
        last = judged[-1]
        return _scored(last.found.matches[:5] if last.found else self._matcher.match(last.asked.q.tokens, last.asked.q.lang))

    def _small_talk(self, text: str, lang: str) -> tuple[str | None, str]:
        """The kind of small talk and its language, which a short message does not always tell."""
        others = [other for other in LANGUAGES if other != lang and len(text.split()) <= SHORT]
        for spoken in (lang, *others):
            if kind := self._talk.kind(self._tokens(text, spoken), spoken):
                return kind, spoken
        return None, lang

    def _small(self, kind: str, say: Wording, before: Conversation, text: str) -> Reply:
        key = f"talk_{kind}" if self.knowledge.award else f"talk_{kind}_plain"
        return Reply("smalltalk", say.say(key), say.lang, conversation=before, nearest=lambda: _scored(self._matcher.match(text, say.lang)))

    @staticmethod
    def _heard(text: str, before: Conversation) -> str | None:
        """The language of a message; a word or two may look like a neighbour's ("her email?")."""
        spoken = detect(text)
        return before.lang if spoken not in LANGUAGES and before.lang and len(text.split()) <= FEW else spoken

    def _language(self, spoken: str | None, before: Conversation, lang: str | None) -> str:
        """The person's own setting, else the language of the question, else that of the conversation, else the client's."""
        if lang in LANGUAGES:
            return str(lang)
        if spoken:
            return spoken if spoken in LANGUAGES else LANGUAGES[0]
        award = self.knowledge.award
        return before.lang or (award.languages[0] if award else LANGUAGES[0])

    def _grammar(self, lang: str, year: int) -> Grammar:
        return Grammar(
            lambda s: bool(self._opens.match(s)),
            lambda s: bool(self._verbs.match(s)),
            lambda s: bool(self._back.search(s)),
            lambda s: self._says_something(s, lang, year),
        )

    def _says_something(self, text: str, lang: str, year: int) -> bool:
        """Whether a piece has content of its own: anything but small words and question words."""
        q = self._reader.read(text, lang, year)
        empty = frozenset({"light", "who", "what", "follow", "check", "candidate", "award", "edition", "pronouns", "also"})
        return bool(q.names or q.years.ranges or q.concepts & (dialogue.ROLES | {"often", "wait"}) or q.unexplained(empty))

    def _local(self, now: datetime) -> datetime:
        return now.astimezone(self._zone).replace(tzinfo=None) if now.tzinfo and self._zone else now.replace(tzinfo=None)

    def explain(self, text: str, conversation: Conversation, now: datetime, lang: str | None = None) -> str:
        """How a question was read and decided, as a table."""
        message = cleaning.read(text)
        tokens = self._matcher.read(message.text, self._language(detect(message.text), conversation, lang))
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
        known = self.knowledge.facts[fact]
        answer = replace(self._told(asked, fact), status="answered" if known.known else "unknown")
        after = dialogue.after(answer, (), (), (), say.lang, rounds.now)
        return self._reply([Judged(answer, asked, Found(self._matcher.decide(()), ()))], say, after, rounds.now)

    def _told(self, a: Asked, fact_id: str) -> Answer:
        fact = self.knowledge.facts[fact_id]
        choices = tuple(self._facts.question(i, a.say.lang) for i in fact.next if i in self.knowledge.facts)
        return Answer(fact_id, a.say.text(fact.answer), years=fact.about.years, candidates=fact.about.candidates, people=fact.about.people,
                      sources=fact.sources, notes=self._facts.age(a, fact), choices=choices, fact=fact_id, confidence=1.0)  # fmt: skip

    def opening(self, now: datetime, lang: str) -> tuple[Choice, ...]:
        """Three example questions to begin with: those of the folder's texts, else of its first facts."""
        say = self._wording[lang if lang in LANGUAGES else LANGUAGES[0]]
        own = [q.strip() for q in say.phrase("examples").split("|") if q.strip()] if self.knowledge.award else []
        asked = own or [self._facts.question(f, say.lang) for f in list(self.knowledge.facts)[:3]]
        return tuple(Choice(q, key_of(q)) for q in asked[:3])


def _checked(claim: Judged) -> bool:
    """Whether what somebody said of a year or name could be checked against the rounds."""
    named = claim.asked.q.names or claim.asked.q.years.named
    return bool(claim.answer and claim.answer.status == "answered" and not claim.answer.fact and named)


def _scored(matches: Iterable[Match]) -> tuple[Scored, ...]:
    return tuple(Scored(m.fact, m.confidence) for m in matches)


def _opening(key: str, before: str = "") -> re.Pattern[str]:
    """A text that begins with one of these words, after a greeting perhaps. `before`: words that may stand before them."""
    led = rf"(?:(?:{alternatives('asking', before)})\s+)?" if before else ""
    return re.compile(rf"\W*(?:(?:{alternatives('asking', 'leads_in')})\W+)?{led}(?:{alternatives('asking', key)})(?!\w)", re.IGNORECASE)


def key_of(question: str) -> str:
    """A short name for a question that stays the same over restarts."""
    return hashlib.sha256(question.encode()).hexdigest()[:12]
