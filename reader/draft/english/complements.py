"""Finds the reported words behind a verb of saying: in which form they are, and where they begin."""

from __future__ import annotations

from collections.abc import Iterator

from reader.draft.english.phrases import TaggedSentence, is_clause, is_ing, np_right, pp_right

MOST_SKIPPED = 4  # phrases between a verb and what is said
_HOURS_OF = (["the", "early", "hours", "of"], ["the", "small", "hours", "of"])


def complements(s: TaggedSentence, j: int) -> Iterator[tuple[str, int]]:
    """What may be said, by what stands behind the verb: its shape, and where it begins."""
    tags, words, end = s.tags, s.words, s.end
    skipped = 0
    while j <= end and skipped < MOST_SKIPPED:
        while j < end and tags[j] in "at" and tags[j + 1 : j + 2] != "S" and not _owns(s, j):
            j += 1
        if j >= end:
            yield "none", end
            return
        tag, low = "n" if _owns(s, j) else tags[j], words[j].low
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
        timed = _behind_time(s, j) if tag == "p" else j
        if timed > j + 1 and _is_time(s, timed - 1) and tags[timed : timed + 1] != "S":
            j = timed  # announced on Friday | it will pay; promised on Monday | to pay
            skipped += 1
            continue
        document = pp_right(s, j) if tag == "p" else j
        if document > j and words[document - 1].low in s.language.set_of("documents"):
            timed = _behind_time(s, document)
            if tags[timed : timed + 2] == "rx":
                yield "clause", timed  # said in a statement on Friday | it would pay
                return
        if tag == "p":
            yield f"p-{low}", j + 1
            if tags[j + 1 : j + 2] == "Q":
                return
            j = pp_right(s, j)
            if low in s.language.set_of("by_agents") and _is_infinitive(s, j):
                yield "np-to", j  # asked by the council to leave
                return
            while j < end and tags[j] == "p" and j + 1 < end and tags[j + 1] != "Q":
                j = pp_right(s, j)
            timed = _behind_time(s, j)
            j = timed if tags[timed : timed + 1] in ("T", "Q", ":") else j  # said in a call on Friday that
            skipped += 1
            k = _behind_adverbs(s, j)
            if (
                low in s.language.set_of("by_agents")
                and words[k : k + 1]
                and words[k].low in s.language.set_of("questions")
            ):
                yield "wh", k
                return
            if skipped < MOST_SKIPPED and k < end and _goes_on(s, k):
                continue
            if j < end and tags[j] in "dnN" and is_clause(s, j):
                yield "far-clause", j
                return
            if j >= end:
                yield "none", end
            return
        if tag in "rmdnN#St":
            timed = _behind_time(s, j)
            if timed > j and _goes_on(s, timed):
                j = timed  # noticed last week that
                skipped += 1
                continue
            stop = _behind_addressee(s, np_right(s, j))
            if tag == "r" and stop < end and (tags[stop] in "vxan" or words[stop].low in s.language.cues):
                yield "clause", j
                return
            if _goes_on_behind_aside(s, stop):
                yield "clause", j  # said the mayor, a captain once, had agreed
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
                object_of = "m" if tag == "r" else "np"  # called it “a start”
                yield (object_of, j) if tags[stop] == "Q" else ("-np", j)
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


def _goes_on(s: TaggedSentence, at: int) -> bool:
    """Whether words that may be said begin at `at`, or a mark before them."""
    return s.tags[at : at + 1] in tuple("TQ:r,-") or (
        at < s.end and s.words[at].low in s.language.set_of("indirect_questions")
    )


def _is_infinitive(s: TaggedSentence, at: int) -> bool:
    return at + 1 < s.end and s.words[at].low in s.language.set_of("infinitive") and s.tags[at + 1] in "vx"


def _owns(s: TaggedSentence, at: int) -> bool:
    """Whether a time at `at` is no adverb but what is told of: last year's bill."""
    last = at + 2 < s.end and s.words[at].low in s.language.set_of("last")
    return last and s.words[at + 1].low in s.language.times and s.tags[at + 2] in "Svx"


def _behind_adverbs(s: TaggedSentence, at: int) -> int:
    while at < s.end and s.tags[at] in "at":
        at += 1
    return at


def _goes_on_behind_aside(s: TaggedSentence, at: int) -> bool:
    """Whether an aside between two marks begins at `at`, with the verb right behind it."""
    mark = s.tags[at : at + 1]
    if mark not in (",", "-"):
        return False
    closing = s.tags.find(mark, at + 1, s.end)
    aside = s.tags[at + 1 : closing]
    plain = not set("vxQ") & set(aside) or aside[:1] in ("w", "v")
    return (
        closing > 0
        and plain
        and s.tags[closing + 1 : closing + 2] in ("x", "v")
        and not is_ing(s, closing + 1)
    )


def _behind_addressee(s: TaggedSentence, at: int) -> int:
    """Behind what else is said of whom something is told: one of her aides | on a regular basis | that, “…”."""
    k = at
    while k < s.end and s.tags[k] == "p" and s.tags[k + 1 : k + 2] not in ("Q", "T", "w"):
        beyond = pp_right(s, k)
        if beyond <= k + 1:
            return at
        k = beyond
    rest = s.tags[k : k + 2]
    to = k < s.end and s.words[k].low in s.language.set_of("infinitive") and rest[1:] == "Q"
    return k if rest[:1] == "T" or rest == ",Q" or to else at


def _behind_time(s: TaggedSentence, at: int) -> int:
    """Behind words for a time: on Thursday morning, last week, in 2014."""
    tags, k = s.tags, at
    while k < s.end:
        if [word.low for word in s.words[k + 1 : k + 5]] in _HOURS_OF:
            k += 5
        elif (
            tags[k] == "t"
            or s.words[k].low in s.language.times
            or s.words[k].low in s.language.set_of("hours")
        ):
            k += 1
        elif (
            tags[k] == "p" and tags[k + 1 : k + 2] in ("t", "#", "N") and s.words[k].low in ("on", "in", "at")
        ) or (_may_precede_time(s, k) and k + 1 < s.end and s.words[k + 1].low in s.language.times):
            k += 2
            k += k < s.end and (tags[k] == "#" or tags[k - 1] == "#") and _is_date(s, k - 1, k)  # on 3 March
        else:
            break
    return k


def _is_date(s: TaggedSentence, one: int, other: int) -> bool:
    """Whether one of two words is a month or a day."""
    days = s.language.set_of("months_and_days")
    return s.words[one].low in days or s.words[other].low in days


def _is_time(s: TaggedSentence, at: int) -> bool:
    low = s.words[at].low
    timed = low in s.language.times or low in s.language.set_of("hours")
    return timed or s.tags[at] in "t#" or _is_date(s, at, at)


def _may_precede_time(s: TaggedSentence, at: int) -> bool:
    return s.tags[at] in "ad" or s.words[at].low in s.language.set_of("last")
