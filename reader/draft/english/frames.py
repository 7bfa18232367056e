"""Finds possible attributions in a sentence: verbs of saying with their subjects, and the words that may be said."""

from __future__ import annotations

from collections.abc import Iterator

from reader.draft.english.acts.never_said import is_never_said
from reader.draft.english.citations import according, quoted_before, speaking_before
from reader.draft.english.complements import complements
from reader.draft.english.content_ends import content_end
from reader.draft.english.likelihood import likelihood
from reader.draft.english.marked_frames import before_anothers, is_said_before, of_colon, of_dash, says_behind
from reader.draft.english.names.names import is_given
from reader.draft.english.phrases import (
    TaggedSentence,
    begins_small,
    first_np,
    is_clause,
    is_ing,
    is_relative,
    left_start,
    main_subject,
    np_right,
    said_ends_at,
    shared,
    subject,
)
from reader.draft.english.rival_readings import settled
from reader.draft.english.statements import as_statement, may_be_statement
from reader.draft.grammar import Frame, WordRange
from reader.draft.language import Cue

OTHER = "any-other"  # the headword in the data for what is no verb of saying
LEAST_BESIDE = (
    0.5  # how likely words in quotation marks are said by who stands behind them with a verb of saying
)
_BEHIND_MARKS = frozenset(["qleft", "inv"])
LIKELY = 0.75  # how likely a reading is that counts though it looks like an act
MOST_OF_PLACE = 4  # words and marks between two commas that only say where
_PAST = ("past", "participle")


def frames(s: TaggedSentence) -> Iterator[Frame]:
    """Every reading of every cue that may be a statement, in order."""
    yield from settled(s, list(_weighed(s)))


def _weighed(s: TaggedSentence) -> Iterator[Frame]:
    """The readings that are statements, or likely enough to be, each with how likely it is."""
    for frame in _readings(s):
        if is_never_said(s, frame):
            if _is_pronoun(s, frame.source):  # no statement, but whom “he” means
                yield frame._replace(weight=likelihood(s, frame), denied=True)
        elif (statement := as_statement(s, frame)) is not None:
            weight = likelihood(s, statement)
            if statement.key in _BEHIND_MARKS and statement.lemma in s.language.set_of("saying"):
                weight = max(weight, LEAST_BESIDE)
            yield statement._replace(weight=weight)
        elif may_be_statement(s, frame) and (weight := likelihood(s, frame)) >= LIKELY:
            yield frame._replace(weight=weight)


def _is_pronoun(s: TaggedSentence, source: WordRange | None) -> bool:
    return (
        source is not None
        and source.end == source.start + 1
        and s.words[source.start].low in s.language.personal_pronouns
    )


def _readings(s: TaggedSentence) -> Iterator[Frame]:
    cues, citing, words, tags = s.language.cues, s.language.set_of("citing"), s.words, s.tags
    for at in range(s.end):
        low, tag = words[at].low, tags[at]
        if at == 0 and words[0].capital and tags[1:2] == "N" and is_given(low, s.language):
            continue  # Hope Hicksley arrived
        if low in citing and tags[at + 1 : at + 2] == "p":
            yield from according(s, at)
        elif tag in "nva" and (cue := cues.get(low)):
            yield from _of_verb(s, at, cue)
        elif tag == "v" and (frame := _of_any_verb(s, at)):
            yield frame
    yield from of_colon(s)
    yield from of_dash(s)


def _of_any_verb(s: TaggedSentence, at: int) -> Frame | None:
    """“…,” she riffed: a verb that is none of saying, directly between a run and its end."""
    first, source, _ = subject(s, at)
    if source is None or not said_ends_at(s, source.start):
        return None
    behind = _behind(s, at + 1)
    return Frame(OTHER, "qleft", WordRange(first, at + 1), source, _around(s, source.start, behind))


def _of_verb(s: TaggedSentence, at: int, cue: Cue) -> Iterator[Frame]:
    tags, words = s.tags, s.words
    first, source, shape = subject(s, at)
    says = s.language.says(cue)
    if cue.form == "ing":
        group = "prog" if shape == "be" else "ing"
    elif shape == "be" and cue.form in _PAST:
        group = "be"
    elif shape in ("to", "modal"):
        group = shape
    else:
        group = "fin"
    if group == "ing" and first and tags[first - 1] in ",-Qb":
        source = (
            quoted_before(s, first - 1)
            or speaking_before(s, first - 1)
            or main_subject(s, first - 1)
            or first_np(s, first - 1)
        )
    elif group == "ing" and source is not None and _is_document(s, source):
        source = main_subject(s, source.start) or source
    elif group == "ing" and source is None and first and tags[first - 1] == "p":
        source = shared(s, first - 1, 0) or first_np(s, first - 1)
    elif group == "to" and first and tags[first - 1] in "navp":
        source = shared(s, first - 1, 0) or source
    elif group == "fin" and first == at and tags[at - 1 : at] == "d" and not _possessive(s, at - 1):
        return  # in a written statement, on a project that
    if group == "fin" and _is_asked_by(s, at, cue):
        source = WordRange(at + 2, max(np_right(s, at + 2), at + 3))  # asked by the council whether
    if source is None and first == at and at and _possessive(s, at - 1):
        source = WordRange(at - 1, at)  # her claim that
    if says and group == "fin" and source is not None and not said_ends_at(s, source.start):
        source = _behind_run(s, source, first) or source
    before = source.start if source is not None else first
    left = _left_content(s, before)
    if says and group == "fin" and (said := _behind_as(s, source, at)) is not None:
        yield Frame(cue.lemma, "fin:clause", WordRange(first, at + 1), source, (said,))
        return
    if source is not None and group in ("fin", "prog", "modal") and said_ends_at(s, before):
        yield Frame(
            cue.lemma, "qleft", WordRange(first, at + 1), source, _around(s, before, _behind(s, at + 1))
        )
        return
    may_invert = group == "fin" and first == at and cue.lemma not in s.language.set_of("telling")
    inverted = _inverted(s, at, source) if may_invert else None
    if inverted is not None and not (says and (tags[at - 1] == "Q" or _is_somebody(s, inverted[0]))):
        inverted = None
    if inverted is not None:
        who, after = inverted
        yield Frame(cue.lemma, "inv", WordRange(at, at + 1), who, _around(s, first, after))
        return
    interrupts = left is not None and group == "fin" and tags[before - 1] == ","
    seen: set[str] = set()
    for comp, start in complements(s, at + 1):
        if comp == "that" and interrupts and tags[start - 2 : start] == ",T":
            comp, start = "none", start - 2
        resumed = interrupts and comp == "q" and tags[start - 1] in ",-" and _is_resumed(s, left, start)
        if comp == "none" or resumed:
            after = start - 1 if resumed else start  # a ban, he said, “is no help”
            if says and left is not None and source is not None and group in ("fin", "prog", "modal"):
                yield Frame(cue.lemma, "left", WordRange(first, at + 1), source, _around(s, before, after))
            continue
        if comp == "np" and interrupts and cue.lemma in s.language.set_of("telling"):
            after = np_right(s, start)  # “…, she told reporters”: whom she told it
            yield Frame(cue.lemma, "left", WordRange(first, at + 1), source, _around(s, before, after))
        if comp in seen:
            continue
        seen.add(comp)
        while start + 1 < s.end and tags[start] == ",":
            start += 1
        if comp == "colon" and tags[start : start + 1] == "Q" and says_behind(s, start + 1):
            continue  # she told of it: “…,” the mayor said
        named = comp in ("m", "np") and tags[start] in "rm" and tags[start + 1 : start + 2] == "Q"
        if named and cue.lemma in s.language.set_of("naming"):
            start += 1  # called him | “a fox”
        run = np_right(s, start)
        plain = says and comp in ("np", "m") and cue.lemma not in s.language.set_of("naming")
        if plain and tags[run : run + 1] == "Q" and begins_small(words[run]):
            comp = "clause"  # said the mayor | “has no plan”
        stop = content_end(s, start, comp, cue.lemma)
        if cue.form in ("past", "participle", "ing") and not tags[:at].strip("bac"):
            stop = min(stop, _opening_end(s, start))
        if stop > start or (comp == "colon" and start >= s.end):
            # “called for” with its preposition, “said in a statement that” without what is between
            verb = WordRange(first, start if comp.startswith("p-") and start == at + 2 else at + 1)
            if comp == "that" and says and start == at + 2 and is_relative(s, start):
                start -= 1  # said | that was not enough
            yield Frame(cue.lemma, f"{group}:{comp}", verb, source, (WordRange(start, stop),))


def _is_resumed(s: TaggedSentence, left: WordRange | None, run: int) -> bool:
    """Whether words in quotation marks go on with what stands before “he said,”: a ban, he said, “is no help”."""
    if left is None or not begins_small(s.words[run]) or "Q" in s.tags[left.start : left.end]:
        return False
    if left.end - left.start == 1 and s.words[left.start].low in s.language.set_of("leading"):
        return False
    said = s.tags[left.start : left.end]
    return said[0] != "p" or bool(set("vx") & set(said))  # in his speech, he said, “we …”


def _is_asked_by(s: TaggedSentence, at: int, cue: Cue) -> bool:
    """Whether those who ask stand behind the verb: asked by the council whether it was."""
    behind = s.words[at + 1].low if at + 2 < s.end else ""
    addressing = cue.lemma in s.language.set_of("addressing")
    return addressing and cue.form in _PAST and behind in s.language.set_of("by_agents")


def _opening_end(s: TaggedSentence, start: int) -> int:
    """Where what is said ends in words that open a sentence: asked whether it was, | the mayor said no."""
    comma = s.tags.find(",", start, s.end)
    while comma > 0 and not is_clause(s, comma + 1):
        comma = s.tags.find(",", comma + 1, s.end)
    return comma if comma > 0 else s.end


def _behind_as(s: TaggedSentence, source: WordRange | None, at: int) -> WordRange | None:
    """What somebody is cited for at the beginning of a sentence: as the mayor said on Friday, | the port is lost."""
    if source is None or not 0 < source.start <= 2 or s.tags[: source.start - 1].strip("c"):
        return None
    if s.words[source.start - 1].low not in s.language.set_of("naming_as"):
        return None
    comma = s.tags.find(",", at + 1, s.end)
    if comma < 0 or set("vxTQ") & set(s.tags[at + 1 : comma]) or not is_clause(s, comma + 1):
        return None
    return WordRange(comma + 1, content_end(s, comma + 1))


def _possessive(s: TaggedSentence, at: int) -> bool:
    return s.words[at].low in s.language.set_of("possessives")


def _is_document(s: TaggedSentence, source: WordRange) -> bool:
    """Whether words are for what people say things in: “issued a statement saying”."""
    preposition = s.tags.find("p", source.start + 1, source.end)
    head = (preposition if preposition > 0 else source.end) - 1
    return s.words[head].low in s.language.set_of("documents")


def _behind_run(s: TaggedSentence, source: WordRange, first: int) -> WordRange | None:
    """Somebody who is told of at length behind a run: “…,” said X, or X, who did this, said."""
    run = s.tags.rfind("Q", 0, source.start)
    if run < 0 or not said_ends_at(s, run + 1):
        return None
    if s.tags[run + 1] not in "nNd" and not (s.tags[run + 1] == "v" and run + 2 == source.start):
        return None  # “…,” retired captain X said
    cues = s.language.cues
    between = (cues.get(s.words[k].low) for k in range(run + 1, first))
    if any(cue is not None and s.language.says(cue) for cue in between):
        return None
    return WordRange(run + 1, first)


def _is_somebody(s: TaggedSentence, stretch: WordRange) -> bool:
    """Whether words name somebody, or tell what somebody is."""
    preposition = s.tags.find("p", stretch.start, stretch.end)
    end = preposition if preposition > 0 else stretch.end
    return "N" in s.tags[stretch.start : end] or any(
        word.low in s.language.bodies for word in s.words[stretch.start : end]
    )


def _behind(s: TaggedSentence, at: int) -> int:
    """Where what stands behind a verb of saying and does not belong to what is said ends."""
    stop = at
    while stop < s.end and s.tags[stop] not in ",-:Q":
        stop += 1
    return stop


def _left_content(s: TaggedSentence, before: int) -> WordRange | None:
    """What stands before a comma or a run that ends at `before`."""
    tags = s.tags
    if before <= 0 or is_said_before(s, before):
        return None
    if tags[before - 1] == "Q":
        return WordRange(left_start(s, before), before)
    if tags[before - 1] in ",-.":
        return WordRange(left_start(s, before - 1), before - 1) if before > 1 else None
    return None


def _around(s: TaggedSentence, before: int, after: int) -> tuple[WordRange, ...]:
    """What is said left of `before`, and right of `after` where it goes on.

    Behind words in quotation marks only such words go on: “…,” he said, two days after the storm.
    """
    left = _left_content(s, before)
    parts = [left] if left is not None and left.start < left.end else []
    tags = s.tags
    quoted = left is not None and "Q" in tags[left.start : left.end]
    after = _behind_place(s, after)
    if quoted and tags[after : after + 3] in (",cQ", "-cQ"):
        after += 1  # “…,” he said, but “…”
    if after < s.end and tags[after] in ",-:c" and after + 1 < s.end:
        reported = parts and not quoted and _goes_on(s, parts[0], after + 1)
        if tags[after + 1] == "Q" or reported:
            parts.append(WordRange(after + 1, before_anothers(s, after + 1, content_end(s, after + 1))))
    elif after < s.end and tags[after] == "Q":
        parts.append(WordRange(after, content_end(s, after)))
    return tuple(parts)


def _goes_on(s: TaggedSentence, left: WordRange, at: int) -> bool:
    """Whether a clause before “he said,” goes on behind it: with its verb, since, including; or is only begun there."""
    low = s.words[at].low
    if s.tags[left.start] == "b" and s.tags[left.start : left.end].count(",") == 0:
        return s.tags[at] not in "wc"  # though it was smooth, he said, leaving would be hard
    if low in s.language.set_of("reasons") or low in s.language.set_of("including"):
        return True
    return s.tags[at] not in "wb" and not _says_on(s, at)


def _behind_place(s: TaggedSentence, after: int) -> int:
    """Behind the rest of where something was said, if words in quotation marks follow: in Lund, N.C., “…”"""
    closing = s.tags.find(",", after + 1, s.end) if s.tags[after : after + 1] == "," else -1
    short = 0 < closing - after <= MOST_OF_PLACE and not s.tags[after + 1 : closing].strip("nN.t#")
    return closing if short and s.tags[closing + 1 : closing + 2] == "Q" else after


def _says_on(s: TaggedSentence, at: int) -> bool:
    """Whether another verb of saying follows, as in “…, he said, adding …”, or “…, and told reporters”."""
    if is_ing(s, at):
        return True
    return s.tags[at] == "c" and s.tags[at + 1 : at + 2] == "v"


def _inverted(s: TaggedSentence, at: int, subject: WordRange | None) -> tuple[WordRange, int] | None:
    """Whose words they are in “…,” said X, and where the words for X end."""
    tags = s.tags
    if at + 1 >= s.end:
        return None
    if at == 0:
        stop = np_right(s, 1)
        return (WordRange(1, stop), stop) if stop > 1 and tags[stop : stop + 1] == ":" else None
    if tags[at - 1] not in ",Q.-":
        return None
    retired = tags[at + 1] == "v" and tags[at + 2 : at + 3] in ("n", "N") and said_ends_at(s, at)
    if tags[at + 1] not in "nNd#" and not retired:
        return None
    if tags[at - 1] in ",-" and subject is not None and (is_clause(s, at + 1) or subject.start == 0):
        return None  # the mark closes what is told of the subject
    stop = np_right(s, at + 2 if retired else at + 1)
    who = WordRange(at + 1, stop)
    # a run, or the end, or what is told of X
    k = stop
    while k < s.end and tags[k] == "," and k + 1 < s.end and tags[k + 1] in "dnNw#p":
        closing = tags.find(",", k + 1)
        q = tags.find("Q", k + 1)
        if q > 0 and (closing < 0 or q < closing):
            break
        k = closing if closing > 0 else s.end
    return (WordRange(who.start, k) if k > stop else who), k
