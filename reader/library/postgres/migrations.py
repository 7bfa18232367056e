"""The tables of an archive, version after version, and the roles that may use them."""

from __future__ import annotations

from importlib.resources import files

from reader.errors import StoreUnavailable
from reader.library.postgres.connecting import NO_ARCHIVE, SCHEMA, Connection, said_plainly
from reader.model.library.addresses import shown_address

MIGRATIONS = (
    "0001_tables.sql",
    "0002_roles.sql",
    "0003_drafts.sql",
    "0004_words_for_readers.sql",
    "0005_removed_for_readers.sql",
)
"""Scripts of the folder `sql`, each from one version to the next. What a script makes of an archive never changes:
other tables, functions or rights are a script of their own.
"""
VERSION = len(MIGRATIONS)
_NOT_OWNER = (
    "only the owner of the database may begin an archive in it, or bring an older one up to date;"
    " ask for one `reader archive push` of theirs"
)
_NO_READER = (
    "your role may not read it; ask whoever keeps the archive for the role closeread_reader, or"
    " closeread_editor to push"
)
WRITING = 0x636C_6F73
"""Key of the advisory lock that whoever writes holds: numbers are given out in one order."""


def migrate(connection: Connection, address: str) -> None:
    """Brings the tables to the version of this program, in one transaction. Raises StoreUnavailable."""
    with said_plainly(address, _NO_READER):
        if schema_version(connection) == VERSION:
            return
    with said_plainly(address, _NOT_OWNER), connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (WRITING,))
        found = schema_version(connection)
        _check(found, address)
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        for name in MIGRATIONS[found:]:
            connection.execute(files(__package__).joinpath("sql", name).read_bytes())
        connection.execute("UPDATE meta SET version = %s", (VERSION,))


def check(connection: Connection, address: str) -> None:
    """Raises StoreUnavailable where the tables aren't there, or are of a newer program; older ones are migrated."""
    with said_plainly(address, _NO_READER):
        found = schema_version(connection)
    if found == 0:
        raise StoreUnavailable(f"{shown_address(address)}: {NO_ARCHIVE}")
    _check(found, address)
    if found != VERSION:
        migrate(connection, address)


def schema_version(connection: Connection) -> int:
    """The version of the tables; 0 where there are none."""
    there = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{SCHEMA}.meta",)).fetchone()
    if not (there and there[0]):
        return 0
    row = connection.execute("SELECT version FROM meta").fetchone()
    return int(row[0]) if row else 0


def _check(found: int, address: str) -> None:
    if found > VERSION:
        raise StoreUnavailable(f"{shown_address(address)}: it is of a newer closeread; update this one")
