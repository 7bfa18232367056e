"""An edit applied to the bytes of a file: only what it concerns changes, and what comes of it is read and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reader.errors import EditRefused
from reader.load.read_file import ReadFile, read_file
from reader.load.syntax.nodes import Node
from reader.model.article import Article, EntityId
from reader.model.diagnostic import Diagnostic, Severity
from reader.write import plan_claims, plan_entities, plan_entries
from reader.write.edits import (
    Accept,
    AddEntity,
    AddEvent,
    AddMention,
    AddNote,
    AddQuote,
    Edit,
    Merge,
    Remove,
    SetBasis,
    SetCue,
    SetDate,
    SetDateWords,
    SetKind,
    SetNames,
    SetNote,
    SetPeople,
    SetRole,
    SetSpeaker,
    SetSpeakerWords,
    SetState,
    SetTitle,
    SetType,
    SetWords,
    Together,
)
from reader.write.plan import Plan
from reader.write.splice import spliced
from reader.write.tree import has_only

_PLANNERS: Mapping[type, Callable[[Plan, Any], Any]] = {
    Accept: plan_claims.accept,
    Remove: plan_claims.remove,
    SetWords: plan_claims.set_words,
    SetSpeaker: plan_claims.set_speaker,
    SetType: plan_claims.set_type,
    SetCue: plan_claims.set_anchor_of_quote,
    SetSpeakerWords: plan_claims.set_anchor_of_quote,
    SetDate: plan_claims.set_date,
    SetDateWords: plan_claims.set_date_words,
    SetTitle: plan_claims.set_title,
    SetState: plan_claims.set_state,
    SetBasis: plan_claims.set_basis,
    SetPeople: plan_claims.set_people,
    SetNote: plan_claims.set_note,
    SetKind: plan_entities.set_kind,
    SetNames: plan_entities.set_names,
    SetRole: plan_entities.set_role,
    Merge: plan_entities.merge,
    AddEntity: plan_entries.add_entity,
    AddMention: plan_entries.add_mention,
    AddQuote: plan_entries.add_quote,
    AddEvent: plan_entries.add_event,
    AddNote: plan_entries.add_note,
}
NOT_AS_MEANT = "the file could not be changed so that only this changes; change it in the editor"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with an edit in it, read and without a fault.

    `renamed` are the automatic ids (`q3`) that quotes and events now have, by the old ones; `made` is the id of a new
    entity.
    """

    file: ReadFile
    renamed: Mapping[str, str] = field(default_factory=dict)
    made: EntityId | None = None

    @property
    def article(self) -> Article:
        assert self.file.loaded.article is not None, "a file with a fault is refused"
        return self.file.loaded.article


def apply(file: ReadFile, edit: Edit) -> Edited:
    """The file with an edit in it.

    Raises EditRefused where it can't be made or would leave a fault, in one sentence.
    """
    if isinstance(edit, Together) and not all(isinstance(each, Accept) for each in edit.edits):
        return _together(file, edit)
    plan = Plan(file)
    made = None
    # any number of claims is accepted in one go: none of them is changed by another
    for each in edit.edits if isinstance(edit, Together) else (edit,):
        made = _PLANNERS[type(each)](plan, each)
    if not plan.changes:
        return Edited(file)
    new = read_file(spliced(file.source, plan.changes), file.stem)
    _check(plan, file.root, new)
    return Edited(new, plan.renamed, made)


def _together(file: ReadFile, edits: Together) -> Edited:
    renamed: dict[str, str] = {}
    made = None
    for edit in edits.edits:
        edited = apply(file, edit)
        file, made = edited.file, edited.made or made
        renamed = {old: edited.renamed.get(new, new) for old, new in renamed.items()} | {
            old: new for old, new in edited.renamed.items() if old not in renamed.values()
        }
    return Edited(file, renamed, made)


def _check(plan: Plan, root: Node | None, new: ReadFile) -> None:
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
