"""A PostgreSQL server of the tests' own: on a unix socket, run by who runs the tests, or by `nobody` for root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

_UNSAFE = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
"""What makes a server quick that nobody will miss."""
_SERVER = ("-c", "listen_addresses=", "-c", "unix_socket_permissions=0700", "-c", "shared_buffers=128MB")
_NUMBERS = count(1)


def programs() -> Path | None:
    """The folder of `initdb` and its like; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    at_hand = shutil.which("initdb")
    return found[-1].parent if found else Path(at_hand).parent if at_hand else None


class Server:
    """A running server; `address` is that of one of its databases."""

    def __init__(self, folder: Path, durable: bool = False) -> None:
        self.folder, self._options = folder, (*_SERVER, *(() if durable else _UNSAFE))
        self._process: subprocess.Popen[bytes] | None = None

    def address(self, database: str, user: str = "postgres") -> str:
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def fresh_database(self) -> str:
        """The address of a new, empty database."""
        name = f"news{next(_NUMBERS)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.address(name)

    def drop(self, address: str) -> None:
        """Removes a database, whoever is connected to it."""
        name = address.partition("@/")[2].partition("?")[0]
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        self._run(
            "pg_ctl", "start", "-w", "-t", "60", "-s", "-l", str(self.folder / "log"), "-o", self._quoted()
        )

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "stop", "-s", "-m", how)

    def make(self) -> None:
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._run("initdb", *options)

    def _quoted(self) -> str:
        return " ".join((*self._options, "-k", str(self.folder)))

    def _run(self, program: str, *arguments: str) -> None:
        where = programs()
        assert where is not None
        command = (str(where / program), "-D", str(self.folder / "data"), *arguments)
        user: int | None = pwd.getpwnam("nobody").pw_uid if os.getuid() == 0 else None
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PG")}
        subprocess.run(
            command,
            check=True,
            user=user,
            cwd="/",
            env=environment | {"HOME": str(self.folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


@contextmanager
def server(durable: bool = False) -> Iterator[Server]:
    """A server in a temporary folder, with a short name, as that of a socket must be."""
    folder = Path(tempfile.mkdtemp(prefix="closeread-pg-"))
    if os.getuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    started = Server(folder, durable)
    try:
        started.make()
        started.start()
        try:
            yield started
        finally:
            started.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
