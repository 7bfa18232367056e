"""Finds the reported words behind a verb of saying: in which form they are, where they begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from reader.draft.english.phrases import TaggedSentence, is_clause, is_ing, np_right, pp_right

MOST_SKIPPED = 4  # phrases between a verb and what is said
_CLAUSES = frozenset(["that", "clause", "wh", "far-clause", "far-that", "colon", "q"])


def complements(s: TaggedSentence, j: int) -> Iterator[tuple[str, int]]:
    """What may be said, by what stands behind the verb: its shape, and where it begins."""
    tags, words, end = s.tags, s.words, s.end
    skipped = 0
    while j <= end and skipped < MOST_SKIPPED:
        while j < end and tags[j] in "at":
            j += 1
        if j >= end:
            yield "none", end
            return
        tag, low = tags[j], words[j].low
        if tag == "T":
            yield "that", j + 1
            return
        if tag == "Q":
            yield "q", j
            return
        if tag == ":":
            yield "colon", j + 1
            return
        if tag in ",-":
            if j + 1 < end and tags[j + 1] == "Q":
                yield "q", j + 1
            elif j + 1 < end and tags[j + 1] == "T":
                yield "that", j + 2
            elif j + 1 < end and tags[j + 1] in "pa" and (beyond := tags.find(",", j + 1, end)) > 0:
                yield "none", j
                if tags[beyond + 1 : beyond + 2] in ("T", "Q"):
                    yield "far-that", beyond + 1 + (tags[beyond + 1] == "T")
            else:
                yield "none", j
            return
        if low in s.language.set_of("infinitive") and j + 1 < end and tags[j + 1] in "vnaxQ":
            yield "to", j
            return
        if low in s.language.set_of("interjections") and tags[j + 1 : j + 2] == "," and is_clause(s, j + 2):
            yield "clause", j + 2  # said yes, the bridge would open
            return
        if tag == "w" or low in s.language.set_of("questions"):
            yield "wh", j
            return
        if (
            tag == "p"
            and low in s.language.set_of("verb_particles")
            and tags[j + 1 : j + 2] in ("T", "Q", ":", "w")
        ):
            j += 1
            continue
        if tag == "p":
            yield f"p-{low}", j + 1
            if tags[j + 1 : j + 2] == "Q":
                return
            j = pp_right(s, j)
            while j < end and tags[j] == "p" and j + 1 < end and tags[j + 1] != "Q":
                j = pp_right(s, j)
            skipped += 1
            if skipped < MOST_SKIPPED and j < end and tags[j] in "TQ:r,-":
                continue
            if j < end and tags[j] in "dnN" and is_clause(s, j):
                yield "far-clause", j
                return
            if j >= end:
                yield "none", end
            return
        if tag in "rmdnN#S":
            stop = np_right(s, j)
            if tag == "r" and stop < end and (tags[stop] in "vxan" or words[stop].low in s.language.cues):
                yield "clause", j
                return
            timed = _behind_time(s, stop)
            if timed > stop and tags[timed : timed + 1] in ("T", "Q"):
                yield "-np", j  # told the Echo on Thursday morning that
                j = timed
                skipped += 1
                continue
            if (stop < end and tags[stop] in "TQ") or (
                stop < end and words[stop].low in s.language.set_of("questions")
            ):
                yield ("np", j) if tags[stop] == "Q" else ("-np", j)
                j = stop
                skipped += 1
                continue
            if tag == "m" or (stop < end and tags[stop] in ":,"):
                if tag != "m":
                    yield "np", j
                else:
                    yield "m", j
                j = stop
                skipped += 1
                if (j < end and tags[j] == ":") or (j + 1 < end and tags[j] == "," and tags[j + 1] == "Q"):
                    continue
                if tag == "m":
                    continue
                return
            if is_clause(s, j):
                yield "clause", j
                return
            if stop < end and tags[stop] == "r":
                yield "np", j
                yield "far-clause", stop
                return
            if stop < end and words[stop].low in s.language.set_of("infinitive"):
                yield "np-to", j
                return
            if stop < end and tags[stop] in "at":
                yield "np", j
                j = stop
                while j < end and tags[j] in "at":
                    j += 1
                if tags[j : j + 2] in (",Q", ":Q"):
                    yield "q", j + 1
                elif (j < end and tags[j] in "TQr") or is_clause(s, j):
                    yield (
                        ("far-clause", j)
                        if j < end and tags[j] not in "TQ"
                        else ("far-that", j + (tags[j] == "T"))
                    )
                return
            yield "np", j
            return
        yield ("as", j + 1) if low in s.language.set_of("naming_as") else (f"x{tag}", j)
        return


def _behind_time(s: TaggedSentence, at: int) -> int:
    """Behind words for a time: on Thursday morning, last week, in 2014."""
    tags, k = s.tags, at
    while k < s.end:
        if (
            tags[k] == "t"
            or s.words[k].low in s.language.times
            or s.words[k].low in s.language.set_of("hours")
        ):
            k += 1
        elif (
            tags[k] == "p" and tags[k + 1 : k + 2] in ("t", "#", "N") and s.words[k].low in ("on", "in", "at")
        ) or (tags[k] in "ad" and k + 1 < s.end and s.words[k + 1].low in s.language.times):
            k += 2
        else:
            break
    return k


def content_end(s: TaggedSentence, start: int, shape: str = "clause") -> int:
    """Where what is said ends that begins at `start`: with the sentence, or where it is told on."""
    ends = s.language.ends.get(shape, frozenset())
    tags = s.tags
    beyond = start
    for at in range(start + 1, s.end):
        if at < beyond:
            continue
        closing = _relative_end(s, at)
        if closing:
            beyond = closing  # the payments, which she put at 640,000 euros, began
            continue
        if s.words[at].low in s.language.set_of("citing") or (tags[at - 1] == "Q" and _goes_on_saying(s, at)):
            return at - 1 if tags[at - 1] == "," and at - 1 > start else at
        if tags[at] not in ",-cbw":
            continue
        turn = _turn(s, at)
        if turn in ends and (turn == ",ing" or shape != "clause" or not _still_quoting(s, at)):
            return at
    return s.end


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


def shape_of(complement: str) -> str:
    """Which of a language's ways to end holds for what is said in such a form."""
    if complement in _CLAUSES:
        return "clause"
    return "infinitive" if complement in ("to", "np-to") else "words"
