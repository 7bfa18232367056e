"""The library screen of an archive: listed when it answers, opened by copying, and changed by what others push."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.opening import open_archive, open_remote_library
from reader.library.postgres import store as store_module
from reader.library.protocol import Library
from reader.model.library.versions import Change
from tests.app.conftest import Opening
from tests.postgres import server
from tests.waiting import until_in_loop

HARBOUR = """format: 1
headline: {}
published: 2024-05-03
text: |-
  The mayor, Ana Ruiz, reopened it on Friday. “The harbour is a start,” she said.
people:
  ruiz: {{name: Ana Ruiz, role: mayor}}
quotes:
  - {{id: start, speaker: ruiz, type: direct, text: "“The harbour is a start,”", cue: said}}
"""


@pytest.fixture
def push(database: str) -> Callable[[str, str], None]:
    """Pushes a new article."""

    def push(name: str, headline: str) -> None:
        archive = open_archive(database, begin=True)
        list(archive.push([Change(name, HARBOUR.format(headline).encode(), None, "Ana")]))
        archive.close()

    return push


@pytest.fixture
def library(database: str, tmp_path: Path) -> Library:
    """As yet without an article; the program closes it."""
    open_archive(database, begin=True).close()
    return open_remote_library(database, tmp_path / "copies")


async def test_what_others_push_is_listed_and_opened(
    listing: Opening, library: Library, push: Callable[[str, str], None], tmp_path: Path
) -> None:
    async with listing(library) as r:
        screen = r.app.screen
        await until_in_loop(lambda: "reader archive push FOLDER" in r.seen, lambda: r.seen)
        push("harbour.yaml", "Mayor reopens the harbour")
        await until_in_loop(lambda: "Mayor reopens the harbour" in r.seen, lambda: r.seen)
        await r.press("enter")
        await r.workers_done("opening")
        await until_in_loop(lambda: r.app.screen is not screen)
        assert r.article.headline == "Mayor reopens the harbour"
        assert r.room.file.path == tmp_path / "copies" / "harbour.yaml"


async def test_a_server_that_is_away_is_said_and_holds_up_no_key(listing: Opening, tmp_path: Path) -> None:
    library = open_remote_library(f"postgresql:///none?host={tmp_path}", tmp_path / "copies")
    async with listing(library, size=(300, 20)) as r:
        await until_in_loop(lambda: "the server can’t be reached" in r.seen, lambda: r.seen)
        assert "There are no articles" not in r.seen
        await r.press("p")
        await r.press("escape")


async def test_a_server_that_stops_is_said_where_it_is_asked_and_answers_once_it_is_back(
    listing: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "RETRY", 0.0)
    with server() as own:
        address = own.fresh_database()
        archive = open_archive(address, begin=True)
        list(archive.push([Change("harbour.yaml", HARBOUR.format("Mayor").encode(), None, "Ana")]))
        archive.close()
        async with listing(open_remote_library(address, tmp_path / "copies"), size=(300, 20)) as r:
            await until_in_loop(lambda: "Mayor" in r.seen, lambda: r.seen)
            own.stop("fast")
            await r.press("enter")
            said = "harbour.yaml can’t be opened: "
            await until_in_loop(lambda: said in r.seen, lambda: r.seen)
            assert r.seen.partition(said)[2].split("  ")[0].endswith("the server can’t be reached.")
            await r.press("p")
            await until_in_loop(lambda: "the server can’t be reached." in r.seen, lambda: r.seen)
            assert "Nobody is named" not in r.seen
            own.start()
            await until_in_loop(lambda: "Ana Ruiz" in r.seen, lambda: r.seen)
            await r.press("escape")
            own.stop("fast")
            await r.press("S")
            await r.press("h", "a")
            await until_in_loop(lambda: "the server can’t be reached." in r.seen, lambda: r.seen)
            await r.workers_done("search")
            assert "Looking further back" not in r.seen
            assert "0+" not in r.seen
            own.start()
            await until_in_loop(lambda: "The harbour is a start" in r.seen, lambda: r.seen)
