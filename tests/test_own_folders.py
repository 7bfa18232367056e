"""No test touches the data, settings, state or cache of the person who runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from inspect import signature
from pathlib import Path

import pytest

from reader.settings import folders
from tests.conftest import XDG_FOLDERS

CHECKOUT = Path(__file__).parents[1]


def test_all_folders_of_the_program_lie_in_the_home_of_the_test(home: Path) -> None:
    found = [
        folder("postgresql://db.example/news") if signature(folder).parameters else folder()
        for name, folder in vars(folders).items()
        if name.endswith("_folder")
    ]
    assert len(found) >= 3
    assert all(folder is not None and folder.is_relative_to(home) for folder in found)


def test_a_program_that_a_test_starts_has_the_same_home(home: Path) -> None:
    code = "from pathlib import Path; print(Path.home())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == home


@pytest.mark.slow
def test_the_tests_of_the_command_line_leave_the_folders_of_their_person_empty(tmp_path: Path) -> None:
    theirs = {variable: str(tmp_path / folder) for variable, folder in XDG_FOLDERS.items()}
    environment = {**os.environ, **theirs, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not slow", "tests/cli"]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert list(tmp_path.iterdir()) == []
