"""What two versions have both changed, each in its way: told, and noted in the merged file for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.model.article import Article
from reader.model.comparison.entries import EntryKind
from reader.model.text import Span, Text
from reader.write.byte_changes import with_changes
from reader.write.node_changes.change import has_only
from reader.write.node_changes.plan import Plan
from reader.write.shortest_anchors import AnchorWriter
from reader.write.yaml_text import Bare
from reader.write.yaml_text import Node as Value

BY = "merge"
"""Who made the notes on conflicts."""
CHOICE = "The file has yours; for theirs, edit it."
"""What whoever reviews the note of a conflict can do."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides have changed, each in its way.

    `name` is the name, the title or the words of what it is about, `field` what of it; empty where it is all of it.
    `ours` and `theirs` say it as the files do, None where a side has taken it out or says nothing. `why` is what would
    be wrong in the file with theirs in it, empty where nothing would. `at` are words of the merged text that it is
    about, None where there are none. `is_beside`: theirs stands in the merged file beside ours.
    """

    kind: EntryKind
    id: str
    name: str
    field: str = ""
    ours: str | None = None
    theirs: str | None = None
    why: str = ""
    at: Span | None = None
    is_beside: bool = False


def with_notes(file: CheckedFile, conflicts: Iterable[Conflict]) -> CheckedFile:
    """The file with a draft note for each conflict of which it has only our side, so that review comes to it."""
    text = _text(file)
    notes = [(each.at, _remark(each)) for each in conflicts if each.at is not None and not each.is_beside]
    writer = AnchorWriter(text, [span for span, _ in notes])
    values: list[Value] = []
    for span, remark in notes:
        if (keys := writer.alone(span)) is not None:
            values.append({**keys, "note": remark, "by": BY, "draft": Bare("true")})
    if not values:
        return file
    plan = Plan(file)
    there = len(plan.members("notes"))
    if there:
        for value in values:
            plan.insert("notes", there, value)
    else:
        plan.section("notes", values)
    new = check_file(with_changes(file.source, plan.changes), file.stem)
    if new.loaded.article is None or new.root is None or not has_only(plan.root, plan.changes, new.root):
        raise EditRefused("the conflicts could not be noted in the file")
    return new


def undecided(article: Article) -> int:
    """How many conflicts of a merge nobody has decided: its draft notes, and drafts beside one of the same words."""
    noted = sum(note.provenance.draft and note.provenance.by == BY for note in article.notes)
    quotes = (("quote", each.parts) for each in article.quotes if each.provenance.draft)
    events = (("event", each.parts) for each in article.events if each.provenance.draft and each.parts)
    return noted + sum(number - 1 for number in Counter(chain(quotes, events)).values())


def _text(file: CheckedFile) -> Text:
    assert file.loaded.article is not None, "a file with a fault is not merged"
    return file.loaded.article.text


def _remark(conflict: Conflict) -> str:
    """What the other side says, in the words of a note."""
    what = f"{conflict.field}: the other version" if conflict.field else "The other version"
    said = (
        "has taken this out." if conflict.theirs is None and not conflict.field else f"has {_other(conflict)}"
    )
    why = f"\n\nWith it {conflict.why}." if conflict.why else ""
    return f"{what} {said}{why}\n\n{CHOICE}"


def _other(conflict: Conflict) -> str:
    if conflict.theirs is None:
        return "nothing."
    return f"“{conflict.theirs}”." if "\n" not in conflict.theirs else f"here:\n\n{conflict.theirs}"
