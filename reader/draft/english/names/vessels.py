"""Whether a name is a ship's: the trawler Helga Maria, the Marie Lund sank."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.language import Language
from reader.draft.words import Word


def is_vessel(words: Sequence[Word], name: Sequence[int], language: Language) -> bool:
    """Whether the words beside a name, given by the numbers of its words, tell of a ship."""
    start = name[0]
    if start and _is_prefix(words[start - 1], language):
        return True  # the MS Sofia, where Ms Sofia is somebody
    while start and words[start - 1].capital and words[start - 1].low in language.titles:
        start -= 1  # the Princess Sofia
    before = [word.low for word in words[max(start - 5, 0) : start]]
    behind = [word.low for word in words[name[-1] + 1 : name[-1] + 7]]
    vessels = language.set_of("vessels")
    if before and before[-1].rpartition("-")[2] in vessels:
        return True
    if before[-1:] != ["the"]:
        return before[-1:] == ["aboard"]
    if before[-2:-1] == ["aboard"] or before[-3:-1] == ["on", "board"]:
        return True
    if before[-2:-1] == ["of"] and before[-3:-2] and before[-3] in language.set_of("crews"):
        return True
    aside = (
        behind[:1] == [","]
        and behind[1:2]
        and behind[1] in ("a", "an", "the")
        and vessels.intersection(low.rpartition("-")[2] for low in behind[2:5])
    )
    return bool(aside) or _sinks(behind, language)


def _is_prefix(word: Word, language: Language) -> bool:
    return word.written.isupper() and word.low in language.set_of("ship_prefixes")


def _sinks(behind: Sequence[str], language: Language) -> bool:
    """Whether what a name does is what only ships do: sank, ran aground, had capsized, caught fire."""
    at = 0
    while at < len(behind) and language.tags.get(behind[at]) in ("x", "a"):
        at += 1
    verb = behind[at : at + 2]
    sinking = language.set_of("sinking")
    return bool(verb) and (verb[0] in sinking or "_".join(verb) in sinking)
