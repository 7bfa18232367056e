"""The node changes of a file that lead its annotations to where their words are in a newer text."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import pairwise
from typing import TypeAlias

from reader.load.anchors.find import Anchors
from reader.load.anchors.folding import fold_words
from reader.load.syntax.nodes import Mapping, Node, Sequence
from reader.load.values.fields import ANCHOR, AT, EVENT, MENTION, MENTIONS, NOTE, QUOTE, Shape
from reader.load.values.items import AnchorItem, ArticleItems, EventItem, QuoteItem, Word
from reader.model.article import Article, EventId, Provenance, QuoteId
from reader.model.text import Span, Text
from reader.write.changed_text.entry_keys import EntryKeys, share
from reader.write.changed_text.entry_places import EntryKey
from reader.write.changed_text.find_again import Fate, FindAgain, Found
from reader.write.node_changes.change import PutItem
from reader.write.node_changes.plan import SECTIONS
from reader.write.shortest_anchors import AnchorWriter
from reader.write.yaml_text import Bare
from reader.write.yaml_text import Node as Value

_UNSURE = 0.5
"""How sure it is that a quote still stands whose cue is gone, or far away now."""
_NONE, _GONE = Found(Fate.SAME), Found(Fate.GONE, sure=_UNSURE)
Known: TypeAlias = Collection[Span] | None
"""The words that annotations had in the old text, None where that is not known."""


class AnchorChanges:
    """The changes of a file's nodes, in `keys`, and what must hold of each entry afterwards, in `checks`."""

    def __init__(
        self,
        items: ArticleItems,
        root: Node,
        find: FindAgain,
        texts: tuple[Text | None, Text],
        known: Known,
        orphans: Collection[EntryKey],
    ) -> None:
        """`texts` are the old and the new one; `orphans` are entries that are to be orphaned whatever is found."""
        assert isinstance(root, Mapping), "a file with items is a mapping"
        self.root = root
        self.checks: list[tuple[EntryKey, Callable[[Article], bool]]] = []
        self.keys = EntryKeys()
        self._find, self._known, self._orphans = find, known, orphans
        old, self._text = texts
        self._old_text = old
        self._before = Anchors(items._replace(text=old)) if old else None
        self._after = Anchors(items._replace(text=self._text))
        self._writer = AnchorWriter(self._text, ())
        for index, quote in enumerate(items.quotes):
            self._quote(EntryKey("quotes", index), quote, root["quotes"][index])
        for index, event in enumerate(items.events):
            self._event(EntryKey("events", index), event, root["events"][index])
        for index, note in enumerate(items.notes):
            self._anchor(EntryKey("notes", index), note.anchor, root["notes"][index], note.provenance)
        for entity in items.entities:
            node = root[SECTIONS[entity.kind]][entity.id.value]
            for index, anchor in enumerate(entity.mentions):
                key = EntryKey("mentions", index, entity.id.value)
                given = node["mentions"]
                member = given[index] if isinstance(given, Sequence) else given
                self._anchor(key, anchor, member, anchor.provenance, around=node)

    # -- where words are

    def _fate(self, words: Word, before: Span | None, now: Span | None) -> Found:
        """Where words are now that stood at a place of the old text, and that the file leads to `now`."""
        if before is not None and (self._known is None or before in self._known):
            return self._find.passage(before)
        return Found(Fate.SAME, now) if now is not None else self._find.words(fold_words(words.value))

    def _parts(self, item: QuoteItem | EventItem, key: EntryKey) -> tuple[tuple[Span, ...], list[Found]]:
        """The parts of a quote or event in the old text, and where each is now."""
        if key in self._orphans:
            return (), []
        before = self._before.parts(item.parts, item.at) if self._before else ()
        now = self._after.parts(item.parts, item.at)
        count = len(item.parts)
        places = zip(item.parts, before or (None,) * count, now or (None,) * count, strict=True)
        found = [self._fate(*each) for each in places]
        return before, found if all(each.fate is Fate.SAME for each in found) else self._former(item, found)

    def _former(self, item: QuoteItem | EventItem, found: list[Found]) -> list[Found]:
        """The very words that a draft had before its text was changed, where they stand again; else what was found."""
        was = [self._find.former_words(fold_words(words)) for words in item.provenance.was]
        if not was or not all(was):
            return found
        return [Found(Fate.MOVED, span, _UNSURE) for span in was]

    # -- quotes and events

    def _quote(self, key: EntryKey, item: QuoteItem, node: Mapping) -> None:
        if item.orphaned:
            self._restore(key, item, node, QUOTE)
            return
        before, found = self._parts(item, key)
        parts = self._words(item, node, QUOTE, found)
        if not parts:
            return
        doubts = [each.sure for each in found if each.fate is not Fate.SAME]
        cue = self._near(node, "cue", item.cue, ANCHOR, before, parts)
        mention = self._near(node, "mention", item.mention, MENTION, before, parts)
        doubts += [each.sure for each in (cue, mention) if each.fate is not Fate.SAME]
        self._expect_quote(key, item.id.value, (parts, cue.span, mention.span))
        self.keys.doubt(node, QUOTE, item.provenance, doubts)

    def _expect_quote(self, key: EntryKey, id_: str, words: tuple[object, ...]) -> None:
        def check(article: Article) -> bool:
            quote = article.quotes_by_id.get(QuoteId(id_))
            return quote is not None and (quote.parts, quote.cue, quote.mention) == words

        self.checks.append((key, check))

    def _event(self, key: EntryKey, item: EventItem, node: Mapping) -> None:
        if item.orphaned:
            self._restore(key, item, node, EVENT)
            return
        before, found = self._parts(item, key) if item.parts else ((), [])
        parts = self._words(item, node, EVENT, found) if item.parts else ()
        if item.parts and not parts:
            return
        doubts = [each.sure for each in found if each.fate is not Fate.SAME]
        when = self._near(node, "when_text", item.when_text, ANCHOR, before, parts)
        doubts += [] if when.fate is Fate.SAME else [when.sure]

        def check(article: Article) -> bool:
            event = article.events_by_id.get(EventId(item.id.value))
            return event is not None and (event.parts, event.when_text) == (parts, when.span)

        self.checks.append((key, check))
        self.keys.doubt(node, EVENT, item.provenance, doubts)

    def _words(
        self, item: QuoteItem | EventItem, node: Mapping, shape: Shape, found: list[Found]
    ) -> tuple[Span, ...]:
        """The parts in the new text, written where they are others; none where the quote or event is orphaned."""
        spans = [each.span for each in found if each.span is not None]
        same = len(spans) == len(found) and all(each.fate is Fate.SAME for each in found) and _in_order(spans)
        parts = tuple(spans) if same else _apart(spans)
        if same and parts and self._after.parts(item.parts, item.at) == parts:
            return parts
        if same and parts and self._is_renumbered(item, node, parts):
            return parts
        at = self._writer.at(parts) if parts else None
        if at is None:
            self.keys.orphan(node, "text" if "text" in node else "parts")
            return ()
        if not same:
            self.keys.put_words(
                node, shape, [word.value for word in item.parts], [self._text[part] for part in parts]
            )
            if not any(each.fate is not Fate.SAME for each in found):  # each is there, in another order
                found.append(Found(Fate.MOVED, None, _UNSURE))
        self.keys.put_or_drop(node, shape, "at", at)
        return parts

    def _is_renumbered(self, item: QuoteItem | EventItem, node: Mapping, parts: tuple[Span, ...]) -> bool:
        """Whether only the paragraph of a quote or event has another number, which is then written."""
        para = self._text.paragraph_of(parts[0].start)
        if item.at.para is None or self._after.parts(item.parts, item.at._replace(para=para)) != parts:
            return False
        self.keys.put(node["at"], AT, "para", Bare(para))
        return True

    def _restore(self, key: EntryKey, item: QuoteItem | EventItem, node: Mapping, shape: Shape) -> None:
        """The words that an orphaned one had, where they stand again, once, as a draft."""
        self.keys.orphaned += 1
        if key in self._orphans:
            return
        was = [Word(words, item.id.mark) for words in item.provenance.was]
        found: list[Span | None] = list(self._after.parts(was, item.at))
        if not found or not all(span and self._find.is_new(span) for span in found):
            found = [self._find.new_words(fold_words(words)) for words in item.provenance.was]
        spans = [span for span in found if span is not None]
        if len(spans) != len(found) or not _in_order(spans) or self._writer.at(spans) is None:
            return
        words: list[Value] = [self._text[span] for span in spans]
        self.keys.put(
            node, shape, "text" if len(words) == 1 else "parts", words[0] if len(words) == 1 else words
        )
        self.keys.put_or_drop(node, shape, "at", self._writer.at(spans))
        self.keys.orphaned -= 1
        self.keys.doubt(node, shape, item.provenance, [_UNSURE])

    # -- words near those of a quote or an event

    def _near(
        self,
        node: Mapping,
        name: str,
        anchor: AnchorItem | None,
        shape: Shape,
        before: tuple[Span, ...],
        parts: tuple[Span, ...],
    ) -> Found:
        """Where a cue, a speaker's or a date's words are now, written if the file leads elsewhere."""
        if anchor is None or anchor.orphaned:
            return _NONE
        outside = name != "when_text"
        old = self._nearest(self._before, anchor, before, outside) if self._before else None
        now = self._nearest(self._after, anchor, parts, outside)
        found = self._fate(anchor.words, old, now) if old or now else _GONE
        if found.span is not None and found.fate is Fate.SAME and old and before and parts:
            away = _paragraphs_apart(self._old_text, old, before)
            if away < _paragraphs_apart(self._text, found.span, parts):
                found = found._replace(fate=Fate.MOVED, sure=_UNSURE)
        if found.fate is Fate.SAME and found.span == now:
            return found

        def put(value: Value) -> None:
            self.keys.put(node, shape, name, value)

        if found.fate is Fate.SAME and found.span is not None and anchor.para is not None:
            moved = anchor._replace(para=self._text.paragraph_of(found.span.start))
            if self._nearest(self._after, moved, parts, outside) == found.span:
                self.keys.put(node[name], shape, "para", Bare(moved.para))
                return found
        keys = None
        if found.span is not None:
            keys = self._writer.near(found.span, parts, outside=outside) if parts else None
            keys = keys or self._writer.alone(found.span)
        if keys is None:
            self.keys.orphan(node[name], "text", put)
            self.keys.orphaned -= 1  # the quote or event is there, as a draft
            return _GONE
        was = {} if found.fate is Fate.SAME else {"was": anchor.words.value}
        self.keys.put_anchor(node[name], shape, keys | was, put)
        return found

    def _nearest(
        self, anchors: Anchors, anchor: AnchorItem, parts: tuple[Span, ...], outside: bool
    ) -> Span | None:
        if not parts:
            return next(iter(anchors.find(anchor)), None)
        return anchors.nearest(anchor, parts, outside=outside)

    # -- mentions and notes

    def _anchor(
        self,
        key: EntryKey,
        anchor: AnchorItem,
        node: Node,
        provenance: Provenance,
        around: Mapping | None = None,
    ) -> None:
        """Writes a mention or a note where its words are now; `around` is the entity of a mention."""
        shape = NOTE if around is None else MENTIONS

        def put(value: Value) -> None:
            assert around is not None, "a note is a mapping"
            given = around["mentions"]
            if isinstance(given, Sequence):
                self.keys.changes.append(PutItem(given, key.number, value))
            else:
                self.keys.put(around, MENTIONS, "mentions", value)

        if anchor.orphaned:
            self._restore_anchor(key, anchor, node, shape, provenance)
            return
        if anchor.nth == "all":
            self._all_places(key, anchor, node, shape, put)
            return
        before = next(iter(self._before.find(anchor)), None) if self._before else None
        now = next(iter(self._after.find(anchor)), None)
        found = _GONE if key in self._orphans else self._fate(anchor.words, before, now)
        keys = self._writer.alone(found.span) if found.span is not None else None
        if keys is None or found.span is None:
            self.keys.orphan(node, "text", put)
            return
        self._expect_anchor(key, found.span)
        if found.fate is Fate.SAME:
            moved = anchor._replace(para=self._text.paragraph_of(found.span.start))
            if found.span == now:
                return
            if anchor.para is not None and self._after.find(moved) == (found.span,):
                assert isinstance(node, Mapping), "words alone have no paragraph"
                self.keys.put(node, shape, "para", Bare(moved.para))
            else:
                self.keys.put_anchor(node, shape, keys, put)
            return
        was = provenance.was or (anchor.words.value,)
        draft = Bare(share(found.sure, provenance))
        self.keys.put_anchor(node, shape, keys | {"was": was[0], "draft": draft}, put)
        if isinstance(node, Mapping):
            self.keys.drop(node, "confidence")
        self.keys.moved += 1

    def _expect_anchor(self, key: EntryKey, span: Span) -> None:
        def check(article: Article) -> bool:
            if key.section == "notes":
                return any(note.id == f"n{key.number + 1}" and note.span == span for note in article.notes)
            mentions = next(each.mentions for id_, each in article.entities.items() if id_ == key.entity)
            return any(mention.span == span for mention in mentions)

        self.checks.append((key, check))

    def _all_places(
        self, key: EntryKey, anchor: AnchorItem, node: Node, shape: Shape, put: Callable[[Value], None]
    ) -> None:
        """Words at every place, in all of the text or in a paragraph, which may have another number now."""
        if key not in self._orphans and anchor.para is None and self._after.find(anchor):
            return
        para = self._find.paragraph(anchor.para) if anchor.para and self._before else anchor.para
        moved = anchor._replace(para=para)
        if key in self._orphans or not self._after.find(moved):
            self.keys.orphan(node, "text", put)
        elif para != anchor.para and isinstance(node, Mapping):
            self.keys.put(node, shape, "para", Bare(para))

    def _restore_anchor(
        self, key: EntryKey, anchor: AnchorItem, node: Node, shape: Shape, provenance: Provenance
    ) -> None:
        found = next(iter(self._after.find(anchor._replace(orphaned=False))), None)
        if found is None or not self._find.is_new(found):
            found = self._find.new_words(fold_words(anchor.words.value))
        if found is None or key in self._orphans:
            self.keys.orphaned += 1
        elif (keys := self._writer.alone(found)) and isinstance(node, Mapping):
            self.keys.put_anchor(
                node, shape, keys | {"draft": Bare(share(_UNSURE, provenance))}, lambda _: None
            )
            self.keys.moved += 1


def _paragraphs_apart(text: Text | None, span: Span, parts: tuple[Span, ...]) -> int:
    """Paragraphs between words and those that they belong to."""
    if text is None:
        return 0
    here = text.paragraph_of(span.start)
    return min(abs(text.paragraph_of(part.start) - here) for part in parts)


def _in_order(spans: list[Span]) -> bool:
    return all(one.end <= other.start for one, other in pairwise(spans))


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """The spans in the text's order, without those that begin in another."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or found[-1].end <= span.start:
            found.append(span)
    return tuple(found)
