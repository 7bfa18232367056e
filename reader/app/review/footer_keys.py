"""The keys that the footer of the review offers: those that fit the claim that is looked at."""

from __future__ import annotations

from typing import Any

from textual.app import App

from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.app.commands.keys import key_for, titled
from reader.app.review import commands as r
from reader.state.review.claims import Claim, ClaimKind

_LEAVING = (c.HELP, titled(c.QUIT, "back"))
_ANY = (r.UNDO, r.NEXT, r.ADD_MISSED, r.ACCEPT_REST, *_LEAVING)
_OF_KIND = {
    ClaimKind.ENTITY: (r.MERGE, titled(r.TITLE, "name"), r.NAMES, r.ROLE, r.KIND),
    ClaimKind.MENTION: (titled(r.SPEAKER, "whose"), r.WORDS),
    ClaimKind.QUOTE: (r.SPEAKER, r.WORDS, r.TYPE, r.CUE, titled(r.ROLE, "where")),
    ClaimKind.EVENT: (
        r.DATE,
        r.TITLE,
        r.WORDS,
        r.BASIS,
        titled(r.SPEAKER, "who"),
        titled(r.CUE, "date words"),
    ),
    ClaimKind.NOTE: (titled(r.TITLE, "note"), r.WORDS),
}
_SELECTING = (
    r.END_RIGHT, r.START_RIGHT, r.FIND_WORDS, r.NEXT_PART, r.ADD_PART, titled(c.CHOOSE, "done"),
    titled(c.LET_GO, "give up"),
)  # fmt: skip
_MARKING = (
    r.AS_QUOTE, r.AS_MENTION, r.AS_EVENT, r.AS_NOTE, r.AS_HIGHLIGHT, r.AS_COPY, r.END_RIGHT, r.START_RIGHT,
    r.FIND_WORDS, titled(c.LET_GO, "give up"),
)  # fmt: skip


def footer_keys(app: App[Any], claim: Claim | None, purpose: str) -> tuple[tuple[str, Command], ...]:
    """The keys with their commands for a claim, None where nothing is left; `purpose`: what words are selected for."""
    return tuple((key_for(app, command), command) for command in _commands_for(claim, purpose))


def _commands_for(claim: Claim | None, purpose: str) -> tuple[Command, ...]:
    if purpose:
        return _MARKING if purpose == "mark" else _SELECTING
    if claim is None:
        return (r.ADD_MISSED, r.UNDO, titled(r.NEXT_ANY, "look through"), r.FIND_CLAIM, *_LEAVING)
    if claim.kind is ClaimKind.ORPHAN:
        return (r.WORDS, titled(r.REJECT, "take out"), r.NEXT, r.UNDO, *_LEAVING)
    accepting = r.ACCEPT if claim.draft else titled(r.ACCEPT, "go on")
    return (accepting, r.REJECT, *_OF_KIND[claim.kind], *_ANY)
