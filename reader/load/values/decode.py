"""Decodes bytes to items, by the tables of the format, and reports every fault of form."""

from contextlib import suppress
from typing import Any, NamedTuple

from reader.load.anchors.canonical import one_line
from reader.load.faults import Faults, TooManyFaultsError
from reader.load.syntax.nodes import Mapping, Node, Sequence, key_place, node_place
from reader.load.syntax.plain import read_plain
from reader.load.values.fields import ANCHOR, ARTICLE, ENTITY, EVENT, QUOTE, Field, Form, Shape
from reader.load.values.items import (
    AnchorItem,
    ArticleItems,
    At,
    EntityItem,
    EventItem,
    NoteItem,
    QuoteItem,
    Word,
)
from reader.load.values.read import Values, is_absent, sort_of
from reader.model.article import BY_HAND, NOBODY, Basis, Drafting, EventState, Kind, Provenance, QuoteType
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.text import Text

_PROVENANCE = frozenset({"by", "draft", "confidence", "checked_by", "was"})
_LOCATING = ("para", "nth", "prefix", "suffix")
_KINDS = {"people": Kind.PERSON, "organisations": Kind.ORGANISATION, "places": Kind.PLACE}


class Decoded(NamedTuple):
    """What a file says, None where it has no usable text, and its faults as they were found.

    Of the faults the first thousand are here, and `unlisted` counts the others. Where there is an error, an
    item may have a stand-in for what could not be read (`unknown` for a speaker), so that its other faults
    are found too. `root` is the file as nodes.
    """

    items: ArticleItems | None
    diagnostics: list[Diagnostic]
    unlisted: int
    root: "Node | None"


def decode(source: bytes, *, nodes: bool = True) -> Decoded:
    """Read the bytes of one file as far as their form goes: any bytes whatever.

    Without `nodes` there is no root, and each node is let go of as soon as its item has been made.
    """
    faults, items = Faults(), None
    root: Node | None = read_plain(source)
    if root is None:
        # only for what is not plain: the parser's import takes longer than an article
        from reader.load.syntax.builder import read_nodes

        root = read_nodes(source, faults, ends=nodes)
    del source  # megabytes, of which the nodes have a copy
    if root is not None and not is_absent(root):
        with suppress(TooManyFaultsError):
            items = _Items(faults, nodes).article(root)
    elif not faults.diagnostics:
        message = "the file is empty; an article wants format, headline and text"
        faults.report(Mark(1, 1), "missing-key", message)
    return Decoded(items, faults.diagnostics, faults.unlisted, root if nodes else None)


class _Items(Values):
    def __init__(self, faults: Faults, nodes: bool) -> None:
        super().__init__(faults)
        self._keeps_nodes = nodes
        self._declared: set[str] = set()
        self._unsigned = BY_HAND  # of entries that say nothing of where they come from
        self._readers |= {
            Form.ANCHOR: self._anchor,
            Form.ANCHORS: self._anchors,
            Form.ONE: self._one,
            Form.LIST: self._list,
            Form.BY_ID: self._by_id,
        }

    def article(self, root: Node) -> ArticleItems | None:
        self._unsigned = _of_draft(root)
        values = self.fields(root, ARTICLE, node_place(root))
        text: Word | None = values.get("text") if values else None
        if values is None or text is None:
            return None
        source = values.get("source", {})
        published, drafted = values.get("published"), values.get("drafted", {})
        on = drafted.get("on")
        return ArticleItems(
            headline=values.get("headline", ""),
            text=Text(text.value),
            text_mark=text.mark,
            publisher=source.get("publisher"),
            url=source.get("url"),
            authors=source.get("authors", ()),
            published=published.edtf if published else None,
            language=values.get("language"),
            # As the file has them: people may stand after places.
            entities=tuple(entity for key in values if key in _KINDS for entity in values[key]),
            quotes=values.get("quotes", ()),
            events=values.get("events", ()),
            notes=values.get("notes", ()),
            declared=frozenset(self._declared),
            drafted=Drafting(drafted["by"], on.edtf if on else None) if "by" in drafted else None,
        )

    # Mappings and lists of mappings

    def _one(self, node: Node, field: Field) -> Any:
        assert field.shape is not None
        values = self.fields(node, field.shape, node_place(node))
        if field.key != "at":
            return values
        return At(**_located(values or {}, node))

    def _list(self, node: Node, field: Field) -> tuple[Any, ...] | None:
        assert field.shape is not None
        if not isinstance(node, Sequence):
            message = f"{field.key!r} takes a list, each item {field.shape.name}, not {sort_of(node)}"
            self.report(node_place(node), "wrong-type", message)
            return None
        readers = {"quotes": self._quote, "events": self._event, "notes": self._note}
        read, shape = readers[field.key], field.shape
        found = []
        for number, item in enumerate(node, 1):
            mark = node_place(item)
            values = self.fields(item, shape, mark)
            if values is not None:
                made = read(values, mark, number, item)
                if made is not None:
                    found.append(made)
            self._release(item)
        return tuple(found)

    def _by_id(self, node: Node, field: Field) -> tuple[EntityItem, ...] | None:
        if not isinstance(node, Mapping):
            message = f"{field.key!r} takes a mapping of ids, each with at least a name, not {sort_of(node)}"
            self.report(node_place(node), "wrong-type", message)
            return None
        found = []
        for id_, child in (*node.items(), *node.repeats):
            mark = key_place(child)
            self.check_id(id_, mark)
            self._declared.add(id_)
            entity = self._entity(Word(id_, mark), _KINDS[field.key], child)
            if entity is not None:
                found.append(entity)
            self._release(child)
        return tuple(found)

    def _release(self, node: Node) -> None:
        """Let go of what is in a node that nothing is read from any more, where the nodes aren't kept."""
        if not self._keeps_nodes and isinstance(node, Mapping):
            node.clear()

    def _entity(self, id_: Word, kind: Kind, node: Node) -> EntityItem | None:
        values = self.fields(node, ENTITY, id_.mark)
        if values is None or "name" not in values:
            return None
        provenance = self._provenance(values, node)
        return EntityItem(id=id_, kind=kind, provenance=provenance, **values)

    # The items of lists

    def _quote(self, values: dict[str, Any], mark: Mark, number: int, node: Mapping) -> QuoteItem | None:
        provenance = self._provenance(values, node)
        id_ = self._own_id(values, f"q{number}", mark)
        parts = self._own_words(values, node, QUOTE, mark, provenance)
        if parts is None:
            return None
        # An article with a fault is never built: the stand-ins only let the quote's other faults be found.
        speakers = values.pop("speaker", ()) or (Word(NOBODY, mark),)
        type_ = QuoteType(values.pop("type", QuoteType.INDIRECT))
        return QuoteItem(id=id_, speakers=speakers, type=type_, parts=parts, provenance=provenance, **values)

    def _event(self, values: dict[str, Any], mark: Mark, number: int, node: Mapping) -> EventItem | None:
        provenance = self._provenance(values, node)
        id_ = self._own_id(values, f"e{number}", mark)
        if "basis" in values:
            values["basis"] = Basis(values["basis"])
        if "state" in values:
            values["state"] = EventState(values["state"])
        if values.get("basis") is Basis.BACKGROUND and not ("text" in node or "parts" in node):
            parts: tuple[Word, ...] | None = ()
        else:
            parts = self._own_words(values, node, EVENT, mark, provenance)
        if parts is None:
            return None
        values |= values.pop("order", {})
        return EventItem(id=id_, title=values.pop("title", ""), parts=parts, provenance=provenance, **values)

    def _note(self, values: dict[str, Any], _mark: Mark, number: int, node: Mapping) -> NoteItem | None:
        remark, provenance = values.pop("note", ""), self._provenance(values, node)
        anchor = self._words_at(values, node, provenance)
        return None if anchor is None else NoteItem(anchor, remark, number, provenance)

    def _own_id(self, values: dict[str, Any], automatic: str, mark: Mark) -> Word:
        given: Word = values.pop("id", None) or Word(automatic, mark)
        self._declared.add(given.value)
        return given

    def _own_words(
        self, values: dict[str, Any], node: Mapping, shape: Shape, mark: Mark, provenance: Provenance
    ) -> tuple[Word, ...] | None:
        """The words of a quote or an event, from `parts` or `text`, none of an orphaned one; None at a fault."""
        text, parts = values.pop("text", None), values.pop("parts", None)
        given = [key for key in ("text", "parts") if key in node and not is_absent(node[key])]
        if len(given) == 2:
            message = f"{shape.name} has its words in 'text' or in 'parts', not in both"
            self.report(max(key_place(node[key]) for key in given), "conflicting-keys", message)
        elif not given and provenance.was:
            return ()
        elif not given:
            unless = ", unless its basis is background" if shape is EVENT else ""
            self.report(mark, "missing-key", f"{shape.name} wants its words, in 'text' or in 'parts'{unless}")
        if parts:
            return tuple(parts)
        return (text,) if text else None

    def _provenance(self, values: dict[str, Any], node: Node) -> Provenance:
        """Who annotated something and how sure they were, taken out of its values."""
        if not _PROVENANCE & values.keys():
            return self._unsigned
        draft, confidence = values.pop("draft", False), values.pop("confidence", None)
        if isinstance(draft, float):
            if confidence is not None and isinstance(node, Mapping):
                message = "'draft' already says how sure its program is; leave 'confidence' out"
                self.report(key_place(node["confidence"]), "conflicting-keys", message)
            draft, confidence = True, draft
        by = values.pop("by", self._unsigned.by)
        was = tuple(word.value for word in values.pop("was", ()))
        return Provenance(by, confidence, draft, values.pop("checked_by", None), was)

    # Anchors

    def _anchor(self, node: Node, field: Field) -> AnchorItem | None:
        if isinstance(node, tuple):
            word = self._words(node, field)
            return AnchorItem(word, provenance=self._unsigned) if word else None
        values = self.fields(node, field.shape or ANCHOR, node_place(node))
        if values is None:
            return None
        return self._words_at(values, node, self._provenance(values, node))

    def _words_at(self, values: dict[str, Any], node: Node, provenance: Provenance) -> AnchorItem | None:
        """Words with what tells them apart, or those that an orphaned anchor had; None where it has neither."""
        text, orphaned = values.pop("text", None), False
        if text is None and provenance.was and isinstance(node, Mapping):
            text, orphaned = Word(provenance.was[0], node_place(node["was"])), "text" not in node
        if text is None:
            return None
        return AnchorItem(text, provenance=provenance, orphaned=orphaned, **_located(values, node))

    def _anchors(self, node: Node, field: Field) -> tuple[AnchorItem, ...]:
        found = [self._anchor(item, field) for item in self.members(node, field)]
        return tuple([anchor for anchor in found if anchor is not None])


def _located(values: dict[str, Any], node: Node) -> dict[str, Any]:
    """What tells places apart; the first place stands in for a fault in it, or the words would be ambiguous too."""
    if not isinstance(node, Mapping):
        return {"nth": 1}
    given = {key for key in _LOCATING if key in node and not is_absent(node[key])}
    return values if given <= values.keys() else {**values, "nth": 1}


def _of_draft(root: Node) -> Provenance:
    """Where entries come from that don't say so: the program that the file's head names, or nobody's program."""
    drafted = root.get("drafted") if isinstance(root, Mapping) else None
    by = drafted.get("by") if isinstance(drafted, Mapping) else None
    return Provenance(one_line(by[0])) if isinstance(by, tuple) and by[0].strip() else BY_HAND
