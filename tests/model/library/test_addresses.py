"""Addresses of archives, shown without a password."""

from __future__ import annotations

import pytest

from reader.model.library.addresses import archive_key, has_password, is_address, shown_address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql:///newsroom", "postgresql:///newsroom"),
        ("postgresql://ana@db.example:5433/news", "postgresql://ana@db.example:5433/news"),
        ("postgresql://ana:s3cret@db.example/news", "postgresql://ana@db.example/news"),
        ("postgres://ana:s3cret@/news?host=/run&password=s3cret", "postgres://ana@/news?host=/run"),
        ("postgresql:///news?PASSWORD=s3cret&sslpassword=s3cret", "postgresql:///news"),
        ("postgresql://ana:s3@cret@db/news\x1b[2J", "postgresql://ana@db/news\\x1b[2J"),
        ("postgresql://[s3cret", "the archive"),
    ],
)
def test_a_password_is_never_shown(address: str, shown: str) -> None:
    assert shown_address(address) == shown
    assert "cret" not in shown
    assert has_password(address) is ("cret" in address)


@pytest.mark.parametrize(
    ("text", "known"),
    [("postgresql:///news", True), ("POSTGRES://x/y", True), ("news", False), ("https://x", False)],
)
def test_an_address_is_no_path(text: str, known: bool) -> None:
    assert is_address(text) is known


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("postgresql://ana:s3cret@db.example.org:5433/news", "postgresql://db.example.org:5433/news"),
        ("postgres://bo@db.example.org/news?sslmode=verify-full", "postgresql://db.example.org/news"),
        ("postgresql://ana@/news?host=/run/pg&connect_timeout=3", "postgresql:///news?host=/run/pg"),
        ("postgresql://ana@/?service=news", "postgresql:///?service=news"),
        ("postgresql://ana@db.example.org", "postgresql://db.example.org/ana"),
        ("postgresql://anna@/?host=/tmp/x", "postgresql:///anna?host=/tmp/x"),
        ("postgresql://ben@/?host=/tmp/x", "postgresql:///ben?host=/tmp/x"),
        ("postgresql:///?user=anna", "postgresql:///anna"),
        ("postgresql:///?user=ben", "postgresql:///ben"),
        ("postgresql://ana@db/?user=ben%20b", "postgresql://db/ben%20b"),
        ("postgresql:///?user=ana&dbname=news", "postgresql:///?dbname=news"),
        ("postgresql:///news?user=ana", "postgresql:///news"),
        ("postgresql://[", "postgresql://the archive"),
    ],
)
def test_the_key_of_an_archive_is_the_same_whoever_connects_and_how(address: str, key: str) -> None:
    assert archive_key(address) == key
