"""What every test has: a home folder and XDG folders of its own, as every program that it starts; and no deadline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.speaking import ESPEAK_VOICES, Scripted, install

if TYPE_CHECKING:
    from tests.postgres import Server

# how long an example takes tells of how busy the machine is
settings.register_profile("without deadline", deadline=None)
settings.load_profile("without deadline")

# a frame is kept for the program's folders as they are: no test may see one change as another's Python writes bytecode
for module in (Path(__file__).parent.parent / "reader").rglob("__init__.py"):
    module.with_name("__pycache__").mkdir(exist_ok=True)

XDG_FOLDERS = {
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_RUNTIME_DIR": ".run",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone: no settings, library, state or cache but the test's own."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for variable, folder in XDG_FOLDERS.items():
        monkeypatch.setenv(variable, str(home / folder))
    for variable in (
        "NO_COLOR",
        "EDITOR",
        "VISUAL",
        "TEXTUAL_THEME",
        "TEXTUAL_ANIMATIONS",
        "TMUX",
        "STY",
        "SPEECHD_ADDRESS",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    return home


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for all tests of this process."""
    from tests.postgres import programs, server  # psycopg: only where a test asks for it

    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with server() as started:
        yield started


@pytest.fixture
def database(postgres: Server) -> Iterator[str]:
    """The address of an empty database."""
    address = postgres.fresh_database()
    yield address
    postgres.drop(address)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder of PATH, with no program of speech in it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def espeak(programs: Path) -> Scripted:
    """An espeak-ng that writes down what it was to say."""
    return install(programs, "espeak-ng", ESPEAK_VOICES)
