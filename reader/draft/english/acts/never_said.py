"""Whether nobody says what stands behind a verb, however likely it looks: acts, nouns, what anybody may say."""

from __future__ import annotations

from itertools import pairwise

from reader.draft.english.acts.shapes import OBJECTS, is_noun, is_quoted, is_refused, speaks, verb_of
from reader.draft.english.phrases import TaggedSentence, is_relative
from reader.draft.grammar import Frame, WordRange


def is_never_said(s: TaggedSentence, frame: Frame) -> bool:
    """Whether nobody says it, however likely a reading of its verb is.

    So are nouns that look like verbs, acts with their objects, and what anybody might say or know.
    """
    _, _, form = frame.key.partition(":")
    if frame.lemma in s.language.set_of("passing_on") and form in OBJECTS:
        return s.tags[frame.content[0].start] != "Q"  # retweeted a story that claims “…”
    if (
        frame.lemma in s.language.set_of("quoting")
        and form in OBJECTS
        and _quotes_somebody(s, frame.content[0])
    ):
        return True  # quoted Ana Ruiz as saying that: she says it
    if not form or not frame.content or is_quoted(s, frame):
        named = frame.key.startswith("fin:") and not speaks(s, frame) and is_noun(s, frame)
        return named or _is_of_thing(s, frame, form)
    return (
        is_refused(s, frame, form)
        or _is_of_thing(s, frame, form)
        or _is_noun_of_speech(s, frame, form)
        or _is_act_on_something(s, frame, form)
        or _is_only_sayable(s, frame, form)
    )


def _quotes_somebody(s: TaggedSentence, content: WordRange) -> bool:
    """Whether words name somebody and what they are quoted as saying."""
    naming = s.language.set_of("naming_as")
    return any(
        s.words[at].low in naming and s.words[at + 1].low in s.language.cues
        for at in range(content.start, content.end - 1)
    )


def _is_of_thing(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether “that” is for the thing before it: an apology for a law that split the port."""
    if form not in ("that", "far-that") or frame.lemma in s.language.set_of("reporting"):
        return False
    start = frame.content[0].start if frame.content else s.end
    return s.tags[start - 1] == "T" and is_relative(s, start)


def _is_noun_of_speech(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether what may be a verb of saying is a noun: a direct answer, raised fears, their cries, the thinking is."""
    at = verb_of(s, frame)
    cue = s.language.cues.get(s.words[at].low)
    if form == "xc" or (form == "xx" and cue is not None and cue.form in ("plain", "ing")):
        return True
    if cue is not None and cue.form == "ing" and form.startswith("p-"):
        apart = frame.source is None or frame.source.end < frame.cue.start
        return apart and at > 0 and s.tags[at - 1] in "dn"  # a stern warning about
    if cue is None or cue.form not in ("plain", "third") or at == 0:
        return False
    if form.startswith("p-") and frame.source is not None:
        owner = s.tags.rfind("S", frame.source.start, frame.source.end)
        if owner > 0 and not _is_known(s, WordRange(owner + 1, frame.source.end)):
            return True  # the council's first comments on
    if s.words[at - 1].low in s.language.set_of("possessives"):
        return form in OBJECTS
    if frame.cue.start < at or form.startswith("p-"):
        return False
    before = s.tags[at - 1]
    named = cue.form == "third" and before == "v" and form in ("that", "clause")
    nobodys = frame.source is None and before in "dna" and form == "that"
    return named or nobodys or (form in ("that", "np") and is_noun(s, frame))


def _is_act_on_something(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether something is done to somebody or something, seen or known: ordered a strike, attacked a museum."""
    group = frame.key.partition(":")[0]
    objects = form in OBJECTS or form.startswith("p-")
    before = s.words[frame.cue.start - 1].low if frame.cue.start else ""
    if group == "ing" and before in s.language.set_of("purposes") and not speaks(s, frame):
        return (
            objects or before == "of" or frame.source is None
        )  # blamed for proposing a loan, a way of persuading
    if frame.lemma in s.language.set_of("acting"):
        return form.startswith("p-") or (form == "clause" and (group == "to" or not speaks(s, frame)))
    if frame.lemma in s.language.set_of("making") and form in OBJECTS:
        return True
    if frame.lemma in s.language.set_of("showing") and form in (*OBJECTS, "clause"):
        no = s.words[frame.content[0].start].low == "no"
        return (form != "clause" or no) and frame.source is not None and _is_human(s, frame.source)
    if frame.lemma in s.language.set_of("perceiving"):
        return form in OBJECTS or form == "p-about"
    if frame.lemma in s.language.set_of("fighting") and form in OBJECTS:
        return frame.source is None or not _is_known(s, frame.source)
    return False


def _is_human(s: TaggedSentence, source: WordRange) -> bool:
    """Whether words are for somebody, by the last of them before a preposition: she, the mayor, Ana Ruiz."""
    preposition = s.tags.find("p", source.start + 1, source.end)
    head = (preposition if preposition > 0 else source.end) - 1
    low = s.words[head].low
    if low in s.language.personal_pronouns or low in s.language.people:
        return True
    return s.tags[head] == "N" and low not in s.language.set_of("organisation_words")


def _is_known(s: TaggedSentence, source: WordRange) -> bool:
    """Whether words name somebody, or tell by a role or a title who it is."""
    lows = [word.low for word in s.words[source.start : source.end]]
    unknown = map(s.language.set_of, ("groups", "person_words", "fighters"))
    named = "N" in s.tags[source.start : source.end] and all(each.isdisjoint(lows) for each in unknown)
    return named or not s.language.callings.isdisjoint(lows)


def _is_only_sayable(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether it is what anybody might say or know: it is safe to say, let us say, we know when, seen as a success."""
    group = frame.key.partition(":")[0]
    if frame.lemma == "ask":
        lows = [word.low for word in s.words[frame.content[0].start : frame.content[-1].end]]
        purposes = s.language.set_of("purposes")
        if any(for_ in purposes and low == "comment" for for_, low in pairwise(lows)):
            return True  # asked the guild for comment
    asked = frame.lemma in s.language.set_of("addressing") and frame.source is None and form == "wh"
    if asked and not s.tags[: frame.cue.start].strip("bac") and not _says_behind(s, frame.cue.end):
        return True  # asked whether she would stay, she smiled
    before = [word.low for word in s.words[max(frame.cue.start - 3, 0) : frame.cue.start]]
    if group == "ing" and frame.source is None and frame.cue.start == 0 and form.startswith("p-"):
        return True  # talking about how it was, he said
    if group == "to":
        if before and before[-1] in s.language.set_of("sayable"):
            return True
        if form == "wh" and frame.lemma in s.language.set_of("perceiving"):
            return True
    if any(low in s.language.set_of("letting") for low in before):
        return True
    source = None if frame.source is None else s.words[frame.source.start].low
    if (
        source in s.language.set_of("anybody")
        and form == "wh"
        and frame.lemma in s.language.set_of("perceiving")
    ):
        return True
    at = verb_of(s, frame)
    cue = s.language.cues.get(s.words[at].low)
    seen_as = form == "as" and frame.lemma == "see" and cue is not None and cue.form == "participle"
    return seen_as and frame.cue.start == at


def _says_behind(s: TaggedSentence, at: int) -> bool:
    """Whether a verb of saying stands behind the first comma that follows."""
    comma = s.tags.find(",", at)
    cues = (s.language.cues.get(word.low) for word in s.words[comma + 1 :]) if comma > 0 else ()
    return any(cue is not None and s.language.says(cue) for cue in cues)
