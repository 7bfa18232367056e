"""Finds the noun phrases of a sentence, and which of them is the subject of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.grammar import WordRange
from reader.draft.language import Language
from reader.draft.sentences import RUN, closes_said
from reader.draft.words import Word

BULLETS = frozenset("-–—•*·▪‣")
NOMINAL = frozenset("nN#S")
LONGEST_ASIDE = 12  # words between two dashes
DEEPEST = 3  # verbs that share one subject


class TaggedSentence:
    """One sentence, and the classes of its words, a letter each. `end` is where its closing points begin."""

    __slots__ = ("end", "language", "tags", "words")

    def __init__(self, words: Sequence[Word], tags: str, language: Language) -> None:
        self.words = words
        self.tags = tags
        self.language = language
        end = len(tags)
        if tags[:1] == "(" and tags[-2:] == ".)":
            end -= 1  # a whole sentence in brackets
        self.end = len(tags[:end].rstrip("."))


def subject(s: TaggedSentence, at: int) -> tuple[int, WordRange | None, str]:
    """Where the verb group at `at` begins, its subject, and a word on its form."""
    tags, words = s.tags, s.words
    first = at
    shape = ""
    be, have = s.language.set_of("be"), s.language.set_of("have")
    infinitive = s.language.set_of("infinitive")
    while first > 0 and (tags[first - 1] in "xa" or words[first - 1].low in infinitive):
        first -= 1
        low = words[first].low
        if low in infinitive:
            shape = "to"
        elif low in be and not shape:
            shape = "be"
        elif low in have and not shape:
            shape = "have"
        elif tags[first] == "x" and low not in be | have and shape in ("", "be", "have"):
            shape = "modal" if shape != "be" else "be"
    while first < at and tags[first] == "a":
        first += 1
    return first, subject_before(s, first), shape


def subject_before(s: TaggedSentence, first: int, depth: int = 0) -> WordRange | None:
    tags = s.tags
    k = first - 1
    while k >= 0 and tags[k] == "a":
        k -= 1
    if k > 1 and tags[k - 1 : k + 1] == "pt":
        k -= 2  # on Wednesday
    elif k > 0 and tags[k] == "t" and tags[k - 1] in "nNrw":
        k -= 1
    elif k > 1 and s.words[k].low in s.language.times and tags[k - 1] in "dan#":
        k -= 3 if tags[k - 2] == "p" else 2  # this week
    if k < 0:
        return None
    tag = tags[k]
    if tag in "rwmT":
        return WordRange(k, k + 1)
    if tag in NOMINAL or tag in "td":
        return _beyond_preposition(s, np_left(s, k + 1), k + 1)
    if tag == ")":
        opening = tags.rfind("(", 0, k)
        return np_left(s, opening, k + 1) if opening > 0 else None
    if tag == "," and k > 0:
        return _before_aside(s, k)
    if tag == "-":
        opening = tags.rfind("-", 0, k)
        aside = tags[opening + 1 : k]
        plain = 0 < len(aside) <= LONGEST_ASIDE and not set("Q:;") & set(aside)
        return np_left(s, opening, k) if opening > 0 and plain else None  # Jo Stone – no relation – said
    if tag == "c" and k > 0 and tags[k - 1] == "," and depth == 0:
        return main_subject(s, k - 1) or shared(s, k, depth)
    if tag == "c" or tag == "v":
        return shared(s, k, depth)
    return None


def _beyond_preposition(s: TaggedSentence, who: WordRange | None, end: int) -> WordRange | None:
    """Whom “at the office” or “obtained by the paper” belongs to, for a preposition’s words are no subject."""
    tags = s.tags
    if who is None or who.start < 2 or tags[who.start - 1] != "p":
        return who
    k = who.start - 1
    if tags[k - 1] == "v" and k > 1 and tags[k - 2] in "nN":
        k -= 1
    if tags[k - 1] not in "nN":
        return who
    return np_left(s, k, end) or who


def _before_aside(s: TaggedSentence, closing: int) -> WordRange | None:
    """Somebody and what is told of them between commas, the last of which is at `closing`.

    Read from right to left, a piece between commas at a time: pieces that only tell of somebody (who did this,
    a mayor, 41, based in Rome) are passed over up to the one that names or describes whom they tell of.
    """
    tags = s.tags
    nearest: WordRange | None = None
    floor = max(tags.rfind(mark, 0, closing) for mark in "Q:;")
    end = closing
    while end > floor + 1:
        comma = max(tags.rfind(",", floor + 1, end), floor)
        piece = tags[comma + 1 : end]
        if not piece:
            return nearest
        if comma == floor or (piece[0] not in "wvp#ab" and (piece[0] != "c" or nearest is not None)):
            who = np_left(s, before_bracket(s, end), closing)
            if piece[0] == "d" and not {"v", "x", "w"} & set(piece):
                who = WordRange(
                    comma + 1, closing
                )  # a fellow at the institute and a former envoy to the city
            if who is None or who.start <= comma:
                return nearest
            nearest = who
            if comma == floor or who.start > comma + 1 or not _tells_of(s, comma, who, end):
                return nearest
        end = comma
    return nearest


def _tells_of(s: TaggedSentence, comma: int, who: WordRange, end: int) -> bool:
    """Whether a piece between commas is told of what stands before it: X, the mayor, or the mayor, X."""
    tags = s.tags
    if not comma or tags[comma - 1] not in "nN#S)t":
        return False
    opening = tags.rfind(",", 0, comma) + 1
    before = tags[opening:comma]
    if not opening and before[:1] in ("v", "p", "b"):
        return False  # asked if it was full, | the minister, Jan Kool,
    if before[:1] in ("w", "v", "#", "p", "b", "a"):
        return before[0] in "wv#"
    if any(tag in "vx" for tag in before):
        return False
    named, described = "N" in tags[who.start : end], tags[who.start] == "d"
    return (named and "n" in before) or described or "N" in before


def before_bracket(s: TaggedSentence, end: int) -> int:
    """Where what stands in brackets before `end` begins, if it does: Ana Ruiz (Lima)."""
    opening = s.tags.rfind("(", 0, end) if end and s.tags[end - 1] == ")" else -1
    return opening if opening > 0 else end


def main_subject(s: TaggedSentence, before: int) -> WordRange | None:
    """The subject of the sentence's first verb, one of a clause that leads to it aside."""
    tags = s.tags
    start = 0
    if tags[0] in "bp" or is_ing(s, 0):
        start = max(tags.find(",", 0, before), -1) + 1
    for k in range(start, before):
        if tags[k] in "vx" and not is_ing(s, k):
            found = subject_before(s, k, DEEPEST)
            if found is not None:
                return found
    return None


def shared(s: TaggedSentence, before: int, depth: int) -> WordRange | None:
    """The subject that a second verb of a sentence shares with the one before it."""
    if depth > DEEPEST:
        return None
    tags = s.tags
    for k in range(before if tags[before] == "v" else before - 1, -1, -1):
        if tags[k] in "v" or (tags[k] == "x" and (k + 1 >= before or tags[k + 1] not in "xva")):
            first = k
            while first > 0 and tags[first - 1] in "xa":
                first -= 1
            if first and s.words[first - 1].low in s.language.set_of("infinitive"):
                continue
            found = subject_before(s, first, depth + 1)
            if found is not None:
                return found
    return None


def first_np(s: TaggedSentence, before: int) -> WordRange | None:
    k = 0
    while k < before and s.tags[k] in "ac":
        k += 1
    stop = np_right(s, k)
    return WordRange(k, stop) if k < stop <= before else None


def np_left(s: TaggedSentence, end: int, until: int | None = None) -> WordRange | None:
    """The words for somebody that end before `end`, with what is said of them as far as `until`."""
    tags = s.tags
    k = end
    while k > 0:
        tag = tags[k - 1]
        if tag == "N" and s.words[k - 1].low == RUN and closes_said(s.words[k - 1]):
            break  # on “Face of the Port,” Senator X
        if tag in NOMINAL:
            k -= 1
        elif tag == "d":
            k -= 1
            if not (k > 1 and tags[k - 1] == "p" and tags[k - 2] in "nN#") and not (
                k > 0 and tags[k - 1] == "d"
            ):
                break
        elif tag == "p" and k > 1 and tags[k - 2] in "nN#Qd" and k < end:
            if s.words[k - 1].low not in s.language.set_of("attached"):
                break
            k -= 1
        elif (
            tag == "c"
            and k > 1
            and k < end
            and tags[k - 2] in "nN#"
            and s.words[k - 1].low not in s.language.set_of("contrasting")
        ) or (tag == "a" and k > 1 and tags[k - 2] in "d" and k < end):
            k -= 1
        else:
            break
    stands_alone = k < end and s.words[k].low in s.language.set_of("vague")
    if not stands_alone and not any(tag in "nN#t" for tag in tags[k:end]):
        return None  # an article or a possessive before a noun that looks like a verb
    return WordRange(k, until or end)


def np_right(s: TaggedSentence, start: int) -> int:
    """Where the words for somebody or something that begin at `start` end."""
    tags = s.tags
    k = start
    if k < s.end and tags[k] in "rm":
        return k + 1
    while k < s.end:
        tag = tags[k]
        if (
            tag in NOMINAL
            or tag in "d"
            or (
                tag == "p"
                and k > start
                and k + 1 < s.end
                and tags[k + 1] in "dnN#"
                and s.words[k].low in s.language.set_of("attached")
            )
            or (
                tag == "c"
                and k > start
                and k + 1 < s.end
                and tags[k + 1] in "nN"
                and s.words[k].low not in s.language.set_of("contrasting")
            )
            or (tag == "a" and k + 1 < s.end and tags[k + 1] in "nN")
        ):
            k += 1
        else:
            break
    return k


def pp_right(s: TaggedSentence, start: int) -> int:
    """Where the words behind the preposition at `start` end, which it stands before."""
    k = start + 1
    while k < s.end and s.tags[k] in "at":
        k += 1
    return max(np_right(s, k), k)


def is_clause(s: TaggedSentence, j: int) -> bool:
    """Whether words for somebody stand at `j` with a verb behind them."""
    tags, end = s.tags, s.end
    k = np_right(s, j)
    if k <= j:
        return False
    while k < end and tags[k] == "p" and k + 1 < end and tags[k + 1] in "dnN#":
        k = np_right(s, k + 1)
    while k < end and tags[k] == "a":
        k += 1
    return k < end and tags[k] in "vx" and not is_ing(s, k)


def is_ing(s: TaggedSentence, at: int) -> bool:
    return s.words[at].low.endswith(s.language.listed("ing_endings"))


def is_relative(s: TaggedSentence, at: int) -> bool:
    """Whether a verb stands right behind “that”, at `at`: a law that cost the port."""
    return s.tags[at : at + 1] in ("x", "v") and not is_ing(s, at)


def said_ends_at(s: TaggedSentence, at: int) -> bool:
    """Whether a run ends before `at` as what is said does before its verb: with a comma, or like a sentence."""
    if at == 0 or s.tags[at - 1] != "Q":
        return False
    return closes_said(s.words[at - 1])


def begins_small(word: Word) -> bool:
    """Whether a run begins with a small letter, inside a sentence that others began."""
    return next((sign for sign in word.written if sign.isalpha()), "A").islower()


def left_start(s: TaggedSentence, before: int) -> int:
    """Where what is said begins that ends at `before`: with the sentence, or with a run behind a colon."""
    if before > 1 and s.tags[before - 1] == "Q" and s.tags[before - 2] == ":":
        return before - 1
    semicolon = s.tags.rfind(";", 0, before)
    start = semicolon + 1 if semicolon > 0 and "v" in s.tags[:semicolon] else 0
    if not start and s.words[0].low in BULLETS and before > 1:
        start = 1
    led = s.words[start].low in s.language.set_of("leading")
    if led and s.tags[start + 1 : start + 2] == "," and before > start + 2:
        start += 2  # still, | the pier will sink, the mayor said
    return start
