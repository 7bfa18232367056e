"""Finds what somebody is cited for without a verb of saying: according to the mayor, …, and …, according to X."""

from __future__ import annotations

from collections.abc import Iterator

from reader.draft.english.content_ends import content_end
from reader.draft.english.marked_frames import says_behind
from reader.draft.english.phrases import TaggedSentence, left_start, np_left, np_right, subject
from reader.draft.grammar import Frame, WordRange


def according(s: TaggedSentence, at: int) -> Iterator[Frame]:
    tags = s.tags
    stop = np_right(s, at + 2)
    if stop <= at + 2:
        return
    source = WordRange(at + 2, stop)
    cue = WordRange(at, at + 2)
    begins = at == 0 or (at == 1 and tags[0] in "ca")
    comma = max(tags.find(",", stop, s.end), tags.find(":", stop, s.end))
    while (
        comma > 0 and (beyond := tags.find(",", comma + 1, s.end)) > 0 and _is_aside(tags[comma + 1 : beyond])
    ):
        comma = beyond
    if begins:
        if comma > 0:
            yield Frame(
                "according",
                "first",
                cue,
                WordRange(at + 2, comma),
                (WordRange(comma + 1, content_end(s, comma + 1)),),
            )
        return
    left_end = at - 1 if tags[at - 1] in ",-" else at
    run = tags.rfind("Q", 0, left_end)
    if run >= 0 and says_behind(s, run + 1):
        return  # “…,” Ana Ruiz said, according to the paper
    parts = [WordRange(left_start(s, left_end), left_end)]
    if (
        stop < s.end
        and tags[stop] == ","
        and tags[at - 1] == ","
        and tags[stop + 1 : stop + 2] in tuple("vxdnNrp")
        and {"v", "x"} & set(tags[stop:])
        and not all(map(_is_aside, tags[stop + 1 : s.end].split(",")))
    ):
        parts.append(WordRange(stop + 1, content_end(s, stop + 1)))
    elif stop < s.end and tags[at - 1] == ",":
        source = WordRange(at + 2, s.end)
    yield Frame("according", "last", cue, source, tuple(part for part in parts if part.start < part.end))


def _is_aside(piece: str) -> bool:
    """Whether what stands between two commas only tells of somebody: , the mayor, or , who was there,"""
    return piece[:1] in ("w", "#") or (
        piece[:1] in ("d", "n", "N") and not {"v", "x", "r"} & set(piece.partition("w")[0])
    )


def quoted_before(s: TaggedSentence, at: int) -> WordRange | None:
    """Who is quoted in “Tom quoted Ana as saying”, where “as” stands at `at`."""
    who = np_left(s, at) if s.words[at].low in s.language.set_of("naming_as") else None
    cue = s.language.cues.get(s.words[who.start - 1].low) if who is not None and who.start else None
    return who if cue is not None and cue.lemma in s.language.set_of("quoting") else None


def speaking_before(s: TaggedSentence, before: int) -> WordRange | None:
    """Who says what stands left of “Ruiz said, adding …”, if that is how a part of a sentence ends at `before`."""
    for at in range(before - 1, 0, -1):
        if s.tags[at] in "Q;:":
            return None
        if s.tags[at] in "vx":
            cue = s.language.cues.get(s.words[at].low)
            if cue is None or not s.language.says(cue):
                return None
            _, source, _ = subject(s, at)
            behind = source is not None and source.start > 0 and s.tags[source.start - 1] in ",Q"
            return source if behind else None
    return None
