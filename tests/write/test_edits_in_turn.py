"""Edits one after the other, in files of every style: each is made of what the ones before it left."""

from __future__ import annotations

import random
import re

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import check_file
from reader.write.apply_edit import NOT_AS_MEANT, apply
from reader.write.edits import Edit
from tests.write.edit_corpus import corpus, edits_of

CORPUS = {name: source for name, source in corpus().items() if name != "bundled"}


@pytest.mark.parametrize("name", CORPUS)
def test_a_dozen_edits_in_turn_leave_a_file_that_takes_the_next(name: str) -> None:
    chance = random.Random(name)
    for _ in range(6):
        file = check_file(CORPUS[name], "x")
        for _ in range(12):
            article = file.loaded.article
            assert article is not None
            by_kind: dict[str, list[Edit]] = {}
            for edit in edits_of(article):
                by_kind.setdefault(type(edit).__name__, []).append(edit)
            edit = chance.choice(by_kind[chance.choice(sorted(by_kind))])
            try:
                file = apply(file, edit).file
            except EditRefused as refusal:
                assert str(refusal) != NOT_AS_MEANT, edit
                assert not re.search("key was expected|colon|comma|indent|brace|bracket", str(refusal)), edit
