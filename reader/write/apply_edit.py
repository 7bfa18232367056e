"""Applies an edit to the bytes of an article's file, and refuses it where the file read anew is not as meant.

`node_changes` says which nodes of the file the edit changes, `byte_changes` which bytes that rewrites; everything else
in the file stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.load.syntax.nodes import Node
from reader.model.article import Article, EntityId
from reader.model.diagnostic import Diagnostic, Severity
from reader.write import edits
from reader.write.byte_changes import with_changes
from reader.write.node_changes import claims, entities, new_entries
from reader.write.node_changes.change import has_only
from reader.write.node_changes.plan import Plan

_PLANNERS: Mapping[type, Callable[[Plan, Any], Any]] = {
    edits.Accept: claims.accept,
    edits.Remove: claims.remove,
    edits.SetWords: claims.set_words,
    edits.SetSpeaker: claims.set_speaker,
    edits.SetType: claims.set_type,
    edits.SetVia: claims.set_via,
    edits.SetCue: claims.set_anchor_of_quote,
    edits.SetSpeakerWords: claims.set_anchor_of_quote,
    edits.SetDate: claims.set_date,
    edits.SetDateWords: claims.set_date_words,
    edits.SetTitle: claims.set_title,
    edits.SetState: claims.set_state,
    edits.SetBasis: claims.set_basis,
    edits.SetPeople: claims.set_people,
    edits.SetNote: claims.set_note,
    edits.SetKind: entities.set_kind,
    edits.SetNames: entities.set_names,
    edits.SetRole: entities.set_role,
    edits.Merge: entities.merge,
    edits.AddEntity: new_entries.add_entity,
    edits.AddMention: new_entries.add_mention,
    edits.AddQuote: new_entries.add_quote,
    edits.AddEvent: new_entries.add_event,
    edits.AddNote: new_entries.add_note,
}
NOT_AS_MEANT = "the file could not be changed so that only this changes; change it in the editor"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with an edit in it, read and without a fault.

    `renamed` are the automatic ids (`q3`) that quotes and events now have, by the old ones; `made` is the id of a new
    entity.
    """

    file: CheckedFile
    renamed: Mapping[str, str] = field(default_factory=dict)
    made: EntityId | None = None

    @property
    def article(self) -> Article:
        assert self.file.loaded.article is not None, "a file with a fault is refused"
        return self.file.loaded.article


def apply(file: CheckedFile, edit: edits.Edit) -> Edited:
    """The file with an edit in it.

    Raises EditRefused where it can't be made or would leave a fault, in one sentence.
    """
    if isinstance(edit, edits.Together) and not all(isinstance(each, edits.Accept) for each in edit.edits):
        return _together(file, edit)
    plan = Plan(file)
    made = None
    # any number of claims is accepted in one go: none of them is changed by another
    for each in edit.edits if isinstance(edit, edits.Together) else (edit,):
        made = _PLANNERS[type(each)](plan, each)
    if not plan.changes:
        return Edited(file)
    new = check_file(with_changes(file.source, plan.changes), file.stem)
    _check(plan, file.root, new)
    return Edited(new, plan.renamed, made)


def _together(file: CheckedFile, group: edits.Together) -> Edited:
    renamed: dict[str, str] = {}
    made = None
    for edit in group.edits:
        edited = apply(file, edit)
        file, made = edited.file, edited.made or made
        renamed = {old: edited.renamed.get(new, new) for old, new in renamed.items()} | {
            old: new for old, new in edited.renamed.items() if old not in renamed.values()
        }
    return Edited(file, renamed, made)


def _check(plan: Plan, root: Node | None, new: CheckedFile) -> None:
    article = new.loaded.article
    if article is None:
        raise EditRefused(_sentence(new.loaded.diagnostics))
    assert root is not None and new.root is not None, "a file with an article has nodes"
    if not has_only(root, plan.changes, new.root) or not all(check(article) for check in plan.checks):
        raise EditRefused(NOT_AS_MEANT)


def _sentence(faults: tuple[Diagnostic, ...]) -> str:
    """The first fault that an edit would leave."""
    first = next(fault for fault in faults if fault.severity is Severity.ERROR)
    return f"that would leave a fault: {first.message}"
