"""Whether the files of a folder agree: ids, references, names, years. Works on whatever could be read: all problems are told at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from bot.knowledge.model import PartialDate, Place
from bot.knowledge.problem import Problem, Report, nearest
from bot.language import LANGUAGES, data

if TYPE_CHECKING:
    from bot.documents import Node
    from bot.knowledge.folder import File, Folder
    from bot.knowledge.shape import Entry

EVERYWHERE = ("award", "event", "city", "organiser", "one", "the", "many", "interval")
"""Slots that every text may use; the answering side fills them."""
_SLOT = re.compile(r"{(\w+)}")
_WORD = re.compile(r"\w+")


def agree(folder: Folder) -> list[Problem]:
    """Every disagreement found."""
    return _Agreement(folder).problems


def plain_words(text: str) -> str:
    """A phrasing without case, signs and doubled spaces: two that are equal so are one and the same question."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


class _Agreement:
    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.facts = self._ids("facts", "facts")
        self.sources = self._ids("sources", "sources")
        self.roles = self._ids("people", "roles")
        self.people = self._ids("people", "people")
        self.regions = self._ids("candidates", "regions", "name")
        self.candidates = self._ids("candidates", "candidates", "name")
        self.has_sources = any(True for _ in folder.of("sources"))
        self.complete = {kind: self._complete(kind) for kind in ("sources", "people", "candidates", "facts")}
        self._any_fact()
        for file in folder.files:
            report = Report(file.path)
            check = getattr(self, f"_{file.kind}", None)
            if check is not None:
                check(file, report)
            self.problems += report.problems
        self._phrasings()
        self._editions()

    def _complete(self, kind: str) -> bool:
        """Whether all files of the kind could be read; else a missing id there says nothing about the reference."""
        stems = {"facts": ("facts/",)}.get(kind, (f"{kind}.",))
        return not any(p.severity == "error" and p.place.file.startswith(stems) for p in self.folder.problems)

    def _entries(self, kind: str, key: str) -> Iterator[tuple[File, Entry]]:
        for file in self.folder.of(kind):
            for entry in file.entry.get(key, ()):
                yield file, entry

    def _ids(self, kind: str, key: str, name: str = "id") -> dict[str, str]:
        """Id to "file:line"; a second one of the same is an error."""
        found: dict[str, str] = {}
        for file, entry in self._entries(kind, key):
            if (value := entry.get(name)) is None:
                continue
            if value in found:
                self._tell(file, "repeated-id", entry.at(name), id=value, first=found[value])
            found.setdefault(value, f"{file.path}:{entry.line}")
        return found

    def _tell(self, file: File, kind: str, node: Node, **values: object) -> None:
        report = Report(file.path)
        report.error(kind, node, **values)
        self.problems += report.problems

    def _any_fact(self) -> None:
        if not self.facts and self.complete["facts"]:
            self.problems.append(Problem(Place("facts", 1, 1), "error", "no-facts"))

    # References

    def _refer(self, report: Report, entry: Entry, key: str, known: Collection[str], what: str) -> None:
        """Each id under the key must be known."""
        pairs = entry.each(key) if isinstance(entry.get(key), tuple) else [(entry.get(key), entry.at(key))]
        for value, node in pairs:
            if value is None or value in known:
                continue
            if near := nearest(value, known):
                report.error(f"no-such-{what}-near", node, id=value, near="|".join(near))
            else:
                report.error(f"no-such-{what}", node, id=value)

    def _refer_sources(self, report: Report, entry: Entry, *, needed: bool) -> None:
        if self.has_sources and self.complete["sources"]:
            self._refer(report, entry, "sources", self.sources, "source")
        if needed and self.has_sources and not entry.get("sources") and ("sources" not in entry.nodes or entry.get("sources") == ()):
            report.error("no-source", entry.at("sources") if "sources" in entry.nodes else entry.at("id"))

    def _refer_candidates(self, report: Report, entry: Entry, *keys: str) -> None:
        """Names of candidates; without a list of them every name is one."""
        if self.candidates and self.complete["candidates"]:
            for key in keys:
                self._refer(report, entry, key, self.candidates, "candidate")

    def _refer_people(self, report: Report, entry: Entry, key: str) -> None:
        if self.complete["people"]:
            self._refer(report, entry, key, self.people, "person")

    # Files

    def _facts(self, file: File, report: Report) -> None:
        for fact in file.entry.get("facts", ()):
            self._refer_sources(report, fact, needed=True)
            if self.complete["facts"]:
                self._refer(report, fact, "next", self.facts, "fact")
            if (about := fact.get("about")) is not None:
                self._refer_candidates(report, about, "candidates")
                self._refer_people(report, about, "people")

    def _people(self, file: File, report: Report) -> None:
        for person in file.entry.get("people", ()):
            self._refer_sources(report, person, needed=True)
            self._refer(report, person, "role", self.roles, "role")
            self._refer_candidates(report, person, "candidate")

    def _candidates(self, file: File, report: Report) -> None:
        for region in file.entry.get("regions", ()):
            self._refer(report, region, "parts", self.regions, "region")
        for candidate in file.entry.get("candidates", ()):
            if "regions" in file.entry.nodes:
                self._refer(report, candidate, "region", self.regions, "region")

    def _award(self, file: File, report: Report) -> None:
        self._refer_sources(report, file.entry, needed=False)

    def _replies(self, file: File, report: Report) -> None:
        """A text of the package is replaced by one with the same name; it can be filled only with what that text is given."""
        replies = file.entry.get("replies")
        own = {lang: data(lang, "replies")["replies"] for lang in LANGUAGES}
        known = {name: None for texts in own.values() for name in texts}
        for name, texts in replies.values.items() if replies else ():
            at = replies.nodes[name]
            if name not in known:
                near = nearest(name, known)
                report.error("no-such-reply-near" if near else "no-such-reply", at, id=name, near="|".join(near), known=", ".join(known))
                continue
            slots = {*EVERYWHERE, *(slot for each in own.values() for slot in _SLOT.findall(str(each.get(name, ""))))}
            for text in texts.values():
                for slot in _SLOT.findall(text):
                    if slot not in slots:
                        report.error("no-such-slot", at, slot=slot, known=", ".join(f"{{{each}}}" for each in sorted(slots)))
                if re.search(r"[{}]", _SLOT.sub("", text)):
                    report.error("odd-slot", at)

    def _operator(self, file: File, report: Report) -> None:
        for key, value in file.entry.values.items():
            if value.startswith("FYLL I"):
                report.warning("placeholder", file.entry.at(key), key=key)

    def _edition(self, file: File, report: Report) -> None:
        edition = file.entry
        self._refer_sources(report, edition, needed=True)
        if (own := edition.get("sources_for")) is not None and self.has_sources and self.complete["sources"]:
            for key in own.values:
                self._refer(report, own, key, self.sources, "source")
        self._refer_candidates(report, edition, "applicants", "nominees", "withdrew", "winner")
        self._year(file, report)
        self._winner(edition, report)
        self._days(edition, report)
        for key in ("jury", "recipients", "presenter"):
            members = edition.get(key) or ()
            for member in members if isinstance(members, tuple) else (members,):
                if not member.values and not member.nodes:
                    report.error("empty-member", edition.at(key))

    def _year(self, file: File, report: Report) -> None:
        year = file.entry.get("year")
        stem = file.path.rpartition("/")[2].rpartition(".")[0]
        if year is not None and stem != str(year):
            report.error("year-not-file", file.entry.at("year"), year=year, name=f"{year}.yaml", stem=stem)

    def _winner(self, edition: Entry, report: Report) -> None:
        nominees, winner = edition.get("nominees"), edition.get("winner")
        readable = nominees is not None and edition.whole("nominees")
        if readable and winner and winner not in nominees:
            near = nearest(winner, nominees, 1)
            if near:
                report.error("winner-not-nominee-near", edition.at("winner"), winner=winner, near=near[0])
            else:
                report.error("winner-not-nominee", edition.at("winner"), winner=winner, nominees=", ".join(nominees))
        for name, node in edition.each("withdrew"):
            if readable and name not in nominees:
                report.error("withdrew-not-nominee", node, name=name)
            if name == winner:
                report.error("winner-withdrew", node, name=name)
        for key in ("applicants", "nominees", "withdrew", "backers"):
            self._twice(edition, key, report)
        count, applicants = edition.get("applicant_count"), edition.get("applicants") or ()
        if count is not None and count < len(applicants):
            report.error("too-few-applicants", edition.at("applicant_count"), count=count, named=len(applicants))

    def _twice(self, entry: Entry, key: str, report: Report) -> None:
        seen: set[str] = set()
        for name, node in entry.each(key):
            if name in seen:
                report.error("named-twice", node, name=name)
            seen.add(name)

    def _days(self, edition: Entry, report: Report) -> None:
        fair = edition.get("fair")
        if fair is not None and (start := fair.get("start")) and (end := fair.get("end")) and _first(end) < _first(start):
            report.error("end-before-start", fair.at("end"))
        ceremony = edition.get("ceremony")
        if ceremony is None or (day := ceremony.get("date")) is None:
            return
        if (year := edition.get("year")) is not None and day.year != year:
            report.warning("ceremony-other-year", ceremony.at("date"), year=year, other=day.year)
        for key in ("nominated", "deadline"):
            if (before := edition.get(key)) is not None and _first(before) > _first(day) and before.year > day.year:
                report.warning("after-ceremony", edition.at(key), key=key)

    # Between files of one kind

    def _editions(self) -> None:
        years: dict[int, str] = {}
        for file in self.folder.of("edition"):
            year = file.entry.get("year")
            if year in years:
                self._tell(file, "repeated-year", file.entry.at("year"), year=year, first=years[year])
            elif year is not None:
                years[year] = file.path

    def _phrasings(self) -> None:
        """One question leads to one fact, and examples are not what the matcher learned."""
        learned: dict[tuple[str, str], tuple[str, str]] = {}
        asked: dict[tuple[str, str], tuple[str, str]] = {}
        for key, claims in (("questions", learned), ("examples", asked)):
            for file, fact in self._entries("facts", "facts"):
                self._claim(file, fact, key, claims, learned)

    def _claim(
        self,
        file: File,
        fact: Entry,
        key: str,
        claims: dict[tuple[str, str], tuple[str, str]],
        learned: dict[tuple[str, str], tuple[str, str]],
    ) -> None:
        own = fact.get("id") or f"{file.path}:{fact.line}"
        for lang, text, node in phrasings(fact, key):
            words = lang, plain_words(text)
            if not words[1]:
                self._tell(file, "no-words", node)
            elif key == "examples" and words in learned:
                other, where = learned[words]
                self._tell(file, "example-is-question" if other == own else "example-is-others-question", node, other=other, where=where)
            elif words in claims:
                other, where = claims[words]
                if other != own:
                    self._tell(file, "claimed-twice", node, other=other, where=where)
                else:
                    report = Report(file.path)
                    report.warning("said-twice", node, where=where)
                    self.problems += report.problems
            else:
                claims[words] = own, f"{file.path}:{node.line}"


def phrasings(fact: Entry, key: str) -> Iterator[tuple[str, str, Node]]:
    """Language, text and place of each of a fact's questions or examples."""
    from bot.documents import Sequence, Table

    by_language = fact.nodes.get(key)
    if not isinstance(by_language, Table):
        return
    for lang, node in by_language.entries:
        texts = (fact.get(key) or {}).get(lang.text) or ()
        if isinstance(node, Sequence) and len(node.items) == len(texts):
            for text, item in zip(texts, node.items, strict=True):
                yield lang.text, text, item


def _first(day: PartialDate) -> tuple[int, int, int]:
    return day.year, day.month or 1, day.day or 1
