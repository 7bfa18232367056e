"""Edits an article's file: each edit is saved at once, and can be undone while no other program changes the file."""

from __future__ import annotations

from pathlib import Path

from reader.errors import ChangedMeanwhile, EditRefused, SaveError
from reader.load.article_cache import ArticleCache, article_name
from reader.load.checked_file import CheckedFile, check_file
from reader.load.file import bytes_of, is_read_only
from reader.memory.journal import Change, EditJournal
from reader.model.article import Article
from reader.model.diagnostic import Severity
from reader.model.text import Text
from reader.services.bundled import bundled
from reader.services.own_copy import same_copy
from reader.write.apply_edit import Edited, apply
from reader.write.changed_text.reanchor import Reanchored, known_words, reanchored
from reader.write.edits import Edit
from reader.write.same_meaning import means_the_same
from reader.write.save import replace_content

MOST_TRIES = 5  # an act is applied anew to a file that another program changes meanwhile
KEEPS_CHANGING = "another program keeps changing the file"
NOTHING_TO_UNDO = "there is nothing to undo, or the file was changed since by another program"
NOTHING_TO_REDO = "there is nothing to redo, or the file was changed since by another program"


class ArticleEditor:
    """The file of one article, for as long as it is reviewed.

    Before its first act a file that can't be written, and the one that comes with the program, becomes a copy of the
    person's own in `library`: `path` is then that of the copy. Every method may raise UnreadableFile and SaveError.
    """

    def __init__(
        self, path: Path, journal: EditJournal, library: Path | None, shown: Article | None = None
    ) -> None:
        """`shown` is the article that edits are made of, as far as it is known."""
        self.path, self._shown = path, shown
        self._journal = journal
        self._library = library
        self._file: CheckedFile | None = None

    def apply(self, edit: Edit) -> Edited:
        """The article after an act, which is in the file when this returns. Raises EditRefused.

        What another program has written meanwhile is read first: the act is applied to that, or refused where the
        entry that it is about is no longer there.
        """
        for _ in range(MOST_TRIES):
            file, article = self._read_sound()
            if self._shown is not None and not means_the_same(edit, self._shown, article):
                raise EditRefused("another program has changed these words meanwhile")
            edited = apply(file, edit)
            if self._is_saved(edited.file, file):
                return edited
        raise SaveError(KEEPS_CHANGING)

    def reanchor(self, new: Text | None = None, before: Article | None = None) -> Reanchored:
        """The article with its annotations where their words are in a new text, which is in the file from now on.

        Without a new text in that of the file, which an editor has changed since it was `before`, where that is
        known. Raises EditRefused.
        """
        for _ in range(MOST_TRIES):
            file = self._read()
            known = file.loaded.article if new is not None else before
            words = None if known is None else known_words(known)
            made = reanchored(file, None if known is None else known.text, new, words)
            if self._is_saved(made.file, file):
                return made
        raise SaveError(KEEPS_CHANGING)

    def _is_saved(self, new: CheckedFile, old: CheckedFile) -> bool:
        """Whether the file has the new content now; not where another program has changed it meanwhile."""
        if new.source == old.source:
            return True
        try:
            self._save(new.source, old.source)
        except ChangedMeanwhile:
            return False
        self._journal.record(old.source, new.source)
        self._file, self._shown = new, new.loaded.article
        return True

    def undo(self) -> Article:
        """The article as it was before the last act that left the file as it is. Raises EditRefused."""
        content = bytes_of(self.path)
        change = self._journal.last(content)
        if change is None:
            raise EditRefused(NOTHING_TO_UNDO)
        return self._restore(content, change.undone_in(content), change, undone=True)

    def redo(self) -> Article:
        """The article with the act that was undone last. Raises EditRefused."""
        content = bytes_of(self.path)
        change = self._journal.next(content)
        if change is None:
            raise EditRefused(NOTHING_TO_REDO)
        return self._restore(content, change.redone_in(content), change, undone=False)

    def keep(self, cache: ArticleCache) -> None:
        """Put the article as the edits left it into the cache of checked articles."""
        if self._file is not None:
            cache.put(article_name(self._file.source, self._file.stem), self._file.loaded)
            cache.flush()

    def pop_fault(self) -> str | None:
        """Why acts can't be undone after the program ends, in one sentence: once, then None."""
        return self._journal.pop_fault()

    def newer(self) -> Article | None:
        """What another program has written into the file; None where it is as the last act, or the review, found it.

        Raises EditRefused where that has a fault.
        """
        _, article = self._read_sound()
        if article == self._shown:
            return None
        self._shown = article
        return article

    def _read_sound(self) -> tuple[CheckedFile, Article]:
        file = self._read()
        if file.loaded.article is None:
            first = next(fault for fault in file.loaded.diagnostics if fault.severity is Severity.ERROR)
            raise EditRefused(f"line {first.mark.line} of the file has a fault, {first.message}")
        return file, file.loaded.article

    def _read(self) -> CheckedFile:
        source = bytes_of(self.path)
        if self._file is None or self._file.source != source:
            self._file = check_file(source, self.path.stem)
        return self._file

    def _restore(self, content: bytes, new: bytes, change: Change, *, undone: bool) -> Article:
        """The article with a change undone or redone, which is in the file and the journal from now on."""
        file = check_file(new, self.path.stem)
        if file.loaded.article is None:
            raise EditRefused("the file would have a fault again")
        self._save(new, content)
        self._file, self._shown = file, file.loaded.article
        self._journal.mark(change, undone=undone)
        return file.loaded.article

    def _save(self, content: bytes, expected: bytes) -> None:
        if self.path.resolve() == bundled().resolve() or is_read_only(self.path):
            self.path = same_copy(self.path, self._library)
        replace_content(self.path, content, expected)
