"""Finds possible attributions in a German sentence: verbs of saying, “laut”, “zufolge” and “so”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.german.saying import sayings
from reader.draft.grammar import Frame, WordRange
from reader.draft.language import Language
from reader.draft.words import Word

BESIDE_QUOTED, INVERTED, THAT, CLAUSE, COLON, ACCORDING, REPORTED, OBJECT = (
    0.95,
    0.85,
    0.85,
    0.8,
    0.9,
    0.85,
    0.6,
    0.5,
)
MOST_BETWEEN = 14  # words between a verb and the comma or colon behind which its words begin


def frames(words: Sequence[Word], tags: str, language: Language) -> Iterator[Frame]:
    """Every reading of a sentence."""
    end = len(tags)
    while end and tags[end - 1] in ".":
        end -= 1
    found = False
    for at in range(end):
        saying = words[at].low in sayings() or _is_cited(words, at, end, language)
        if saying and not words[at].capital:
            for frame in _of_verb(words, tags, end, at, language):
                found = True
                yield frame
        cited = _according(words, tags, end, at, language)
        if cited is not None:
            found = True
            yield cited
    labelled = None if found else _labelled(words, tags, end)
    if labelled is not None:
        found = True
        yield labelled
    reported = None if found else _reported(words, tags, end)
    if reported is not None:
        yield reported


def _labelled(words: Sequence[Word], tags: str, end: int) -> Frame | None:
    """Words in quotation marks behind a colon: by whom the sentence is about."""
    colon = tags.find(":", 0, end)
    if colon < 1 or tags[colon + 1 : colon + 2] != "Q":
        return None
    start = next((k for k in range(colon) if tags[k] in "dNr"), colon)
    who = _phrase(words, tags, start, colon)
    if who is None:
        return None
    sure = COLON if not tags[who.end : colon].strip("a") else OBJECT
    return Frame(
        "doppelpunkt", "q", WordRange(colon, colon + 1), who, (WordRange(colon + 1, end),), weight=sure
    )


def _is_cited(words: Sequence[Word], at: int, end: int, language: Language) -> bool:
    """Whether “wird X zitiert” begins at `at`."""
    passive = words[at].low in ("wird", "wurde", "werden")
    return passive and any(words[k].low in language.set_of("cited") for k in range(at + 1, min(at + 10, end)))


def _of_verb(words: Sequence[Word], tags: str, end: int, at: int, language: Language) -> Iterator[Frame]:
    lemma, cue = words[at].low, WordRange(at, at + 1)
    left = _left(tags, at)
    if left is not None:  # „…“, sagte X; Die Lage sei ernst, sagte X
        who = _phrase(words, tags, at + 1, end)
        quoted = "Q" in tags[left.start : left.end]
        if who is not None and (quoted or _is_clause(tags, left)):
            parts = [left, *_right(tags, who.end, end)]
            yield Frame(lemma, "inv", cue, who, tuple(parts), weight=BESIDE_QUOTED if quoted else INVERTED)
            return
    who = _subject(words, tags, _finite(words, tags, at, language), end)
    if who is None:
        return
    if words[0].low == "wie" and at + 1 < end and tags[at + 1] == "," and "," not in tags[:at]:
        yield Frame(
            lemma, "first", cue, who, (WordRange(at + 2, end),), weight=ACCORDING
        )  # Wie die ESA mitteilte, …
        return
    stop = max(at + 1, who.end if who.start > at else 0)
    for k in range(stop, min(end, stop + MOST_BETWEEN)):
        if tags[k] == ":" and k + 1 < end:
            key = "fin:colon"
            yield Frame(lemma, key, cue, who, (WordRange(k + 1, end),), weight=COLON)
            return
        if tags[k] == "Q":
            yield Frame(lemma, "q", cue, who, (WordRange(k, k + 1),), weight=CLAUSE)
            return
        if tags[k] == "," and k + 1 < end:
            if tags[k + 1] == "T":
                yield Frame(
                    lemma, "fin:that", cue, who, (WordRange(k + 2, _closing(tags, k + 2, end)),), weight=THAT
                )
            elif words[k + 1].low in ("wie", "wo", "warum", "ob", "wann", "was", "wer"):
                yield Frame(
                    lemma, "fin:wh", cue, who, (WordRange(k + 1, _closing(tags, k + 1, end)),), weight=OBJECT
                )
            elif tags[k + 1] not in "bcp" or _is_subjunctive(words, k + 1, end, language):
                weight = CLAUSE if _is_subjunctive(words, k + 1, end, language) else OBJECT
                yield Frame(
                    lemma,
                    "fin:clause",
                    cue,
                    who,
                    (WordRange(k + 1, _closing(tags, k + 1, end)),),
                    weight=weight,
                )
            return


def _finite(words: Sequence[Word], tags: str, at: int, language: Language) -> int:
    """Where the verb stands that has the subject: the auxiliary of a participle, else the verb itself."""
    if words[at].low not in language.set_of("participles"):
        return at
    return next((k for k in range(at - 1, max(at - MOST_BETWEEN, -1), -1) if tags[k] == "x"), at)


def _left(tags: str, at: int) -> WordRange | None:
    """What stands before the comma, or the quotation marks, that end right before a verb."""
    if at and tags[at - 1] == "Q":
        return WordRange(at - 1, at)
    if at > 1 and tags[at - 1] in ",-":
        return WordRange(at - 2, at - 1) if tags[at - 2] == "Q" else WordRange(_start(tags, at - 1), at - 1)
    return None


def _start(tags: str, before: int) -> int:
    return max(tags.rfind(mark, 0, before) for mark in ":;") + 1


def _right(tags: str, at: int, end: int) -> list[WordRange]:
    """The words in quotation marks that go on behind whoever says them."""
    if at < end and tags[at] in ",:" and tags[at + 1 : at + 2] == "Q":
        return [WordRange(at + 1, at + 2)]
    return []


def _is_clause(tags: str, left: WordRange) -> bool:
    piece = tags[left.start : left.end]
    return left.end - left.start > 2 and ("x" in piece or "v" in piece)


def _phrase(words: Sequence[Word], tags: str, start: int, end: int) -> WordRange | None:
    """The words for somebody that begin at `start`: an article, nouns, what belongs to them."""
    k = start
    while k < end and (tags[k] == "a" or words[k].low in ("sich", "es")):
        k += 1
    if k < end and k > start and words[k].low in ("in", "im", "auf", "aus") and words[k - 1].low == "es":
        k += 1  # heißt es in dem Schreiben
    begin = k
    if k < end and tags[k] == "r":
        return WordRange(k, k + 1)
    while k < end:
        genitive = (
            k > begin
            and tags[k] == "d"
            and words[k].low in ("der", "des", "eines", "einer", "seiner", "ihrer")
        )
        inner = (
            tags[k] == "p"
            and words[k].low in ("von", "vom", "für", "beim", "bei")
            and tags[k + 1 : k + 2] in ("N", "d")
        )
        if (
            tags[k] in "Nn#("
            or (tags[k] == "d" and (k == begin or genitive))
            or (tags[k] == ")" and k > begin)
        ) or (inner and k > begin):
            k += 1
        else:
            break
    while k > begin and tags[k - 1] in "pd(":
        k -= 1
    return WordRange(begin, k) if "N" in tags[begin:k] else None


def _subject(words: Sequence[Word], tags: str, at: int, end: int) -> WordRange | None:
    """Who says it: before the verb, else right behind it."""
    k = at - 1
    while k >= 0 and tags[k] == "a":
        k -= 1
    if k >= 0 and tags[k] == "," and (opening := tags.rfind(",", 0, k)) > 0:
        return _phrase(words, tags, _before(tags, opening), k)  # X, Sprecher der Polizei, sagte
    if k >= 0 and tags[k] in "Nr#)":
        start = _before(tags, k + 1)
        if tags[start] != "p":
            who = _phrase(words, tags, start, at)
            if who is not None and who.end >= k:
                return who
    return _phrase(words, tags, at + 1, end)


def _before(tags: str, end: int) -> int:
    """Where the words for somebody that end before `end` begin."""
    k = end
    while k and tags[k - 1] in "Nnd#r()p" and not (tags[k - 1] == "r" and k < end):
        k -= 1
    return k


def _closing(tags: str, start: int, end: int) -> int:
    """Where a clause ends: with the sentence, or before words that say something else."""
    semicolon = tags.find(";", start, end)
    return semicolon if semicolon > 0 else end


def _is_subjunctive(words: Sequence[Word], start: int, end: int, language: Language) -> bool:
    forms = language.set_of("subjunctive")
    return any(words[k].low in forms for k in range(start, end))


def _according(words: Sequence[Word], tags: str, end: int, at: int, language: Language) -> Frame | None:
    """Laut X …; nach Angaben von X …; X zufolge …; …, so X."""
    low = words[at].low
    if low in language.set_of("according"):
        who = _phrase(words, tags, at + 1, end)
        return None if who is None else _cited(tags, end, WordRange(at, at + 1), who, at, who.end)
    if low == "nach" and at + 1 < end and words[at + 1].low in language.set_of("views"):
        who = _phrase(words, tags, at + 2 + (words[min(at + 2, end)].low in ("von", "vom")), end)
        return None if who is None else _cited(tags, end, WordRange(at, at + 2), who, at, who.end)
    if low in language.set_of("behind_according") and at:
        start = _before(tags, at)
        who = _phrase(words, tags, start, at)
        return None if who is None else _cited(tags, end, WordRange(at, at + 1), who, start, at + 1)
    if low == "so" and at > 1 and tags[at - 1] == ",":
        who = _phrase(words, tags, at + 1, end)
        if who is not None and who.end >= end - 1:
            left = _left(tags, at)
            parts = (left,) if left is not None else ()
            quoted = left is not None and "Q" in tags[left.start : left.end]
            return Frame(
                "so", "inv" if quoted else "last", WordRange(at, at + 1), who, parts, weight=INVERTED
            )
    return None


def _cited(tags: str, end: int, cue: WordRange, who: WordRange, start: int, behind: int) -> Frame | None:
    """What somebody is cited for: the rest of the sentence, on both sides."""
    parts = []
    first = 0
    while first < start and tags[first] in "ac,":
        first += 1
    if start - first > 0:
        stop = start - 1 if tags[start - 1] == "," else start
        parts.append(WordRange(first, stop))
    follow = behind + (tags[behind : behind + 1] == ",")
    if end - follow > 0:
        parts.append(WordRange(follow, end))
    parts = [part for part in parts if part.end > part.start]
    return Frame("laut", "first", cue, who, tuple(parts), weight=ACCORDING) if parts else None


def _reported(words: Sequence[Word], tags: str, end: int) -> Frame | None:
    """A whole sentence in the Konjunktiv: still by whoever was reported before."""
    forms = frozenset("sei seien habe werde könne müsse solle dürfe wolle".split())
    main = next((k for k in range(end) if words[k].low in forms), None)
    if main is None or main == 0 or "Q" in tags or words[0].low in ("es", "man") or ":" in tags:
        return None
    return Frame(
        "konjunktiv", "carried", WordRange(main, main + 1), None, (WordRange(0, end),), weight=REPORTED
    )
