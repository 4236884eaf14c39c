"""Every kind of update that the client knows, valid and odd: nothing reaches the log, and nothing is sent that nobody asked for."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telegram import Update

from tests.telegram.scene import Scene, entities
from tests.telegram.transport import ME, Call

PEOPLE = st.sampled_from(
    [
        {"id": 7, "is_bot": False, "first_name": "Åsa", "language_code": "sv"},
        {"id": 8, "is_bot": False, "first_name": "\u200b", "language_code": "xx-unknown"},
        {"id": 9, "is_bot": True, "first_name": "Other", "username": "other_bot"},
        {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"},
        ME,
    ]
)
GROUP = {"id": -1001, "type": "supergroup", "title": "g<>&"}
CHANNEL = {"id": -1009, "type": "channel", "title": "c"}
CHATS = st.sampled_from(
    [
        {"id": 7, "type": "private", "first_name": "Åsa"},
        {"id": 8, "type": "private"},
        GROUP,
        {**GROUP, "id": -1002, "is_forum": True},
        {"id": -55, "type": "group", "title": "old"},
        CHANNEL,
    ]
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "När har ni öppet?",
            "vad är unclear",
            "list",
            "contact",
            "/start",
            "/start f-open",
            "/start " + "A" * 64,
            "/help@other_bot",
            "/oversikt",
            "/settings@library_bot",
            "/privacy",
            "/",
            "//",
            "@library_bot",
            "@library_bot När har ni öppet?",
            "<b>&amp;</i>",
            "😀" * 2048,
            "x" * 4096,
            "\u202ertl\u202c \ufeff",
            "\n\n\n.",
        ]
    ),
)
ENTITIES = st.lists(
    st.fixed_dictionaries(
        {
            "type": st.sampled_from(["mention", "bot_command", "bold", "text_mention", "url", "newer_kind"]),
            "offset": st.integers(0, 5000),
            "length": st.integers(1, 20),
        }
    ),
    max_size=3,
)
FILE = {"file_id": "x", "file_unique_id": "y"}
PHOTO = [{**FILE, "width": 1, "height": 1}]
CONTENTS: list[dict[str, Any]] = [
    {"photo": PHOTO},
    {"photo": PHOTO, "caption": "@library_bot När har ni öppet?"},
    {"voice": {**FILE, "duration": 1}},
    {"video_note": {**FILE, "length": 1, "duration": 1}},
    {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {"venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "t", "address": "a"}},
    {"contact": {"phone_number": "+1", "first_name": "x"}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"document": FILE},
    {"story": {"chat": CHANNEL, "id": 1}},
    {"new_chat_title": "t"},
    {"new_chat_members": [ME]},
    {"left_chat_member": ME},
    {"group_chat_created": True},
    {"migrate_to_chat_id": -1001},
    {"migrate_from_chat_id": -55},
    {"forum_topic_created": {"name": "t", "icon_color": 1}},
    {"video_chat_started": {}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
    {"users_shared": {"request_id": 1, "users": [{"user_id": 7}]}},
    {"web_app_data": {"data": "x", "button_text": "y"}},
    {},
]
SAID = {"message_id": 1, "date": 1, "chat": GROUP, "from": ME, "text": "x"}
MARKS: list[dict[str, Any]] = [
    {"reply_to_message": SAID},
    {"sender_chat": CHANNEL},
    {"sender_chat": GROUP},
    {"is_automatic_forward": True, "sender_chat": CHANNEL},
    {"via_bot": ME},
    {"media_group_id": "album"},
    {"is_topic_message": True, "message_thread_id": 5},
    {"message_thread_id": 5},
    {"guest_query_id": "guest"},
    {"forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
    {"quote": {"text": "x", "position": 0}},
    {},
]


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """A message of any sort, some of which Telegram would never send."""
    message: dict[str, Any] = {
        "message_id": draw(st.integers(1, 10**6)),
        "date": draw(st.sampled_from([0, 1, 1795000000])),
        "chat": draw(CHATS),
    }
    if draw(st.integers(0, 9)):
        message["from"] = draw(PEOPLE)
    if draw(st.booleans()):
        text = draw(TEXTS)
        message["text"] = text
        message["entities"] = entities(text) if draw(st.booleans()) else draw(ENTITIES)
    else:
        message |= draw(st.sampled_from(CONTENTS))
        if "caption" in message:
            message["caption_entities"] = entities(message["caption"])
    return {**message, **draw(st.sampled_from(MARKS))}


BUTTONS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["s1:open-sv", "n1:open-sv", "none1", "rest1:x", "contact1:anna", "venue1", "calendar1:2027", "remind1:2027", "look1:/dark"]
    ),
    st.sampled_from(
        ["end1", "lang1:en", "lang1:xx", "forget1", "erase1", "keep1", "overview1", "history1:Habo", "look1:Habo/dark", "nominees1"]
    ),
)


@st.composite
def callbacks(draw: st.DrawFn) -> dict[str, Any]:
    query: dict[str, Any] = {"id": draw(st.sampled_from(["q", "gone"])), "from": draw(PEOPLE), "chat_instance": "1"}
    if draw(st.integers(0, 5)):
        query["data"] = draw(BUTTONS)
    where = draw(st.integers(0, 3))
    if where == 0:
        query["inline_message_id"] = "i"
    else:
        query["message"] = {"message_id": 1, "date": where - 1, "chat": draw(CHATS), "from": ME, "text": "x"}
    return query


STATES = st.sampled_from(["member", "left", "kicked", "administrator", "restricted"])


@st.composite
def memberships(draw: st.DrawFn) -> dict[str, Any]:
    def state() -> dict[str, Any]:
        status = draw(STATES)
        return {"status": status, "user": ME, **RIGHTS.get(status, {})}

    return {"chat": draw(CHATS), "from": draw(PEOPLE), "date": 1, "old_chat_member": state(), "new_chat_member": state()}


NO = dict.fromkeys(
    [
        *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
        *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
    ],
    False,
)
RESTRICTED = {
    **dict.fromkeys(
        [
            *("can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages", "can_send_polls", "can_send_other_messages"),
            *("can_add_web_page_previews", "can_manage_topics", "can_send_audios", "can_send_documents", "can_send_photos"),
            *("can_send_videos", "can_send_video_notes", "can_send_voice_notes", "can_edit_tag", "can_react_to_messages"),
        ],
        False,
    ),
    "is_member": True,
    "until_date": 0,
}
RIGHTS: dict[str, dict[str, Any]] = {"kicked": {"until_date": 0}, "administrator": NO, "restricted": RESTRICTED}
ASA = {"id": 7, "is_bot": False, "first_name": "Åsa"}
REACTED = {"chat": GROUP, "message_id": 1, "date": 1}
BOOST = {"source": "premium", "user": ASA}
ADDRESS = dict.fromkeys(("country_code", "state", "city", "street_line1", "street_line2", "post_code"), "x")
POLL_NO = dict.fromkeys(("is_closed", "is_anonymous", "allows_multiple_answers", "allows_revoting", "members_only"), False)
FOUND: dict[str, dict[str, Any]] = {
    "chosen_inline_result": {"result_id": "1", "from": ASA, "query": "x"},
    "shipping_query": {"id": "1", "from": ASA, "invoice_payload": "x", "shipping_address": ADDRESS},
    "pre_checkout_query": {"id": "1", "from": ASA, "currency": "SEK", "total_amount": 1, "invoice_payload": "x"},
    "poll": {"id": "1", "question": "q", "options": [], "total_voter_count": 0, "type": "regular", **POLL_NO},
    "poll_answer": {"poll_id": "1", "option_ids": [0], "user": ASA, "option_persistent_ids": []},
    "chat_join_request": {"chat": GROUP, "from": ASA, "date": 1, "user_chat_id": 7},
    "message_reaction": {**REACTED, "user": ASA, "old_reaction": [], "new_reaction": [{"type": "emoji", "emoji": "👍"}]},
    "message_reaction_count": {**REACTED, "reactions": []},
    "chat_boost": {"chat": GROUP, "boost": {"boost_id": "1", "add_date": 1, "expiration_date": 2, "source": BOOST}},
    "removed_chat_boost": {"chat": GROUP, "boost_id": "1", "remove_date": 1, "source": BOOST},
    "business_connection": {"id": "1", "user": ASA, "user_chat_id": 7, "date": 1, "is_enabled": True},
    "deleted_business_messages": {"business_connection_id": "1", "chat": {"id": 7, "type": "private"}, "message_ids": [1]},
    "purchased_paid_media": {"from": ASA, "paid_media_payload": "x"},
    "managed_bot": {"user": ASA, "bot": ME},
}
"""Kinds that the bot has no use for."""
OF_MESSAGES = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_message",
    "edited_business_message",
    "guest_message",
]


@st.composite
def updates(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(
        st.sampled_from([*["message"] * 12, *OF_MESSAGES, *["callback_query"] * 6, "inline_query", "my_chat_member", "chat_member", *FOUND])
    )
    if kind in OF_MESSAGES:
        body = draw(messages())
    elif kind == "callback_query":
        body = draw(callbacks())
    elif kind in ("my_chat_member", "chat_member"):
        body = draw(memberships())
    elif kind == "inline_query":
        body = {"id": "inline", "from": draw(PEOPLE), "query": draw(TEXTS), "offset": draw(st.sampled_from(["", "10"]))}
    else:
        body = FOUND[kind]
    return {kind: body}


def test_every_kind_is_tried() -> None:
    """A new version of the client may know a new kind; then it belongs above."""
    tried = {*OF_MESSAGES, *FOUND, "callback_query", "inline_query", "my_chat_member", "chat_member"}

    assert set(Update.ALL_TYPES) <= tried


def asked_for(raw: dict[str, Any], call: Call) -> bool:
    """Whether somebody asked for this call, read off the update as simply as can be."""
    (kind, body), *_ = raw.items()
    if kind in ("callback_query", "inline_query"):
        return True
    if kind == "guest_message":
        return call.method == "answerGuestQuery"
    if kind == "my_chat_member":
        return call.method == "sendMessage" and body["chat"]["type"] in ("group", "supergroup")
    if kind not in ("message", "edited_message") or body["chat"]["type"] == "channel":
        return False
    written = {"text", "caption", "photo", "voice", "video_note", "sticker", "location", "venue", "contact", "dice", "document", "story"}
    if not written & body.keys() or (kind == "edited_message" and not call.method.startswith(("edit", "delete"))):
        return False
    text = body.get("text") or body.get("caption") or ""
    named = "@library_bot" in text or text.startswith("/") or body.get("reply_to_message") == SAID or bool(body.get("entities"))
    return body["chat"]["type"] == "private" or named


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(raws=st.lists(updates(), min_size=1, max_size=15))
async def test_nothing_reaches_the_log_and_nothing_unasked_is_sent(raws: list[dict[str, Any]], caplog: pytest.LogCaptureFixture) -> None:
    """Any updates in any order."""
    caplog.clear()
    caplog.set_level(logging.INFO)
    scene = await Scene.opened()
    try:
        for raw in raws:
            scene.telegram.queries |= {"q", "inline", "guest"}
            for call in await scene.update(**raw):
                assert asked_for(raw, call), (raw, call)
    finally:
        await scene.close()

    assert not caplog.records, caplog.text
