"""Faulty files, each with the faults expected of it in comments at its top: place, code and some of the message."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.load.article import read_article

HERE = Path(__file__).parent
EXPECTED = re.compile(r"# expect (\d+):(\d+) ([a-z0-9-]+)(?:: (.+))?")


def expected_of(path: Path) -> list[tuple[tuple[int, int, str], str]]:
    """The place and code of each fault, and the words that its message has to contain."""
    found = []
    for line in path.read_text("utf-8", "replace").split("\n"):
        match = EXPECTED.fullmatch(line)
        if match is None:
            break
        found.append(((int(match[1]), int(match[2]), match[3]), match[4] or ""))
    return sorted(found)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.yaml")), ids=lambda path: path.stem)
def test_each_faulty_file_has_exactly_the_faults_expected(path: Path) -> None:
    expected = expected_of(path)
    told = read_article(path.read_bytes(), path.stem).diagnostics
    assert [(*fault.mark, fault.code) for fault in told] == [place for place, _ in expected]
    for fault, (_, words) in zip(told, expected, strict=True):
        assert words in fault.message
        assert fault.message.isprintable()


def test_there_are_faulty_files_of_every_sort() -> None:
    paths = list(HERE.glob("*.yaml"))
    codes = {place[2] for path in paths for place, _ in expected_of(path)}
    assert len(paths) >= 300
    assert len(codes) >= 30
    assert all(expected_of(path) for path in paths)
