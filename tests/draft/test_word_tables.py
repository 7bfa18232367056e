"""The files of words, read as TOML has them."""

from __future__ import annotations

import tomllib

import pytest

from reader.draft.language import data_text
from reader.draft.word_tables import tables_of


@pytest.mark.parametrize("language", ["english", "german", "french"])
def test_the_words_of_a_language_are_those_that_toml_reads(language: str) -> None:
    content = data_text(f"reader.draft.{language}", "words.toml")
    assert tables_of(content) == tomllib.loads(content)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# only this\n",
        '\n[a]\nb = \'c d\'\n"*" = "it\'s"\n[a2]\n',
        "[a]\nb = '''\nc\n\n# no remark\n[d]\n'''\n# one\ne = \"\"\"f\"\"\"",
        "[a]\nb = '''c'''",
    ],
)
def test_texts_of_one_line_and_of_several_are_read(content: str) -> None:
    assert tables_of(content) == tomllib.loads(content)


@pytest.mark.parametrize("content", ["b = 'c'", "[a]\nb", "[a]\nb = 1", "[a]\nb = 'c", "[a]\nb = '''c\n"])
def test_what_holds_more_than_texts_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"no text|neither"):
        tables_of(content)
