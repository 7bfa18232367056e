"""Connects to the database of an archive, and says in one sentence what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from reader.errors import StoreUnavailable
from reader.model.clean import clean
from reader.model.library.addresses import shown_address

Connection = psycopg.Connection[tuple[Any, ...]]

SCHEMA = "closeread"
NO_ARCHIVE = "there is no archive in it yet; `reader archive push` begins one"
_FORBIDDEN = "your role in the database may not do that; ask whoever keeps it for the role closeread_editor"
_DEFAULTS = {
    "connect_timeout": "10",
    "application_name": "closeread",
    # a connection that was lost is noticed within half a minute
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "20000",
}
"""What libpq is asked for where the address doesn't say otherwise; seconds, the last in milliseconds."""
_LIMIT = 200
"""Characters of a server's own message that are shown."""


def connect(address: str) -> Connection:
    """A connection that commits each statement outside transactions. Raises StoreUnavailable.

    All of libpq holds: `sslmode` and certificates, ~/.pgpass, services, PGHOST and its like.
    """
    with said_plainly(address):
        asked = _DEFAULTS | {key: str(value) for key, value in conninfo_to_dict(address).items()}
        connection = psycopg.connect(make_conninfo("", **asked), autocommit=True)
        connection.execute(f"SET search_path TO {SCHEMA}")
        connection.execute("SET client_min_messages TO warning")
        return connection


@contextmanager
def said_plainly(address: str, forbidden: str = _FORBIDDEN) -> Iterator[None]:
    """What psycopg raises inside is raised as StoreUnavailable, which names the address without its password.

    `forbidden` is what to say where the role may not do it.
    """
    try:
        yield
    except psycopg.Error as error:
        raise StoreUnavailable(
            f"{shown_address(address)}: {_reason(error, forbidden)}"
        ) from None  # it may have the password


def _reason(error: psycopg.Error, forbidden: str) -> str:
    text = str(error)
    if isinstance(error, psycopg.ProgrammingError) and error.sqlstate is None:
        return "it is not an address that PostgreSQL understands"
    if isinstance(error, errors.InsufficientPrivilege):
        return forbidden
    if isinstance(error, errors.UndefinedTable | errors.InvalidSchemaName):
        return NO_ARCHIVE
    if isinstance(error, errors.DiskFull):
        return "the disk of the server is full"
    if isinstance(error, errors.ReadOnlySqlTransaction):
        return "it can only be read"
    pgconn = error.pgconn
    if error.sqlstate is None and pgconn is not None:
        if pgconn.needs_password:
            return "it asks for a password; put it into ~/.pgpass"
        if pgconn.used_password:
            return "the user name or the password is wrong"
    if "does not exist" in text and error.sqlstate is None:
        return f"there is no such {'role' if 'role ' in text else 'database'}"
    unreached = isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
    if unreached and (error.sqlstate is None or error.sqlstate.startswith(("08", "57P"))):
        return "the server can’t be reached"
    lines = text.splitlines()
    return clean(lines[0][:_LIMIT]) if lines else "the server refused without a reason"
