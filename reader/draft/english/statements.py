"""Keeps those possible attributions that are statements: no acts, plans, labels, nor what was never said."""

from __future__ import annotations

from reader.draft.english.acts.shapes import OBJECTS, is_noun, is_quoted, is_refused, speaks
from reader.draft.english.phrases import TaggedSentence, is_relative, np_right
from reader.draft.english.verb_forms import verb_forms
from reader.draft.grammar import Frame, WordRange

BARE = 3  # words of an object that says nothing: thanked him, ordered lunch
BARE_BEHIND_PREPOSITION = 2
TELLING = 0.5  # how often a verb with an object gives words to somebody that is as good as one of saying
_AS_IF = frozenset([("as", "if"), ("as", "though")])
_BEFORE = frozenset(["left", "qleft", "last"])  # what is said stands before its verb


def as_statement(s: TaggedSentence, frame: Frame) -> Frame | None:
    """A reading with its subject taken away where that is not who speaks; None where it is no statement.

    It is none of those that nobody says, however likely they are.
    """
    if frame.source is not None and _is_date(s, frame.source):
        return None
    content = "".join([s.tags[part.start : part.end] for part in frame.content])
    quoted, acts = "Q" in content, "v" in content or "x" in content
    group, _, form = frame.key.partition(":")
    if group == "be" and not _is_quoted_passive(s, frame):
        if not quoted:
            return None  # is expected to, was told that
        frame = frame._replace(source=None)
    if form in OBJECTS and frame.lemma in s.language.set_of("telling") and content[:1] != "Q":
        return None  # told the council: that is whom
    if content[-1:] == ":" and not quoted:
        return None  # wrote to the council: “…”
    if not quoted and form in OBJECTS and _is_bare(content):
        return None
    if not (quoted or acts) and form.startswith("p-") and len(content) <= BARE_BEHIND_PREPOSITION:
        return None
    if form and not is_quoted(s, frame) and (_is_act(s, frame, form) or is_refused(s, frame, form)):
        return None
    if frame.key in _BEFORE and content[:1] == "p" and not (acts or quoted):
        return None  # in their meetings this week, the team boasted
    if frame.key in _BEFORE and not quoted and content and _is_cut_off(s, frame.content[-1].end - 1):
        return None  # there would be a code including – according to the notes – “…”
    nobody = frame.source is not None and _is_nobody(s, frame.source)
    if nobody or (quoted and _is_denied(s, frame.cue)):
        return frame._replace(denied=True)
    return frame


def _is_nobody(s: TaggedSentence, source: WordRange) -> bool:
    """Whether words are for nobody: no one, none of them."""
    return s.words[source.start].low in s.language.set_of("nobodies") or (
        source.start > 1
        and s.tags[source.start - 1] == "p"
        and s.words[source.start - 2].low in s.language.set_of("nobodies")
    )


def _is_bare(content: str) -> bool:
    """Whether an object says nothing, by the classes of its words: thanked the crew, thanked the crew and left."""
    thing = content.partition("cv")[0]
    return len(thing) <= BARE and not {"v", "x"} & set(thing)


def may_be_statement(s: TaggedSentence, frame: Frame) -> bool:
    """Whether a reading that looks like an act may be a statement all the same, if it is likely enough.

    It is none of those that nobody says.
    """
    group, _, form = frame.key.partition(":")
    if group not in ("fin", "ing", "to", "prog") or form in ("", "wh", "colon") or frame.source is None:
        return False
    if _is_none_of(s, frame, form):
        return False
    speaks = any(frame.lemma in s.language.set_of(name) for name in ("saying", "telling"))
    return not speaks and bool(frame.content) and s.tags[s.end - 1 : s.end] != ":"


def _is_none_of(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether it tells what somebody had none of: showed no emotion as the verdict was read."""
    if form not in OBJECTS or not frame.content or frame.lemma in s.language.set_of("plans"):
        return False
    spoken = any(frame.lemma in s.language.set_of(name) for name in ("saying", "telling"))
    return not spoken and s.words[frame.content[0].start].low in s.language.set_of("none_of")


def _is_cut_off(s: TaggedSentence, last: int) -> bool:
    """Whether words end in one that wants more behind it: including, of."""
    return (s.tags[last] == "p" and s.words[last].low not in s.language.set_of("verb_particles")) or (
        s.words[last].low in s.language.set_of("including")
    )


def _is_act(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether nothing is said but something done, or told of a thing: ordered a search, a bill that raised taxes."""
    start = frame.content[0].start if frame.content else s.end
    tags, low = s.tags, s.words[start].low if start < len(s.words) else ""
    group = frame.key.partition(":")[0]
    said = speaks(s, frame)
    if frame.lemma in s.language.set_of("acting") and (form != "clause" or not said) and form != "that":
        return True
    relative = form == "that" and is_relative(s, start)
    of_noun = start > 1 and tags[start - 2] in "nN"
    if relative and (not said or of_noun or (group == "ing" and tags[start] == "v")):
        return True  # a bill that raised taxes
    owned = frame.source is not None and s.words[frame.source.start].low in s.language.set_of("possessives")
    if owned and form.startswith("p-") and frame.lemma in s.language.set_of("plans"):
        return True  # defended her plan for a toll
    if low in s.language.set_of("by_agents") or (
        form == "p-by" and frame.lemma in s.language.set_of("addressing")
    ):
        return True  # called on by villages
    if form == "p-by" and group == "to":
        return True  # is due to report by June
    if form == "to" and frame.lemma not in s.language.set_of("plans") and not _is_infinitive(s, start):
        return True  # linked to climate change
    if low == "it" and form in ("m", "clause", "np-to", "np") and _is_foretold(s, start):
        return True  # makes it harder to mend roads
    if _is_none_of(s, frame, form):
        return True
    if form in ("clause", "-np") and not said and _tells_of_its_noun(s, start):
        return True  # a bill backed by the mayor, approved last year
    if (
        form.startswith("p-")
        and frame.lemma in s.language.set_of("speaking_to")
        and low not in s.language.cues
    ):
        # spoke to the Gazette, spoke for two minutes, was asked to talk about it
        return form == "p-to" or group in ("to", "modal") or _is_duration(s, frame)
    if group == "fin" and not said and is_noun(s, frame):
        return True  # the executive order the mayor signed
    if form == "as" and frame.lemma in s.language.set_of("knowing"):
        return True  # known as Salafists
    if said:
        return False
    objects = form in OBJECTS or form == "np-to" or form.startswith("p-")
    if group == "modal" and (objects or form in ("to", "wh")):
        return True  # will defend her plan, would want to hear
    if s.language.weight(frame.lemma, "fin:np") >= TELLING:
        return False
    return (group == "ing" and objects) or (group == "to" and not objects and form != "to")


def _is_infinitive(s: TaggedSentence, start: int) -> bool:
    """Whether a verb stands behind the “to” at `start`."""
    at = start + 1
    while at < s.end and s.tags[at] == "a":
        at += 1
    if s.tags[at : at + 1] in ("v", "x", "Q", ""):
        return True
    form = verb_forms(s.language).get(s.words[at].low)
    return (form is not None and "b" in form.kinds) or s.words[at].low in s.language.cues


def _is_foretold(s: TaggedSentence, start: int) -> bool:
    """Whether “it” only stands for the infinitive that follows: it harder to mend roads."""
    for at in range(start + 1, min(start + 5, s.end)):
        if s.words[at].low in s.language.set_of("infinitive"):
            return True
        if s.tags[at] in "vxQ,T":
            return False
    return False


def _tells_of_its_noun(s: TaggedSentence, start: int) -> bool:
    """Whether what looks like a clause is a noun and what is told of it: a bill backed by the mayor, words he wrote."""
    stop = np_right(s, start)
    if stop <= start:
        return True  # late last year have created
    if s.tags[stop : stop + 1] == "v" and s.tags[stop + 1 : stop + 2] == "p":
        return s.words[stop].low.endswith(s.language.listed("past_endings"))
    lows = [s.words[at].low for at in range(start, stop)]
    return all(low in s.language.times or s.tags[start + at] in "adt" for at, low in enumerate(lows))


def _is_duration(s: TaggedSentence, frame: Frame) -> bool:
    return any(
        s.words[at].low in s.language.times | s.language.set_of("durations")
        for part in frame.content
        for at in range(*part)
    )


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
    if tuple(word.low for word in s.words[max(cue.start - 2, 0) : cue.start]) in _AS_IF:
        return True  # she flickered as if to say
    group = s.words[max(cue.start - 2, 0) : cue.end]
    return any(word.low in negations or word.low.endswith("n't") for word in group) or (
        denying is not None and denying.lemma in s.language.set_of("denying")
    )
