"""Finds all words for whoever does what a clause tells, for its title: without asides and what only tells of them."""

from __future__ import annotations

from reader.draft.english.events.title_nouns import (
    antecedent,
    has_verb_behind,
    is_infinitive,
    is_object,
    is_region,
    is_relative,
    is_said,
    noun_phrase,
)
from reader.draft.english.events.title_sentences import TitleSentence, before_bracket
from reader.draft.english.verb_forms import verb_forms

DEEPEST = 4  # clauses whose subject is that of another
_TIMES = frozenset(["if", "when", "unless", "while", "as", "because", "although", "though", "once"])
"""What joins a clause to the one behind it, also without a comma."""


def subject_of(s: TitleSentence, number: int, depth: int = 0) -> tuple[int, ...]:
    """The words for whoever does what a clause tells, by number; none where that is not certain."""
    group = s.clauses[number].group
    if depth > DEEPEST:
        return ()
    first = group.first
    if not group.finite and not group.going_on:
        return _before_participle(s, first, number, depth)
    if number and s.words[first - 1].low in s.language.set_of("infinitive") and s.tags[first] == "x":
        return subject_of(s, number - 1, depth + 1)  # is believed to | have killed
    while not group.finite and first and s.tags[first - 1] == "a":
        first -= 1
    beside = s.tags[first - 1] if first else ""
    joined = beside in ",bp-" or s.words[first - 1].low in s.language.set_of("links")
    being = s.words[group.first].low == "being"
    if (not group.finite or being) and first and joined:
        return _of_main(s, number, depth)
    if not group.finite and beside in "nN#)":
        return tuple(range(s.phrase_start(first), first))
    return subject_before(s, number, depth)


def subject_before(s: TitleSentence, number: int, depth: int = 0) -> tuple[int, ...]:
    """The words for whoever does what a finite verb tells, by number, which stand before it."""
    group, tags = s.clauses[number].group, s.tags
    at, first = _before_verb(s, group.first), group.first
    if at == 0:
        form = verb_forms(s.language).get(s.words[group.main].low)
        participle = form is not None and "n" in form.kinds and tags[first] != "x"
        return _of_next(s, number, depth) if participle or not group.finite else ()
    tag = tags[at - 1]
    if tag in "wT" and not (tag == "T" and at > 1 and s.is_verb(at - 2)):
        return antecedent(s, at - 1, number)
    if tag == "c":
        return _shared(s, number, at, depth)
    if tag == ",":
        found = _past_aside(s, at - 1, number)
        if found or at < first:
            return found
        return noun_phrase(s, at - 1) if has_verb_behind(s, number, ",") else _shared(s, number, at, depth)
    if tag in "-)":
        opening = tags.rfind("-" if tag == "-" else "(", 0, at - 1)
        return _before(s, _before_verb(s, opening), number) if opening > 0 else ()
    if s.is_verb(at - 1):
        return _past_verb(s, at - 1, (), number)
    return _before(s, at, number)


def _before_verb(s: TitleSentence, first: int) -> int:
    """Where what stands before a verb ends; adverbs and dates between them are passed over."""
    at = first
    while at:
        tag = s.tags[at - 1]
        if at - 1 in s.dated or (tag == "a" and not s.is_verb(at - 1)):
            at -= 1
            continue
        inner = at - 1
        while inner and (inner - 1 in s.dated or (s.tags[inner - 1] == "a" and not s.is_verb(inner - 1))):
            inner -= 1
        if tag != "," or inner == at - 1 or not inner or s.tags[inner - 1] != ",":
            break
        at = inner - 1  # Jo, in May, | left; the mill, meanwhile, | closed
    return at


def _before(s: TitleSentence, end: int, number: int) -> tuple[int, ...]:
    """The whole noun phrase that ends before `end`, with all that belongs to it."""
    tags = s.tags
    if not end or not (s.is_nominal(end - 1) or s.phrase_start(end) < end):
        return ()
    start = s.phrase_start(end)
    numbers = tuple(range(start, end))
    if start == end:
        return ()
    while start:
        before = start - 1
        if before in s.dated:
            return numbers
        if s.is_verb(before):
            return _past_verb(s, before, numbers, number)
        tag = tags[before]
        if tag == "p" or (s.words[before].low in ("as", "than") and tags[start] != "r"):
            found = _past_preposition(s, before, numbers, number)
            if found is not None:
                return found
            return numbers if s.words[before].low == "with" else ()
        if tag in "wT" and tags[start] == "r":
            return numbers
        if tag == "c":
            return _coordinated(s, before, numbers, number)
        form = verb_forms(s.language).get(s.words[before].low)
        cue = s.language.cues.get(s.words[before].low)
        told = cue is not None and s.language.says_in_any_form(cue)  # noting | he left
        if not before and not told and form is not None and form.kinds == {"g"}:
            return (before, *numbers)  # becoming the face of it | will
        if tag == "n" and is_infinitive(s, before):
            left = _before(s, before - 1, number)  # efforts to fight the virus | failed
            return (*left, *range(before - 1, numbers[-1] + 1)) if left else numbers
        if tag == "," and before > 1 and tags[before - 1] == "N" and tags[start] == "N":
            return _past_region(s, before, numbers, number)
        break
    return numbers


def _past_region(s: TitleSentence, comma: int, numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    """Whoever does it, where a place and its region stand before verb or noun: a Moscow, Russia judge."""
    place = s.phrase_start(comma)
    alone = set(s.tags[place:comma]) <= {"N", "d"} and (place == 0 or s.tags[place - 1] in ",d")
    if "n" in s.tags[numbers[0] : numbers[-1] + 1]:
        return (*range(place, comma + 1), *numbers) if alone and comma - place <= 2 else numbers
    if place and s.tags[place - 1] == ",":
        return numbers  # in Lewisburg, Pa., Kell | left
    left = _before(s, comma, number)  # a jury in Miami, Florida | indicted
    if left and left[0] and s.tags[left[0] - 1] == "p":
        return numbers  # with her win in Ulm, Kell | has
    beyond = bool(left) and (left[-1] < comma - 1 or any(s.tags[at] == "p" for at in left))
    return left if beyond and s.words[left[0]].low not in s.language.set_of("according_to") else numbers


def _past_preposition(
    s: TitleSentence, at: int, numbers: tuple[int, ...], number: int
) -> tuple[int, ...] | None:
    """A phrase behind the preposition at `at` with what stands before that; None where it belongs to no noun."""
    end = at
    while end and (end - 1 in s.dated or (s.tags[end - 1] == "a" and not s.is_verb(end - 1))):
        end -= 1
    if not end:
        return None
    if s.is_verb(end - 1):
        return _past_verb(s, end - 1, (), number) or None
    if s.tags[end - 1] == ")":
        opening = s.tags.rfind("(", 0, end)
        end = opening if opening > 0 else end
    if not s.is_nominal(end - 1):
        return None
    left = _before(s, end, number)
    if not left:
        return None
    if left[-1] != end - 1:
        return left  # a bill approved | in May
    return (*left, *range(at, numbers[-1] + 1)) if numbers else left


def _past_verb(s: TitleSentence, at: int, numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    """The words for whoever does it behind another verb, at `at`: of a relative clause, a participle, an infinitive."""
    other = s.verbs[at]
    if other >= number:
        return numbers
    group = s.clauses[other].group
    first = group.first
    while first and s.tags[first - 1] == "a":
        first -= 1
    before = s.tags[first - 1] if first else ""
    cue = s.language.cues.get(s.words[group.main].low)
    reports = cue is not None and s.language.says_in_any_form(cue) and not group.passive
    tells = group.lemma in s.language.set_of("reporting") | s.language.set_of("meaning")
    content = bool(numbers) and at == numbers[0] - 1 and group.finite and not group.passive and tells
    if numbers and (reports or content or s.tags[numbers[0]] == "r" or s.clauses[other].opener in _TIMES):
        return numbers
    who = s.phrase_start(first)
    if who < first and who and s.tags[who - 1] == "w":
        return antecedent(s, who - 1, number)  # Prime, which | Roe said | had grown
    if before in ("w", "T"):
        return antecedent(s, first - 1, number)
    if s.words[first - 1].low in s.language.set_of("infinitive"):
        left = _before(s, first - 1, number)
        return (*left, *range(first - 1, numbers[-1] + 1)) if left and numbers else ()
    if not group.finite and not group.going_on:
        end = first - 1 if before == "," else first
        return _before(s, end, number)
    if group.going_on and not group.finite:
        return _before(s, first - 1 if before == "," else first, number) if before in "nN," else numbers
    if who < first and who and s.is_nominal(who - 1):
        return _before(s, who, number)  # a photo | she posted to Facebook
    form = verb_forms(s.language).get(s.words[group.main].low)
    if not numbers and who < first and s.tags[group.first] != "x" and form is not None and "n" in form.kinds:
        return _before(s, first, number)  # the tax cuts | passed last year | have led
    if numbers and (s.clauses[number].opener or s.clauses[number].reporter):
        return numbers
    return ()


def _before_participle(s: TitleSentence, first: int, number: int, depth: int) -> tuple[int, ...]:
    """What a participle tells of: a bill | approved in May, a report, | published in May; 9 flats | sold since May."""
    at = first
    while at and s.tags[at - 1] == "a" and at - 1 not in s.dated:
        at -= 1
    if not at or (at == 1 and s.words[0].low.endswith(s.language.listed("adverb_endings"))):
        return _of_next(s, number, depth)
    if s.tags[at - 1] == "c":
        return _shared(s, number, at, depth)
    if s.tags[at - 1] in "bp" and s.words[at - 1].low in _TIMES:
        return _of_main(s, number, depth)
    return noun_phrase(s, at - 1 if s.tags[at - 1] == "," else at)


def _coordinated(s: TitleSentence, at: int, numbers: tuple[int, ...], number: int) -> tuple[int, ...]:
    """A phrase behind the conjunction at `at` with those before it that do it, too: Rome, Paris and Berlin."""
    if s.words[at].low in s.language.set_of("contrasting") or s.tags[numbers[0]] in "r":
        return numbers
    apart = at > 0 and s.tags[at - 1] == ","
    end = before_bracket(s, at - apart)
    pieces = list(numbers)
    first = numbers[0]
    while end and (s.is_nominal(end - 1) or s.tags[end - 1] == "r"):
        left = _alone_before(s, end, number)
        if not left:
            break
        comma = left[0] - 1 if left[0] and s.tags[left[0] - 1] == "," else 0
        further = s.phrase_start(comma)
        listed = further < comma and (further == 0 or s.tags[further - 1] != "p")
        if apart and not listed and len(pieces) == len(numbers):
            break  # in Rome, and Paris | left
        first = left[0]
        end = first - 1 if listed else 0
        pieces = list(range(first, numbers[-1] + 1))
    opens = first == 0 or s.tags[first - 1] in ";:(-bTw,c" or first - 1 in s.dated
    reported = bool(first) and is_said(s, first - 1)
    return tuple(pieces) if opens or reported else numbers


def _alone_before(s: TitleSentence, end: int, number: int) -> tuple[int, ...]:
    """The noun phrase with its prepositions that ends before `end`; none where it is that of a verb."""
    found = _before(s, end, number)
    start = found[0] if found else 0
    return found if found and not (start and s.is_verb(start - 1)) else ()


def _past_aside(s: TitleSentence, comma: int, number: int) -> tuple[int, ...]:
    """The words for whoever does it before an aside that ends at a comma: the mayor, 41, who lives in Rome, | left."""
    tags = s.tags
    floor = max(tags.rfind(mark, 0, comma) for mark in ";:")
    opening = tags.find(",", floor + 1, comma)
    while opening > 0:
        end = before_bracket(s, _before_verb(s, opening))
        who = _before(s, end, number) if end and tags[end - 1] != "," else ()
        before = tags[who[0] - 1] if who and who[0] else ""
        led = before in ("", *",;:-(bTca") or (bool(who) and who[0] - 1 in s.dated)
        led |= bool(who) and bool(who[0]) and is_said(s, who[0] - 1)
        alone = len(who) == 1 and s.words[who[0]].low in s.language.set_of("likewise")
        if not who or alone or s.words[who[-1]].low in s.language.times or who[-1] in s.dated:
            led = False  # seven decades later, Roe, 75, | left
        led &= not any(
            other.group.finite and not other.relative and who[-1] < other.group.main < opening
            for other in s.clauses
            if who
        )
        setting = before == "b" and tags[opening + 1] in "Nrd" and tags.find(",", opening + 1, comma) > 0
        region = bool(who) and is_region(s, who, opening)
        if led and not setting and not region and _is_aside(s, opening, comma):
            return _of_name(s, who, comma)
        opening = tags.find(",", opening + 1, comma)
    return ()


def _is_aside(s: TitleSentence, opening: int, comma: int) -> bool:
    """Whether what stands between two commas has no verb but of those that tell of a noun."""
    inner = [
        s.clauses[other] for other in sorted({s.verbs[at] for at in range(opening, comma) if at in s.verbs})
    ]
    first = s.tags[opening + 1]
    free = first == "w" or s.tags[opening + 1 : opening + 3] == "pw"
    to = s.language.set_of("infinitive")
    inner = [each for each in inner if not (is_said(s, each.group.main) and each.group.main == comma - 1)]
    inner = [each for each in inner if s.words[_before_verb(s, each.group.first) - 1].low not in to]
    told = all(
        each.relative or not each.group.finite or free or is_object(s, each.group.first) for each in inner
    )
    row = "c" in s.tags[opening:comma] and first in "nN" and not inner and s.tags[comma - 1] != ","
    return told and not (row and s.tags[opening - 1] == "N" and first == "N")


def _of_name(s: TitleSentence, who: tuple[int, ...], comma: int) -> tuple[int, ...]:
    """Whoever is named where a description stands first: the clerk, Ada Lund, | left."""
    if not who or who[-1] >= comma - 1 or s.tags[who[-1] + 1] != ",":
        return who
    end = s.phrase_end(who[-1] + 2)
    name = range(who[-1] + 2, end)
    person = len(name) and all(s.tags[k] == "N" for k in name) and end < len(s.tags) and s.tags[end] == ","
    roles = s.language.people
    described = s.tags[who[-1]] == "n" and any(s.words[k].low in roles for k in who)
    described |= s.words[who[0]].low == "one"
    return tuple(name) if person and described and not any(k in s.dated for k in name) else who


def _shared(s: TitleSentence, number: int, at: int, depth: int) -> tuple[int, ...]:
    """The subject of the verb before a conjunction, which another shares: met Roe and | signed the deal."""
    group = s.clauses[number].group
    apart = at > 1 and (s.tags[at - 2] in ",-)" or s.tags[at - 1] == ",")
    mark = {"-": "-", ")": "("}.get(s.tags[at - 2 : at - 1])
    limit = s.tags.rfind(mark, 0, at - 2) if mark else at
    for other in range(number - 1, -1, -1):
        clause = s.clauses[other]
        if clause.group.first >= limit or (
            apart and clause.group.finite and is_object(s, clause.group.first)
        ):
            continue
        if group.finite and not clause.group.finite:
            continue
        if apart and clause.reporter:
            continue
        if clause.relative and apart and any(not each.relative for each in s.clauses[:other]):
            continue
        return subject_of(s, other, depth + 1)
    return ()


def _of_main(s: TitleSentence, number: int, depth: int) -> tuple[int, ...]:
    """The subject of the clause that a participle goes with: opened fire, | killing three."""
    for others in (range(number - 1, -1, -1), range(number + 1, len(s.clauses))):
        for other in others:
            if s.clauses[other].group.finite and not is_relative(s, other):
                return subject_of(s, other, depth + 1)
    return ()


def _of_next(s: TitleSentence, number: int, depth: int) -> tuple[int, ...]:
    """The subject of the first clause behind a participle that begins the sentence: asked about it, | Roe left."""
    for other in range(number + 1, len(s.clauses)):
        if s.clauses[other].group.finite and not s.clauses[other].relative:
            found = subject_of(s, other, depth + 1)
            return found if found and s.tags[found[0] - 1] == "," else ()
    return ()
