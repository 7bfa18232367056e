"""The library of an archive: copies of what is opened, news of what is pushed, and a connection that comes and goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from reader.errors import StoreUnavailable
from reader.library.opening import open_archive, open_remote_library
from reader.library.postgres import store as store_module
from reader.library.protocol import Library
from reader.model.library.person_key import PersonKey
from reader.model.library.versions import Change
from reader.model.query.query import Query
from tests.asking import found, scanned
from tests.postgres import Server, server
from tests.waiting import until

HARBOUR = """\
format: 1
headline: {}
text: "Ana Ruiz spoke. “It is a start,” Ana Ruiz said."
people: {{ruiz: {{name: Ana Ruiz}}}}
quotes: [{{speaker: ruiz, type: direct, text: "“It is a start,”"}}]
events: [{{title: Ana Ruiz speaks, text: Ana Ruiz spoke, people: [ruiz]}}]
notes: [{{text: spoke, note: Where?}}]
"""


def push(address: str, headline: str = "The harbour", name: str = "a.yaml", who: str = "Ana") -> None:
    """Pushes the next version of an article."""
    with closing(open_archive(address, begin=True)) as archive:
        known = archive.history(name)
        base = known[0].number if known else None
        list(archive.push([Change(name, HARBOUR.format(headline).encode(), base, who)]))


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def library(database: str, copies: Path) -> Iterator[Library]:
    push(database)
    library = open_remote_library(database, copies)
    yield scanned(library)
    library.close()


def test_an_article_is_copied_to_this_machine_when_it_is_opened(library: Library, copies: Path) -> None:
    (listed,) = library.articles()
    assert (listed.path, listed.path.exists()) == (copies / "a.yaml", False)
    library.fetch(listed.path)
    assert listed.path.read_text("utf-8") == HARBOUR.format("The harbour")
    library.fetch(copies / "none.yaml")
    library.fetch(copies.parent / "elsewhere.yaml")
    assert sorted(path.name for path in copies.iterdir()) == [".fetched", "a.yaml"]


def test_a_copy_follows_the_archive_until_it_is_edited(library: Library, copies: Path, database: str) -> None:
    path = copies / "a.yaml"
    library.fetch(path)
    push(database, "A newer harbour")
    library.fetch(path)
    assert "A newer harbour" in path.read_text("utf-8")
    path.write_text("edited here", "utf-8")
    push(database, "The newest harbour")
    library.fetch(path)
    assert path.read_text("utf-8") == "edited here"


def test_a_folder_that_can_t_be_written_is_said(database: str, tmp_path: Path) -> None:
    push(database)
    (tmp_path / "file").write_text("no folder", "utf-8")
    library = scanned(open_remote_library(database, tmp_path / "file"))
    library.fetch(tmp_path / "file" / "a.yaml")
    assert (library.pop_fault() or "").startswith("The article can’t be copied to this machine: ")
    library.close()


def test_what_others_push_is_heard_of(library: Library, database: str) -> None:
    assert library.await_push(0.01) is False
    before = library.changes
    push(database, "Later", "b.yaml")
    assert library.await_push(30)
    assert library.changes != before
    assert library.count() == 2
    assert library.await_push(0.01) is False


def test_a_lost_connection_is_said_once_and_what_was_asked_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "RETRY", 0.0)
    with server() as own:
        address = own.fresh_database()
        push(address)
        library = scanned(open_remote_library(address, tmp_path))
        library.await_push(0.01)
        articles, people = library.articles(), library.people()
        own.stop("fast")
        assert (library.articles(), library.people()) == (articles, people)
        assert (library.pop_fault() or "").endswith(": the server can’t be reached.")
        results = library.search(Query())
        assert (results.hits, results.unfinished) == ((), False)
        assert results.unreached == library.unreached
        assert (library.unreached or "").endswith(": the server can’t be reached")
        with pytest.raises(StoreUnavailable, match="can’t be reached"):
            library.fetch(articles[0].path)
        before = library.changes
        assert (list(library.stream(Query())), library.timeline(), library.person(PersonKey("Q1"))) == (
            [],
            (),
            None,
        )
        assert library.await_push(0.01) is False
        assert library.pop_fault() is None
        own.start()
        until(lambda: library.await_push(0.01) or library.search(Query()).hits)
        assert (library.pop_fault() or "").endswith(" can be reached again.")
        assert library.unreached is None
        assert library.changes != before, "whoever was not answered asks again"
        assert found(library) == ["a"]
        library.close()


def test_a_reconnection_is_reported_though_a_question_noticed_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "RETRY", 0.0)
    with server() as own:
        address = own.fresh_database()
        push(address)
        library = scanned(open_remote_library(address, tmp_path))
        library.await_push(0.01)
        own.stop("fast")
        until(lambda: not library.await_push(0.01) and library.unreached)
        own.start()
        until(lambda: library.search(Query()).hits)
        assert library.await_push(0.01)
        library.close()


def test_a_connection_that_was_lost_meanwhile_is_made_anew_unseen(library: Library, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    assert found(library) == ["a"]
    assert library.pop_fault() is None


def test_nothing_is_asked_for_a_while_after_a_connection_was_lost(tmp_path: Path) -> None:
    library = open_remote_library(f"postgresql:///none?host={tmp_path}", tmp_path)
    assert library.count() == 0
    assert (library.pop_fault() or "").startswith(f"postgresql:///none?host={tmp_path}: ")
    assert (library.count(), library.pop_fault()) == (0, None)
    library.close()


def test_what_closeread_did_not_put_there_is_not_shown(library: Library, database: str) -> None:
    with psycopg.connect(database, autocommit=True) as other:
        other.execute("UPDATE closeread.article SET headline = E'\\x1b[2J'")
    assert library.articles() == ()
    assert "what closeread has not put there" in (library.pop_fault() or "")


def reason(address: str) -> str:
    """Why an archive can't be opened."""
    with pytest.raises(StoreUnavailable) as caught:
        open_archive(address).close()
    return str(caught.value)


def test_one_sentence_says_why_an_archive_can_t_be_opened(postgres: Server, tmp_path: Path) -> None:
    assert reason(f"postgresql://ana:s3cret@/news?host={tmp_path}").endswith(
        "?host=" + str(tmp_path) + ": the server can’t be reached"
    )
    assert reason(postgres.address("nowhere")).endswith(": there is no such database")
    assert reason(postgres.address("postgres", "nobody_here")).endswith(": there is no such role")
    wrong = reason("postgresql://ana:s3cret@[news")
    assert wrong == "the archive: it is not an address that PostgreSQL understands"
    assert "no archive in it yet" in reason(postgres.address("postgres"))


def test_a_wrong_password_is_said_without_it(database: str, postgres: Server) -> None:
    rules = postgres.folder / "data" / "pg_hba.conf"
    before = rules.read_text("utf-8")
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("CREATE ROLE bo LOGIN PASSWORD 'right'")
        rules.write_text("local all bo scram-sha-256\n" + before, "utf-8")
        own.execute("SELECT pg_reload_conf()")
        address = database.replace("postgres@", "bo:s3cret@")
        try:
            until(lambda: "the user name or the password is wrong" in reason(address))
            assert "s3cret" not in reason(address)
            assert "~/.pgpass" in reason(address.replace(":s3cret", ""))
        finally:
            rules.write_text(before, "utf-8")
            own.execute("SELECT pg_reload_conf()")


def test_an_archive_of_a_newer_program_is_left_alone(database: str) -> None:
    push(database)
    with psycopg.connect(database, autocommit=True) as other:
        other.execute("UPDATE closeread.meta SET version = 99")
    for begin in (False, True):
        with pytest.raises(StoreUnavailable, match="it is of a newer closeread; update this one"):
            open_archive(database, begin)


def test_readers_search_and_editors_push(database: str, tmp_path: Path) -> None:
    push(database)
    with psycopg.connect(database, autocommit=True) as own:
        for name, role in (("rita", "closeread_reader"), ("ed", "closeread_editor")):
            own.execute(f"DROP ROLE IF EXISTS {name}")
            own.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    as_rita, as_ed = database.replace("postgres@", "rita@"), database.replace("postgres@", "ed@")
    library = scanned(open_remote_library(as_rita, tmp_path))
    assert found(library) == ["a"]
    library.close()
    with pytest.raises(StoreUnavailable, match="ask whoever keeps it for the role closeread_editor"):
        push(as_rita, "By a reader")
    push(as_ed, "By an editor", "b.yaml")
    push(as_ed, "By an editor, again", "b.yaml")
    archive = open_archive(as_ed)
    assert len(archive.history("b.yaml")) == 2
    archive.close()


def test_a_role_hears_what_it_lacks(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as own:
        for name in ("nora", "ed"):
            own.execute(f"DROP ROLE IF EXISTS {name}")
            own.execute(f"CREATE ROLE {name} LOGIN")
    as_nora, as_ed = database.replace("postgres@", "nora@"), database.replace("postgres@", "ed@")
    with pytest.raises(StoreUnavailable, match="only the owner of the database may begin an archive in it"):
        open_archive(as_nora, begin=True)
    push(database)
    for begin in (False, True):
        with pytest.raises(StoreUnavailable, match=r"your role may not read it; .* closeread_editor to push"):
            open_archive(as_nora, begin)
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("GRANT closeread_editor TO ed")
        own.execute("UPDATE closeread.meta SET version = version - 1")
    for begin in (False, True):
        with pytest.raises(StoreUnavailable, match="or bring an older one up to date"):
            open_archive(as_ed, begin)
