"""Telegram in the tests: takes the client's own requests and is as strict as the real server, with its status codes and words."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from telegram._utils.types import JSONDict
from telegram.request import BaseRequest, RequestData

ME = {
    "id": 123456789,
    "is_bot": True,
    "first_name": "Library bot",
    "username": "library_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": True,
    "supports_guest_queries": True,
}
TAGS = {"b", "i", "u", "s", "a", "code", "pre", "blockquote"}
WHERE = {"chat_id", "message_thread_id", "reply_parameters", "reply_markup"}
PARAMETERS = {
    "getMe": set(),
    "sendMessage": WHERE | {"text", "parse_mode", "link_preview_options"},
    "editMessageText": {"chat_id", "message_id", "text", "parse_mode", "reply_markup", "link_preview_options"},
    "deleteMessage": {"chat_id", "message_id"},
    "sendPhoto": WHERE | {"photo", "caption", "parse_mode"},
    "sendDocument": WHERE | {"document", "caption", "parse_mode"},
    "sendContact": WHERE | {"phone_number", "first_name", "last_name", "vcard"},
    "sendVenue": WHERE | {"latitude", "longitude", "title", "address"},
    "sendChatAction": {"chat_id", "message_thread_id", "action"},
    "answerCallbackQuery": {"callback_query_id", "text", "show_alert"},
    "answerInlineQuery": {"inline_query_id", "results", "cache_time", "is_personal", "button"},
    "answerGuestQuery": {"guest_query_id", "result"},
    "getChatMember": {"chat_id", "user_id"},
    "getMyCommands": {"scope", "language_code"},
    "setMyCommands": {"commands", "scope", "language_code"},
    "getMyDescription": {"language_code"},
    "setMyDescription": {"description", "language_code"},
    "getMyShortDescription": {"language_code"},
    "setMyShortDescription": {"short_description", "language_code"},
    "getChatMenuButton": {"chat_id"},
    "setChatMenuButton": {"chat_id", "menu_button"},
}
"""What the bot may say in each method; anything else is a mistake the real server would pass over in silence."""


class Refused(Exception):
    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.code, self.parameters = code, parameters


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.entities = "", [""], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            raise Refused(f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        if tag == "a" and not re.match(r"https?://|tel:[+0-9]+$", dict(attrs).get("href") or ""):
            raise Refused("a link without an address")
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            raise Refused("Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(text: str, limit: int) -> str:
    """The text as people see it; what Telegram cannot parse or finds too long is refused."""
    if re.search(r"&(?!(lt|gt|amp|quot|#\d+);)|<(?!/?[a-z]+[ >])", text):
        raise Refused("Bad Request: can't parse entities: an unescaped & or <")
    reader = _Html()
    reader.feed(text)
    reader.close()
    if len(reader.open) > 1:
        raise Refused("Bad Request: can't parse entities: Can't find end tag")
    if reader.entities > 100:
        raise Refused("more than 100 entities")
    if not reader.text.strip():
        raise Refused("Bad Request: message text is empty")
    if units(reader.text) > limit:
        raise Refused("Bad Request: message is too long")
    return reader.text


@dataclass
class Call:
    method: str
    values: dict[str, Any]
    text: str = ""
    """As people see it."""
    message: int = 0

    @property
    def buttons(self) -> list[list[str]]:
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        return list((self.values.get("reply_markup") or {}).get("inline_keyboard", []))

    def data(self, label: str) -> str:
        """What the button with this label carries."""
        return str(next(button["callback_data"] for row in self.keyboard for button in row if button["text"] == label))


@dataclass
class FakeTelegram(BaseRequest):
    me: JSONDict = field(default_factory=lambda: dict(ME))
    calls: list[Call] = field(default_factory=list)
    trouble: list[Callable[[str, dict[str, Any]], Refused | Exception | None]] = field(default_factory=list)
    """Asked before each call; what they return is raised."""
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    """What stands in a chat, by chat and message: the people's messages and the bot's."""
    own: dict[tuple[int, int], str] = field(default_factory=dict)
    """Text and keyboard of the bot's messages, to refuse edits that change nothing."""
    queries: set[str] = field(default_factory=set)
    """Callback, inline and guest queries that wait for an answer."""
    admins: set[int] = field(default_factory=set)
    profile: dict[tuple[str, str], Any] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1000))

    @property
    def read_timeout(self) -> float:
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        name = url.rsplit("/", 1)[1]
        values = self._values(request_data)
        try:
            for find in self.trouble:
                if (found := find(name, values)) is not None:
                    raise found
            result = self._carry_out(name, values)
        except Refused as refusal:
            answer = {"ok": False, "error_code": refusal.code, "description": str(refusal), "parameters": refusal.parameters}
            return refusal.code, json.dumps(answer).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    @staticmethod
    def _values(request_data: RequestData | None) -> dict[str, Any]:
        if request_data is None:
            return {}
        values: dict[str, Any] = dict(request_data.parameters)
        files = request_data.multipart_data or {}
        for key, value in values.items():
            if isinstance(value, str) and value.startswith("attach://"):
                values[key] = files[value.removeprefix("attach://")]
        return values | {key: value for key, value in files.items() if key in ("photo", "document")}

    def _carry_out(self, name: str, values: dict[str, Any]) -> Any:
        assert name in PARAMETERS, f"{name} is not foreseen"
        unknown = values.keys() - PARAMETERS[name]
        assert not unknown, f"{name} does not know {unknown}"
        call = Call(name, values)
        result = self._do(name, values, call)
        self.calls.append(call)
        return result

    def _do(self, name: str, values: dict[str, Any], call: Call) -> Any:  # noqa: C901 - one case for each kind of method
        if name == "getMe":
            return self.me
        if name.startswith("send") and name != "sendChatAction":
            return self._send(name, values, call)
        if name == "editMessageText":
            return self._edit(values, call)
        if name == "deleteMessage":
            del self.texts[values["chat_id"], values["message_id"]], self.own[values["chat_id"], values["message_id"]]
        elif name == "answerCallbackQuery":
            self._take(values["callback_query_id"])
            if units(values.get("text") or "") > 200:
                raise Refused("MESSAGE_TOO_LONG")
            call.text = values.get("text") or ""
        elif name == "answerInlineQuery":
            self._take(values["inline_query_id"])
            self._results(values["results"])
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", values["button"]["start_parameter"])
        elif name == "answerGuestQuery":
            self._take(values["guest_query_id"])
            self._results([values["result"]])
            call.text = parsed(values["result"]["input_message_content"]["message_text"], 4096)
            return {"inline_message_id": "x"}
        elif name == "getChatMember":
            status = "administrator" if values["user_id"] in self.admins else "member"
            rights = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
            return {"status": status, "user": {"id": values["user_id"], "is_bot": False, "first_name": "x"}, **rights}
        elif name.startswith(("getMy", "setMy", "getChatMenu", "setChatMenu")):
            return self._profile(name, values)
        return True

    def _send(self, name: str, values: dict[str, Any], call: Call) -> JSONDict:
        chat = values["chat_id"]
        self._keyboard(values)
        self._reply(values)
        if name == "sendMessage":
            call.text = parsed(values["text"], 4096) if values.get("parse_mode") == "HTML" else values["text"]
            assert values["link_preview_options"] == {"is_disabled": True}
        elif name in ("sendPhoto", "sendDocument"):
            caption = values.get("caption")
            html = values.get("parse_mode") == "HTML"
            call.text = (parsed(caption, 1024) if html else caption) if caption else ""
            file = values[name.removeprefix("send").lower()]
            assert isinstance(file, str) or file[1], "an empty file"
        elif name == "sendContact":
            assert values["phone_number"]
            assert values["first_name"]
            assert len(values.get("vcard", "").encode()) <= 2048
        elif name == "sendVenue":
            assert -90 <= values["latitude"] <= 90
            assert -180 <= values["longitude"] <= 180
            assert values["title"]
            assert values["address"]
        number = next(self.numbers)
        self.texts[chat, number] = call.text
        self.own[chat, number] = self._look(values, call.text)
        call.message = number
        return self._message(chat, number, name, call.text)

    @staticmethod
    def _message(chat: int, number: int, name: str, text: str) -> JSONDict:
        message = {"message_id": number, "date": 0, "chat": {"id": chat, "type": "private" if chat > 0 else "supergroup"}, "from": ME}
        if name == "sendPhoto":
            message["photo"] = [{"file_id": f"photo-{number}", "file_unique_id": "u", "width": 9, "height": 9}]
        return message | ({"text": text} if name in ("sendMessage", "editMessageText") else {})

    def _edit(self, values: dict[str, Any], call: Call) -> JSONDict:
        key = (values["chat_id"], values["message_id"])
        if key not in self.own:
            raise Refused("Bad Request: message to edit not found")
        self._keyboard(values)
        call.text = parsed(values["text"], 4096)
        look = self._look(values, call.text)
        if self.own[key] == look:
            raise Refused("Bad Request: message is not modified")
        self.own[key], self.texts[key] = look, call.text
        call.message = key[1]
        return self._message(*key, "editMessageText", call.text)

    @staticmethod
    def _look(values: dict[str, Any], text: str) -> str:
        return json.dumps([values.get("text"), text, values.get("reply_markup")])

    @staticmethod
    def _keyboard(values: dict[str, Any]) -> None:
        rows = (values.get("reply_markup") or {}).get("inline_keyboard", [])
        assert "reply_markup" not in values or rows, "a keyboard without buttons"
        for button in itertools.chain(*rows):
            assert button["text"].strip()
            if "copy_text" in button:
                assert 1 <= units(button["copy_text"]["text"]) <= 256, "BUTTON_COPY_TEXT_INVALID"
            else:
                assert len(button["callback_data"].encode()) <= 64, "BUTTON_DATA_INVALID"

    def _reply(self, values: dict[str, Any]) -> None:
        reply = values.get("reply_parameters")
        if not reply:
            return
        target = self.texts.get((values["chat_id"], reply["message_id"]))
        if target is None and not reply.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        if reply.get("quote") and target is not None and reply["quote"] not in target:
            raise Refused("Bad Request: QUOTE_TEXT_INVALID")

    def _take(self, query: str) -> None:
        if query not in self.queries:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.queries.discard(query)

    @staticmethod
    def _results(results: list[dict[str, Any]]) -> None:
        assert len(results) <= 50
        assert len({result["id"] for result in results}) == len(results), "RESULT_ID_DUPLICATE"
        for result in results:
            assert 1 <= len(result["id"].encode()) <= 64
            assert result["title"].strip()
            content = result["input_message_content"]
            assert content["link_preview_options"] == {"is_disabled": True}
            parsed(content["message_text"], 4096)

    def _profile(self, name: str, values: dict[str, Any]) -> Any:
        what = name.removeprefix("get").removeprefix("set")
        key = (what, json.dumps([values.get("scope"), values.get("language_code")]))
        if name.startswith("get"):
            empty: dict[str, Any] = {
                "MyCommands": [],
                "MyDescription": {"description": ""},
                "MyShortDescription": {"short_description": ""},
                "ChatMenuButton": {"type": "default"},
            }
            return self.profile.get(key, empty[what])
        if what == "MyCommands":
            for command in values["commands"]:
                assert re.fullmatch(r"[a-z0-9_]{1,32}", command["command"])
                assert 1 <= units(command["description"]) <= 256
            self.profile[key] = values["commands"]
        elif what == "ChatMenuButton":
            self.profile[key] = values["menu_button"]
        else:
            assert units(values.get("description", "")) <= 512
            assert units(values.get("short_description", "")) <= 120
            self.profile[key] = {name: value for name, value in values.items() if name != "language_code"}
        return True


RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
