"""A German sentence with its classes: the words for somebody, the pieces between its commas, and their verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.draft.entities.roles import is_body, is_person
from reader.draft.german.verbs import is_past, is_present, sayings
from reader.draft.grammar import WordRange
from reader.draft.language import Language
from reader.draft.sentences import RUN
from reader.draft.words import Word

STOPS = ",;:"
RELATIVES = frozenset(
    "der die das dem den denen dessen deren welche welcher welches welchem welchen was worin wo wobei worauf".split()
)
_SUBJECTS = frozenset("der die das welcher welche welches".split())
QUESTIONS = frozenset(
    "wie wo warum ob wann was wer weshalb wieso welche welcher welches wohin woher wen wem".split()
)
_GENITIVE = frozenset("der des eines einer seiner ihrer dieser dieses deren dessen aller zweier".split())
_INNER = frozenset("von vom für beim bei zur zum aus in im am auf gegen über".split())
_ADVERBIAL = (
    "end",
    "sondere",
    "weise",
    "zeit",
    "dings",
    "lich",
    "dem",
    "ell",
)  # how a first word ends that is no name
_OF_TIME = frozenset("anfang mitte ende".split())
_OBJECT_PRONOUNS = frozenset("ihm ihn ihnen mir mich uns sich es".split())
_NAME = range(2, 6)  # words of a name between commas, its titles included
_LONG_NAME = 4  # words in quotation marks that may be a name: die „Berliner Zeitung“
_PASSIVE = frozenset("wird werden wurde wurden werde würde würden".split())
_HAVING = frozenset("hat haben hatte hatten habe hätte hätten ist sind war waren sei seien".split())


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
        """The next comma, colon or semicolon outside brackets, or the end."""
        depth = 0
        for at in range(start, self.end):
            tag = self.tags[at]
            depth += (tag == "(") - (tag == ")")
            if tag in STOPS and depth <= 0:
                return at
        return self.end

    def start(self, at: int) -> int:
        """Where the piece that holds a word begins: behind a comma or the like, outside brackets."""
        depth = 0
        for k in range(at - 1, -1, -1):
            tag = self.tags[k]
            depth += (tag == ")") - (tag == "(")
            if tag in STOPS and depth <= 0:
                return k + 1
        return 0

    def finite(self, start: int, end: int) -> int | None:
        """The first verb of a piece that has a subject."""
        return next((k for k in range(start, end) if self.is_finite(k)), None)

    def is_finite(self, at: int) -> bool:
        if self.tags[at] == "x":
            return self.low(at) not in ("worden", "gewesen", "geworden")
        if self.tags[at] not in "nv" or self.words[at].capital:
            return False
        low = self.low(at)
        if low in self.language.set_of("subjunctive") or is_past(low):
            return not (
                self.tags[at + 1 : at + 2] == "N"
                and low.endswith(("te", "ten"))
                and self.tags[at - 1 : at] in ("d", "n", "#", "p")
            )
        return (is_present(low) and self.tags[at + 1 : at + 2] != "N") or any(
            saying.form == "finite" and low[-1] == "t" for saying in sayings().get(low, ())
        )

    def is_subjunctive(self, start: int, end: int) -> bool:
        forms = self.language.set_of("subjunctive")
        return any(self.low(k) in forms for k in range(start, end))

    def is_infinitive(self, start: int, end: int) -> bool:
        """Whether a piece ends with “zu gehen” or “anzukommen”, and has no subject."""
        last = end - 1
        if last <= start or self.words[last].capital or not self.low(last).endswith("n"):
            return False
        return self.low(last - 1) == "zu" or "zu" in self.low(last)[2:-3]

    def is_relative(self, start: int, end: int) -> bool:
        """Whether a piece between commas tells of the noun before it: its verb ends it."""
        first = start + (self.tags[start : start + 1] == "p")
        if self.low(first) not in RELATIVES or end <= first + 1:
            return False
        if self.finite(first + 1, end) is None:
            return first == start
        return self.is_finite(end - 1) and not (end - first < 4 and self.is_subjunctive(end - 1, end))

    def phrase(self, start: int, end: int) -> WordRange | None:
        """The words for somebody that begin at `start`, adverbs and “sich” apart: an article, nouns, what is theirs."""
        k = start
        while k < end and (self.tags[k] == "a" or self.low(k) in ("sich", "es")):
            k += 1
        if start < k < end and self.low(k) in ("in", "im", "auf", "aus", "bei") and self.low(start) == "es":
            k += 1  # heißt es dazu in dem Schreiben
        begin = k
        if k < end and self.tags[k] == "r":
            return WordRange(k, k + 1)
        while k < end and self._goes_on(begin, k):
            k += 1
        while k > begin + 1 and self.tags[k - 2 : k] == "N#":
            k -= 1  # laut Bauernverband 200
        while k > begin and (
            self.tags[k - 1] in "pd(c" or (self.tags[k - 1] == "n" and "N" in self.tags[begin:k])
        ):
            k -= 1
        named = "N" in self.tags[begin:k] or self.tags[k - 1 : k] == "Q"
        if (
            not named
            and self.tags[begin : begin + 2] == "dn"
            and begin + 2 <= end
            and begin + 2 < self.end
            and self.is_finite(begin + 2)
        ):
            return WordRange(begin, begin + 2)  # die taz vermutet
        return WordRange(begin, k) if named and k > begin else None

    def _goes_on(self, begin: int, k: int) -> bool:
        """Whether a phrase that begins at `begin` holds the word at `k` too."""
        tags, low = self.tags, self.low(k)
        named = "N" in tags[begin:k]
        tag = tags[k]
        if tag == "N" or tag == "#" or (tag == "(" and named) or (tag == ")" and named):
            return True
        if "(" in tags[begin:k] and ")" not in tags[tags.rfind("(", begin, k) : k]:
            return True
        if tag == "a" and not named:
            return k > begin and tags[begin] == "d" and tags[k + 1 : k + 2] in ("n", "v")
        if tag in "nv" and not named:
            return tag == "n" or tags[k + 1 : k + 2] in ("N", "n")
        if tag == "n":  # Hans von Storch; der Chef deutscher Banken
            return tags[k + 1 : k + 2] == "N" and tags[k - 1] == "N" and low.endswith(("er", "e", "en"))
        if tag == "Q":
            return (tags[k - 1 : k] in ("d", "N", "n", "p") and k > begin) and self.words[k].written.count(
                " "
            ) < _LONG_NAME
        if tag == "d":
            if self._is_dative_behind_name(begin, k):
                return False  # sagte Ada Lund | der Zeitung
            if tags[k - 2 : k] == "NN" and tags[begin] == "N" and self.words[k + 1 : k + 2]:
                return (
                    self.words[k + 1].low != RUN and low in _GENITIVE
                )  # sagte Ada Lund der „Berliner Zeitung“
            return not named or low in _GENITIVE or tags[k - 1] == "p"
        if tag == "p" and named:
            return (low in _INNER or low in self.language.set_of("particles")) and tags[k + 1 : k + 2] in (
                "N",
                "d",
                "n",
                "Q",
            )
        if tag == "c" and named and low in ("und", "sowie"):
            return (
                tags[k + 1 : k + 2] == "N"
                or tags[k + 1 : k + 3] == "dN"
                or (tags[k + 1 : k + 2] == "n" and tags[k + 2 : k + 3] == "N")
            )
        return False

    def _is_dative_behind_name(self, begin: int, k: int) -> bool:
        """Whether an article that may be feminine dative or genitive follows a name: no genitive belongs to one."""
        if self.tags[max(k - 2, begin) : k] != "NN" or not self.low(k).endswith("er"):
            return False
        sets = self.language.set_of
        given = self.low(k - 2) in sets("masculine_names") or self.low(k - 2) in sets("feminine_names")
        return given or self._is_calling(k - 2) or not self._is_calling(k - 1)  # Anna Richter, Chef Fischer

    def _is_calling(self, at: int) -> bool:
        """Whether a word says what somebody or a body is: Sprecherin, CDU-Chef, Polizei."""
        low = self.low(at)
        titled = low in self.language.callings or low.endswith(self.language.listed("title_endings"))
        return titled or is_body(low, self.language) or is_person(low, self.language)

    def subject(self, verb: int) -> WordRange | None:
        """Whoever does what a finite verb tells: the words before it, else those right behind it."""
        return self.with_name(self._subject(verb))

    def behind(self, verb: int) -> WordRange | None:
        """Whoever does what a finite verb tells, where the words stand behind it."""
        return self.with_name(self._behind(verb))

    def with_name(self, who: WordRange | None) -> WordRange | None:
        """Words for somebody with the name that stands beside them: die Ministerin für Verkehr, Ada Lund."""
        if who is None or self.tags[who.start] != "d" or self.tags[who.end : who.end + 1] != ",":
            return who
        stop = self.stop(who.end + 1)
        beside = self.tags[who.end + 1 : stop].removeprefix("d")
        return WordRange(who.start, stop) if len(beside) in _NAME and set(beside) == {"N"} else who

    def _subject(self, verb: int) -> WordRange | None:
        low = self.start(verb)
        if self.low(verb + 1) in ("er", "man", "wir", "ich") and self.words[verb + 1].written != "Er":
            return WordRange(verb + 1, verb + 2)
        if self.tags[verb - 1 : verb] == "c" and verb:  # …, und nannte
            before = next((k for k in range(verb - 2, -1, -1) if self.is_finite(k)), None)
            if before is not None:
                return self.subject(before)
        if low > 1 and self.is_relative(low, self.stop(low)) and self.low(low) in _SUBJECTS:
            return self.noun_before(low - 1)
        who = self._before(low, verb, verb + 1 == self.stop(verb))
        if who is not None:
            return self.behind(verb) if self._is_object(who, verb) else who
        if low > 1 and self.tags[low - 1] == "," and "N" not in self.tags[low:verb]:
            # Der Sprecher, der gestern kam, sagte …; X, Chef der Y, sagte
            told = self._told_aside(low)
            if told is not None:
                return told
        return self.behind(verb)

    def _told_aside(self, low: int) -> WordRange | None:
        """The subject before an aside between commas that ends right before `low`."""
        comma = low - 1
        for _ in range(3):
            opening = self.tags.rfind(",", 0, comma)
            begin = 0 if opening < 0 else self.start(opening)
            if opening < 0:
                return None
            if self.finite(begin, opening) is None:
                who = self._before(begin, opening, True)
                return who if who is not None and "Q" not in self.tags[who.start : who.end] else None
            comma = opening
        return None

    def _behind(self, verb: int) -> WordRange | None:
        at = verb + 1
        end = self.stop(at)
        who = self.phrase(at, end)
        if who is not None:
            return who
        # sagte am Montag der Sprecher; sagte dazu auf Anfrage die Polizei
        for k in range(at, min(end, at + 8)):
            if (
                self.tags[k] == "d"
                and self.low(k) in ("der", "die", "das", "ein", "eine")
                and self.tags[k - 1] in "Nt"
            ):
                return self.phrase(k, end)
            if self.tags[k] not in "aptnN#d":
                return None
        return None

    def noun_before(self, comma: int) -> WordRange | None:
        """The words for somebody that end right before a comma, behind which a relative clause tells of them."""
        low = k = self.start(comma)
        found = None
        while k < comma:
            who = self.phrase(k, comma) if self.tags[k] in "dNnQ" else None
            if who is not None and who.end == comma and found is None:
                found = who
            k += 1
        return found if found is not None and found.start >= low else None

    def _is_object(self, who: WordRange, verb: int) -> bool:
        """Whether words before a verb are what it is done to: Jede Verantwortung wies Hartmann von sich."""
        if self.low(who.end - 1).endswith(self.language.listed("noun_endings")) and self.tags[
            verb + 1 : verb + 2
        ] in ("N", "d"):
            behind = self.behind(verb)
            return (
                behind is not None
                and behind.start == verb + 1
                and self.low(verb + 1) not in ("den", "dem", "die", "das")
            )
        return False

    def _before(self, low: int, verb: int, last: bool) -> WordRange | None:
        """The words before a verb, if they can be its subject; `last`: the verb ends its clause."""
        k = low
        while k < verb and (
            self.tags[k] in "ac" or self.low(k) == "dass" or (self.tags[k] == "b" and (last or low == k))
        ):
            if self.tags[k] == "b" and not last:
                return None
            k += 1
        if k >= verb or self.tags[k] in "pt" or self.low(k) in ("den", "dem", "einen", "einem", "kurz"):
            return None
        if self.tags[k] == "r":
            return None if self.low(k) in _OBJECT_PRONOUNS else WordRange(k, k + 1)
        if k + 1 == verb and (
            self.low(k) in ("das", "dies") or (k == 0 and self.low(k).endswith(_ADVERBIAL))
        ):
            return None
        if k == 0 and self.low(k).endswith(_ADVERBIAL) and self.tags[k + 1] == "p":
            return None  # Passend zu den Gefahren warnte …
        if self.low(k) in _OF_TIME or self.low(k) in self.language.set_of("months_and_days"):
            return None
        who = self.phrase(k, verb)
        return who if who is not None and who.start == k else None

    def agent(self, start: int, end: int) -> WordRange | None:
        """By whom something is done: von der Polizei."""
        for k in range(start, end):
            if self.low(k) in ("von", "vom", "durch"):
                who = self.phrase(k + 1, end)
                if who is not None and who.start == k + 1:
                    return who
        return None

    def auxiliary(self, participle: int) -> int | None:
        """The auxiliary of a participle: before it in its piece, or right behind it."""
        low, high = self.start(participle), self.stop(participle)
        for k in range(participle - 1, low - 1, -1):
            if self.low(k) in _HAVING or self.low(k) in _PASSIVE:
                return k
        for k in range(participle + 1, min(high, participle + 3)):
            if self.low(k) in _HAVING or self.low(k) in _PASSIVE:
                return k
        # Angela Merkel, Chefin der CDU, hat …, wie berichtet, gesagt
        return None

    def is_passive(self, auxiliary: int) -> bool:
        return self.low(auxiliary) in _PASSIVE
