"""Profile and commands: each scope and language sees what works there, and nothing is set that is set already."""

from __future__ import annotations

import pytest
from telegram import User

from bot.channels.telegram.profile import missing_switches, present
from tests.telegram.conftest import Opening
from tests.telegram.scene import Scene, methods
from tests.telegram.transport import ME, Call, Refused


def commands(calls: list[Call], scope: str, code: str | None) -> list[str]:
    """The commands that were set for a scope and language."""
    found = [
        c for c in calls if c.method == "setMyCommands" and c.values["scope"]["type"] == scope and c.values.get("language_code") == code
    ]
    (call,) = found
    return [command["command"] for command in call.values["commands"]]


async def test_each_scope_and_language_has_its_commands(scene: Scene) -> None:
    """Swedish names for Swedish apps, English for others; settings and privacy only where they work."""
    await present(scene.house)

    calls = scene.telegram.calls
    assert commands(calls, "all_private_chats", "sv") == ["hjalp", "oversikt", "installningar", "integritet"]
    assert commands(calls, "all_private_chats", None) == ["help", "overview", "settings", "privacy"]
    assert commands(calls, "all_group_chats", "sv") == ["hjalp", "oversikt"]
    assert commands(calls, "all_chat_administrators", "en") == ["help", "overview", "settings"]


async def test_the_description_names_the_award(scene: Scene) -> None:
    """Before the first word somebody reads what the bot is for, in their language."""
    await present(scene.house)

    said = {c.values.get("language_code"): c.values["description"] for c in scene.telegram.calls if c.method == "setMyDescription"}
    assert said.keys() == {None, "sv", "en"}
    assert "Årets <Bibliotek> & Co" in said["sv"]
    assert said["sv"].startswith("Fråga mig")
    assert said[None] == said["en"]


async def test_nothing_is_set_twice(scene: Scene) -> None:
    """At the next start everything is as wanted, so nothing is set: Telegram limits such calls."""
    await present(scene.house)
    scene.telegram.calls.clear()

    await present(scene.house)

    assert all(method.startswith("get") for method in methods(scene.telegram.calls))


async def test_staff_may_replace_the_description(opening: Opening) -> None:
    """replies.yaml has the last word."""
    scene = await opening(replies={"telegram-description": {"sv": "Biblioteksboten."}})

    await present(scene.house)

    assert "Biblioteksboten." in [c.values.get("description") for c in scene.telegram.calls]


async def test_a_folder_of_facts_only_promises_no_rounds(opening: Opening) -> None:
    """Neither in the menu nor in /help; and it names what it answers about in general words."""
    scene = await opening(award=None, editions={})
    await present(scene.house)

    assert commands(scene.telegram.calls, "all_private_chats", "sv") == ["hjalp", "installningar", "integritet"]
    said = (await scene.person().ask("/help")).text
    assert "/oversikt" not in said
    assert "sådant som jag har lärt mig" in said


async def test_a_replacement_with_a_slip_is_passed_over(opening: Opening) -> None:
    """A value that does not exist must not silence the bot."""
    scene = await opening(replies={"telegram-start": {"sv": "Hej {nobody}!"}, "telegram-help": {"sv": "{"}})

    assert "Jag är en bot" in (await scene.person().ask("/start")).text
    assert "Så gör du" in (await scene.person().ask("/help")).text


async def test_a_description_that_is_too_long_is_left_out(opening: Opening) -> None:
    """Telegram's limit is 512; the old one stays rather than a half one."""
    scene = await opening(replies={"telegram-description": {"sv": "x" * 513, "en": "x" * 513}})

    await present(scene.house)

    assert "setMyDescription" not in methods(scene.telegram.calls)


async def test_trouble_at_the_start_does_not_end_the_bot(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be set now is set at the next start; the log says so in one line."""
    scene.telegram.trouble.append(lambda method, _: Refused("Bad Request: no") if method == "setMyCommands" else None)

    await present(scene.house)

    assert len(caplog.records) == 1
    assert not caplog.records[0].exc_info


@pytest.mark.parametrize(
    ("off", "says"),
    [
        ({"supports_inline_queries": False}, "inline mode"),
        ({"supports_guest_queries": None}, "guest mode"),
        ({"can_read_all_group_messages": True}, "privacy mode"),
        ({"can_join_groups": False}, "join groups"),
    ],
)
def test_the_operator_hears_which_switch_is_off(off: dict[str, bool], says: str) -> None:
    """One phrase for each switch that @BotFather still has to be told; none when all is well."""
    (phrase,) = missing_switches(User(**{**ME, **off}))  # type: ignore[arg-type]

    assert says in phrase
    assert missing_switches(User(**ME)) == []  # type: ignore[arg-type]
