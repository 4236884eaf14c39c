"""Pictures of the award's rounds: drawn outside the event loop, once for each state of the knowledge, for a phone, light or dark."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from bot.channels.telegram.remembered import Recent

WIDTH = 1080
"""Pixels; a phone shows them on some 390 points, so 40 pixels read as 14-point text."""
MARGIN, YEAR_WIDTH, GAP = 56, 170, 34
TITLE, BOLD, PLAIN = 60, 50, 40
LEADING = 1.3
"""Height of a line of text over its size."""
TALLEST = 8000
"""Telegram refuses pictures whose width and height add up to more than 10 000."""


@dataclass(frozen=True, slots=True)
class Colours:
    ground: str
    text: str
    soft: str
    line: str
    accent: str


LIGHT = Colours(ground="#ffffff", text="#16202a", soft="#45525f", line="#d5dbe1", accent="#0b5394")
DARK = Colours(ground="#17212b", text="#f2f5f8", soft="#b6c2cd", line="#33424f", accent="#8cc4ff")
"""Contrast of text, soft and accent to the ground is at least 7:1 (WCAG 2.2, level AAA)."""


@dataclass(frozen=True, slots=True)
class Row:
    year: str
    bold: str
    """The winner, or what the candidate was."""
    plain: str
    """The rest, in words; may be empty."""


@dataclass(frozen=True, slots=True)
class Picture:
    title: str
    rows: tuple[Row, ...]
    dark: bool


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    # Pillow's own font has no å, ä, ö; Lato (SIL Open Font License) has
    name = "Lato-Bold.ttf" if bold else "Lato-Regular.ttf"
    return ImageFont.truetype(io.BytesIO((files("font_lato") / "files" / name).read_bytes()), size)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The text in lines that fit; a word wider than a line is broken."""
    out: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            out.append(line)
        while font.getlength(word) > width:
            fits = next(n for n in range(len(word) - 1, 0, -1) if font.getlength(word[:n]) <= width)
            out.append(word[:fits])
            word = word[fits:]
        line = word
    return [*out, line] if line else out


@dataclass(frozen=True, slots=True)
class _Text:
    x: int
    y: int
    text: str
    font: ImageFont.FreeTypeFont
    colour: str


def draw(picture: Picture) -> bytes:
    """The picture as PNG."""
    colours = DARK if picture.dark else LIGHT
    texts, rules, height = _layout(picture, colours)
    image = Image.new("RGB", (WIDTH, height), colours.ground)
    pen = ImageDraw.Draw(image)
    for y in rules:
        pen.line((MARGIN, y, WIDTH - MARGIN, y), fill=colours.line, width=2)
    for each in texts:
        pen.text((each.x, each.y), each.text, font=each.font, fill=each.colour)
    out = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)  # flat colours: a quarter of the bytes
    return out.getvalue()


def _layout(picture: Picture, colours: Colours) -> tuple[list[_Text], list[int], int]:
    texts: list[_Text] = []
    rules: list[int] = []
    y = MARGIN

    def put(x: int, text: str, *, bold: bool, size: int, colour: str) -> None:
        nonlocal y
        font = _font(bold, size)
        for line in _wrapped(text, font, WIDTH - MARGIN - x):
            texts.append(_Text(x, y, line, font, colour))
            y += round(size * LEADING)

    put(MARGIN, picture.title, bold=True, size=TITLE, colour=colours.accent)
    for row in picture.rows:
        if y > TALLEST:
            break  # the words below the picture hold all of it
        y += GAP // 2
        rules.append(y)
        y += GAP // 2
        texts.append(_Text(MARGIN, y, row.year, _font(True, BOLD), colours.accent))
        put(MARGIN + YEAR_WIDTH, row.bold, bold=True, size=BOLD, colour=colours.text)
        put(MARGIN + YEAR_WIDTH, row.plain, bold=False, size=PLAIN, colour=colours.soft)
    return texts, rules, y + MARGIN


@dataclass(slots=True)
class Gallery:
    """Pictures as they were sent last: Telegram keeps a sent file under an id, which is sent instead of the file."""

    drawn: Callable[[Picture], bytes] = draw
    _bytes: Recent[Picture, bytes] = field(default_factory=lambda: Recent(40))
    _ids: Recent[Picture, str] = field(default_factory=lambda: Recent(2_000))
    _drawing: dict[Picture, asyncio.Lock] = field(default_factory=dict)

    async def get(self, picture: Picture) -> bytes | str:
        """The file's id at Telegram, or the PNG to send for the first time. Equal pictures are drawn once."""
        known = self._ids.get(picture) or self._bytes.get(picture)
        if known:
            return known
        async with self._drawing.setdefault(picture, asyncio.Lock()):
            png = self._bytes.get(picture)
            if png is None:
                png = await asyncio.to_thread(self.drawn, picture)
                self._bytes.put(picture, png)
        self._drawing.pop(picture, None)
        return png

    def sent(self, picture: Picture, file_id: str) -> None:
        self._ids.put(picture, file_id)

    def lost(self, picture: Picture) -> None:
        """Telegram no longer knows the id."""
        self._ids.drop(picture)
