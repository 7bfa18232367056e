"""The version of the index stands for its tables and for how its words are folded and divided."""

from __future__ import annotations

from zlib import crc32

from reader.library.sqlite.schema import SCHEMA, VERSION
from reader.model.query.fold import fold, tokens

_PROBE = "Ærøskøbing’s ŁÓDŹ jump-start ½ e\u0301 ﬁ 東京は 한국어 ไทย Straße 12:30 №5 ǅ йїё ʼn ـ ١٢"
_WORDS_OF_VERSION = {14: "48138f77"}
_TABLES_OF_VERSION = {14: "7c1421c6"}


def _mark(text: str) -> str:
    return f"{crc32(text.encode()):08x}"


def test_words_that_are_folded_or_divided_otherwise_need_another_version_of_the_index() -> None:
    assert _mark(" ".join(tokens(fold(_PROBE)))) == _WORDS_OF_VERSION[VERSION]


def test_other_tables_need_another_version_of_the_index() -> None:
    assert _mark(" ".join(SCHEMA)) == _TABLES_OF_VERSION[VERSION]
