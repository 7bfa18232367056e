"""Digests are the same whichever module has the hash function."""

from __future__ import annotations

import hashlib
import runpy
import sys

import pytest

from reader.model import digest

WORDS = "“It is a start.”".encode()


def test_a_digest_is_that_of_the_standard_library() -> None:
    assert (
        digest.blake2b(WORDS, digest_size=16).hexdigest()
        == hashlib.blake2b(WORDS, digest_size=16).hexdigest()
    )


def test_a_python_without_the_quick_module_has_the_same_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    slow = runpy.run_path(str(digest.__file__))["blake2b"]
    assert slow is hashlib.blake2b
