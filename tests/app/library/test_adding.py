"""An article from the clipboard: drafted beside the screen, kept in the library and opened, or a reason why not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.events import Paste

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.library.screen import LibraryScreen
from reader.errors import ClipboardError
from reader.library.opening import open_library
from reader.load.article import load_article
from reader.services.adding import AddRequest, Destination
from reader.services.adding import add as add_article
from reader.services.bundled import bundled
from reader.settings.settings import Settings
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.waiting import until_in_loop

TEXT = """Mayor reopens the harbour

The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”
"""


Clipboard = Callable[[str | Exception], None]


@pytest.fixture
def on_the_clipboard(monkeypatch: pytest.MonkeyPatch) -> Clipboard:
    """Says what is on the clipboard; an exception is raised instead."""

    def put(words: str | Exception) -> None:
        async def paste(*_: object) -> str:
            if isinstance(words, Exception):
                raise words
            return words

        monkeypatch.setattr("reader.app.library.adding.paste", paste)

    return put


async def wait_for_it(r: Reading) -> None:
    """Until nothing is being added any more."""
    await r.workers_done("adding", "opening")


async def test_words_on_the_clipboard_become_an_article_that_is_kept_and_open(
    reading: Opening, on_the_clipboard: Clipboard, tmp_path: Path
) -> None:
    on_the_clipboard(TEXT)
    folder = tmp_path / "articles"
    async with reading(size=(110, 24), additions=folder) as r:
        before = r.room
        await r.press("A")
        await wait_for_it(r)
        assert r.room is not before
        assert r.article.headline == "Mayor reopens the harbour"
        assert r.room.file.path == folder / "mayor-reopens-the-harbour.yaml"
        assert load_article(r.room.file.path).diagnostics == ()
        assert r.remark == "Added: 1 person, 1 quote and 1 event drafted; 1 of 1 quote certain."
        assert "draft?" in "\n".join(strip.text for strip in r.strips(r.rows("people")))
        await r.press("A")
        await wait_for_it(r)
        assert r.remark == "Nothing is added: the library has this text already, and here it is."
        assert list(folder.iterdir()) == [r.room.file.path]
        await r.press("escape")
        await r.press("escape")
        assert r.room is before


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (ClipboardError("xclip didn’t answer in 3 seconds"), "xclip didn’t answer in 3 seconds"),
        ("\u200b", "there is no text in it"),
        ("http://127.0.0.1:1/x", "127.0.0.1 is a private address"),
        (ClipboardError("nothing came; is it there?"), "Nothing is added: nothing came; is it there?"),
    ],
)
async def test_what_cannot_be_added_says_why(
    reading: Opening, on_the_clipboard: Clipboard, tmp_path: Path, words: str, why: str
) -> None:
    on_the_clipboard(words)
    async with reading(size=(150, 24), additions=tmp_path / "articles") as r:
        await r.press("A")
        await wait_for_it(r)
        assert r.remark.startswith("Nothing is added: ")
        assert why in r.remark
        assert "?." not in r.remark
        assert not (tmp_path / "articles").exists()


async def test_a_text_that_another_folder_of_the_library_has_is_opened_there(
    on_the_clipboard: Clipboard, tmp_path: Path
) -> None:
    on_the_clipboard(TEXT)
    other = tmp_path / "other"
    known = add_article(AddRequest(TEXT), Destination(folder=other)).path
    launch = Launch(
        Settings(library=(tmp_path / "articles", other)),
        bundled(),
        load_article(bundled()),
        additions=tmp_path / "articles",
    )
    app = ReaderApp(launch)
    async with app.run_test(size=(110, 24)) as pilot:
        await pilot.press("A")
        await until_in_loop(lambda: app.article_screen.file.path == known)
        assert not (tmp_path / "articles").exists()


async def test_a_second_article_waits_for_the_first(
    reading: Opening, on_the_clipboard: Clipboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()

    async def held(*_: object) -> str:
        await go_on.wait()
        return TEXT

    async with reading(additions=tmp_path / "articles") as r:
        with monkeypatch.context() as patch:
            patch.setattr("reader.app.library.adding.paste", held)
            await r.press("A")
            await r.press("A")
            assert r.remark == "Another article is being added; it opens when it is drafted."
            r.app.workers.cancel_all()


async def test_words_pasted_into_the_library_are_an_article_of_it(listing: Opening, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    async with listing(open_library(tmp_path / "cache", (folder,)), (100, 24), folder) as r:
        assert isinstance(r.screen, LibraryScreen)
        r.app.post_message(Paste(TEXT))
        await wait_for_it(r)
        assert r.room.file.path == folder / "mayor-reopens-the-harbour.yaml"


async def test_the_library_comes_back_to_the_article_that_was_pasted_and_says_nothing_of_drafting(
    listing: Opening, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.yaml").write_text(f"format: 1\nheadline: Old {number}\ntext: Old.\n", "utf-8")
    library = open_library(tmp_path / "cache", (folder,))
    for _ in library.scan():
        pass
    async with listing(library, (100, 24), folder) as r:
        assert isinstance(r.screen, LibraryScreen)
        await r.press("j")
        r.app.post_message(Paste(TEXT))
        await wait_for_it(r)
        assert r.remark.startswith("Added: ")
        await r.press("escape")
        rows = r.screen.view.rows
        await r.until(lambda: len(rows.listing.keys) == 4)
        assert rows.row is not None
        assert "Mayor reopens" in rows.row.lines[0].pieces[0].text
        assert r.screen.footer.remark == ""


async def test_in_a_browser_the_clipboard_of_the_server_is_nobodys(
    reading: Opening, on_the_clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.app.terminal.clipboard import paste  # the program's own, not the fixture's

    async with reading(size=(150, 24)) as r:
        monkeypatch.setattr(type(r.app), "is_web", True)
        assert r.app._environment == {"PATH": ""}
        with pytest.raises(ClipboardError, match="paste the words into the library"):
            await paste(r.app._environment)
