"""Yes-or-no questions with a denial in them: "Umeå har väl aldrig vunnit?", "vann inte Umeå 2005?"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.answer import Answer
from bot.answering.asked import Asked
from bot.answering.wording import Wording
from bot.language import either

APART = 1
"""Words in which a message says but that it is so or not ("eller inte?", "didn't they?")."""


def affirmed(a: Asked) -> str | None:
    """The question with its denial taken out ("Umeå har väl någonsin vunnit?"); None where no whole claim is denied."""
    text = re.sub(rf"\W*(?<!\w)(?:{either(a.asking['tags'])})\W*$", "?", a.q.text, flags=re.IGNORECASE)
    denials = a.asking["denials"]
    if not a.claim or {*re.findall(r"\w+", text.casefold())} & {*a.asking["either"]}:
        return None
    found = list(re.finditer(rf"(?<!\w)(?:{either(denials)})(?!\w)", text, re.IGNORECASE))
    if len(found) != 1:
        return None
    denial = found[0]
    before, after = text[: denial.start()], text[denial.end() :]
    said = re.findall(r"\w+", before.casefold())
    follows = re.findall(r"\w+", after.casefold())
    tag = len(follows) <= APART and bool({*follows} & {*a.asking["pronouns"]})  # "Nacka won, didn't they?"
    partly = bool(follows) and follows[0] in a.asking["partly_denied"]  # "Inte bara 2015?"
    another = bool({*said} & {*a.asking["denied_apart"]}) or bool({*follows} & {*a.asking["but_instead"]})
    aside = bool(re.search(r"[,;:(–—-]\s*$", before)) and not (follows and follows[0] in a.asking["verb_first"])
    if tag or partly or another or aside:
        return None
    return " ".join(f"{before}{denials[denial[0].casefold()]}{after}".split())


def turned(answer: Answer, a: Asked, text: str, say: Wording) -> Answer | None:
    """The answer to the affirmed question (`text`) as one to the denied: "Ja, Umeå vann 2005" is "Jo, Umeå vann 2005".

    None if it is neither yes nor no.
    """
    verdicts = {so: say.say(so).rstrip(".") for so in ("yes", "no")}
    found = re.match(
        rf"(?:(?P<yes>{verdicts['yes']})|(?P<no>{verdicts['no']}))(?P<stop>[.,])\s+(?P<more>(?:{either(a.asking['agreed'])})\W+)?",
        answer.text,
    )
    if not found or answer.fact or answer.status != "answered":
        return None
    words = {t.surface.casefold() for t in a.q.tokens}
    kind = "check" if words & set(a.asking["affirming"]) else "question" if a.opens_with_verb(text) else "statement"
    opening = say.say(f"denied_{kind}_{'yes' if found['yes'] else 'no'}")
    stop = "." if found["more"] else ":" if " " in opening and found["stop"] == "," else found["stop"]
    return replace(answer, text=f"{opening}{stop} {answer.text[found.end() :]}")
