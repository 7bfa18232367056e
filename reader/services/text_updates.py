"""Gives an article its newer text, from an editor or its page fetched anew, and finds its annotations there again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.errors import EditRefused, IntakeError
from reader.load.article_cache import ArticleCache
from reader.load.checked_file import check_file
from reader.load.file import bytes_of
from reader.memory.journal import EditJournal
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.counting import many
from reader.model.text import Text
from reader.services.adding import AddRequest, Page, Progress, import_article
from reader.services.article_editor import ArticleEditor
from reader.write.changed_text.reanchor import Reanchored, known_words, reanchored

NO_ADDRESS = "the article has no address: say after it where its text is, as a file or an address"


@dataclass(frozen=True, slots=True)
class TextUpdate:
    """An article with its newer text. `path` is its file, `summary` says what became of its annotations."""

    path: Path
    article: Article
    summary: str
    unchecked: bool


def update_from_source(
    path: Path,
    request: AddRequest | None,
    journal: EditJournal,
    library: Path | None,
    progress: Progress = lambda _: None,
    *,
    allow_private: bool = False,
) -> TextUpdate:
    """An article with the text that its page, or what is requested, has now.

    Raises IntakeError, SaveError, UnreadableFile and EditRefused.
    """
    article = check_file(bytes_of(path), path.stem).loaded.article
    if article is None:
        raise IntakeError(f"{clean(str(path))} has faults: `reader check` tells them")
    if request is None:
        if article.source.url is None:
            raise IntakeError(NO_ADDRESS)
        request = AddRequest(Page(article.source.url, allow_private))
    incoming = import_article(request._replace(draft=False), progress)
    progress("finding the annotations again")
    editor = ArticleEditor(path, journal, library)
    if incoming.text == article.text.content:
        return TextUpdate(path, article, "the text has not changed", unchecked=False)
    made = editor.reanchor(Text(incoming.text))
    summary = in_words(made)
    if incoming.headline != article.headline:
        summary += f"; its headline is now “{clean(incoming.headline)}”, the file’s is as it was"
    return TextUpdate(editor.path, made.article, summary, bool(made.moved or made.orphaned))


def in_words(made: Reanchored) -> str:
    """`2 annotations moved, to be accepted; 1 orphaned`: what became of annotations, without a full stop."""
    moved = f"{many(made.moved, 'annotation')} moved, to be accepted" if made.moved else ""
    orphaned = f"{many(made.orphaned, 'annotation')} orphaned: the words are gone" if made.orphaned else ""
    return "; ".join(part for part in (moved, orphaned) if part) or "every annotation stands where it stood"


def due_reanchoring(path: Path, before: Article) -> Reanchored | None:
    """What would become of the annotations of a file whose text an editor changed since it was `before`.

    None where every one stands where it stood, or can't be led there. Raises UnreadableFile.
    """
    file = check_file(bytes_of(path), path.stem)
    if file.items is None or file.items.text == before.text:
        return None
    try:
        made = reanchored(file, before.text, None, known_words(before))
    except EditRefused:
        return None
    return None if made.file.source == file.source else made


def has_newer_text(path: Path, cache: ArticleCache) -> bool:
    """Whether a file has another text than when it was opened last, in which annotations stand elsewhere.

    Raises UnreadableFile.
    """
    before = cache.last(path)
    return before is not None and due_reanchoring(path, before) is not None


def reanchor_file(
    path: Path, before: Article | None, journal: EditJournal, library: Path | None
) -> tuple[Path, Reanchored]:
    """The file whose text an editor changed, with its annotations where their words are, and what became of them.

    `before`: what it was, where that is known. Raises SaveError, UnreadableFile and EditRefused.
    """
    editor = ArticleEditor(path, journal, library)
    made = editor.reanchor(before=before)
    return editor.path, made
