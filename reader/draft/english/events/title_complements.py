"""Finds what belongs to a verb behind it, for a title: objects and phrases, up to where another clause begins."""

from __future__ import annotations

from reader.draft.english.events.tellings import is_happening
from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.english.events.title_subjects import subject_of

_STOPS = ";:-("


def complement_of(s: TitleSentence, number: int, most: int) -> tuple[int, ...]:
    """The words behind a verb that belong to it, by number, without dates; at most so many, cut at a phrase."""
    group = s.clauses[number].group
    end = _end(s, number)
    spent = group.lemma == "spend"
    aside = _aside(s, group.main)
    numbers = [
        at
        for at in range(group.main + 1, end)
        if (spent or at not in s.dated) and at not in aside and not _in_brackets(s, at, group.main)
    ]
    told = [at for at in numbers if s.tags[at] != "a"]
    bare = (s.tags[group.main] == "x" and group.lemma == "be") or group.lemma == "date"
    if bare and not told and s.tags[end : end + 1] not in ("v", "x"):
        numbers = list(range(group.main + 1, end))  # the last attack was | in 2002
    return tuple(_trimmed(s, _cut(s, numbers, most), group.main))


def _begins_participle(s: TitleSentence, at: int) -> bool:
    """Whether a form in -ing that is no verb group tells of what stands before it: posted a note | asking if …"""
    if s.written_tags[at] != "v" or not s.words[at].low.endswith("ing") or at in s.verbs:
        return False
    return (s.tags[at - 1] in "nN" or at - 1 in s.dated) and s.tags[at + 1 : at + 2] in tuple("bTdprmcN")


def _aside(s: TitleSentence, main: int) -> range:
    """What is told of somebody between a verb and *as*: named Ada Kell, a diver who lives in Ulm, | as its head."""
    opening = s.tags.find(",", main)
    if opening < 0 or s.tags[main + 1 : opening].strip("nNdS#") or s.tags[opening + 1 : opening + 2] != "d":
        return range(0)
    closing = s.tags.find(",", opening + 1)
    named = 0 < closing < len(s.words) - 1 and s.words[closing + 1].low == "as"
    return range(opening, closing + 1) if named else range(0)


def _in_brackets(s: TitleSentence, at: int, main: int) -> bool:
    """Whether a word stands in brackets behind a verb: a €48m (£35m) loss."""
    return s.tags.rfind("(", main, at + 1) > s.tags.rfind(")", main, at)


def _skipped(s: TitleSentence, at: int) -> int:
    """Where brackets end that stand inside a noun phrase; 0 for others."""
    closing = s.tags.find(")", at)
    inside = (
        s.tags[at - 1] in "#nN" and s.tags[closing + 1 : closing + 2] == "n" and closing + 1 not in s.verbs
    )
    return closing + 1 if s.tags[at] == "(" and closing > 0 and inside else 0


def _end(s: TitleSentence, number: int) -> int:
    """Where what belongs to a verb ends, dates inside it included."""
    tags, words, group = s.tags, s.words, s.clauses[number].group
    at = group.main + 1
    says = reports(s, number)
    listed = False
    aside = _aside(s, group.main)
    while at < len(tags):
        tag = tags[at]
        if at in s.dated or at in aside:
            at += 1
            continue
        if at > group.main + 1 and _begins_participle(s, at):
            return at
        if tag == "Q" and words[at].written[-2:-1] == ",":
            return at + 1
        if tag == "(" and (behind := _skipped(s, at)):
            at = behind
            continue
        if tag in _STOPS or tag in ".)" or s.is_long_run(at):
            return at
        if at in s.verbs and s.verbs[at] > number:
            stop = _at_verb(s, at, number)
            if stop is not None:
                return stop
            at = s.clauses[s.verbs[at]].group.main + 1
            continue
        if tag == "," and not (listed and tags[at + 1 : at + 2] == "c"):
            listed = bool(tags[at + 1 : at + 2]) and _is_list(s, at, number)
            described = tags[at - 2 : at + 2] == "Sn,n"  # Ulm’s shining, modern port
            if not listed and not described:
                return at
        if words[at].low == "so" and (tags[at - 1] in "nN" or at - 1 in s.dated):
            return at
        if tag == "b" and words[at].low == "where" and tags[at - 1] == "p":
            return _content_end(s, at, number)
        if tag == "b" and tags[at + 1 : at + 2] == "m" and at + 2 not in s.verbs:
            at += 2  # sat before me
            continue
        if tag == "b" and not _is_compared(s, at):
            return at
        if tag == "w":
            if words[at].low == "what" and at == group.main + 1:
                return next((k for k in range(at, len(tags)) if tags[k] in ",.;:()-bTc"), len(tags))
            return at - (tags[at - 1] == "p" and at - 1 > group.main)
        if tag == "T":
            return at
        if tag == "r" and words[at].low not in ("it", "you", "there"):
            return _content_end(s, at, number) if says and _is_bare(s, group.main + 1, at) else at
        if tag == "c" and (aside or _parts_dates(s, group.main, at)):
            return at
        if tag == "c" and _parts_clauses(s, at):
            return _with_shared(s, at, number)
        at += 1
    return at


def reports(s: TitleSentence, number: int) -> bool:
    """Whether a clause says that something was said, by a verb that is no passive."""
    group = s.clauses[number].group
    cue = s.language.cues.get(s.words[group.main].low)
    said = (
        cue is not None
        and s.language.says_in_any_form(cue)
        and group.lemma not in s.language.set_of("helping")
    )
    return said and not (group.passive and (s.tags[group.first] == "x" or content_of(s, number) is None))


def content_of(s: TitleSentence, number: int) -> int | None:
    """The clause that tells what a verb of saying, right before it, says; None for none."""
    main = s.clauses[number].group.main
    for other in range(number + 1, len(s.clauses)):
        clause = s.clauses[other]
        if clause.group.finite:
            who = () if clause.relative else subject_of(s, other)
            return other if who and who[0] > main and _is_bare(s, main + 1, who[0]) else None
    return None


def _at_verb(s: TitleSentence, at: int, number: int) -> int | None:
    """Where a clause ends that another verb stands behind; None where that belongs to it."""
    other = s.verbs[at]
    clause, group = s.clauses[other], s.clauses[number].group
    before = s.words[at - 1].low
    if before in s.language.set_of("infinitive"):
        return None
    if clause.group.going_on and not clause.group.finite:
        if s.tags[at - 1] == "p" or before == "as" or is_happening(s.words[at].low, s.language):
            return None
        cue = s.language.cues.get(s.words[at].low)
        told = cue is not None and s.language.says_in_any_form(cue)
        seen = group.lemma in s.language.set_of("leaving") and not told
        return None if seen and s.tags[at - 1] in "nNm" else at
    if not clause.group.finite:
        while at > group.main + 1 and s.tags[at - 1] == "a":
            at -= 1
        return at
    who = subject_of(s, other)
    if who and group.main < who[0] and all(k in s.dated for k in range(group.main + 1, who[0])):
        return _end(s, other)  # it meant | the group went into the red
    begins = who[0] if who and group.main < who[0] < at else at
    if begins == at:
        named = at
        while named > group.main + 1 and s.tags[named - 1] in "N.":
            named -= 1
        if group.main + 1 < named < at and s.tags[named - 1] == "n":
            return named  # the voters | Mrs. Kell must win
        while begins > group.main + 1 and s.tags[begins - 1] not in "nN#":
            begins -= 1
    return begins


def _content_end(s: TitleSentence, start: int, number: int) -> int:
    """Where the clause ends that says what was said, which begins at `start`."""
    inner = next(
        (other for other in range(number + 1, len(s.clauses)) if s.clauses[other].group.first >= start), None
    )
    return start if inner is None else _end(s, inner)


def _is_bare(s: TitleSentence, start: int, end: int) -> bool:
    """Whether nothing but dates and phrases with a preposition stand between a verb and what it says."""
    told = s.words[start - 1].low in s.language.set_of("telling_somebody")
    return all(at in s.dated or s.tags[at] in "pdnNT#aSm" for at in range(start, end)) and (
        start >= end or start in s.dated or s.tags[start] in "pTa" or told
    )


def _is_list(s: TitleSentence, comma: int, number: int) -> bool:
    """Whether a comma stands in a row of things that an *and* ends: Rome, Paris and Berlin."""
    at = comma
    own = s.words[comma + 1].low in s.language.set_of("possessives")
    if own or (s.tags[comma - 1] in "N#" and s.tags[comma + 1] == "d"):
        return False  # for $3 billion, its largest sale and a daring one
    for _ in range(6):
        end = s.phrase_end(at + 1)
        if end == at + 1:
            return False
        following = s.tags[end : end + 1]
        if following == "c" or (following == "," and s.tags[end + 1 : end + 2] == "c"):
            behind = end + 1 + (following == ",")
            last = s.phrase_end(behind)
            return (
                last > behind
                and not (last in s.verbs and s.verbs[last] > number)
                and s.tags[last : last + 1] != "x"
            )
        if following != ",":
            return False
        at = end
    return False


def _is_behind_aside(s: TitleSentence, at: int) -> bool:
    """Whether an aside on whoever was named something ends before a word."""
    return any(at - 1 in _aside(s, clause.group.main) for clause in s.clauses)


def _is_compared(s: TitleSentence, at: int) -> bool:
    """Whether *as* or *than* stands before a mere noun: seemed | like, named him | as its head."""
    if s.words[at].low not in ("as", "than") or (s.tags[at - 1] == "," and not _is_behind_aside(s, at)):
        return False
    end = s.phrase_end(at + 1)
    if s.tags[end : end + 1] == "," and (closing := s.tags.find(",", end + 1)) > 0:
        end = closing + 1 if s.tags[closing + 1 : closing + 2] in ("x", "v") else end
    return end > at + 1 and s.tags[end : end + 1] not in ("x", "v")


def _parts_dates(s: TitleSentence, main: int, at: int) -> bool:
    """Whether a conjunction joins what was at another time: passed one bill in 2012 | and another in 2014."""
    end = s.phrase_end(at + 1)
    while end < len(s.tags) and s.tags[end] == "p" and end not in s.dated and s.phrase_end(end + 1) > end + 1:
        end = s.phrase_end(end + 1)
    between = any(word.low == "between" for word in s.words[main + 1 : at])
    return end in s.dated and not between and any(before in s.dated for before in range(main + 1, at))


def _parts_clauses(s: TitleSentence, at: int) -> bool:
    """Whether a conjunction joins another verb, and not another thing."""
    behind = at + 1
    while behind < len(s.tags) and s.tags[behind] == "a":
        behind += 1
    if behind >= len(s.tags) or s.words[at].low in s.language.set_of("contrasting"):
        return True
    if s.is_verb(behind) or s.tags[behind] in "xrbTw":
        return True
    end = behind + (s.tags[behind] == "p")
    end = s.phrase_end(end)
    while end < len(s.tags) and s.tags[end] in "pc" and s.phrase_end(end + 1) > end + 1:
        end = s.phrase_end(end + 1)
    if s.tags[end : end + 1] == "r":
        return True
    while end < len(s.tags) and (s.tags[end] == "a" or end in s.dated):
        end += 1
    if end == behind:
        return s.tags[behind] not in "p"
    other = s.verbs.get(end)
    return other is not None and s.clauses[other].group.finite


def _with_shared(s: TitleSentence, at: int, number: int) -> int:
    """Where a clause ends at a conjunction, or behind it where two verbs share a word: shouted and cursed at."""
    other = s.verbs.get(at + 1)
    shared = other is not None and at == s.clauses[number].group.main + 1 and s.clauses[number].group.passive
    if shared and s.tags[at + 2 : at + 3] == "p" and s.phrase_end(at + 3) == at + 3:
        return at + 3
    return at


def _cut(s: TitleSentence, numbers: list[int], most: int) -> list[int]:
    """As many words as a title has, up to the beginning of a phrase; a few more where a phrase is longer."""
    if len(numbers) <= most:
        return numbers
    row = next((place for place, at in enumerate(numbers) if s.tags[at] == ","), len(numbers))
    breaks = [place for place in range(1, len(numbers)) if _may_break(s, numbers, place, row)]
    short = [place for place in breaks if place <= most]
    if short:
        return numbers[: short[-1]]
    return numbers[: breaks[0]] if breaks else numbers


def _may_break(s: TitleSentence, numbers: list[int], place: int, row: int) -> bool:
    """Whether a phrase begins with a word that what stands before it can do without; none does in a row of things."""
    if place >= row:
        return False
    at, low = numbers[place], s.words[numbers[place]].low
    if s.tags[at] == "p" or low in s.language.set_of("infinitive"):
        before = s.tags[numbers[place - 1]]
        return low not in ("of", "than") and before in "nN#mQ"
    return s.tags[at] == "c" or (s.tags[at] == "b" and low != "than")


def _trimmed(s: TitleSentence, numbers: list[int], main: int) -> list[int]:
    """Words without the last of them that lead on to what is left out: due to, as part of, just."""
    kept = list(numbers)
    while kept:
        at = kept[-1]
        low, tag = s.words[at].low, s.tags[at]
        particle = tag == "p" and at == main + 1 and low in s.language.set_of("particles_of_verbs")
        particle |= tag == "p" and kept[-2:-1] == [at - 1] and at - 1 in s.verbs  # cursed at
        if (tag == "x" and low == "not") or (
            tag == "a" and s.tags[at + 1 : at + 2] == "b" and low.endswith("ly")
        ):
            kept.pop()  # caught fire shortly | before noon
            continue
        particle |= (
            tag == "p" and at == main + 1 and (at + 1 in s.dated or s.tags[at + 1 : at + 2] in tuple(".,:b"))
        )
        last = s.tags[at + 1 : at + 2] in (".", ",", "b", "") or at + 1 in s.dated
        particle |= tag == "p" and low in s.language.set_of("verb_particles") and last
        if tag == "d" and low == "other" and s.words[at - 1].low == "each":
            break
        pronoun = tag == "d" and low in s.language.set_of("vague") | s.language.set_of("small_numbers")
        if tag == "d" and low == "her" and s.tags[at + 1 : at + 2] not in ("n", "N", "v"):
            break  # for associating with her
        told = low in s.language.cues and low.endswith("ing") and at - 1 not in s.dated
        if told and len(kept) > 1 and s.tags[kept[-2]] == "p":
            kept.pop()  # upon hearing | her son had been convicted
            continue
        if (
            low in s.language.times
            and s.words[at + 1 : at + 2]
            and s.words[at + 1].low in ("after", "before", "since")
        ):
            while kept and (s.tags[kept[-1]] in "nda#" or kept[-1] == at):
                kept.pop()  # a few weeks | after
            continue
        if low in s.language.set_of("clause_nouns") and s.tags[at + 1 : at + 2] in ("r", "d", "N"):
            kept.pop()  # to the time | he left
            continue
        if low in s.language.set_of("joined_in") and len(kept) > 1 and s.words[kept[-2]].low == "in":
            del kept[-2:]  # indicted | in connection with
        elif low in s.language.set_of("leading_on") or (
            tag in "dpcbTwS,:;-" and not particle and not pronoun
        ):
            kept.pop()
        else:
            break
    return kept
