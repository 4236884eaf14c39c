"""The knowledge in use: a good save is answered from, a broken one never; askers do not wait."""

from __future__ import annotations

import asyncio
import logging
import shutil
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.reply import Conversation
from bot.knowledge.folder import contents
from bot.upkeep import saves
from bot.upkeep.holder import Change, KnowledgeHolder, NoKnowledge
from bot.upkeep.revisions import keep, kept
from tests.upkeep.folders import change, library

NOW = datetime(2038, 2, 1, 12, tzinfo=UTC)


def held(folder: Path, data: Path | None = None) -> KnowledgeHolder:
    return KnowledgeHolder(folder, data, clock=lambda: NOW)


def hours(holder: KnowledgeHolder) -> str:
    return holder.assistant.answer("När har biblioteket öppet?", Conversation(), NOW, "sv").body


def file_of(folder: Path) -> Path:
    return folder / "facts" / "library.yaml"


def test_a_good_save_is_answered_from(tmp_path: Path) -> None:
    """What staff wrote is what people read; the new revision is kept."""
    folder = library(tmp_path)
    holder = held(folder, tmp_path / "data")
    before = holder.revision
    change(file_of(folder), "10–18", "8–20")
    told = holder.reload()

    assert hours(holder) == "Biblioteket har öppet 8–20."
    assert told == Change(
        good=True, revision=holder.revision, problems=(), text=f"Ändringen i kunskapen är i bruk (revision {holder.revision})."
    )
    assert holder.revision != before
    assert [each.revision for each in kept(tmp_path / "data")] == [holder.revision]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("    answer:", "   answer:", "odd-indentation"),
        ("answer", "svar", "missing-key"),
        ("vilka öppettider har biblioteket nu", "hur många böcker får man låna alls", "example-wrong"),
    ],
)
def test_a_broken_save_changes_nothing_and_is_told(tmp_path: Path, old: str, new: str, kind: str) -> None:
    """Whatever is wrong, YAML, form or an example that another fact takes: old answers go on, staff read what to mend."""
    folder = library(tmp_path)
    holder = held(folder)
    before = holder.revision
    change(file_of(folder), old, new)
    told = holder.reload()

    assert hours(holder) == "Biblioteket har öppet 10–18."
    assert holder.revision == before
    assert holder.stale
    assert told is not None
    assert not told.good
    assert kind in [problem.kind for problem in holder.problems]
    assert told.text == holder.alarm()
    assert told.text.split("\n")[1].startswith("facts/library.yaml:")


def test_a_mended_save_clears_the_alarm(tmp_path: Path) -> None:
    """So does going back to what is in use."""
    folder = library(tmp_path)
    holder = held(folder)
    before = file_of(folder).read_text("utf-8")
    file_of(folder).write_text(before.replace("answer", "svar"), "utf-8")
    holder.reload()
    file_of(folder).write_text(before, "utf-8")
    told = holder.reload()

    assert told is not None
    assert told.good
    assert (holder.problems, holder.stale, holder.alarm()) == ((), False, "")


def test_nothing_new_is_told_to_nobody(tmp_path: Path) -> None:
    """A file that is touched but not changed, and a broken one read again, give no second alarm."""
    folder = library(tmp_path)
    holder = held(folder)
    told: list[Change] = []
    holder.subscribe(told.append)

    assert holder.reload() is None
    change(file_of(folder), "answer", "svar")
    holder.reload()
    assert holder.reload() is None
    assert len(told) == 1


def test_a_start_on_a_broken_folder_takes_the_last_good_revision(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """People get answers, operators and staff read loudly that they are old ones."""
    folder, data = library(tmp_path), tmp_path / "data"
    held(folder, data).try_examples()
    change(file_of(folder), "    answer:", "   answer:")
    with caplog.at_level(logging.ERROR):
        holder = held(folder, data)

    assert hours(holder) == "Biblioteket har öppet 10–18."
    assert holder.stale
    assert "facts/library.yaml:8:4" in caplog.text
    change(file_of(folder), "   answer:", "    answer:")
    holder.reload()
    assert not holder.stale


def test_a_kept_revision_that_no_longer_holds_is_passed_over(tmp_path: Path) -> None:
    """A newer program may refuse what an older one kept."""
    folder, data = library(tmp_path), tmp_path / "data"
    held(folder, data).try_examples()
    keep(data, {"facts/library.yaml": b"facts: []"}, NOW)
    file_of(folder).unlink()

    assert hours(held(folder, data)) == "Biblioteket har öppet 10–18."


def test_without_any_good_revision_the_start_tells_every_problem(tmp_path: Path) -> None:
    """The text is what check would print."""
    folder = library(tmp_path)
    change(file_of(folder), "answer", "svar")
    change(file_of(folder), "id: lending", "id: Lån")
    with pytest.raises(NoKnowledge) as raised:
        held(folder, tmp_path / "data")

    assert len(raised.value.problems) == 3
    assert str(raised.value).endswith("3 fel och 0 varningar.")


def test_the_first_revision_is_kept_after_its_examples_held(tmp_path: Path) -> None:
    """A start keeps what it found good, and only that."""
    folder, data = library(tmp_path), tmp_path / "data"
    change(file_of(folder), "vilka öppettider har biblioteket nu", "hur många böcker får man låna alls")
    held(folder, data).try_examples()
    assert kept(data) == []
    change(file_of(folder), "hur många böcker får man låna alls", "vilka öppettider har biblioteket nu")
    held(folder, data).try_examples()

    assert len(kept(data)) == 1


def test_a_data_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """The change is in use all the same."""
    folder = library(tmp_path)
    (tmp_path / "data").write_text("a file", "utf-8")
    holder = held(folder, tmp_path / "data")
    change(file_of(folder), "10–18", "8–20")
    holder.reload()

    assert hours(holder) == "Biblioteket har öppet 8–20."


def test_many_problems_are_told_by_number(tmp_path: Path) -> None:
    """An alarm is read on a telephone."""
    folder = library(tmp_path)
    holder = held(folder)
    facts = "".join(f"  - id: Fel {number}\n" for number in range(9))
    file_of(folder).write_text(f"facts:\n{facts}", "utf-8")
    told = holder.reload()

    assert told is not None
    assert told.text.count("\n") == 6
    assert told.text.endswith('… och 22 till. "kvalitetsbot check" visar alla.')


def test_questions_go_on_while_knowledge_changes(tmp_path: Path) -> None:
    """No question is lost and none sees a half: each answer is the old or the new one."""
    folder = library(tmp_path)
    holder = held(folder)
    answers: list[str] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            answers.append(hours(holder))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for each in askers:
        each.start()
    change(file_of(folder), "10–18", "8–20")
    holder.reload()
    change(file_of(folder), "    answer:", "   answer:")
    holder.reload()
    last = hours(holder)  # asked now; what the others add last may have been asked long before
    done.set()
    for each in askers:
        each.join()

    assert answers
    assert set(answers) <= {"Biblioteket har öppet 10–18.", "Biblioteket har öppet 8–20."}
    assert last == "Biblioteket har öppet 8–20."


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks more often than needed in life, so that the tests are quick."""
    monkeypatch.setattr(saves, "LOOK", 0.1)
    monkeypatch.setattr(saves, "SETTLED", 0.05)


@asynccontextmanager
async def watched(holder: KnowledgeHolder) -> AsyncIterator[asyncio.Queue[Change]]:
    """The holder watching its folder; what it tells comes out of the queue."""
    told: asyncio.Queue[Change] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def tell(change: Change) -> None:
        loop.call_soon_threadsafe(told.put_nowait, change)

    holder.subscribe(tell)
    watching = asyncio.create_task(holder.watch())
    try:
        yield told
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


@pytest.mark.usefixtures("attentive")
async def test_a_saved_file_is_seen_without_being_told(tmp_path: Path) -> None:
    """Staff save, people get the new answer; a broken save after it is told and does no harm."""
    folder = library(tmp_path)
    holder = held(folder)
    async with watched(holder) as told:
        change(file_of(folder), "10–18", "8–20")
        assert (await told.get()).good
        assert hours(holder) == "Biblioteket har öppet 8–20."
        change(file_of(folder), "    answer:", "   answer:")
        assert not (await told.get()).good

    assert hours(holder) == "Biblioteket har öppet 8–20."


async def test_every_day_tries_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What held yesterday may not hold after the ceremony; and a save then need only try what it changes."""
    turn_of_day = datetime(2038, 2, 1, 23, 59, 59, 999_000, UTC)
    holder = KnowledgeHolder(library(tmp_path), None, clock=lambda: turn_of_day)
    tried, loop = asyncio.Semaphore(0), asyncio.get_running_loop()
    monkeypatch.setattr(holder, "try_examples", lambda: loop.call_soon_threadsafe(tried.release))
    async with watched(holder):
        await tried.acquire()
        await tried.acquire()


def test_examples_that_no_longer_hold_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Operators read it in the log; people get the answers that there are."""
    folder = library(tmp_path)
    change(file_of(folder), "vilka öppettider har biblioteket nu", "hur många böcker får man låna alls")
    with caplog.at_level(logging.WARNING):
        held(folder).try_examples()

    assert "1 examples" in caplog.text
    assert "böcker" not in caplog.text


@pytest.mark.usefixtures("attentive")
async def test_a_mistake_of_ours_does_not_end_the_watching(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Programmers get their traceback in the log, staff's next save is read."""
    folder = library(tmp_path)
    holder = held(folder)
    stumbled, loop, once = asyncio.Event(), asyncio.get_running_loop(), iter([True])

    def stumble(change: Change) -> None:
        if next(once, False):
            loop.call_soon_threadsafe(stumbled.set)
            raise ZeroDivisionError

    holder.subscribe(stumble)
    async with watched(holder) as told:
        change(file_of(folder), "10–18", "8–20")
        await stumbled.wait()
        change(file_of(folder), "8–20", "9–21")
        assert (await told.get()).good

    assert hours(holder) == "Biblioteket har öppet 9–21."
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.usefixtures("attentive")
async def test_an_editors_way_of_saving_is_one_change(tmp_path: Path) -> None:
    """A swap file, half a file, a rename over the old one: no alarm for what stood there a moment only."""
    folder = library(tmp_path)
    holder = held(folder)
    file = file_of(folder)
    new = file.read_text("utf-8").replace("10–18", "8–20")
    async with watched(holder) as told:
        (file.parent / ".library.yaml.swp").write_bytes(b"\0")
        file.write_text(new[: len(new) // 2], "utf-8")
        file.unlink()
        (file.parent / "library.yaml~").write_text(new, "utf-8")
        (file.parent / "library.yaml~").rename(file)
        first = await told.get()

    assert first.good
    assert told.empty()


@pytest.mark.usefixtures("attentive")
async def test_a_folder_swapped_by_link_is_seen(tmp_path: Path) -> None:
    """Kubernetes and deployments make a new folder and turn a link."""
    old = library(tmp_path)
    new = Path(shutil.copytree(old, tmp_path / "new"))
    change(file_of(new), "10–18", "8–20")
    link = tmp_path / "current"
    link.symlink_to(old)
    holder = held(link)
    async with watched(holder) as told:
        (tmp_path / "next").symlink_to(new)
        (tmp_path / "next").rename(link)
        assert (await told.get()).good
        assert hours(holder) == "Biblioteket har öppet 8–20."
        change(file_of(new), "8–20", "9–21")
        assert (await told.get()).good

    assert hours(holder) == "Biblioteket har öppet 9–21."


@pytest.mark.usefixtures("attentive")
async def test_a_folder_that_goes_and_comes_back_is_followed(tmp_path: Path) -> None:
    """A checkout that takes the folder away for a while is told and survived."""
    folder = library(tmp_path)
    holder = held(folder)
    async with watched(holder) as told:
        folder.rename(tmp_path / "away")
        assert not (await told.get()).good
        change(file_of(tmp_path / "away"), "10–18", "8–20")
        (tmp_path / "away").rename(folder)
        assert (await told.get()).good

    assert hours(holder) == "Biblioteket har öppet 8–20."
    assert contents(folder)
