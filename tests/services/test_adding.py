"""Adding, as both doors do it: what comes out for each kind of source, and what is written where."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import AlreadyThere, IntakeError
from reader.load.article import load_article
from reader.load.article_cache import ArticleCache
from reader.services.adding import AddRequest, Destination, add
from tests.values import some

TEXT = """Mayor reopens the harbour

The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”
"""


FRENCH = (
    "La maire, Anne Le Goff, a rouvert le port vendredi. « C’est un début », a-t-elle dit devant les habitants qui "
    "étaient venus sur le quai.\n\nLes travaux avaient commencé un an après la tempête, et ils ont duré trois ans "
    "avec le soutien de la région et de la ville.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Destination:
    folder = tmp_path / "articles"
    return Destination(folder=folder, known_in=(folder,))


def file_of(path: Path | None) -> Path:
    assert path is not None
    return path


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (TEXT, None)])
def test_a_drafted_article_says_in_which_language_it_is_where_its_words_show_it(
    text: str, language: str | None, library: Destination
) -> None:
    added = add(AddRequest(text, headline="Port"), library)
    assert some(load_article(file_of(added.path)).article).language == language


def test_pasted_text_becomes_a_file_of_the_folder_and_each_step_is_reported(library: Destination) -> None:
    steps: list[str] = []
    added = add(AddRequest(TEXT), library, steps.append)
    assert added.is_new
    assert added.summary == "1 person, 1 quote and 1 event drafted; 1 of 1 quote certain"
    assert steps == ["drafting “Mayor reopens the harbour”"]
    assert load_article(file_of(added.path)).diagnostics == ()
    assert file_of(added.path).read_text("utf-8") == added.content


def test_a_text_that_the_folder_has_is_not_added_again_unless_forced(library: Destination) -> None:
    first = add(AddRequest(TEXT), library)
    again = add(AddRequest(TEXT.encode()), library)
    assert (again.path, again.is_new) == (first.path, False)
    forced = add(AddRequest(TEXT), Destination(folder=library.folder, known_in=library.known_in, force=True))
    assert forced.path != first.path


def test_without_a_destination_the_content_is_only_returned(tmp_path: Path) -> None:
    added = add(AddRequest(TEXT, draft=False), Destination())
    assert added.path is None
    assert added.content.endswith("“a start.”\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_refused_before_the_source_is_read(tmp_path: Path) -> None:
    there = tmp_path / "there.yaml"
    there.write_text("mine", "utf-8")
    with pytest.raises(AlreadyThere, match="is there already"):
        add(AddRequest(tmp_path / "nowhere.txt"), Destination(file=there))
    assert there.read_text("utf-8") == "mine"


def test_an_annotated_article_is_not_added(tmp_path: Path) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text("format: 1\nheadline: Harbour\ntext: |-\n  Nothing happened.\n", "utf-8")
    with pytest.raises(IntakeError, match="it is an annotated article already"):
        add(AddRequest(path), Destination())


def test_what_was_added_opens_without_being_checked_again(library: Destination, tmp_path: Path) -> None:
    cache = ArticleCache.below(tmp_path / "cache")
    path = file_of(add(AddRequest(TEXT), library, cache=cache).path)
    assert some(cache.get(cache.name_of(path))).article == load_article(path).article
