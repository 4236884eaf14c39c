"""Formatting: HTML with everything escaped, messages that fit, lists that end."""

from __future__ import annotations

from html import escape

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.reply import Reply
from bot.channels.telegram.buttons import button, keyboard, read
from bot.channels.telegram.formatting import CAPTION, LIST_LONG, LIST_SHOWN, MESSAGE, Line, lines, pieces, shortened, units
from bot.channels.telegram.people import _place
from bot.channels.telegram.texts import Texts
from bot.knowledge.model import PartialDate
from bot.language import LANGUAGES, data
from tests.telegram.fakes import SOURCE, knowledge
from tests.telegram.scene import Person, methods, only
from tests.telegram.transport import parsed

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), max_size=9000)


@given(WORDS, st.lists(st.text(alphabet="ab<>&\"' ", max_size=30), max_size=3))
def test_any_reply_becomes_messages_that_telegram_takes(body: str, notes: list[str]) -> None:
    """Each within the limit, each with its tags closed; nothing of the words is lost."""
    reply = Reply("answered", body, "sv", notes=tuple(notes), sources=(SOURCE,), source_word="Källa")

    sent = pieces(lines(reply))

    texts = [parsed(piece, MESSAGE) for piece in sent if parsed_or_blank(piece)]
    whole = "".join("".join(texts).split())
    assert whole == "".join((body + "".join(notes) + reply.source_line).split())


def parsed_or_blank(piece: str) -> bool:
    return bool(piece.strip())


@given(st.lists(st.text(alphabet="xå😀 ", max_size=300), min_size=1, max_size=30))
def test_captions_fit_too(words: list[str]) -> None:
    """The same at a caption's length."""
    for piece in pieces([Line(word, escape(word)) for word in words], CAPTION):
        assert units(piece) <= CAPTION


def test_breaks_come_between_paragraphs() -> None:
    """Where there is one in the second half of a message."""
    first, second = pieces([Line("x" * 2500, "x" * 2500), Line("", ""), Line("y" * 1000, "y" * 1000), Line("z" * 1000, "z" * 1000)])

    assert (first, second[:1000], second[-1000:]) == ("x" * 2500, "y" * 1000, "z" * 1000)


def test_an_emoji_is_not_cut_in_two() -> None:
    """It counts two units and stays whole."""
    whole = "".join(pieces(lines(Reply("answered", "😀" * 5000, "sv"))))

    assert whole.replace("\n", "") == "😀" * 5000


def test_a_list_is_cut_only_where_it_is_long() -> None:
    """Thirty lines stay; of more, twenty are shown and the rest is told to be there."""

    def body(count: int) -> str:
        return "\n".join(["Många:", *(f"– {i}" for i in range(count)), "Slut."])

    assert shortened(body(LIST_LONG)) == (body(LIST_LONG), ())
    shown, rest = shortened(body(LIST_LONG + 1))
    assert len(rest) == LIST_LONG + 1 - LIST_SHOWN
    assert shown.split("\n")[-2:] == [f"– {LIST_SHOWN - 1}", "Slut."]


async def test_the_rest_of_a_list_is_one_press_away(asa: Person) -> None:
    """Escaped as the first part was; an old button says so."""
    told = await asa.ask("list")
    assert "… och 25 till" in told.text

    calls = await asa.press(told, "Visa resten")

    assert only(calls, "sendMessage").text.split("\n")[0] == "– nummer 20 & <20>"
    assert only(calls, "sendMessage").text.split("\n")[-1] == "– nummer 44 & <44>"


async def test_a_long_answer_comes_in_parts_with_buttons_under_the_last(asa: Person) -> None:
    """In order, the first as a reply."""
    calls = await asa.send("long")

    assert methods(calls) == ["sendMessage"] * len(calls)
    assert len(calls) > 1
    assert "reply_parameters" in calls[0].values
    assert not any("reply_parameters" in call.values for call in calls[1:])


@given(st.text(max_size=70))
def test_any_data_reads_as_a_press_or_as_none(text: str) -> None:
    """Forged data has no way in."""
    press = read(text)
    if press:
        assert text.startswith(f"{press.kind}1")


@given(st.text(alphabet="aå😀", max_size=70))
def test_a_button_carries_its_value_or_is_not_there(value: str) -> None:
    """At most 64 bytes; what is longer cannot be pressed."""
    made = button("x", "n", value)
    if made:
        assert read(str(made.callback_data)) == ("n", value)
    else:
        assert len(value.encode()) > 60


def test_rows_without_buttons_go() -> None:
    """And a keyboard without rows."""
    assert keyboard([[None], []]) is None
    made = keyboard([[button("x", "n")], [None]])
    assert made is not None
    assert len(made.inline_keyboard) == 1


@given(st.text(max_size=50), st.integers(0, 120))
def test_places_in_utf_16_are_found(text: str, at: int) -> None:
    """Telegram counts an emoji as two."""
    place = _place(text, at)

    assert units(text[:place]) <= at
    assert place == len(text) or units(text[: place + 1]) > at


def test_dates_as_the_language_writes_them() -> None:
    """As much as is known."""
    swedish, english = Texts("sv", knowledge()), Texts("en", knowledge())

    assert [swedish.date(d) for d in (PartialDate(2023), PartialDate(2023, 11), PartialDate(2023, 11, 21))] == [
        "2023",
        "november 2023",
        "21 november 2023",
    ]
    assert english.date(PartialDate(2023, 5, 1)) == "1 May 2023"


def test_every_language_has_the_same_texts_with_the_same_places() -> None:
    """Nothing is left untranslated, nothing asks for a value that the other lacks."""
    first, *others = (data(lang, "telegram") for lang in LANGUAGES)
    for other in others:
        assert other.keys() == first.keys()
        for key, text in first.items():
            if isinstance(text, str):
                assert sorted(fields(text)) == sorted(fields(other[key])), key


def fields(text: str) -> list[str]:
    from string import Formatter

    return [name for _, name, _, _ in Formatter().parse(text) if name]
