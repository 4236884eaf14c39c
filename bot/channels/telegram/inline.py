"""Inline mode: answers in any chat while somebody types; guest mode: one answer where the bot is not a member."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from hashlib import blake2s
from html import escape

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.answering.reply import Conversation, Reply
from bot.channels.telegram.formatting import lines, pieces, shortened
from bot.channels.telegram.house import House
from bot.channels.telegram.people import asked
from bot.channels.telegram.texts import Texts

START = "inline"
"""Payload of the button above the results, which leads to the private chat."""
RESULTS = 10
CACHED = timedelta(minutes=5)
"""Telegram may show the same results for so long; a corrected fact is seen soon."""
DESCRIPTION = 120
"""Letters of the answer below a result's title: two lines on a phone."""
QUERY = 256
"""Telegram's own limit for an inline query."""


async def query(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Results depend on the query and on the language of the app, which is_personal keeps apart in Telegram's cache."""
    asked_for = update.inline_query
    if asked_for is None:
        return
    texts = house.texts(house.speaks(None, asked_for.from_user))
    found = [] if asked_for.offset else results(house, asked_for.query[:QUERY].strip(), texts)
    try:
        await asked_for.answer(
            found,
            cache_time=CACHED,
            is_personal=True,
            button=InlineQueryResultsButton(texts("inline_button"), start_parameter=START),
        )
    except BadRequest as trouble:
        if "query is too old" not in trouble.message.lower():
            raise  # somebody typed on; the next query is here already


def results(house: House, text: str, texts: Texts) -> list[InlineQueryResultArticle]:
    """Best first, each once."""
    out: dict[str, InlineQueryResultArticle] = {}
    for title, reply in _empty(house, texts) if not text else _found(house, text, texts):
        article = _article(house, title, reply)
        out.setdefault(article.id, article)
        if len(out) == RESULTS:
            break
    return list(out.values())


def _empty(house: House, texts: Texts) -> Iterator[tuple[str, Reply]]:
    """Nothing typed yet: what most people want to know."""
    opening = [choice.question for choice in house.assistant.opening(house.now(), texts.lang)]
    for question in dict.fromkeys((*texts.table("inline_empty_questions"), *opening)):
        reply = _ask(house, question, texts.lang)
        if reply.status == "answered":
            yield question, reply


def _found(house: House, text: str, texts: Texts) -> Iterator[tuple[str, Reply]]:
    """The answer, then what may have been meant, then the nearest facts."""
    best = house.assistant.answer(text, Conversation(lang=texts.lang), house.now())
    if best.status == "answered":
        yield text, best
    for choice in (*best.suggestions, *best.next):
        reply = _ask(house, choice.question, best.lang)
        if reply.status == "answered":
            yield choice.question, reply
    for scored in best.candidates:
        fact = house.knowledge.facts.get(scored.fact)
        reply_or_none = house.assistant.tell(scored.fact, house.now(), best.lang) if fact else None
        if fact and reply_or_none and reply_or_none.status == "answered" and scored.confidence >= NEAR:
            yield next(iter(fact.questions.get(best.lang, ())), text), reply_or_none


NEAR = 0.2
"""Confidence from which a fact is shown among the results: "vem van" (still typing) lists winners, "xyzzy" nothing."""


def _ask(house: House, question: str, lang: str) -> Reply:
    return house.assistant.answer(question, Conversation(lang=lang), house.now())


def _article(house: House, title: str, reply: Reply) -> InlineQueryResultArticle:
    html = _whole(house, reply)
    short = " ".join(reply.body.split())
    short = short if len(short) <= DESCRIPTION else short[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"
    description = f"{short}\n{reply.source_line}" if reply.sources else short
    return InlineQueryResultArticle(
        blake2s(html.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(),
        title[:QUERY] or "?",
        _content(html),
        description=description,
    )


def _content(html: str) -> InputTextMessageContent:
    return InputTextMessageContent(html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True))


def _whole(house: House, reply: Reply) -> str:
    """The answer as one message, a long list shortened."""
    body, rest = shortened(reply.body)
    if rest:
        body += f"\n{house.texts(reply.lang)('more_items', count=len(rest))}"
    return pieces(lines(reply, body))[0]


async def guest(house: House, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """One answer to a mention in a chat that the bot is not in; nothing is remembered."""
    message = update.guest_message
    if message is None or not message.guest_query_id or (message.from_user and message.from_user.is_bot):
        return
    texts = house.texts(house.speaks(None, message.from_user))
    meant = asked(message, house.bot.bot)
    if meant is None or not meant.text:
        await _answer_guest(house, message.guest_query_id, escape(texts("empty")), texts("empty"))
        return
    reply = house.assistant.answer(meant.text, Conversation(lang=texts.lang), house.now())
    house.health.count(reply.status)
    sure = reply.status in ("answered", "smalltalk") or reply.fact is not None
    html = _whole(house, reply) if sure else house.texts(reply.lang).html("inline_nothing")
    await _answer_guest(house, message.guest_query_id, html, meant.text)


async def _answer_guest(house: House, query_id: str, html: str, title: str) -> None:
    article = InlineQueryResultArticle("answer", title[:QUERY], _content(html))
    try:
        await house.bot.answer_guest_query(query_id, article)
    except BadRequest as trouble:
        if "query is too old" not in trouble.message.lower():
            raise
