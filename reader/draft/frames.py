"""Who may say what in a sentence: every verb of saying with its subject, and where its words may stand.

A sentence's words have one letter each for their class (`tags_of`), so that the rules read like patterns:
n, N: noun or the like, capitalised or not; d determiner; # number; S ’s; r, m: pronoun; v verb; x auxiliary;
a adverb; p preposition; c conjunction; b subordinator; T that; w relative; t a time; Q a run in quotation marks;
punctuation as itself, every dash as -.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.language import Cue, Language
from reader.draft.sentences import RUN
from reader.draft.words import Word

_PUNCTUATION = {mark: "-" for mark in ("-", "–", "—", "--", "---", "―")} | {
    mark: "." for mark in (".", "!", "?", "…", "...")
}
_PUNCTUATION |= {mark: mark for mark in ",:;()"} | {"[": "(", "]": ")"}
_NOMINAL = frozenset("nN#S")
OTHER, COLON = "any-other", "a-colon"  # headwords in the data for what is no verb of saying
MOST_BEFORE_COLON = 10
_PAST = ("past", "participle")


class Stretch(NamedTuple):
    """Words of a sentence by number, half open."""

    start: int
    end: int


class Frame(NamedTuple):
    """One reading: a verb, whose words these are, and which words they are. `key`: the shape that was seen."""

    lemma: str
    key: str
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]


def tags_of(words: Sequence[Word], language: Language) -> str:
    """The class of every word, a letter each."""
    titled = sum(word.capital for word in words) * 2 > len(words)
    tags = [_tag(word, number, titled, language) for number, word in enumerate(words)]
    for number in range(1, len(tags) - 1):
        before = words[number - 1]
        if words[number].low == "." and before.end == words[number].start and before.capital:
            tags[number] = "N"  # Mr. Ruiz, J. Ruiz
            if len(before.written) == 1:
                tags[number - 1] = "N"
        elif tags[number] == "n" and words[number].low.endswith("ed") and tags[number - 1] not in "da":
            tags[number] = "v"
    return "".join(tags)


def _tag(word: Word, number: int, titled: bool, language: Language) -> str:
    low = word.low
    if low == RUN:
        return "N" if _is_title(word, number, language) else "Q"
    tag = language.tags.get(low)
    if tag is not None:
        if tag in "vna" and word.capital and number and not titled:
            return "N"
        return tag
    if low in _PUNCTUATION:
        return _PUNCTUATION[low]
    if low[0].isdigit() or low[0] in "$£€¥":
        return "#"
    if word.capital:
        return "N"
    if not low[0].isalpha():
        return "?"
    return "a" if low.endswith("ly") and len(low) > 4 else "n"


def _is_title(word: Word, number: int, language: Language) -> bool:
    """Whether words in quotation marks are the name of a work: a capital for every word that is not a small one."""
    listed = _LETTERS.findall(word.written)
    if not 2 <= len(listed) <= 8 or not (listed[0][0].isupper() and listed[-1][0].isupper()):
        return False
    if number == 0 and word.written.rstrip("”\"’'» ")[-1:] in _SAID_ENDS:
        return False
    return all(each[0].isupper() or language.tags.get(each.lower(), "n") in "dpc" for each in listed)


class Clauses:
    """One sentence, read for who says what."""

    def __init__(self, words: Sequence[Word], tags: str, language: Language) -> None:
        self.words = words
        self.tags = tags
        self.language = language
        self.end = len(tags)
        while self.end and tags[self.end - 1] in ".":
            self.end -= 1
        self._subjects: dict[int, tuple[int, Stretch | None]] = {}

    def frames(self) -> Iterator[Frame]:
        """Every reading of every cue, in order."""
        cues = self.language.cues
        for at in range(self.end):
            low = self.words[at].low
            if low == "according" and at + 1 < self.end and self.words[at + 1].low == "to":
                yield from self._according(at)
            elif self.tags[at] in "nva" and (cue := cues.get(low)):
                yield from self._of_verb(at, cue)
            elif self.tags[at] == "v" and (frame := self._of_any_verb(at)):
                yield frame
        yield from self._of_colon()

    def _of_any_verb(self, at: int) -> Frame | None:
        """“…,” she riffed: a verb that is none of saying, directly between a run and its end."""
        first, source, _ = self._subject(at)
        if source is None or not self._closes_said(source.start):
            return None
        behind = self._behind(at + 1)
        return Frame(OTHER, "qleft", Stretch(first, at + 1), source, self._around(source.start, behind))

    def _of_colon(self) -> Iterator[Frame]:
        """X: “…”, as in headlines and transcripts."""
        colon = self.tags.find(":")
        if colon <= 0 or colon + 1 >= self.end:
            return
        said = (Stretch(colon + 1, self.end),)
        quoted = self.tags[colon + 1] == "Q"
        if colon < MOST_BEFORE_COLON and self._np_right(0) == colon and "N" in self.tags[:colon]:
            yield Frame(COLON, "q" if quoted else "text", Stretch(colon, colon + 1), Stretch(0, colon), said)
        elif quoted and not self._says_before(colon) and (source := self._main_subject(colon)) is not None:
            yield Frame(COLON, "told", Stretch(colon, colon + 1), source, said)

    def _says_before(self, at: int) -> bool:
        cues = (self.language.cues.get(word.low) for word in self.words[max(at - 4, 0) : at])
        return any(cue is not None and self.language.says(cue) for cue in cues)

    # what says it

    def _subject(self, at: int) -> tuple[int, Stretch | None, str]:
        """Where the verb group at `at` begins, its subject, and a word on its form."""
        tags, words = self.tags, self.words
        first = at
        shape = ""
        while first > 0 and (tags[first - 1] in "xa" or words[first - 1].low in ("to", "not")):
            first -= 1
            low = words[first].low
            if low == "to":
                shape = "to"
            elif low in _BE and not shape:
                shape = "be"
            elif low in _HAVE and not shape:
                shape = "have"
            elif tags[first] == "x" and low not in _BE | _HAVE and shape in ("", "be", "have"):
                shape = "modal" if shape != "be" else "be"
        while first < at and tags[first] == "a":
            first += 1
        return first, self._subject_before(first), shape

    def _subject_before(self, first: int, depth: int = 0) -> Stretch | None:
        tags = self.tags
        k = first - 1
        while k >= 0 and tags[k] == "a":
            k -= 1
        if k < 0:
            return None
        tag = tags[k]
        if tag in "rwmT":
            return Stretch(k, k + 1)
        if tag in _NOMINAL or tag in "td":
            return self._np_left(k + 1)
        if tag == ")":
            opening = tags.rfind("(", 0, k)
            return self._np_left(opening, k + 1) if opening > 0 else None
        if tag == "," and k > 0:
            return self._before_aside(k)
        if tag == "-":
            return None
        if tag == "c" or tag == "v":
            return self._shared(k, depth)
        return None

    def _before_aside(self, closing: int) -> Stretch | None:
        """Somebody and what is told of them between commas, the last of which is at `closing`."""
        tags = self.tags
        nearest = None
        comma = tags.rfind(",", 0, closing)
        while comma > 0 and "Q" not in tags[comma:closing]:
            who = self._np_left(comma, closing) if tags[comma - 1] in "nN#S)t" else None
            if who is not None:
                if tags[comma + 1] != "N" and tags[comma + 1] != "c":
                    return who
                nearest = nearest or who
            comma = tags.rfind(",", 0, comma)
        return nearest

    def _main_subject(self, before: int) -> Stretch | None:
        """The subject of the sentence's first verb, one of a clause that leads to it aside."""
        tags = self.tags
        start = 0
        if tags[0] in "bp" or self._is_ing(0):
            start = max(tags.find(",", 0, before), -1) + 1
        for k in range(start, before):
            if tags[k] in "vx" and not self._is_ing(k):
                found = self._subject_before(k, 3)
                if found is not None:
                    return found
        return None

    def _shared(self, before: int, depth: int) -> Stretch | None:
        """The subject that a second verb of a sentence shares with the one before it."""
        if depth > 3:
            return None
        tags = self.tags
        for k in range(before if tags[before] == "v" else before - 1, -1, -1):
            if tags[k] in "v" or (tags[k] == "x" and (k + 1 >= before or tags[k + 1] not in "xva")):
                first = k
                while first > 0 and tags[first - 1] in "xa":
                    first -= 1
                if first and self.words[first - 1].low == "to":
                    continue
                found = self._subject_before(first, depth + 1)
                if found is not None:
                    return found
        return None

    def _np_left(self, end: int, until: int | None = None) -> Stretch | None:
        """The words for somebody that end before `end`, with what is said of them as far as `until`."""
        tags = self.tags
        k = end
        while k > 0:
            tag = tags[k - 1]
            if tag in _NOMINAL:
                k -= 1
            elif tag == "d":
                k -= 1
                if not (k > 1 and tags[k - 1] == "p" and tags[k - 2] in "nN#") and not (
                    k > 0 and tags[k - 1] == "d"
                ):
                    break
            elif tag == "p" and k > 1 and tags[k - 2] in "nN#Qd" and k < end:
                if self.words[k - 1].low not in _ATTACHED:
                    break
                k -= 1
            elif tag == "c" and k > 1 and k < end and tags[k - 2] in "nN#" and self.words[k - 1].low != "but":
                k -= 1
            elif tag == "a" and k > 1 and tags[k - 2] in "d" and k < end:
                k -= 1
            else:
                break
        return Stretch(k, until or end) if k < end else None

    def _np_right(self, start: int) -> int:
        """Where the words for somebody or something that begin at `start` end."""
        tags = self.tags
        k = start
        if k < self.end and tags[k] in "rm":
            return k + 1
        while k < self.end:
            tag = tags[k]
            if tag in _NOMINAL or tag in "d":
                k += 1
            elif (
                tag == "p"
                and k > start
                and k + 1 < self.end
                and tags[k + 1] in "dnN#"
                and self.words[k].low in _ATTACHED
            ):
                k += 1
            elif (
                tag == "c"
                and k > start
                and k + 1 < self.end
                and tags[k + 1] in "nN"
                and self.words[k].low != "but"
            ):
                k += 1
            elif tag == "a" and k + 1 < self.end and tags[k + 1] in "nN":
                k += 1
            else:
                break
        return k

    def _pp_right(self, start: int) -> int:
        """Where the words behind the preposition at `start` end, which it stands before."""
        k = start + 1
        while k < self.end and self.tags[k] in "at":
            k += 1
        return max(self._np_right(k), k)

    # what is said

    def _of_verb(self, at: int, cue: Cue) -> Iterator[Frame]:
        tags, words, end = self.tags, self.words, self.end
        first, source, shape = self._subject(at)
        says = self.language.says(cue)
        if cue.form == "ing":
            group = "prog" if shape == "be" else "ing"
        elif shape == "be" and cue.form in _PAST:
            group = "be"
        elif shape in ("to", "modal"):
            group = shape
        else:
            group = "fin"
        if group == "ing" and first and tags[first - 1] in ",-Qb":
            source = self._main_subject(first - 1) or self._first_np(first - 1)
        elif group == "ing" and source is None and first and tags[first - 1] == "p":
            source = self._shared(first - 1, 0) or self._first_np(first - 1)
        elif group == "to" and first and tags[first - 1] in "navp":
            source = self._shared(first - 1, 0) or source
        elif group == "fin" and first == at and tags[at - 1 : at] == "d" and cue.form not in ("third", "plain"):
            return  # in a written statement
        if says and group == "fin" and source is not None and not self._closes_said(source.start):
            source = self._behind_run(source, first) or source
        before = source.start if source is not None else first
        left = self._left_content(before)
        if source is not None and group in ("fin", "prog", "modal") and self._closes_said(before):
            yield Frame(
                cue.lemma, "qleft", Stretch(first, at + 1), source, self._around(before, self._behind(at + 1))
            )
            return
        inverted = self._inverted(at, source) if group == "fin" and first == at else None
        if inverted is not None and not (says and (tags[at - 1] == "Q" or self._is_somebody(inverted[0]))):
            inverted = None
        if inverted is not None:
            who, after = inverted
            yield Frame(cue.lemma, "inv", Stretch(at, at + 1), who, self._around(first, after))
            return
        interrupts = left is not None and group == "fin" and tags[before - 1] == ","
        seen: set[str] = set()
        for comp, start in self._complements(at + 1):
            if comp == "that" and interrupts and tags[start - 1] == ",":
                comp, start = "none", start - 1
            if comp == "none":
                if says and left is not None and source is not None and group in ("fin", "prog", "modal"):
                    yield Frame(cue.lemma, "left", Stretch(first, start), source, self._around(before, start))
                continue
            if comp in seen:
                continue
            seen.add(comp)
            stop = self._content_end(start, _shape_of(comp))
            if stop > start or (comp == "colon" and start >= self.end):
                yield Frame(
                    cue.lemma, f"{group}:{comp}", Stretch(first, start), source, (Stretch(start, stop),)
                )

    def _behind_run(self, source: Stretch, first: int) -> Stretch | None:
        """Somebody who is told of at length behind a run: “…,” said X, or X, who did this, said."""
        run = self.tags.rfind("Q", 0, source.start)
        if run < 0 or not self._closes_said(run + 1) or self.tags[run + 1] not in "nNd":
            return None
        cues = self.language.cues
        between = (cues.get(self.words[k].low) for k in range(run + 1, first))
        if any(cue is not None and self.language.says(cue) for cue in between):
            return None
        return Stretch(run + 1, first)

    def _is_somebody(self, stretch: Stretch) -> bool:
        """Whether words name somebody, or tell what somebody is."""
        kinds = (self.language.set_of(name) for name in ("roles", "groups", "titles", "organisation_words"))
        people = frozenset().union(*kinds)
        preposition = self.tags.find("p", stretch.start, stretch.end)
        end = preposition if preposition > 0 else stretch.end
        return "N" in self.tags[stretch.start : end] or any(
            word.low in people for word in self.words[stretch.start : end]
        )

    def _closes_said(self, at: int) -> bool:
        """Whether a run ends before `at` as what is said does before its verb: with a comma, or like a sentence."""
        if at == 0 or self.tags[at - 1] != "Q":
            return False
        inner = self.words[at - 1].written.rstrip("”\"’'» ")
        return inner[-1:] in _SAID_ENDS

    def _behind(self, at: int) -> int:
        """Where what stands behind a verb of saying and does not belong to what is said ends."""
        stop = at
        while stop < self.end and self.tags[stop] not in ",-:Q":
            stop += 1
        return stop

    def _first_np(self, before: int) -> Stretch | None:
        k = 0
        while k < before and self.tags[k] in "ac":
            k += 1
        stop = self._np_right(k)
        return Stretch(k, stop) if k < stop <= before else None

    def _left_content(self, before: int) -> Stretch | None:
        """What stands before a comma or a run that ends at `before`."""
        tags = self.tags
        if before <= 0:
            return None
        if tags[before - 1] == "Q":
            return Stretch(self._left_start(before), before)
        if tags[before - 1] in ",-.":
            return Stretch(self._left_start(before - 1), before - 1) if before > 1 else None
        return None

    def _left_start(self, before: int) -> int:
        """Where what is said begins that ends at `before`: with the sentence, or with a run behind a colon."""
        if before > 1 and self.tags[before - 1] == "Q" and self.tags[before - 2] == ":":
            return before - 1
        semicolon = self.tags.rfind(";", 0, before)
        return semicolon + 1 if semicolon > 0 and "v" in self.tags[:semicolon] else 0

    def _around(self, before: int, after: int) -> tuple[Stretch, ...]:
        """What is said left of `before`, and right of `after` where it goes on."""
        left = self._left_content(before)
        parts = [left] if left is not None and left.start < left.end else []
        tags = self.tags
        if after < self.end and tags[after] in ",-:" and after + 1 < self.end:
            if tags[after + 1] == "Q" or (
                parts and tags[after + 1] not in "vwpb" and not self._is_ing(after + 1)
            ):
                parts.append(Stretch(after + 1, self._content_end(after + 1)))
        elif after < self.end and tags[after] == "Q":
            parts.append(Stretch(after, self._content_end(after)))
        return tuple(parts)

    def _is_ing(self, at: int) -> bool:
        return self.words[at].low.endswith("ing")

    def _inverted(self, at: int, subject: Stretch | None) -> tuple[Stretch, int] | None:
        """Whose words they are in “…,” said X, and where the words for X end."""
        tags = self.tags
        if at + 1 >= self.end:
            return None
        if at == 0:
            stop = self._np_right(1)
            return (Stretch(1, stop), stop) if stop > 1 and tags[stop : stop + 1] == ":" else None
        if tags[at - 1] not in ",Q.-":
            return None
        if tags[at + 1] not in "nNd#":
            return None
        if tags[at - 1] == "," and subject is not None and (self._is_clause(at + 1) or subject.start == 0):
            return None  # the comma closes what is told of the subject
        stop = self._np_right(at + 1)
        who = Stretch(at + 1, stop)
        # a run, or the end, or what is told of X
        k = stop
        while k < self.end and tags[k] == "," and k + 1 < self.end and tags[k + 1] in "dnNw#p":
            closing = tags.find(",", k + 1)
            q = tags.find("Q", k + 1)
            if q > 0 and (closing < 0 or q < closing):
                break
            k = closing if closing > 0 else self.end
        return (Stretch(who.start, k) if k > stop else who), k

    def _complements(self, j: int) -> Iterator[tuple[str, int]]:
        """What may be said, by what stands behind the verb: its shape, and where it begins."""
        tags, words, end = self.tags, self.words, self.end
        skipped = 0
        while j <= end and skipped < 4:
            while j < end and tags[j] in "at":
                j += 1
            if j >= end:
                yield "none", end
                return
            tag, low = tags[j], words[j].low
            if tag == "T":
                yield "that", j
                return
            if tag == "Q":
                yield "q", j
                return
            if tag == ":":
                yield "colon", j + 1
                return
            if tag in ",-":
                if j + 1 < end and tags[j + 1] == "Q":
                    yield "q", j + 1
                elif j + 1 < end and tags[j + 1] == "T":
                    yield "that", j + 1
                elif j + 1 < end and tags[j + 1] in "pa" and (beyond := tags.find(",", j + 1, end)) > 0:
                    yield "none", j
                    if tags[beyond + 1 : beyond + 2] in ("T", "Q"):
                        yield "far-that", beyond + 1
                else:
                    yield "none", j
                return
            if low == "to" and j + 1 < end and tags[j + 1] in "vnaxQ":
                yield "to", j
                return
            if tag == "w" or low in _WH:
                yield "wh", j
                return
            if tag == "p" and low in _PARTICLES and tags[j + 1 : j + 2] in ("T", "Q", ":", "w"):
                j += 1
                continue
            if tag == "p":
                yield f"p-{low}", j + 1
                if tags[j + 1 : j + 2] == "Q":
                    return
                j = self._pp_right(j)
                while j < end and tags[j] == "p" and j + 1 < end and tags[j + 1] != "Q":
                    j = self._pp_right(j)
                skipped += 1
                if skipped < 4 and j < end and tags[j] in "TQ:r,-":
                    continue
                if j < end and tags[j] in "dnN" and self._is_clause(j):
                    yield "far-clause", j
                    return
                if j >= end:
                    yield "none", end
                return
            if tag in "rmdnN#S":
                stop = self._np_right(j)
                if tag == "r" and stop < end and (tags[stop] in "vxan" or words[stop].low in self.language.cues):
                    yield "clause", j
                    return
                if stop < end and tags[stop] in "TQ" or (stop < end and words[stop].low in _WH):
                    yield ("np", j) if tags[stop] == "Q" else ("-np", j)
                    j = stop
                    skipped += 1
                    continue
                if tag == "m" or (stop < end and tags[stop] in ":,"):
                    if tag != "m":
                        yield "np", j
                    else:
                        yield "m", j
                    j = stop
                    skipped += 1
                    if j < end and tags[j] == ":" or (j + 1 < end and tags[j] == "," and tags[j + 1] == "Q"):
                        continue
                    if tag == "m":
                        continue
                    return
                if self._is_clause(j):
                    yield "clause", j
                    return
                if stop < end and tags[stop] == "r":
                    yield "np", j
                    yield "far-clause", stop
                    return
                if stop < end and words[stop].low == "to":
                    yield "np-to", j
                    return
                if stop < end and tags[stop] in "at":
                    yield "np", j
                    j = stop
                    while j < end and tags[j] in "at":
                        j += 1
                    if j < end and tags[j] in "TQr" or self._is_clause(j):
                        yield ("far-clause", j) if j < end and tags[j] not in "TQ" else ("far-that", j)
                    return
                yield "np", j
                return
            yield ("as", j + 1) if low == "as" else (f"x{tag}", j)
            return

    def _is_clause(self, j: int) -> bool:
        """Whether words for somebody stand at `j` with a verb behind them."""
        tags, end = self.tags, self.end
        k = self._np_right(j)
        if k <= j:
            return False
        while k < end and tags[k] == "p" and k + 1 < end and tags[k + 1] in "dnN#":
            k = self._np_right(k + 1)
        while k < end and tags[k] == "a":
            k += 1
        return k < end and tags[k] in "vx" and not self._is_ing(k)

    def _content_end(self, start: int, shape: str = "clause") -> int:
        """Where what is said ends that begins at `start`: with the sentence, or where it is told on."""
        ends = self.language.ends.get(shape, frozenset())
        tags = self.tags
        for at in range(start + 1, self.end):
            if self.words[at].low == "according" or (tags[at - 1] == "Q" and self._goes_on_saying(at)):
                return at - 1 if tags[at - 1] == "," and at - 1 > start else at
            if tags[at] not in ",-cbw":
                continue
            turn = self._turn(at)
            if turn in ends and (turn == ",ing" or shape != "clause" or not self._still_quoting(at)):
                return at
        return self.end

    def _goes_on_saying(self, at: int) -> bool:
        """Whether “adding” or the like stands at `at`."""
        cue = self.language.cues.get(self.words[at].low)
        return cue is not None and cue.form == "ing" and self.language.says_in_any_form(cue)

    def _still_quoting(self, at: int) -> bool:
        """Whether a run follows that nobody else is given."""
        run = self.tags.find("Q", at, self.end)
        cues = self.language.cues
        return run > 0 and not any(self.tags[k] == "v" and self.words[k].low in cues for k in range(at, run))

    def _turn(self, at: int) -> str:
        """What the sentence does behind a comma, a dash or a conjunction at `at`, as the data of a language names it.

        `,` and `-` for the mark; a conjunction by itself; then what follows: a word of the classes b and w by
        itself, `ing` or `verb` for a form of a verb of saying (`-ing` and `v` for others), else its class, with
        `!` where a clause begins there.
        """
        tags, words = self.tags, self.words
        turn = ""
        while at < self.end:
            tag, low = tags[at], words[at].low
            if tag in ",-" and not turn:
                turn = tag
            elif tag == "c":
                turn += low + " "
            elif tag in "bw":
                return turn + low
            elif tag == "v" or (tag in "na" and low in self.language.cues):
                if low in self.language.cues:
                    return turn + ("ing" if low.endswith("ing") else "verb")
                return turn + ("-ing" if low.endswith("ing") else "v")
            else:
                return turn + tag + ("!" if tag in "dnN#rm" and self._is_clause(at) else "")
            at += 1
        return turn

    def _according(self, at: int) -> Iterator[Frame]:
        tags = self.tags
        stop = self._np_right(at + 2)
        if stop <= at + 2:
            return
        source = Stretch(at + 2, stop)
        cue = Stretch(at, at + 2)
        begins = at == 0 or (at == 1 and tags[0] in "ca")
        comma = max(tags.find(",", stop, self.end), tags.find(":", stop, self.end))
        if begins:
            if comma > 0:
                yield Frame(
                    "according",
                    "first",
                    cue,
                    Stretch(at + 2, comma),
                    (Stretch(comma + 1, self._content_end(comma + 1)),),
                )
            return
        left_end = at - 1 if tags[at - 1] in ",-" else at
        parts = [Stretch(self._left_start(left_end), left_end)]
        if (
            stop < self.end
            and tags[stop] == ","
            and tags[at - 1] == ","
            and tags[stop + 1 : stop + 2] in tuple("vxdnNrp")
        ):
            parts.append(Stretch(stop + 1, self._content_end(stop + 1)))
        elif stop < self.end and tags[at - 1] == ",":
            source = Stretch(at + 2, self.end)
        yield Frame("according", "last", cue, source, tuple(part for part in parts if part.start < part.end))


def _shape_of(complement: str) -> str:
    """Which of a language's ways to end holds for what is said in such a form."""
    if complement in _CLAUSES:
        return "clause"
    return "infinitive" if complement in ("to", "np-to") else "words"


_LETTERS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CLAUSES = frozenset(["that", "clause", "wh", "far-clause", "far-that", "colon", "q"])
_SAID_ENDS = frozenset(",?!.—–-…")
_BE = frozenset("is are was were be been being am 's 're 'm isn't aren't wasn't weren't".split())
_HAVE = frozenset("has have had having 've haven't hasn't hadn't".split())
_ATTACHED = frozenset("of for in at from with on to against".split())
_PARTICLES = frozenset("out up down back off".split())
_WH = frozenset("how why where what whether if when".split())
