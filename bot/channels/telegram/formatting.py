"""A reply as Telegram's HTML, in pieces that fit a message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from bot.answering.reply import Reply

MESSAGE = 4096
"""Telegram's limit for a message, in UTF-16 units after its entities are parsed."""
CAPTION = 1024
LIST_SHOWN = 20
"""Lines of a long list that are shown at once: about a phone's screen and a half."""
LIST_LONG = 30
"""A list of up to so many lines stays whole; a button for two lines more would be silly."""
ITEM = "– "


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message: what is counted, and what is sent."""

    plain: str
    html: str


def _plain(text: str) -> Iterator[Line]:
    for line in text.split("\n"):
        for piece in _broken(line, MESSAGE):
            yield Line(piece, escape(piece, quote=False))


def _broken(line: str, limit: int) -> Iterator[str]:
    """A line that fits; an endless one is broken, at a space where there is one."""
    while units(line) > limit:
        head = line[: limit // 2]
        cut = head.rfind(" ") + 1 or len(head)
        yield line[:cut].rstrip()
        line = line[cut:]
    yield line


def _sources(reply: Reply) -> Line | None:
    named: dict[str, str | None] = {}
    for source in reply.sources:
        label = f"{source.publisher} ({source.published.year})" if source.published else source.publisher
        named[label] = named.get(label) or source.url
    if not named:
        return None
    links = ", ".join(linked(label, url) for label, url in named.items())
    return Line(f"{reply.source_word}: {', '.join(named)}", f"{escape(reply.source_word, quote=False)}: {links}")


def linked(label: str, url: str | None) -> str:
    """A label as HTML, a link where it has an address."""
    shown = escape(label, quote=False)
    return f'<a href="{escape(url)}">{shown}</a>' if url else shown


def lines(reply: Reply, body: str | None = None) -> list[Line]:
    """The whole reply, or another body with the reply's notes and sources."""
    blank = Line("", "")
    out = list(_plain(reply.body if body is None else body))
    for note in reply.notes:
        out += [blank, *(Line(line.plain, f"<i>{line.html}</i>" if line.plain else "") for line in _plain(note))]
    source = _sources(reply)
    return [*out, blank, source] if source else out


def pieces(given: Iterable[Line], limit: int = MESSAGE) -> list[str]:
    """HTML messages of at most `limit` units, broken at blank lines if one lies in the second half, else between lines."""
    out: list[str] = []
    held: list[Line] = []
    size = 0
    for line in given:
        length = units(line.plain) + 1
        if held and size + length > limit + 1:
            keep = _paragraph_end(held, limit // 2)
            out.append(_joined(held[:keep]))
            held = held[keep:]
            size = sum(units(each.plain) + 1 for each in held)
            if size + length > limit + 1:
                out.append(_joined(held))
                held, size = [], 0
        held.append(line)
        size += length
    return [piece for piece in (*out, _joined(held)) if piece]


def _paragraph_end(held: list[Line], least: int) -> int:
    """The last blank line with at least so many units before it; all lines if there is none."""
    ends, size = [len(held)], 0
    for i, line in enumerate(held):
        if not line.plain and size >= least:
            ends.append(i)
        size += units(line.plain) + 1
    return ends[-1]


def _joined(held: Iterable[Line]) -> str:
    return "\n".join(line.html for line in held).strip("\n")


def shortened(body: str) -> tuple[str, tuple[str, ...]]:
    """The body with its list cut where it is long, and the lines of the list that were left out."""
    all_lines = body.split("\n")
    items = [i for i, line in enumerate(all_lines) if line.startswith(ITEM)]
    if len(items) <= LIST_LONG:
        return body, ()
    left_out = set(items[LIST_SHOWN:])
    shown = "\n".join(line for i, line in enumerate(all_lines) if i not in left_out)
    return shown, tuple(all_lines[i] for i in sorted(left_out))
