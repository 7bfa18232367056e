"""What `reader archive` prints: a line for each article, and what differs between versions; or JSON."""

from __future__ import annotations

from collections.abc import Iterator

from reader.convert.comparison.wording import KINDS, pair_lines
from reader.convert.json.shapes import Shape
from reader.model.clean import clean, shorten
from reader.model.comparison.differences import Comparison
from reader.model.counting import many
from reader.model.library.versions import Outcome, Version
from reader.services.sharing.history import VersionChange
from reader.services.sharing.pulling import Pull, Pulled
from reader.services.sharing.pushing import PushedFile
from reader.services.sharing.status import FileStatus, State
from reader.write.merging.conflicts import Conflict

_PUSHED = {State.NEW: "new", State.CHANGED: "changed"}
_NOT_PUSHED = {
    State.BEHIND: "not pushed: the archive has a newer version; `reader archive pull` gets it",
    State.BOTH: "not pushed: {who} changed it meanwhile; `reader archive pull` merges both",
    State.UNKNOWN: "not pushed: the archive has another one of that name; pull it into another folder to compare",
    State.REMOVED: "not pushed: {who} took it out of the archive",
    State.CHANGED_REMOVED: "not pushed: {who} took it out of the archive; rename it to bring it back",
    State.ABSENT: "not pushed: there is no copy of it here; `reader archive pull` gets one",
}
_NOT_REMOVED = {
    State.NEW: "not taken out: the archive has none of that name",
    State.BEHIND: "not taken out: {who} changed it meanwhile; `reader archive pull` gets that",
    State.BOTH: "not taken out: {who} changed it meanwhile; `reader archive pull` merges both",
    State.UNKNOWN: "not taken out: the archive has another one of that name; name that from another folder",
    State.REMOVED: "not taken out: it is out already",
    State.CHANGED_REMOVED: "not taken out: it is out already",
}
_WORDS = 60


def version_words(version: Version | None) -> str:
    """`version 12 by Ana Ruiz, 2026-11-30 18:30`."""
    if version is None:
        return ""
    when = version.when.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"version {version.number} by {clean(version.who)}, {when}"


def push_line(each: PushedFile) -> str | None:
    """What became of a file that was pushed; None for one that the archive has already."""
    status, pushed = each.status, each.pushed
    name = clean(status.name)
    if pushed is None:
        if status.state is State.SAME:
            return None
        if status.state is State.UNREADABLE:
            return f"{name}: not pushed: {status.why}"
        if each.undecided:
            left = f"{many(each.undecided, 'conflict')} of the merge to decide"
            return f"{name}: not pushed: {left}; `reader review {clean(str(status.path))}`"
        if status.state is State.DELETED:
            path = clean(str(status.path))
            return (
                f"{name}: not pushed: {path} is gone; `reader archive pull {path}` brings it back,"
                f" `reader archive remove {name}` takes it out of the archive"
            )
        who = clean(status.current.who) if status.current else "somebody"
        return f"{name}: {_NOT_PUSHED[status.state].format(who=who)}"
    match pushed.outcome:
        case Outcome.STORED:
            return f"{name}: {_PUSHED[status.state]}, {version_words(pushed.version)}"
        case Outcome.CONFLICT:
            who = clean(pushed.version.who) if pushed.version else "somebody"
            return f"{name}: {_NOT_PUSHED[State.BOTH].format(who=who)}"
        case Outcome.FAULTY:
            first = pushed.faults[0]
            return f"{name}:{first.mark.line}:{first.mark.column}: not pushed: {first.message} [{first.code}]"
    return None


def remove_line(each: PushedFile) -> str:
    """What became of an article that was to be taken out."""
    status, pushed = each.status, each.pushed
    name = clean(status.name)
    if pushed is not None and pushed.outcome is Outcome.STORED:
        return f"{name}: taken out of the archive, {version_words(pushed.version)}"
    if pushed is None and status.state is State.UNREADABLE:
        return f"{name}: not taken out: {status.why}"
    now = status.current if pushed is None else pushed.version
    state = status.state
    if pushed is not None:
        state = State.REMOVED if now is not None and now.hash is None else State.BEHIND
    return f"{name}: {_NOT_REMOVED[state].format(who=clean(now.who) if now else 'somebody')}"


def pull_lines(each: Pulled) -> Iterator[str]:
    """What became of an article that was pulled, and below it what is for a person to decide."""
    name = clean(str(each.path))
    match each.what:
        case Pull.NEW | Pull.UPDATED:
            yield f"{name}: {each.what.value}, {version_words(each.status.current)}"
        case Pull.MERGED:
            left = many(len(each.conflicts), "conflict") if each.conflicts else "nothing left to decide"
            advice = "; `reader review` goes through what is now a draft" if each.conflicts else ""
            yield f"{name}: merged with {version_words(each.status.current)}: {left}{advice}"
            yield from map(conflict_line, each.conflicts)
        case Pull.REFUSED:
            yield f"{name}: left as it is: {each.why}"
        case Pull.STAYS if each.status.state in (State.REMOVED, State.CHANGED_REMOVED):
            yield f"{name}: left as it is: {version_words(each.status.current)} took it out of the archive"


def conflict_line(conflict: Conflict) -> str:
    """`    quote “It is” speaker: here ruiz | there unknown`."""
    name = f" {shorten(clean(conflict.name), _WORDS)}" if conflict.name else ""
    field = f" {conflict.field}" if conflict.field else ""
    sides = " | ".join(
        f"{where} {shorten(clean(said), _WORDS) if said else '–'}"
        for where, said in (("here", conflict.ours), ("there", conflict.theirs))
    )
    why = f"; left out: {clean(conflict.why)}" if conflict.why else ""
    return f"    {conflict.kind.value}{name}{field}: {sides}{why}"


def status_line(status: FileStatus) -> str:
    where = clean(str(status.path)) if status.path else clean(status.name)
    now = f", {version_words(status.current)}" if status.current else ""
    return f"{where}: {status.state.value}{now}"


def history_lines(change: VersionChange) -> Iterator[str]:
    """A version, who made it and when, and then what is different in it."""
    version = change.version
    remark = f": {clean(version.remark)}" if version.remark else ""
    yield f"{version_words(version)}{remark}"
    before, after = change.articles
    if version.hash is None:
        yield "    taken out of the archive"
    elif before is None or after is None:
        yield "    new in the archive"
    elif change.comparison is not None:
        lines = list(_changes(change, change.comparison))
        yield from (
            f"    {line}" for line in lines or ["nothing that is annotated, and no word, is different"]
        )


def _changes(change: VersionChange, comparison: Comparison) -> Iterator[str]:
    before, after = change.articles
    assert before is not None and after is not None, "both are there to be compared"
    for words in change.words:
        old, new = (shorten(" ".join(each.split()), _WORDS) for each in (words.before, words.after))
        yield f"text: {old or '–'} → {new or '–'}"
    for pair in comparison.differences:
        for line in pair_lines(pair, (before, after)):
            yield (
                line.replace(": only in the first", ": removed")
                .replace(": only in the second", ": added")
                .replace(" | ", " → ")
            )
    for entries, what in (
        (comparison.only_in_first_text, "of words that are gone"),
        (comparison.only_in_second_text, "of words that are new"),
    ):
        for kind in KINDS:
            number = sum(entry.kind is kind for entry in entries)
            if number:
                yield f"{many(number, kind.value)} {what}"


# -- for programs


def _version_shape(version: Version | None) -> Shape | None:
    if version is None:
        return None
    return {
        "number": version.number,
        "who": version.who,
        "when": version.when.isoformat(),
        "remark": version.remark or None,
        "removed": version.hash is None,
    }


def _conflict_shape(conflict: Conflict) -> Shape:
    return {
        "kind": conflict.kind.value,
        "id": conflict.id or None,
        "name": conflict.name or None,
        "field": conflict.field or None,
        "here": conflict.ours,
        "there": conflict.theirs,
        "why": conflict.why or None,
    }


def status_shape(status: FileStatus) -> Shape:
    return {
        "name": status.name,
        "path": str(status.path) if status.path else None,
        "state": status.state.name.lower(),
        "base": status.base,
        "current": _version_shape(status.current),
    }


def push_shape(each: PushedFile) -> Shape:
    pushed = each.pushed
    return {
        **status_shape(each.status),
        "outcome": pushed.outcome.value if pushed else "not pushed",
        "version": _version_shape(pushed.version) if pushed else None,
        "faults": [fault.message for fault in pushed.faults] if pushed else [],
        "undecided": each.undecided,
    }


def pull_shape(each: Pulled) -> Shape:
    return {
        **status_shape(each.status),
        "path": str(each.path),
        "outcome": each.what.name.lower(),
        "conflicts": [_conflict_shape(conflict) for conflict in each.conflicts],
        "why": each.why or None,
    }


def history_shape(change: VersionChange) -> Shape:
    before, after = change.articles
    differing = change.comparison.differences if change.comparison is not None else ()
    return {
        **(_version_shape(change.version) or {}),
        "previous": change.version.previous,
        "text": [{"before": words.before, "after": words.after} for words in change.words],
        "annotations": [
            {
                "kind": pair.entry.kind.value,
                "id": pair.entry.id or None,
                "change": "added" if pair.before is None else "removed" if pair.after is None else "changed",
                "fields": [change.name for change in pair.changes],
                "lines": list(pair_lines(pair, (before, after))) if before and after else [],
            }
            for pair in differing
        ],
    }


def content_shape(version: Version, source: str) -> Shape:
    return {"name": version.name, **(_version_shape(version) or {}), "content": source}
