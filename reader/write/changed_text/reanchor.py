"""Makes the file of a changed text, with its annotations where their words are now.

An annotation whose words stand where they stood is followed there without a word. One whose words are others now, or
stand in other surroundings, becomes a draft that says what words it had; one that is gone says only that. None goes.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.errors import EditRefused
from reader.load.anchors.canonical import canonical
from reader.load.anchors.phrases import TooManyPlacesError
from reader.load.build import TOO_MANY_PLACES
from reader.load.checked_file import CheckedFile, check_file
from reader.load.faults import has_only_anchor_faults
from reader.load.syntax.nodes import Mapping, Node
from reader.load.values.items import ArticleItems
from reader.model.article import Article
from reader.model.text import Span, Text
from reader.write.byte_changes import BOM, with_changes
from reader.write.changed_text.anchor_changes import AnchorChanges, Known
from reader.write.changed_text.entry_places import EntryKey, entries_with_faults
from reader.write.changed_text.find_again import FindAgain
from reader.write.changed_text.text_block import text_splice
from reader.write.node_changes.change import Put, has_only

_TRIES = 4
"""Times that the file is written anew where an entry would have a fault: that entry is then orphaned."""
_FAULTY = (
    "the file has faults that no change of its text explains: mend those first, `reader check` tells where"
)


@dataclass(frozen=True, slots=True)
class Reanchored:
    """A file with its annotations where their words are now: how many have moved, and how many have no words now."""

    file: CheckedFile
    moved: int = 0
    orphaned: int = 0

    @property
    def article(self) -> Article:
        assert self.file.loaded.article is not None, "a file with a fault is refused"
        return self.file.loaded.article


def reanchored(
    file: CheckedFile, old: Text | None, new: Text | None = None, known: Known = None
) -> Reanchored:
    """The file with the `new` text; without one with its own, which an editor has changed since it was `old`.

    `known` are the words that the annotations had in the old text; what stands elsewhere in it was written for the
    new text. Without `old` words are found where they stand once, or by what is like them. Raises EditRefused where
    the file has faults of another kind.
    """
    if (
        file.items is None
        or file.root is None
        or not (file.loaded.article or has_only_anchor_faults(file.loaded.diagnostics))
    ):
        raise EditRefused(_FAULTY)
    try:
        return _reanchored(file, file.items, file.root, (old, new), known)
    except TooManyPlacesError:
        raise EditRefused(TOO_MANY_PLACES) from None


def _reanchored(
    file: CheckedFile, items: ArticleItems, root: Node, texts: tuple[Text | None, Text | None], known: Known
) -> Reanchored:
    old, new = texts
    text = new or items.text
    find = FindAgain(old or Text(""), text, known or ())
    orphans: set[EntryKey] = set()
    made = file
    for _ in range(_TRIES):
        changes = AnchorChanges(items, root, find, (old, text), known, orphans)
        made = _written(file, changes, text) if changes.keys.changes or new else file
        article = made.loaded.article
        wrong = entries_with_faults(made.root or root, made.loaded.diagnostics)
        if article is not None:
            wrong = {key for key, check in changes.checks if not check(article)}
        if article is not None and not wrong:
            return Reanchored(made, changes.keys.moved, changes.keys.orphaned)
        if not wrong - orphans:
            break
        orphans |= wrong
    raise EditRefused(_sentence(made))


def _sentence(file: CheckedFile) -> str:
    errors = (fault for fault in file.loaded.diagnostics if fault.severity == "error")
    fault = next(errors, None)
    return f"that would leave a fault: {fault.message}" if fault else _FAULTY


def _written(file: CheckedFile, changes: AnchorChanges, text: Text) -> CheckedFile:
    """The file with the changes of its nodes, read anew. Raises EditRefused where it has others."""
    source = file.source.decode("utf-8").removeprefix(BOM)
    root = changes.root
    splices = []
    if file.items is not None and text != file.items.text:
        in_flow = source[root.mark.index : root.mark.index + 1] == "{"
        splices.append(text_splice(source, root["text"], text.content, in_flow))
    new = check_file(with_changes(file.source, changes.keys.changes, splices), file.stem)
    if not isinstance(new.root, Mapping) or canonical(new.root["text"][0]) != text.content:
        raise EditRefused(_FAULTY)
    if not has_only(root, [*changes.keys.changes, Put(root, "text", new.root["text"][0])], new.root):
        raise EditRefused(_FAULTY)
    return new


def known_words(article: Article) -> set[Span]:
    """The words that the annotations of an article are about, but for the names that the program finds."""
    spans = {part for quote in article.quotes for part in quote.parts}
    spans |= {part for event in article.events for part in event.parts}
    spans |= {span for quote in article.quotes for span in (quote.cue, quote.mention) if span}
    spans |= {event.when_text for event in article.events if event.when_text}
    spans |= {note.span for note in article.notes}
    # an entry may give words that are a name, too
    return spans | {mention.span for entity in article.entities.values() for mention in entity.mentions}
