"""A French sentence with its classes: its pieces, and the words for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.draft.french.verbs import is_participle
from reader.draft.grammar import WordRange
from reader.draft.language import Language
from reader.draft.words import Word

_STOPS = ",;:"
_LONGEST_BRACKET = 7  # words in brackets behind a name: (Les Verts)
_PARTS_OF_DAY = frozenset("soir matin midi après-midi nuit dernier dernière prochain prochaine".split())
_DETERMINERS_OF = (
    "de",
    "du",
    "des",
    "d'",
    "de",
    "à",
    "au",
    "aux",
    "en",
    "sur",
    "pour",
    "chez",
    "contre",
    "dans",
)


@dataclass(frozen=True, slots=True)
class Tagged:
    """The words of a sentence with their classes, up to the marks that end it."""

    words: Sequence[Word]
    tags: str
    end: int
    language: Language

    @classmethod
    def of(cls, words: Sequence[Word], tags: str, language: Language) -> Tagged:
        end = len(tags)
        while end and tags[end - 1] == ".":
            end -= 1
        return cls(words, tags, end, language)

    def low(self, at: int) -> str:
        return self.words[at].low if 0 <= at < len(self.words) else ""

    def stop(self, start: int) -> int:
        """The next comma, colon or semicolon, or the end."""
        return next((at for at in range(start, self.end) if self.tags[at] in _STOPS), self.end)

    def start(self, at: int) -> int:
        """Where the piece that holds a word begins: behind a comma or the like."""
        return next((k + 1 for k in range(at - 1, -1, -1) if self.tags[k] in _STOPS), 0)

    def phrase(self, start: int, end: int) -> WordRange | None:
        """The words for somebody that begin at `start`, adverbs apart: an article, nouns, what belongs to them."""
        k = start
        while k < end and self.tags[k] == "a":
            k += 1
        begin = k
        if k < end and self.tags[k] == "r":
            return WordRange(k, k + 1)
        if k >= end or self.tags[k] not in "dnN#":
            return None
        while k < end and self._goes_on(begin, k):
            k += 1
        while k > begin and self.tags[k - 1] in "pdc(a":
            k -= 1
        return WordRange(begin, k) if k > begin else None

    def behind(self, at: int) -> WordRange | None:
        """Who does what a verb tells that ends before `at`: the words behind it, those for when and to whom apart."""
        return self.with_name(self.phrase(self.past_times(at), self.end))

    def past_times(self, at: int) -> int:
        """Where words go on behind those for when, and to whom something is said."""
        end = self.end
        while at < end:
            if self.tags[at] in "at#" or self.low(at) in _PARTS_OF_DAY or self._is_time(at):
                at += 1
            elif self.tags[at] == "p" and self._is_when(at):
                at += 1 + (self.tags[at + 1 : at + 2] in ("d", "p"))
                at += 1
            else:
                break
        return at

    def _is_time(self, at: int) -> bool:
        return self.low(at) in self.language.set_of("months_and_days") or (
            self.tags[at] == "d" and (self.tags[at + 1 : at + 2] == "t" or self.low(at + 1) in _PARTS_OF_DAY)
        )

    def with_name(self, who: WordRange | None) -> WordRange | None:
        """Words for somebody with the name that stands beside them: la maire de Brest, Anne Morel."""
        if who is None or self.tags[who.start] == "r" or self.tags[who.end : who.end + 1] != ",":
            return who
        beside = self.tags[who.end + 1 : self.stop(who.end + 1)]
        told = beside.removeprefix("d").lstrip("n")
        # le garde des Sceaux, Me Anne Morel; son fondateur, le comédien Paul Vidal
        named = len(told) > 1 and set(told) == {"N"} and len(beside) - len(told) in (0, 2, 3)
        if self.tags[who.start] == "N" or not (named or self.is_described(who)):
            return who
        k = who.end + 1
        if self.tags[k : k + 1] == "d" and (named or self.low(k + 1) in self.language.people):
            k += 1
        while k < self.end and self.tags[k] == "n" and (named or self.low(k) in self.language.people):
            k += 1
        if self.tags[k : k + 1] != "N":
            return who
        start = k if named and beside[0] == "d" else who.start
        while k < self.end and (self.tags[k] == "N" or self.low(k) in self.language.set_of("particles")):
            k += 1
        return WordRange(start, k) if self.tags[k : k + 1] in (",", ".", "", "(") or k == self.end else who

    def is_described(self, who: WordRange) -> bool:
        """Whether words tell what somebody is, without a name: la maire de Brest."""
        head = next((k for k in range(who.start + 1, who.end) if self.tags[k] == "p"), who.end)
        people = self.language.people
        return "N" not in self.tags[who.start : head] and any(
            self.low(k) in people for k in range(who.start, head)
        )

    def _goes_on(self, begin: int, k: int) -> bool:
        """Whether a phrase that begins at `begin` holds the word at `k` too."""
        tag, low = self.tags[k], self.low(k)
        if tag in "nN#":
            named = "N" in self.tags[begin:k]
            if tag != "n" or not named or self.tags[k - 1] != "N":
                return True
            return not is_participle(low, self.language) and not self._ends_person(k)
        if tag == "d":
            named = self.words[k].capital and self.tags[k + 1 : k + 2] == "N"  # le journal La Vigie
            return k == begin or self.tags[k - 1] in "pcd" or low in ("du", "des", "au", "aux") or named
        if tag == "p":
            return low in _DETERMINERS_OF and not self._is_when(k)
        if tag == "c":
            return low == "et" and self.tags[k + 1 : k + 2] in ("N", "d") and self.tags[k - 1] == "N"
        if tag == "(":
            closing = self.tags.find(")", k, k + _LONGEST_BRACKET)
            return closing > 0 and not self.tags[k + 1 : closing].strip("dnNp-")
        if tag == ")":
            return "(" in self.tags[begin:k]
        return tag == "-" and "(" in self.tags[begin:k]

    def _ends_person(self, end: int) -> bool:
        """Whether a name of several words, the first a given name, ends right before a word."""
        start = end
        while start and self.tags[start - 1] == "N":
            start -= 1
        given = self.language.set_of("masculine_names") | self.language.set_of("feminine_names")
        return end - start > 1 and self.low(start) in given

    def _is_when(self, at: int) -> bool:
        """Whether a preposition begins a date, or the words for whom something is said to: à l’AFP, à la presse."""
        behind = at + 1 + (self.tags[at + 1 : at + 2] == "d")
        if self.tags[behind : behind + 1] in ("#", "t") or self.low(behind) in self.language.set_of(
            "months_and_days"
        ):
            return True
        heard = ("presse", "afp", "journalistes", "reuters", "radio", "télévision", "micro", "antenne")
        return self.low(at) in ("à", "au", "aux", "dans", "sur") and (
            self.low(behind) in heard or self.low(behind) in self.language.set_of("media")
        )

    def may_speak(self, who: WordRange | None) -> bool:
        """Whether words are for somebody who can say something: a name, people, a pronoun, an organisation."""
        if who is None:
            return False
        if self.tags[who.start] == "r" or "N" in self.tags[who.start : who.end]:
            return True
        language = self.language
        known = frozenset().union(
            language.people,
            *(language.set_of(name) for name in ("organisation_words", "documents", "demonyms")),
        )
        head = next((k for k in range(who.start + 1, who.end) if self.tags[k] == "p"), who.end)
        return any(
            self.low(k) in known
            or self.low(k).removesuffix("s") in known
            or self.low(k).endswith(language.listed("person_endings"))
            for k in range(who.start, head)
        )
