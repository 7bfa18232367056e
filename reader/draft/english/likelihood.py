"""How likely a possible attribution is a statement, 0 to 1: its features, each with a weight."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log

from reader.draft.english.phrases import TaggedSentence
from reader.draft.grammar import Frame

_LENGTHS = (1, 2, 3, 5, 8, 15, 30)
LEAST, MOST = 0.01, 0.99


def likelihood(s: TaggedSentence, frame: Frame) -> float:
    """How often such a reading gives words to somebody, 0 to 1: by its verb and form, and by what is beside them.

    The weights are fitted on the training part of PolNeAR; without any the verb and its form decide alone.
    """
    known = min(max(s.language.weight(frame.lemma, frame.key), LEAST), MOST)
    weights = s.language.weights
    if not weights:
        return known
    total = weights["bias"] + weights["verb"] * log(known / (1 - known))
    total += sum(weights.get(feature, 0.0) for feature in features(s, frame))
    return 1 / (1 + exp(-total))


def features(s: TaggedSentence, frame: Frame) -> Iterator[str]:
    """What is seen of a reading."""
    group, _, form = frame.key.partition(":")
    yield f"group {group}"
    yield f"form {form.partition('-')[0] if form.startswith('p-') else form or group}"
    content = "".join(s.tags[part.start : part.end] for part in frame.content)
    marks = content.count("Q")
    yield "marks " + ("none" if not marks else "all" if not content.strip("Q,.-") else "some")
    yield f"length {next((length for length in _LENGTHS if len(content) <= length), 99)}"
    yield f"verb {bool(set('vx') & set(content))}"
    yield f"begins {content[:1]}"
    yield f"source {_source(s, frame)}"
    yield f"says {frame.lemma in s.language.set_of('saying')}"
    yield f"reports {frame.lemma in s.language.set_of('reporting')}"
    cue = s.tags[frame.cue.end - 1 : frame.cue.end]
    yield f"cue {cue}"
    yield f"marks outside {s.tags.count('Q') > marks}"
    group_words = {word.low for word in s.words[max(frame.cue.start - 1, 0) : frame.cue.end]}
    negated = bool(group_words & s.language.set_of("negations")) or any(
        low.endswith("n't") for low in group_words
    )
    yield f"negated {negated}"
    if frame.content:
        behind = frame.content[-1].end
        yield f"to the end {behind >= s.end}"


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
