"""Merges who made an entry, how sure that is, and who checked it: none of it is ever a conflict."""

from __future__ import annotations

from collections.abc import Mapping

from reader.write.node_changes.plan import HAND
from reader.write.yaml_text import Node as Value

Keys = Mapping[str, Value]
_SURE = ("draft", "confidence")


def merged_provenance(base: Keys, ours: Keys, theirs: Keys) -> dict[str, Value]:
    """The keys of a merged entry: what either side changed; what is a draft to one of two that changed it is one."""
    merged = _changed(base, ours, theirs, ("by",))
    if merged is None:
        makers = (str(each["by"]) for each in (ours, theirs) if "by" in each)
        merged = {"by": min(makers, key=lambda by: (by != HAND, by))}
    sure = _changed(base, ours, theirs, _SURE)
    if sure is None:
        drafts = [_part(each, _SURE) for each in (ours, theirs) if "draft" in each]
        sure = min(drafts, key=str, default={})
    checked = _changed(base, ours, theirs, ("checked_by",))
    if checked is None:
        names = {str(each["checked_by"]) for each in (ours, theirs) if "checked_by" in each}
        checked = {"checked_by": ", ".join(sorted(names))}
    return merged | sure | checked


def accepted(base: Keys, side: Keys) -> bool:
    """Whether a side has accepted what was a draft."""
    return "draft" in base and "draft" not in side


def _changed(base: Keys, ours: Keys, theirs: Keys, keys: tuple[str, ...]) -> dict[str, Value] | None:
    """What one side changed, or both in the same way; None where they differ."""
    old, one, other = (_part(each, keys) for each in (base, ours, theirs))
    if one == other or other == old:
        return one
    return other if one == old else None


def _part(keys: Keys, names: tuple[str, ...]) -> dict[str, Value]:
    return {name: keys[name] for name in names if name in keys}
