"""Words for somebody or something in a sentence, and which of them a verb has for its subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.language import Language
from reader.draft.sentences import closes_said
from reader.draft.words import Word

NOMINAL = frozenset("nN#S")
DEEPEST = 3  # verbs that share one subject


class Stretch(NamedTuple):
    """Words of a sentence by number, half open."""

    start: int
    end: int


class Phrases:
    """One sentence and the classes of its words. `end` is where its closing points begin."""

    def __init__(self, words: Sequence[Word], tags: str, language: Language) -> None:
        self.words = words
        self.tags = tags
        self.language = language
        self.end = len(tags)
        while self.end and tags[self.end - 1] in ".":
            self.end -= 1
        self._subjects: dict[int, tuple[int, Stretch | None]] = {}

    def _subject(self, at: int) -> tuple[int, Stretch | None, str]:
        """Where the verb group at `at` begins, its subject, and a word on its form."""
        tags, words = self.tags, self.words
        first = at
        shape = ""
        be, have = self.language.set_of("be"), self.language.set_of("have")
        infinitive = self.language.set_of("infinitive")
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
        return first, self._subject_before(first), shape

    def _subject_before(self, first: int, depth: int = 0) -> Stretch | None:
        tags = self.tags
        k = first - 1
        while k >= 0 and tags[k] == "a":
            k -= 1
        if k > 1 and tags[k - 1 : k + 1] == "pt":
            k -= 2  # on Wednesday
        elif k > 0 and tags[k] == "t" and tags[k - 1] in "nNrw":
            k -= 1
        elif k > 1 and self.words[k].low in self.language.times and tags[k - 1] in "dan#":
            k -= 3 if tags[k - 2] == "p" else 2  # this week
        if k < 0:
            return None
        tag = tags[k]
        if tag in "rwmT":
            return Stretch(k, k + 1)
        if tag in NOMINAL or tag in "td":
            return self._beyond_preposition(self._np_left(k + 1), k + 1)
        if tag == ")":
            opening = tags.rfind("(", 0, k)
            return self._np_left(opening, k + 1) if opening > 0 else None
        if tag == "," and k > 0:
            return self._before_aside(k)
        if tag == "-":
            return None
        if tag == "c" and k > 0 and tags[k - 1] == "," and depth == 0:
            return self._main_subject(k - 1) or self._shared(k, depth)
        if tag == "c" or tag == "v":
            return self._shared(k, depth)
        return None

    def _beyond_preposition(self, who: Stretch | None, end: int) -> Stretch | None:
        """Whom “at the office” or “obtained by the paper” belongs to, for a preposition’s words are no subject."""
        tags = self.tags
        if who is None or who.start < 2 or tags[who.start - 1] != "p":
            return who
        k = who.start - 1
        if tags[k - 1] == "v" and k > 1 and tags[k - 2] in "nN":
            k -= 1
        if tags[k - 1] not in "nN":
            return who
        return self._np_left(k, end) or who

    def _before_aside(self, closing: int) -> Stretch | None:
        """Somebody and what is told of them between commas, the last of which is at `closing`."""
        tags = self.tags
        nearest = None
        comma = tags.rfind(",", 0, closing)
        while comma > 0 and "Q" not in tags[comma:closing]:
            who = self._np_left(self._before_bracket(comma), closing) if tags[comma - 1] in "nN#S)t" else None
            if who is not None:
                if tags[comma + 1] != "N" and tags[comma + 1] != "c":
                    return who
                nearest = nearest or who
            comma = tags.rfind(",", 0, comma)
        return nearest

    def _before_bracket(self, end: int) -> int:
        """Where what stands in brackets before `end` begins, if it does: Ana Ruiz (Lima)."""
        opening = self.tags.rfind("(", 0, end) if end and self.tags[end - 1] == ")" else -1
        return opening if opening > 0 else end

    def _main_subject(self, before: int) -> Stretch | None:
        """The subject of the sentence's first verb, one of a clause that leads to it aside."""
        tags = self.tags
        start = 0
        if tags[0] in "bp" or self._is_ing(0):
            start = max(tags.find(",", 0, before), -1) + 1
        for k in range(start, before):
            if tags[k] in "vx" and not self._is_ing(k):
                found = self._subject_before(k, DEEPEST)
                if found is not None:
                    return found
        return None

    def _shared(self, before: int, depth: int) -> Stretch | None:
        """The subject that a second verb of a sentence shares with the one before it."""
        if depth > DEEPEST:
            return None
        tags = self.tags
        for k in range(before if tags[before] == "v" else before - 1, -1, -1):
            if tags[k] in "v" or (tags[k] == "x" and (k + 1 >= before or tags[k + 1] not in "xva")):
                first = k
                while first > 0 and tags[first - 1] in "xa":
                    first -= 1
                if first and self.words[first - 1].low in self.language.set_of("infinitive"):
                    continue
                found = self._subject_before(first, depth + 1)
                if found is not None:
                    return found
        return None

    def _first_np(self, before: int) -> Stretch | None:
        k = 0
        while k < before and self.tags[k] in "ac":
            k += 1
        stop = self._np_right(k)
        return Stretch(k, stop) if k < stop <= before else None

    def _np_left(self, end: int, until: int | None = None) -> Stretch | None:
        """The words for somebody that end before `end`, with what is said of them as far as `until`."""
        tags = self.tags
        k = end
        while k > 0:
            tag = tags[k - 1]
            if tag in NOMINAL:
                k -= 1
            elif tag == "d":
                k -= 1
                if not (k > 1 and tags[k - 1] == "p" and tags[k - 2] in "nN#") and not (
                    k > 0 and tags[k - 1] == "d"
                ):
                    break
            elif tag == "p" and k > 1 and tags[k - 2] in "nN#Qd" and k < end:
                if self.words[k - 1].low not in self.language.set_of("attached"):
                    break
                k -= 1
            elif (
                tag == "c"
                and k > 1
                and k < end
                and tags[k - 2] in "nN#"
                and self.words[k - 1].low not in self.language.set_of("contrasting")
            ) or (tag == "a" and k > 1 and tags[k - 2] in "d" and k < end):
                k -= 1
            else:
                break
        stands_alone = k < end and self.words[k].low in self.language.set_of("vague")
        if not stands_alone and not any(tag in "nN#t" for tag in tags[k:end]):
            return None  # an article or a possessive before a noun that looks like a verb
        return Stretch(k, until or end)

    def _np_right(self, start: int) -> int:
        """Where the words for somebody or something that begin at `start` end."""
        tags = self.tags
        k = start
        if k < self.end and tags[k] in "rm":
            return k + 1
        while k < self.end:
            tag = tags[k]
            if (
                tag in NOMINAL
                or tag in "d"
                or (
                    tag == "p"
                    and k > start
                    and k + 1 < self.end
                    and tags[k + 1] in "dnN#"
                    and self.words[k].low in self.language.set_of("attached")
                )
                or (
                    tag == "c"
                    and k > start
                    and k + 1 < self.end
                    and tags[k + 1] in "nN"
                    and self.words[k].low not in self.language.set_of("contrasting")
                )
                or (tag == "a" and k + 1 < self.end and tags[k + 1] in "nN")
            ):
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

    def _is_ing(self, at: int) -> bool:
        return self.words[at].low.endswith(self.language.listed("ing_endings"))

    def _closes_said(self, at: int) -> bool:
        """Whether a run ends before `at` as what is said does before its verb: with a comma, or like a sentence."""
        if at == 0 or self.tags[at - 1] != "Q":
            return False
        return closes_said(self.words[at - 1])
