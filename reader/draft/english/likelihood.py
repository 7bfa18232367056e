"""How likely a possible attribution is a statement, 0 to 1: its features, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log

from reader.draft.english.phrases import TaggedSentence, is_clause
from reader.draft.grammar import Frame

_LENGTHS = (1, 2, 3, 5, 8, 15, 30)
LEAST, MOST = 0.01, 0.99
_SMALL = frozenset("dprTbwmcx")  # classes whose words tell something by themselves
_GAP = 4  # words between a verb and what is said; more count as so many


def likelihood(s: TaggedSentence, frame: Frame) -> float:
    """How often such a reading gives words to somebody, 0 to 1: by its verb and form, and by what is beside them.

    The weights are fitted on the training part of PolNeAR, those of reported speech by themselves; without any the
    verb and its form decide alone.
    """
    known = min(max(s.language.weight(frame.lemma, frame.key), LEAST), MOST)
    quoted = any("Q" in s.tags[part.start : part.end] for part in frame.content)
    weights = s.language.weights if quoted else s.language.reported
    if not weights:
        return known
    total = weights["bias"] + weights["verb"] * log(known / (1 - known))
    get = weights.get
    total += sum([get(feature, 0.0) for feature in features(s, frame)])
    return 1 / (1 + exp(-total))


def features(s: TaggedSentence, frame: Frame) -> Iterator[str]:
    """What is seen of a reading."""
    group, _, form = frame.key.partition(":")
    plain_form = form.partition("-")[0] if form.startswith("p-") else form or group
    content = "".join(s.tags[part.start : part.end] for part in frame.content)
    marks = content.count("Q")
    marked = "none" if not marks else "all" if not content.strip("Q,.-") else "some"
    says, reports = (frame.lemma in s.language.set_of(name) for name in ("saying", "reporting"))
    kind = "says" if says else "reports" if reports else "other"
    source = _source(s, frame)
    yield f"group {group}"
    yield f"form {plain_form}"
    yield f"key {group}:{plain_form}"
    yield f"verb {frame.lemma}"
    yield f"verb {bool(set('vx') & set(content))}"
    yield f"{kind} {plain_form}"
    yield f"marks {marked}"
    yield f"marks {marked} {plain_form}"
    yield f"marks {marked} {kind}"
    yield f"length {next((length for length in _LENGTHS if len(content) <= length), 99)}"
    yield f"verbs {min(sum(tag in 'vx' for tag in content), 3)} {plain_form}"
    yield f"begins {content[:1]}"
    yield f"begins {content[:2]}"
    yield f"source {source}"
    yield f"source {source} {kind}"
    yield f"says {says}"
    yield f"reports {reports}"
    yield f"marks outside {s.tags.count('Q') > marks}"
    yield from _of_cue(s, frame, kind)
    yield from _of_subject(s, frame, kind)
    yield from _of_content(s, frame, plain_form, kind)


def _of_cue(s: TaggedSentence, frame: Frame, kind: str) -> Iterator[str]:
    """What is seen of the verb: its form, its auxiliaries."""
    at = frame.cue.end - 1
    yield f"cue {s.tags[at : at + 1]}"
    cue = s.language.cues.get(s.words[at].low)
    form = cue.form if cue is not None else "none"
    yield f"cue {form} {kind}"
    group = s.words[max(frame.cue.start - 1, 0) : frame.cue.end]
    lows = {word.low for word in group}
    negated = bool(lows & s.language.set_of("negations")) or any(low.endswith("n't") for low in lows)
    yield f"negated {negated}"
    for at in range(frame.cue.start, frame.cue.end - 1):
        if s.tags[at] == "x":
            yield f"auxiliary {s.words[at].low}"


def _of_subject(s: TaggedSentence, frame: Frame, kind: str) -> Iterator[str]:
    """What is seen of whose words they may be, and of what stands before them."""
    start = frame.cue.start
    cue = s.language.cues.get(s.words[frame.cue.end - 1].low)
    if frame.source is not None:
        first = s.words[frame.source.start]
        opening = first.low if s.tags[frame.source.start] == "d" else s.tags[frame.source.start]
        yield f"source begins {opening}"
        yield f"source begins {opening} {cue.form if cue else ''}"
        yield f"source length {min(frame.source.end - frame.source.start, 6)}"
        yield f"source adjoins {frame.source.end == start} {kind}"
        start = min(start, frame.source.start)
    before = s.tags[start - 1] if start else "^"
    yield f"before {s.words[start - 1].low if before in _SMALL else before}"


def _of_content(s: TaggedSentence, frame: Frame, form: str, kind: str) -> Iterator[str]:
    """What is seen of the words that may be said, and of what stands around them."""
    if not frame.content or frame.content[0].start >= s.end:
        return
    first, last = frame.content[0], frame.content[-1]
    yield f"to the end {last.end >= s.end}"
    yield f"behind {s.tags[last.end : last.end + 1]}"
    gap = first.start - frame.cue.end
    if gap >= 0:
        yield f"gap {min(gap, _GAP)} {form}"
        yield f"gap {min(gap, _GAP)} {kind}"
    if s.tags[first.start] in _SMALL:
        yield f"first {s.words[first.start].low}"
    yield f"clause {is_clause(s, first.start)} {form}"
    yield f"question {s.words[-1].low == '?'}"


def _source(s: TaggedSentence, frame: Frame) -> str:
    """Of which sort the words are for whoever speaks."""
    if frame.source is None:
        return "none"
    tags = s.tags[frame.source.start : frame.source.end]
    core = tags.partition(",")[0]
    if core[:1] in ("r", "m", "w", "T"):
        return f"{core[0]} {s.words[frame.source.start].low}" if core[0] == "r" else core[0]
    if "N" in core.partition("p")[0]:
        return "name"
    head = s.words[frame.source.start + len(core.partition("p")[0] or core) - 1].low
    for name in ("documents", "roles", "titles", "groups", "person_words", "organisation_words"):
        if head in s.language.set_of(name):
            return name
    return "plural" if head.endswith("s") else "other"
