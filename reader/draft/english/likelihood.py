"""How likely a possible attribution is a statement, 0 to 1: its features, each with a weight."""

from __future__ import annotations

from bisect import bisect_left
from math import exp, log

from reader.draft.english.phrases import TaggedSentence, is_clause
from reader.draft.grammar import Frame
from reader.draft.language import Cue

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


def features(s: TaggedSentence, frame: Frame) -> list[str]:
    """What is seen of a reading, in the order in which it is weighed."""
    group, _, form = frame.key.partition(":")
    plain_form = form.partition("-")[0] if form.startswith("p-") else form or group
    content = "".join([s.tags[part.start : part.end] for part in frame.content])
    marks = content.count("Q")
    marked = "none" if not marks else "all" if not content.strip("Q,.-") else "some"
    says, reports = frame.lemma in s.language.set_of("saying"), frame.lemma in s.language.set_of("reporting")
    kind = "says" if says else "reports" if reports else "other"
    source = _source(s, frame)
    verbs = content.count("v") + content.count("x")
    cue = s.language.cues.get(s.words[frame.cue.end - 1].low)
    return [
        f"group {group}",
        f"form {plain_form}",
        f"key {group}:{plain_form}",
        f"verb {frame.lemma}",
        f"verb {verbs > 0}",
        f"{kind} {plain_form}",
        f"marks {marked}",
        f"marks {marked} {plain_form}",
        f"marks {marked} {kind}",
        f"length {_bucket(len(content))}",
        f"verbs {min(verbs, 3)} {plain_form}",
        f"begins {content[:1]}",
        f"begins {content[:2]}",
        f"source {source}",
        f"source {source} {kind}",
        f"says {says}",
        f"reports {reports}",
        f"marks outside {s.tags.count('Q') > marks}",
        *_of_cue(s, frame, kind, cue),
        *_of_subject(s, frame, kind, cue),
        *_of_content(s, frame, plain_form, kind),
    ]


def _bucket(length: int) -> int:
    at = bisect_left(_LENGTHS, length)
    return _LENGTHS[at] if at < len(_LENGTHS) else 99


def _of_cue(s: TaggedSentence, frame: Frame, kind: str, cue: Cue | None) -> list[str]:
    """What is seen of the verb: its form, its auxiliaries."""
    start, last = frame.cue.start, frame.cue.end - 1
    lows = [word.low for word in s.words[max(start - 1, 0) : last + 1]]
    negated = not s.language.set_of("negations").isdisjoint(lows) or "n't" in [low[-3:] for low in lows]
    return [
        f"cue {s.tags[last : last + 1]}",
        f"cue {cue.form if cue is not None else 'none'} {kind}",
        f"negated {negated}",
        *[f"auxiliary {s.words[at].low}" for at in range(start, last) if s.tags[at] == "x"],
    ]


def _of_subject(s: TaggedSentence, frame: Frame, kind: str, cue: Cue | None) -> list[str]:
    """What is seen of whose words they may be, and of what stands before them."""
    start = frame.cue.start
    found = []
    if frame.source is not None:
        first, end = frame.source
        opening = s.words[first].low if s.tags[first] == "d" else s.tags[first]
        found = [
            f"source begins {opening}",
            f"source begins {opening} {cue.form if cue else ''}",
            f"source length {min(end - first, 6)}",
            f"source adjoins {end == start} {kind}",
        ]
        start = min(start, first)
    before = s.tags[start - 1] if start else "^"
    found.append(f"before {s.words[start - 1].low if before in _SMALL else before}")
    return found


def _of_content(s: TaggedSentence, frame: Frame, form: str, kind: str) -> list[str]:
    """What is seen of the words that may be said, and of what stands around them."""
    if not frame.content or frame.content[0].start >= s.end:
        return []
    first, end = frame.content[0].start, frame.content[-1].end
    gap = min(first - frame.cue.end, _GAP)
    return [
        f"to the end {end >= s.end}",
        f"behind {s.tags[end : end + 1]}",
        *([f"gap {gap} {form}", f"gap {gap} {kind}"] if gap >= 0 else ()),
        *([f"first {s.words[first].low}"] if s.tags[first] in _SMALL else ()),
        f"clause {is_clause(s, first)} {form}",
        f"question {s.words[-1].low == '?'}",
    ]


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
