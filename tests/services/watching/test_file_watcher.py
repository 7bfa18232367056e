"""What a file is seen to say each time that it is saved, in every way that editors save."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from reader.errors import UnreadableFile
from reader.load.article import Loaded, load_article
from reader.services.watching.file_watcher import changes
from tests.waiting import PATIENCE

SOUND = "format: 1\nheadline: {}\ntext: |-\n  Nothing happened.\n"


Seen = Loaded | UnreadableFile | str
Next = Callable[[], Awaitable[Seen]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "news"
    folder.mkdir()
    path = folder / "harbour.yaml"
    path.write_text(SOUND.format("First"), "utf-8")
    return path


@pytest.fixture
async def told(path: Path) -> AsyncIterator[Next]:
    """Says what the file is next seen to say."""
    seen = changes(path)
    queue: asyncio.Queue[Seen] = asyncio.Queue()

    async def watch() -> None:
        async for said in seen:
            queue.put_nowait(said)

    task = asyncio.create_task(watch())
    async with asyncio.timeout(PATIENCE):
        while queue.empty():  # until the system watches
            path.touch()
            await asyncio.sleep(0.1)
    yield lambda: asyncio.wait_for(queue.get(), PATIENCE)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until_headline(told: Next, words: str) -> None:
    """Wait for this headline: a save may be seen half done, and what was there before it may be said once more."""
    while True:
        said = await told()
        if isinstance(said, Loaded) and said.article is not None and said.article.headline == words:
            return


def save_in_place(path: Path) -> None:
    path.write_text(SOUND.format("Second"), "utf-8")


def save_by_replacing(path: Path) -> None:
    new = path.with_name(".harbour.yaml.swp")
    new.write_text(SOUND.format("Second"), "utf-8")
    new.replace(path)


def save_by_moving_away(path: Path) -> None:
    """As vim does with a backup."""
    path.rename(path.with_name("harbour.yaml~"))
    path.write_text(SOUND.format("Second"), "utf-8")


def save_anew(path: Path) -> None:
    path.unlink()
    path.write_text(SOUND.format("Second"), "utf-8")


def save_behind_a_link(path: Path) -> None:
    """The file becomes a link to another folder, and the folder's file is what says something."""
    elsewhere = path.parent.parent / "elsewhere.yaml"
    elsewhere.write_text(SOUND.format("Second"), "utf-8")
    link = path.with_name("new-link")
    link.symlink_to(elsewhere)
    link.replace(path)


@pytest.mark.parametrize(
    "save", [save_in_place, save_by_replacing, save_by_moving_away, save_anew, save_behind_a_link]
)
async def test_a_file_is_read_again_however_it_is_saved(
    save: Callable[[Path], object], path: Path, told: Next
) -> None:
    save(path)
    await until_headline(told, "Second")


async def test_a_file_that_is_gone_is_said_to_be_and_read_when_it_is_back(path: Path, told: Next) -> None:
    path.unlink()
    while str(await told()) != "there is no such file":
        pass
    path.write_text(SOUND.format("Back"), "utf-8")
    await until_headline(told, "Back")


async def test_a_name_beside_it_that_is_no_text_ends_nothing(path: Path, told: Next) -> None:
    for number in range(2):
        Path(os.fsdecode(os.fsencode(path.parent) + b"/\xed\xb2\x9b%d" % number)).touch()
        await asyncio.sleep(0.5)
        path.write_text(SOUND.format(f"After it {number}"), "utf-8")
        await until_headline(told, f"After it {number}")


async def test_a_faulty_save_tells_its_faults_and_the_mended_one_its_text(path: Path, told: Next) -> None:
    path.write_text("format: 1\nheadline: [\n", "utf-8")
    faulty = await told()
    while not (isinstance(faulty, Loaded) and faulty.article is None):
        faulty = await told()
    assert faulty.diagnostics
    path.write_text(SOUND.format("Mended"), "utf-8")
    await until_headline(told, "Mended")


@pytest.mark.slow
async def test_a_save_between_reading_and_watching_is_not_missed(path: Path) -> None:
    known = load_article(path).article
    save_in_place(path)
    seen = changes(path, known)
    await until_headline(lambda: asyncio.wait_for(anext(seen), PATIENCE), "Second")


async def test_a_file_that_says_what_it_said_when_it_was_read_is_no_news(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.watching.file_watcher._LOOKED_EVERY", 20)
    seen = changes(path, load_article(path).article)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(anext(seen), 0.3)


async def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    said = [said async for said in changes(tmp_path / "gone" / "harbour.yaml")]
    assert len(said) == 1
    assert str(said[0]).startswith("The file is not watched for changes")


async def test_a_folder_whose_name_is_no_utf_8_is_said_not_to_be_watched(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"news\xff")
    folder.mkdir()
    said = [said async for said in changes(folder / "harbour.yaml")]
    assert said == ["The file is not watched for changes: the system can’t."]
