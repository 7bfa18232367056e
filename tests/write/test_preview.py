"""What a screen shows of an edit at once is what the file says once it is read again."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import check_file
from reader.model.article import Article
from reader.write.apply_edit import apply
from reader.write.edits import AddMention, Merge, SetNames
from reader.write.preview import preview
from tests.write.edit_corpus import corpus, edits_of

CORPUS = corpus()


def plain(article: Article) -> Article:
    """The article without the lines of its file and without mentions, which quotes give too."""
    return replace(
        article,
        entities={key: entity._replace(line=1, mentions=()) for key, entity in article.entities.items()},
        quotes=tuple(quote._replace(line=1) for quote in article.quotes),
        events=tuple(event._replace(line=1) for event in article.events),
        notes=tuple(note._replace(line=1) for note in article.notes),
        text_line=1,
    )


@pytest.mark.parametrize("name", ["block", "flow", "indentless", "bundled"])
def test_the_preview_of_an_edit_is_the_article_that_comes_of_it(name: str) -> None:
    file = check_file(CORPUS[name], "x")
    article = file.loaded.article
    assert article is not None
    compared = 0
    for edit in islice(edits_of(article), 0, None, 5 if name == "bundled" else 1):
        try:
            made = apply(file, edit).article
        except EditRefused:
            continue
        shown = preview(article, edit)
        if shown is None:
            continue
        compared += 1
        assert plain(shown) == plain(made), edit
    assert compared > 30


def test_edits_of_names_and_mentions_have_no_preview() -> None:
    article = check_file(CORPUS["block"], "x").loaded.article
    assert article is not None
    ruiz, aide, *_ = article.entities
    for edit in (SetNames(ruiz, "Ana", ()), Merge(ruiz, aide), AddMention(ruiz, article.notes[0].span)):
        assert preview(article, edit) is None
