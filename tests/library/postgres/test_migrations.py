"""The tables of an archive that was brought up to date, step by step, are those of a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import psycopg
import pytest

from reader.errors import StoreUnavailable
from reader.library.postgres import migrations
from reader.library.postgres.archive import begin_archive
from reader.library.postgres.migrations import MIGRATIONS as ALL
from tests.library.postgres.test_hidden_drafts import CHECKED, push
from tests.postgres import Server

_OURS = "'closeread'::regnamespace"
_QUESTIONS = {
    "columns": (
        "SELECT attrelid::regclass::text, attname, attnum, format_type(atttypid, atttypmod), attnotnull, attcollation,"
        " attstorage, attcompression, attidentity, pg_get_expr(adbin, adrelid), attacl::text FROM pg_attribute"
        " JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
        f" WHERE relnamespace = {_OURS} AND attnum > 0 ORDER BY 1, 3"
    ),
    "relations": (
        "SELECT relname, relkind, relacl::text, relrowsecurity, relforcerowsecurity, relreplident, reloptions,"
        f" pg_get_expr(relpartbound, oid) FROM pg_class WHERE relnamespace = {_OURS} ORDER BY 1"
    ),
    "indexes": f"SELECT indexdef FROM pg_indexes WHERE schemaname = {_OURS}::text ORDER BY 1",
    "constraints": (
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        f" WHERE connamespace = {_OURS} ORDER BY 1, 2"
    ),
    "functions": (
        "SELECT pg_get_functiondef(oid), proacl::text, proowner::regrole::text FROM pg_proc"
        f" WHERE pronamespace = {_OURS} ORDER BY 1"
    ),
    "policies": "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2",
    "triggers": (
        "SELECT tgrelid::regclass::text, pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid"
        f" WHERE relnamespace = {_OURS} AND NOT tgisinternal ORDER BY 1, 2"
    ),
    "schema": f"SELECT nspacl::text FROM pg_namespace WHERE oid = {_OURS}",
    "version": "SELECT version FROM closeread.meta",
}

UpTo = Callable[[str, int], None]


def catalog(address: str) -> Mapping[str, list[tuple[object, ...]]]:
    """All that PostgreSQL knows of the tables, functions, rules and rights of an archive."""
    with psycopg.connect(address) as connection:
        return {what: connection.execute(asked).fetchall() for what, asked in _QUESTIONS.items()}


def hide(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as own:
        own.execute("SELECT closeread.hide_drafts(true)")


@pytest.fixture
def up_to(monkeypatch: pytest.MonkeyPatch) -> UpTo:
    """Brings an archive to the version of an older closeread."""

    def up_to(address: str, version: int) -> None:
        with monkeypatch.context() as older:
            older.setattr(migrations, "MIGRATIONS", ALL[:version])
            older.setattr(migrations, "VERSION", version)
            begin_archive(address)

    return up_to


def test_an_archive_that_went_through_every_version_is_as_a_new_one(postgres: Server, up_to: UpTo) -> None:
    old, new = postgres.fresh_database(), postgres.fresh_database()
    for version in range(1, len(ALL) + 1):
        up_to(old, version)
    begin_archive(new)
    assert catalog(old) == catalog(new)
    assert catalog(new)["version"] == [(len(ALL),)]


@pytest.mark.parametrize("version", range(3, len(ALL)))
def test_an_older_archive_with_hidden_drafts_becomes_as_a_new_one(
    postgres: Server, up_to: UpTo, version: int
) -> None:
    old, new = postgres.fresh_database(), postgres.fresh_database()
    up_to(old, version)
    hide(old)
    for address in (old, new):
        begin_archive(address)
        push(address, "a.yaml", CHECKED)
    hide(new)
    assert catalog(old) == catalog(new)
    assert len(catalog(new)["policies"]) > 20


def test_rules_that_somebody_has_changed_stop_the_migration_whatever_the_server_checks(
    postgres: Server, up_to: UpTo
) -> None:
    address = postgres.fresh_database()
    up_to(address, 4)
    with psycopg.connect(address, autocommit=True) as own:
        own.execute(f"ALTER DATABASE {own.info.dbname} SET plpgsql.check_asserts = off")
        own.execute(
            "CREATE OR REPLACE FUNCTION closeread.hide_drafts(hidden boolean) RETURNS void LANGUAGE sql AS ''"
        )
    with pytest.raises(StoreUnavailable, match="hide_drafts is another one than closeread made"):
        begin_archive(address)
    assert catalog(address)["version"] == [(4,)], "nothing was changed"
