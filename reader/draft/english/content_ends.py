"""Finds where reported words end: at the turn of a sentence that most likely ends them, by weights."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from math import exp

from reader.draft.english.phrases import TaggedSentence, is_clause, is_ing

_CLAUSES = frozenset(["that", "clause", "wh", "far-clause", "far-that", "colon", "q"])
_TURNS = frozenset(",-cbwpt:;(T")  # classes of the words at which what is said may end
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 30)


def shape_of(complement: str) -> str:
    """What is said in such a form, roughly: a clause, an infinitive, or words."""
    if complement in _CLAUSES:
        return "clause"
    return "infinitive" if complement in ("to", "np-to") else "words"


def content_end(s: TaggedSentence, start: int, complement: str = "clause", lemma: str = "") -> int:
    """Where what is said ends that begins at `start`: with the sentence, or at the turn that most likely ends it.

    A turn is as likely the end as its weights say, and that it was none at the turns before it.
    """
    weights = s.language.ends
    get = weights.get
    best, most, left = s.end, 0.0, 1.0  # how likely it goes on so far
    for at, features in turns(s, start, complement, lemma):
        if features is None:
            ends = 1.0
        else:
            ends = 1 / (1 + exp(-sum([get(feature, 0.0) for feature in features]))) if weights else 0.0
        if left * ends > most:
            best, most = at, left * ends
        left *= 1 - ends
        if left <= most:
            return best
    return s.end


def turns(
    s: TaggedSentence, start: int, complement: str, lemma: str
) -> Iterator[tuple[int, list[str] | None]]:
    """The places where what is said may end, in order, with what is seen there; None for what is seen ends it."""
    words, tags, end = s.words, s.tags, s.end
    shape = shape_of(complement)
    kind = next((name for name in ("saying", "reporting") if lemma in s.language.set_of(name)), "other")
    citing, times = s.language.set_of("citing"), s.language.times
    beginning_times = s.language.set_of("beginning_times")
    verbs = 0
    beyond = _first_verb(s, start) if shape == "clause" else start
    for at in range(start + 1, end):
        tag, before = tags[at], tags[at - 1]
        verbs += before in "vx" and (at < 2 or tags[at - 2] != "x")
        if at < beyond:
            continue
        if tag == "," and (closing := _relative_end(s, at)):
            beyond = closing  # the payments, which she put at 640,000 euros, began
            continue
        # called him “a fox” and left; a fall described as “steep” left the town in need
        named = before == "Q" and not verbs and "Q" not in tags[start : at - 1]
        does_more = named and (tags[at : at + 2] in ("cv", "cx") or (complement == "as" and tag == "v"))
        goes_on = does_more or (before == "Q" and _goes_on_saying(s, at))
        low = words[at].low
        if low in citing or goes_on:
            yield (at - 1 if before == "," and at - 1 > start else at), None
            return
        if shape == "words" and not verbs and low in beginning_times:
            yield at, None  # called him a thief | during the debate
            return
        turning = tag in _TURNS or (tag == "d" and at + 1 < end and words[at + 1].low in times)
        if turning and (before not in ",-" or tag not in "pbcwT"):
            yield at, _seen(s, start, at, shape, kind, complement, min(verbs, 2))


def _seen(
    s: TaggedSentence, start: int, at: int, shape: str, kind: str, complement: str, verbs: int
) -> list[str]:
    """What is seen of a turn, in the order in which it is weighed."""
    tags, end = s.tags, s.end
    tag = tags[at]
    turn = _turn(s, at) if tag in ",-cbw" else s.words[at].low if tag in "pT" else tag
    follows = at + 1 if tag in ",-c:;(" else at
    found = [
        "bias",
        f"{shape} {turn}",
        f"{kind} {turn}",
        turn,
        f"{complement.partition('-')[0]} {tag}",
        f"{shape} {tag} verbs {verbs}",
        f"{tag} after {_bucket(at - start)}",
        f"{tag} before {_bucket(end - at)}",
        f"{tag} behind {tags[at - 1]}",
        f"{tag} then {tags[follows : follows + 2]}",
    ]
    if follows < end and tags[follows] in "dprTbwmcxat":
        found.append(f"{tag} low {s.words[follows].low}")
    found.append(f"{tag} quoted {'Q' in tags[start:at]} {'Q' in tags[at:end]}")
    if tag in ",-":
        closing = max(tags.find(",", at + 1, end), 0)
        piece = tags[at + 1 : closing or end]
        found += [
            f"{shape} {tag} still quoting {_still_quoting(s, at)}",
            f"{tag} closed {bool(closing)} {'v' in piece or 'x' in piece}",
            f"{tag} piece {_bucket(len(piece))}",
        ]
    return found


def _bucket(length: int) -> int:
    at = bisect_left(_LENGTHS, length)
    return _LENGTHS[at] if at < len(_LENGTHS) else 99


def _first_verb(s: TaggedSentence, start: int) -> int:
    """Where a clause has its verb, before which it does not end: the mayor, a captain once, agreed."""
    if s.tags[start : start + 1] in ("p", "b") or s.tags[start : start + 2] == "ab":
        # said that in Lund, on a Friday, the mayor had agreed
        marks = (at for at in range(start, s.end) if s.tags[at] in ",-" and is_clause(s, at + 1))
        start = next(marks, start - 1) + 1
    for at in range(start, s.end):
        if s.tags[at] == "Q":
            return start
        if s.tags[at] in "vx" and not is_ing(s, at):
            return at
    return start


def _relative_end(s: TaggedSentence, at: int) -> int:
    """Behind the comma that closes a relative clause at `at`, where its own clause goes on there; else 0."""
    if s.tags[at : at + 2] != ",w":
        return 0
    closing = s.tags.find(",", at + 2, s.end)
    goes_on = closing > 0 and s.tags[closing + 1 : closing + 2] in ("v", "x", "a")
    return closing + 1 if goes_on and not _goes_on_saying(s, closing + 1) else 0


def _goes_on_saying(s: TaggedSentence, at: int) -> bool:
    """Whether “adding” or the like stands at `at`."""
    cue = s.language.cues.get(s.words[at].low)
    return cue is not None and cue.form == "ing" and s.language.says_in_any_form(cue)


def _still_quoting(s: TaggedSentence, at: int) -> bool:
    """Whether a run follows that nobody else is given."""
    run = s.tags.find("Q", at, s.end)
    cues = s.language.cues
    return run > 0 and not any(s.tags[k] == "v" and s.words[k].low in cues for k in range(at, run))


def _turn(s: TaggedSentence, at: int) -> str:
    """What the sentence does behind a comma, a dash or a conjunction at `at`, as the data of a language names it.

    `,` and `-` for the mark; a conjunction by itself; then what follows: a word of the classes b and w by
    itself, `ing` or `verb` for a form of a verb of saying (`-ing` and `v` for others), else its class, with
    `!` where a clause begins there.
    """
    tags, words = s.tags, s.words
    turn = ""
    while at < s.end:
        tag, low = tags[at], words[at].low
        if tag in ",-" and not turn:
            turn = tag
        elif tag == "c":
            turn += low + " "
        elif tag in "bw":
            return turn + low
        elif tag == "v" or (tag in "na" and low in s.language.cues):
            if low in s.language.cues:
                return turn + ("ing" if is_ing(s, at) else "verb")
            return turn + ("-ing" if is_ing(s, at) else "v")
        else:
            return turn + tag + ("!" if tag in "dnN#rm" and is_clause(s, at) else "")
        at += 1
    return turn
