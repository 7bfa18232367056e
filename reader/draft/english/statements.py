"""Keeps those possible attributions that are statements: no acts, plans, labels, nor what was never said."""

from __future__ import annotations

from itertools import pairwise

from reader.draft.english.phrases import TaggedSentence, is_relative, np_right
from reader.draft.english.verb_forms import verb_forms
from reader.draft.grammar import Frame, WordRange

BARE = 3  # words of an object that says nothing: thanked him, ordered lunch
BARE_BEHIND_PREPOSITION = 2
TELLING = 0.5  # how often a verb with an object gives words to somebody that is as good as one of saying
TERM = 4  # words in quotation marks that are more than a term
_OBJECTS = frozenset(["np", "m", "-np"])
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
    if form in _OBJECTS and frame.lemma in s.language.set_of("telling") and content[:1] != "Q":
        return None  # told the council: that is whom
    if content[-1:] == ":" and not quoted:
        return None  # wrote to the council: “…”
    if not quoted and form in _OBJECTS and _is_bare(content):
        return None
    if not (quoted or acts) and form.startswith("p-") and len(content) <= BARE_BEHIND_PREPOSITION:
        return None
    if form and not _is_quoted(s, frame) and (_is_act(s, frame, form) or _is_refused(s, frame, form)):
        return None
    if frame.key in _BEFORE and content[:1] == "p" and not (acts or quoted):
        return None  # in their meetings this week, the team boasted
    if frame.key in _BEFORE and not quoted and content and _is_cut_off(s, frame.content[-1].end - 1):
        return None  # there would be a code including – according to the notes – “…”
    if quoted and _is_denied(s, frame.cue):
        return frame._replace(denied=True)
    return frame


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
    speaks = any(frame.lemma in s.language.set_of(name) for name in ("saying", "telling"))
    return not speaks and bool(frame.content) and s.tags[s.end - 1 : s.end] != ":"


def is_never_said(s: TaggedSentence, frame: Frame) -> bool:
    """Whether nobody says it, however likely a reading of its verb is.

    So are nouns that look like verbs, acts with their objects, and what anybody might say or know.
    """
    _, _, form = frame.key.partition(":")
    if frame.lemma in s.language.set_of("passing_on") and form in _OBJECTS:
        return s.tags[frame.content[0].start] != "Q"  # retweeted a story that claims “…”
    if not form or not frame.content or _is_quoted(s, frame):
        named = frame.key.startswith("fin:") and not _speaks(s, frame) and _is_noun(s, frame)
        return named or _is_of_thing(s, frame, form)
    return (
        _is_refused(s, frame, form)
        or _is_of_thing(s, frame, form)
        or _is_noun_of_speech(s, frame, form)
        or _is_act_on_something(s, frame, form)
        or _is_only_sayable(s, frame, form)
    )


def _is_of_thing(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether “that” is for the thing before it: an apology for a law that split the port."""
    if form not in ("that", "far-that") or frame.lemma in s.language.set_of("reporting"):
        return False
    start = frame.content[0].start if frame.content else s.end
    return s.tags[start - 1] == "T" and is_relative(s, start)


def _is_noun_of_speech(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether what may be a verb of saying is a noun: a direct answer, raised fears, their cries, the thinking is."""
    at = _verb_of(s, frame)
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
        return form in _OBJECTS
    if frame.cue.start < at or form.startswith("p-"):
        return False
    before = s.tags[at - 1]
    named = cue.form == "third" and before == "v" and form in ("that", "clause")
    nobodys = frame.source is None and before in "dna" and form == "that"
    return named or nobodys or (form in ("that", "np") and _is_noun(s, frame))


def _verb_of(s: TaggedSentence, frame: Frame) -> int:
    """Where the verb itself is: “called” of “called for”."""
    last = frame.cue.end - 1
    return last - (last > frame.cue.start and s.words[last].low not in s.language.cues)


def _is_act_on_something(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether something is done to somebody or something, seen or known: ordered a strike, attacked a museum."""
    group = frame.key.partition(":")[0]
    objects = form in _OBJECTS or form.startswith("p-")
    before = s.words[frame.cue.start - 1].low if frame.cue.start else ""
    if group == "ing" and before in s.language.set_of("purposes") and not _speaks(s, frame):
        return (
            objects or before == "of" or frame.source is None
        )  # blamed for proposing a loan, a way of persuading
    if frame.lemma in s.language.set_of("acting"):
        return form.startswith("p-") or (form == "clause" and (group == "to" or not _speaks(s, frame)))
    if frame.lemma in s.language.set_of("making") and form in _OBJECTS:
        return True
    if frame.lemma in s.language.set_of("showing") and form in (*_OBJECTS, "clause"):
        no = s.words[frame.content[0].start].low == "no"
        return (form != "clause" or no) and frame.source is not None and _is_human(s, frame.source)
    if frame.lemma in s.language.set_of("perceiving"):
        return form in _OBJECTS or form == "p-about"
    if frame.lemma in s.language.set_of("fighting") and form in _OBJECTS:
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
    at = _verb_of(s, frame)
    cue = s.language.cues.get(s.words[at].low)
    seen_as = form == "as" and frame.lemma == "see" and cue is not None and cue.form == "participle"
    return seen_as and frame.cue.start == at


def _says_behind(s: TaggedSentence, at: int) -> bool:
    """Whether a verb of saying stands behind the first comma that follows."""
    comma = s.tags.find(",", at)
    cues = (s.language.cues.get(word.low) for word in s.words[comma + 1 :]) if comma > 0 else ()
    return any(cue is not None and s.language.says(cue) for cue in cues)


def _is_cut_off(s: TaggedSentence, last: int) -> bool:
    """Whether words end in one that wants more behind it: including, of."""
    return (s.tags[last] == "p" and s.words[last].low not in s.language.set_of("verb_particles")) or (
        s.words[last].low in s.language.set_of("including")
    )


def _is_quoted(s: TaggedSentence, frame: Frame) -> bool:
    """Whether words in quotation marks show that somebody said something: more than a term or two, or all of it."""
    if not frame.content or s.tags[frame.content[0].start : frame.content[0].start + 1] == "Q":
        return True
    if not any("Q" in s.tags[part.start : part.end] for part in frame.content):
        return False
    runs = (at for part in frame.content for at in range(*part) if s.tags[at] == "Q")
    longest = max(s.words[at].written.count(" ") + 1 for at in runs)
    return longest >= TERM or _speaks(s, frame)


def _speaks(s: TaggedSentence, frame: Frame) -> bool:
    """Whether the verb is one of saying, thinking or telling."""
    return frame.lemma in s.language.set_of("saying") or frame.lemma in s.language.set_of("reporting")


def _is_act(s: TaggedSentence, frame: Frame, form: str) -> bool:
    """Whether nothing is said but something done, or told of a thing: ordered a search, a bill that raised taxes."""
    start = frame.content[0].start if frame.content else s.end
    tags, low = s.tags, s.words[start].low if start < len(s.words) else ""
    group = frame.key.partition(":")[0]
    speaks = _speaks(s, frame)
    if frame.lemma in s.language.set_of("acting") and (form != "clause" or not speaks) and form != "that":
        return True
    relative = form == "that" and is_relative(s, start)
    of_noun = start > 1 and tags[start - 2] in "nN"
    if relative and (not speaks or of_noun or (group == "ing" and tags[start] == "v")):
        return True  # a bill that raised taxes
    owned = frame.source is not None and s.words[frame.source.start].low in s.language.set_of("possessives")
    if owned and form.startswith("p-") and frame.lemma in s.language.set_of("plans"):
        return True  # defended her plan for a toll
    if low in s.language.set_of("by_agents") or (
        form == "p-by" and frame.lemma in s.language.set_of("addressing")
    ):
        return True  # called on by villages
    if form == "to" and frame.lemma not in s.language.set_of("plans") and not _is_infinitive(s, start):
        return True  # linked to climate change
    if low == "it" and form in ("m", "clause", "np-to", "np") and _is_foretold(s, start):
        return True  # makes it harder to mend roads
    if form in ("clause", "-np") and not speaks and _tells_of_its_noun(s, start):
        return True  # a bill backed by the mayor, approved last year
    if (
        form.startswith("p-")
        and frame.lemma in s.language.set_of("speaking_to")
        and low not in s.language.cues
    ):
        # spoke to the Gazette, spoke for two minutes, was asked to talk about it
        return form == "p-to" or group in ("to", "modal") or _is_duration(s, frame)
    if group == "fin" and not speaks and _is_noun(s, frame):
        return True  # the executive order the mayor signed
    if form == "as" and frame.lemma in s.language.set_of("knowing"):
        return True  # known as Salafists
    if speaks:
        return False
    objects = form in _OBJECTS or form == "np-to" or form.startswith("p-")
    if group == "modal" and (objects or form in ("to", "wh")):
        return True  # will defend her plan, would want to hear
    if s.language.weight(frame.lemma, "fin:np") >= TELLING:
        return False
    return (group == "ing" and objects) or (group == "to" and not objects and form != "to")


def _is_noun(s: TaggedSentence, frame: Frame) -> bool:
    """Whether what may be a verb is a noun: in its plain form behind a noun in the singular."""
    verb = s.words[_verb_of(s, frame)].low
    cue = s.language.cues.get(verb)
    if cue is None or cue.form != "plain" or frame.source is None or verb == "put":
        return False
    last = s.words[frame.source.end - 1].low
    source = s.tags[frame.source.start : frame.source.end]
    plural = last.endswith("s") or "c" in source or last in s.language.set_of("groups")
    return source[-1:] == "n" and not plural


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
    if tuple(word.low for word in s.words[max(cue.start - 2, 0) : cue.start]) in _AS_IF:
        return True  # she flickered as if to say
    group = s.words[max(cue.start - 2, 0) : cue.end]
    return any(word.low in negations or word.low.endswith("n't") for word in group) or (
        denying is not None and denying.lemma in s.language.set_of("denying")
    )
