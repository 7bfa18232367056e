"""Keeps those possible attributions that are statements: no acts, plans, labels, nor what was never said."""

from __future__ import annotations

from reader.draft.english.phrases import TaggedSentence
from reader.draft.grammar import Frame, WordRange

BARE = 3  # words of an object that says nothing: thanked him, ordered lunch
BARE_BEHIND_PREPOSITION = 2
_OBJECTS = frozenset(["np", "m", "-np"])
_BEFORE = frozenset(["left", "qleft", "last"])  # what is said stands before its verb


def as_statement(s: TaggedSentence, frame: Frame) -> Frame | None:
    """A reading with its subject taken away where that is not who speaks; None where it is no statement."""
    if frame.source is not None and _is_date(s, frame.source):
        return None
    content = "".join(s.tags[part.start : part.end] for part in frame.content)
    quoted = "Q" in content
    group, _, form = frame.key.partition(":")
    if group == "be" and not _is_quoted_passive(s, frame):
        if not quoted:
            return None  # is expected to, was told that
        frame = frame._replace(source=None)
    if form in _OBJECTS and frame.lemma in s.language.set_of("telling") and content[:1] != "Q":
        return None  # told the council: that is whom
    if not quoted and form and not set("vx") & set(content):
        if form in _OBJECTS and len(content) <= BARE:
            return None
        if form.startswith("p-") and len(content) <= BARE_BEHIND_PREPOSITION:
            return None
    if not quoted and (_is_act(s, frame, form) or _is_refused(s, frame, form)):
        return None
    if frame.key in _BEFORE and content[:1] == "p" and not set("vxQ") & set(content):
        return None  # in their meetings this week, the team boasted
    if quoted and _is_denied(s, frame.cue):
        return frame._replace(denied=True)
    return frame


def _is_act(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether something is done to a thing, by a verb that says something only of words: ordered a search."""
    return form in _OBJECTS and frame.lemma in s.language.set_of("acting")


def _is_refused(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether nothing was said: declined to comment on prices."""
    if form == "to" and frame.lemma in s.language.set_of("refusing"):
        cue = s.language.cues.get(s.words[min(frame.content[0].start + 1, s.end)].low)
        return cue is not None and (s.language.says_in_any_form(cue) or cue.lemma in ("answer", "discuss"))
    refusing = s.language.cues.get(s.words[frame.cue.start - 2].low) if frame.cue.start > 1 else None
    after_to = s.words[frame.cue.start - 1].low in s.language.set_of("infinitive")
    return after_to and refusing is not None and refusing.lemma in s.language.set_of("refusing")


def _is_date(s: TaggedSentence, source: WordRange) -> bool:
    days = s.language.set_of("months_and_days")
    return all(s.tags[at] in "#t" or s.words[at].low in days for at in range(*source))


def _is_quoted_passive(s: TaggedSentence, frame: Frame) -> bool:
    """Whether its subject is who speaks though others do it: was quoted as saying."""
    return frame.lemma in s.language.set_of("quoting")


def _is_denied(s: TaggedSentence, cue: WordRange) -> bool:
    """Whether it was not said: never said, did not call it, denied saying."""
    negations = s.language.set_of("negations")
    before = s.words[cue.start - 1].low if cue.start else ""
    denying = s.language.cues.get(before)
    group = s.words[max(cue.start - 2, 0) : cue.end]
    return any(word.low in negations or word.low.endswith("n't") for word in group) or (
        denying is not None and denying.lemma in s.language.set_of("denying")
    )
