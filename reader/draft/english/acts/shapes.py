"""What is seen of a possible attribution: whether its verb says, is a noun, or refuses, and what stands in marks."""

from __future__ import annotations

from reader.draft.english.phrases import TaggedSentence
from reader.draft.grammar import Frame

TERM = 4  # words in quotation marks that are more than a term
OBJECTS = frozenset(["np", "m", "-np"])


def verb_of(s: TaggedSentence, frame: Frame) -> int:
    """Where the verb itself is: “called” of “called for”."""
    last = frame.cue.end - 1
    return last - (last > frame.cue.start and s.words[last].low not in s.language.cues)


def is_quoted(s: TaggedSentence, frame: Frame) -> bool:
    """Whether words in quotation marks show that somebody said something: more than a term or two, or all of it."""
    if not frame.content or s.tags[frame.content[0].start : frame.content[0].start + 1] == "Q":
        return True
    if not any("Q" in s.tags[part.start : part.end] for part in frame.content):
        return False
    runs = (at for part in frame.content for at in range(*part) if s.tags[at] == "Q")
    longest = max(s.words[at].written.count(" ") + 1 for at in runs)
    return longest >= TERM or speaks(s, frame)


def speaks(s: TaggedSentence, frame: Frame) -> bool:
    """Whether the verb is one of saying, thinking or telling."""
    return frame.lemma in s.language.set_of("saying") or frame.lemma in s.language.set_of("reporting")


def is_noun(s: TaggedSentence, frame: Frame) -> bool:
    """Whether what may be a verb is a noun: in its plain form behind a noun in the singular."""
    verb = s.words[verb_of(s, frame)].low
    cue = s.language.cues.get(verb)
    if cue is None or cue.form != "plain" or frame.source is None or verb == "put":
        return False
    last = s.words[frame.source.end - 1].low
    source = s.tags[frame.source.start : frame.source.end]
    plural = last.endswith("s") or "c" in source or last in s.language.set_of("groups")
    return source[-1:] == "n" and not plural


def is_refused(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether nothing was said: declined to comment on prices."""
    if form == "to" and frame.lemma in s.language.set_of("refusing"):
        cue = s.language.cues.get(s.words[min(frame.content[0].start + 1, s.end)].low)
        return cue is not None and (s.language.says_in_any_form(cue) or cue.lemma in ("answer", "discuss"))
    first = s.words[frame.cue.start].low in s.language.set_of("infinitive")
    before = s.language.cues.get(s.words[frame.cue.start - 1].low) if first and frame.cue.start else None
    if before is not None and before.lemma in s.language.set_of("refusing"):
        return True  # refused | to say whether
    refusing = s.language.cues.get(s.words[frame.cue.start - 2].low) if frame.cue.start > 1 else None
    after_to = s.words[frame.cue.start - 1].low in s.language.set_of("infinitive")
    return after_to and refusing is not None and refusing.lemma in s.language.set_of("refusing")
