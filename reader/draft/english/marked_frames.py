"""Finds attributions that a mark makes, without a verb: X: “…”, and “…” — X."""

from __future__ import annotations

from collections.abc import Iterator

from reader.draft.english.phrases import (
    BULLETS,
    TaggedSentence,
    before_bracket,
    main_subject,
    np_right,
    said_ends_at,
)
from reader.draft.grammar import Frame, WordRange

COLON, DASH = "a-colon", "a-dash"  # headwords in the data for what is no verb
MOST_BEFORE_COLON = 10  # words


def of_colon(s: TaggedSentence) -> Iterator[Frame]:
    """X: “…”, as in headlines and transcripts."""
    begin = int(s.words[0].low in BULLETS)
    colon = s.tags.find(":", begin)
    if colon <= begin or colon + 1 >= s.end:
        return
    said = (WordRange(colon + 1, s.end),)
    quoted = s.tags[colon + 1] == "Q"
    if colon - begin == 1 and s.words[begin].low in s.language.set_of("labels"):
        return
    label, source = s.tags[begin:colon], WordRange(begin, colon)
    named = np_right(s, begin) == before_bracket(s, colon) or (
        quoted and "," in label and not set("vxwb") & set(label)
    )
    if colon - begin < MOST_BEFORE_COLON and named and "N" in label:
        yield Frame(COLON, "q" if quoted else "text", WordRange(colon, colon + 1), source, said)
    elif (
        quoted
        and not _says_before(s, colon)
        and not says_behind(s, colon + 2)
        and (told := main_subject(s, colon)) is not None
    ):
        yield Frame(COLON, "told", WordRange(colon, colon + 1), told, said)


def of_dash(s: TaggedSentence) -> Iterator[Frame]:
    """“…” — X, once or again and again in one paragraph."""
    run = s.tags.find("Q-", 0, s.end)
    while run >= 0:
        dash = run + 1
        run = s.tags.find("Q-", dash, s.end)
        stop = dash + 1
        while stop < s.end and s.tags[stop] == "N":
            stop += 1
        if stop > dash + 2 and s.tags[stop : stop + 1] in ("", "Q", ",", ".", "("):
            said = (WordRange(dash - 1, dash),)
            yield Frame(DASH, "signed", WordRange(dash, dash + 1), WordRange(dash + 1, stop), said)


def says_behind(s: TaggedSentence, at: int) -> bool:
    """Whether words in quotation marks that end before `at` have a verb of saying behind them."""
    cues = (s.language.cues.get(word.low) for word in s.words[at : at + 6])
    return said_ends_at(s, at) and any(cue is not None and s.language.says(cue) for cue in cues)


def before_anothers(s: TaggedSentence, start: int, stop: int) -> int:
    """Where what goes on ends: before words in quotation marks that somebody else says behind them."""
    run = s.tags.find("Q", start + 1, stop)
    if run < 0 or not says_behind(s, run + 1):
        return stop
    return run - (s.tags[run - 1] in ",-")


def _says_before(s: TaggedSentence, at: int) -> bool:
    cues = (s.language.cues.get(word.low) for word in s.words[max(at - 4, 0) : at])
    return any(cue is not None and s.language.says(cue) for cue in cues)


def is_said_before(s: TaggedSentence, before: int) -> bool:
    """Whether a run that somebody else says stands there: “…,” Ana wrote, 21 months, | she said, after it."""
    run = s.tags.rfind("Q", 0, before)
    cues = (s.language.cues.get(word.low) for word in s.words[run + 1 : before - 1])
    return (
        0 <= run < before - 1
        and said_ends_at(s, run + 1)
        and any(cue and s.language.says(cue) for cue in cues)
    )
