"""What the roles of an archive see where its owner has hidden the drafts from readers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from reader.library.folders import digest
from reader.library.opening import open_archive, open_remote_library
from reader.library.postgres import article_writer, migrations
from reader.library.postgres.archive import begin_archive
from reader.library.postgres.index import PostgresIndex
from reader.library.postgres.migrations import MIGRATIONS as ALL
from reader.model.library.versions import Change, Outcome
from tests.asking import found, query, scanned
from tests.values import some

CHECKED = """\
format: 1
headline: The harbour
text: "Ana Ruiz spoke. “It is a start,” Ana Ruiz said."
people: {ruiz: {name: Ana Ruiz}}
quotes: [{speaker: ruiz, type: direct, text: "“It is a start,”"}]
events: [{title: Ana Ruiz speaks, text: Ana Ruiz spoke, people: [ruiz]}]
"""
DRAFT = """\
format: 1
headline: Zinnias at the quay
text: "Zoe Quist sowed. “Zinnias grow here,” Zoe Quist said."
people: {quist: {name: Zoe Quist, draft: true}}
quotes: [{speaker: quist, type: direct, text: "“Zinnias grow here,”", draft: true}]
events: [{title: Zoe Quist sows zinnias, text: Zoe Quist sowed, people: [quist], draft: true}]
"""
SECRETS = ("zinnia", "sainniz", "quist", "tsiuq", "secret")
"""Words of the draft and its name, backwards too, as spelling hints have them."""


@pytest.fixture
def addresses(database: str) -> Iterator[tuple[str, str]]:
    """The archive for a reader and for an editor; the owner has pushed into it and hidden the drafts."""
    push(database, "open.yaml", CHECKED)
    push(database, "secret.yaml", DRAFT)
    with psycopg.connect(database, autocommit=True) as own:
        for name, role in (("rita", "closeread_reader"), ("ed", "closeread_editor")):
            own.execute(f"DROP ROLE IF EXISTS {name}")
            own.execute(f"CREATE ROLE {name} LOGIN IN ROLE {role}")
    hide(database, True)
    yield database.replace("postgres@", "rita@"), database.replace("postgres@", "ed@")


def hide(address: str, hidden: bool) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SELECT closeread.hide_drafts(%s)", (hidden,))


def push(address: str, name: str, source: str, base: int | None = None) -> int:
    """The number of a new version."""
    with closing(open_archive(address, begin=True)) as archive:
        (pushed,) = archive.push([Change(name, source.encode(), base, "Ana")])
    assert pushed.outcome is Outcome.STORED
    assert pushed.version is not None
    return pushed.version.number


def listed(address: str, copies: Path) -> list[str]:
    with closing(scanned(open_remote_library(address, copies))) as library:
        return sorted(article.id for article in library.articles())


def everything(address: str) -> str:
    """All that a role can read of the tables, in small letters; bytes as text, as far as they are."""
    seen: list[str] = []
    with psycopg.connect(address, autocommit=True) as connection:
        tables = connection.execute(
            "SELECT oid::regclass::text FROM pg_class WHERE relnamespace = 'closeread'::regnamespace"
            " AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT')"
        ).fetchall()
        for (table,) in tables:
            rows = connection.execute(f"SELECT * FROM {table}").fetchall()
            seen += [
                value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                for row in rows
                for value in row
            ]
    return "\n".join(seen).lower()


def test_a_reader_sees_nothing_of_a_draft_in_any_table(addresses: tuple[str, str], database: str) -> None:
    as_rita, as_ed = addresses
    for secret in SECRETS:
        assert secret in everything(as_ed)
        assert secret not in everything(as_rita)
    assert "harbour" in everything(as_rita)
    hide(database, False)
    assert all(secret in everything(as_rita) for secret in SECRETS if secret not in {"sainniz", "tsiuq"})


def test_a_reader_finds_lists_and_pulls_what_is_checked_alone(
    addresses: tuple[str, str], tmp_path: Path
) -> None:
    as_rita, as_ed = addresses
    for address, articles, people in (
        (as_rita, ["open"], {"Ana Ruiz"}),
        (as_ed, ["open", "secret"], {"Ana Ruiz", "Zoe Quist"}),
    ):
        with closing(scanned(open_remote_library(address, tmp_path / "copies"))) as library:
            assert sorted(article.id for article in library.articles()) == articles
            assert sorted(found(library)) == articles
            assert found(library, "zinnias") == articles[1:]
            assert {person.name for person in library.people()} == people
            assert len(library.timeline()) == len(articles)
            assert library.totals().articles == len(articles)
            library.fetch(tmp_path / "copies" / "secret.yaml")
            assert (tmp_path / "copies" / "secret.yaml").exists() == (len(articles) == 2)
        with closing(open_archive(address)) as archive:
            assert sorted(archive.current()) == [f"{name}.yaml" for name in articles]
            assert bool(archive.history("secret.yaml")) == (len(articles) == 2)
            assert len(archive.contents([digest(DRAFT.encode())])) == len(articles) - 1


def test_an_editor_pushes_and_what_is_checked_is_seen_from_then_on(
    addresses: tuple[str, str], tmp_path: Path
) -> None:
    as_rita, as_ed = addresses
    push(as_ed, "new.yaml", DRAFT.replace("Zinnias", "Tulips"))
    with closing(open_archive(as_ed)) as archive:
        base = archive.current()["secret.yaml"].number
    assert listed(as_rita, tmp_path) == ["open"]
    push(as_ed, "secret.yaml", DRAFT.replace(", draft: true", ""), base)
    assert listed(as_rita, tmp_path) == ["open", "secret"]
    push(as_ed, "open.yaml", DRAFT, 1)
    assert listed(as_rita, tmp_path) == ["secret"]


def remove(address: str, name: str) -> None:
    with closing(open_archive(address)) as archive:
        (pushed,) = archive.push([Change(name, None, archive.current()[name].number, "Ed", "withdrawn")])
    assert pushed.outcome is Outcome.STORED


def test_readers_see_the_removal_of_what_they_saw_and_nothing_of_a_removed_draft(
    addresses: tuple[str, str], tmp_path: Path
) -> None:
    as_rita, as_ed = addresses
    for name in ("open.yaml", "secret.yaml"):
        remove(as_ed, name)
    assert listed(as_rita, tmp_path) == listed(as_ed, tmp_path) == []
    with closing(open_archive(as_rita)) as archive:
        assert list(archive.current()) == ["open.yaml"]
        taken_out, first = archive.history("open.yaml")
        assert (taken_out.hash, taken_out.remark) == (None, "withdrawn")
        assert archive.contents([some(first.hash)]) == {first.hash: CHECKED.encode()}
        assert archive.history("secret.yaml") == ()
    for secret in SECRETS:
        assert secret not in everything(as_rita)
    push(as_ed, "open.yaml", DRAFT, taken_out.number)
    with closing(open_archive(as_rita)) as archive:
        assert archive.current() == {}
        assert archive.history("open.yaml") == ()
    for secret in SECRETS:
        assert secret not in everything(as_rita)
    remove(as_ed, "open.yaml")
    with closing(open_archive(as_rita)) as archive:
        assert archive.history("open.yaml") == ()


def test_a_draft_that_is_pushed_and_removed_at_once_stays_hidden(addresses: tuple[str, str]) -> None:
    as_rita, as_ed = addresses
    with closing(open_archive(as_ed)) as archive:
        (first,) = archive.push([Change("new.yaml", CHECKED.encode(), None, "Ed")])
        base = some(first.version).number
        secret = Change("new.yaml", DRAFT.encode(), base, "Ed")
        # numbers of versions are drawn one after the other: the removal's base is the one that is about to be drawn
        outcomes = [each.outcome for each in archive.push([secret, Change("new.yaml", None, base + 1, "Ed")])]
        assert outcomes == [Outcome.STORED, Outcome.STORED]
    with closing(open_archive(as_rita)) as archive:
        assert archive.history("new.yaml") == ()


def test_what_the_tables_of_an_older_closeread_hide_is_hidden_once_they_are_brought_up_to_date(
    addresses: tuple[str, str], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_rita, as_ed = addresses
    with psycopg.connect(database, autocommit=True) as own:
        own.execute("DROP SCHEMA closeread CASCADE")
    monkeypatch.setattr(migrations, "MIGRATIONS", ALL[:4])
    monkeypatch.setattr(migrations, "VERSION", 4)
    begin_archive(database)
    hide(database, True)
    monkeypatch.undo()
    push(database, "open.yaml", CHECKED)
    push(database, "secret.yaml", DRAFT)
    with psycopg.connect(database) as own:
        (version,) = some(own.execute("SELECT version FROM closeread.meta").fetchone())
    assert version == len(ALL)
    remove(as_ed, "open.yaml")
    with closing(open_archive(as_rita)) as archive:
        assert list(archive.current()) == ["open.yaml"]
        assert archive.history("secret.yaml") == ()


def test_pieces_of_the_table_of_words_that_are_made_later_hide_them_too(
    addresses: tuple[str, str], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_rita, as_ed = addresses
    monkeypatch.setattr(article_writer, "SMALLEST_PIECE", 1)
    for number in range(4):
        push(as_ed, f"secret-{number}.yaml", DRAFT)
    with psycopg.connect(database) as own:
        (pieces,) = some(own.execute("SELECT count(*) FROM closeread.piece").fetchone())
    assert pieces > 1
    assert "zinnia" in everything(as_ed)
    assert "zinnia" not in everything(as_rita)


@pytest.mark.parametrize(("who", "uses_index"), [(0, False), (1, True)])
def test_a_search_of_an_editor_uses_the_index_of_words_and_one_of_a_reader_does_not(
    addresses: tuple[str, str], who: int, uses_index: bool
) -> None:
    with psycopg.connect(addresses[who]) as connection:
        connection.execute("SET search_path TO closeread")
        connection.execute("SET enable_seqscan TO off")
        plan = connection.execute(
            "EXPLAIN SELECT quote FROM words WHERE words @@ CAST('harbour' AS tsquery)"
        ).fetchall()
        assert PostgresIndex(connection).read_pieces().guarded != uses_index
    lines = "\n".join(line for (line,) in plan)
    assert ("Index Cond: (words @@" in lines) == uses_index, lines


def test_the_index_of_words_answers_readers_for_checked_articles_alone(
    addresses: tuple[str, str], database: str
) -> None:
    asked = "SELECT said FROM closeread.checked_words(-9223372036854775808, 9223372036854775807, %s)"
    for address in (addresses[0], database):
        with psycopg.connect(address) as connection:
            rows = connection.execute(asked, ("start | grow",)).fetchall()
            assert ["start" in said for (said,) in rows] == [True], "the quote of the draft says `grow`"
    with psycopg.connect(addresses[1]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(asked, ("start",))


def test_a_reader_finds_the_same_as_an_editor_in_what_is_checked(
    addresses: tuple[str, str], tmp_path: Path
) -> None:
    push(addresses[1], "more.yaml", CHECKED.replace("a start", "an end of the start"))
    asked = ["", "start", "sta", '"of the"', '"the start"', "start -end", "speaker:ruiz", "end type:direct"]
    asked += ["speaker:ruiz -type:indirect", "since:2001 start", "draft:no", "grow", "zinnias grow"]
    answers = []
    for address in addresses:
        with closing(scanned(open_remote_library(address, tmp_path / "copies"))) as library:
            by_query = [library.search(query(text)).hits for text in asked]
            answers.append([[hit.text for hit in hits if "innia" not in hit.text] for hits in by_query])
    assert answers[0] == answers[1]
    assert sum(map(len, answers[0])) > len(asked)


def test_only_the_owner_hides_and_shows_drafts(addresses: tuple[str, str]) -> None:
    for address in addresses:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            hide(address, False)
