"""What an entry says of its words once the text has changed: those it has now, those it had, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

from reader.load.syntax.nodes import Mapping, Node
from reader.load.values.fields import Shape
from reader.model.article import Provenance
from reader.write.node_changes.keys import KeyChanges
from reader.write.yaml_text import Bare
from reader.write.yaml_text import Node as Value


class EntryKeys(KeyChanges):
    """The changes of entries as they are collected; counts the drafts made, and those left without words."""

    def __init__(self) -> None:
        super().__init__()
        self.moved = self.orphaned = 0

    def put_words(self, node: Mapping, shape: Shape, old: list[str], new: list[str]) -> None:
        """Other words for a quote or an event, and those that it had."""
        key, given = ("text", "parts") if "text" in node else ("parts", "text")
        if len(new) == 1 and key == "text":
            self.put(node, shape, "text", new[0])
        elif len(new) > 1 and key == "parts":
            self.put(node, shape, "parts", list(new))
        else:
            self.replace_key(node, shape, key, given, new[0] if len(new) == 1 else list(new))
        if "was" not in node:
            self.put(node, shape, "was", old[0] if len(old) == 1 else list(old))

    def put_anchor(
        self, node: Node, shape: Shape, keys: dict[str, Value], put: Callable[[Value], None]
    ) -> None:
        """What leads to words, in the place of what leads to others; what the entry says besides stays."""
        if not isinstance(node, Mapping):
            put(keys if len(keys) > 1 else keys["text"])
            return
        if "text" not in node or node["text"][0] != keys["text"]:
            self.put(node, shape, "text", keys["text"])
        for key in ("para", "nth"):
            given = node.get(key)
            if key not in keys or given is None or given[0] != keys[key]:
                self.put_or_drop(node, shape, key, keys.get(key))
        self.drop(node, "prefix", "suffix")
        for key in ("was", "draft"):
            if key in keys and not (key == "was" and "was" in node):
                self.put(node, shape, key, keys[key])

    def orphan(self, node: Node, key: str, put: Callable[[Value], None] | None = None) -> None:
        """Leaves an entry the words that it had, and none besides."""
        self.orphaned += 1
        if not isinstance(node, Mapping):
            assert put is not None and isinstance(node, tuple), "only an anchor is words alone"
            put({"was": node[0]})
        elif "was" in node:
            self.drop(node, key)
        else:
            self.rename(node, key, "was")

    def doubt(self, node: Mapping, shape: Shape, provenance: Provenance, doubts: list[float]) -> None:
        """Makes a draft of a quote or event of which something may be elsewhere."""
        if doubts:
            self.put(node, shape, "draft", Bare(share(min(doubts), provenance)))
            self.drop(node, "confidence")
            self.moved += 1


def share(sure: float, provenance: Provenance) -> str:
    """How sure an annotation is of which it is `sure` that these are its words."""
    before = provenance.confidence if provenance.draft else None
    return f"{min(max(sure, 0.01), 0.99 if before is None else before):.2g}"
