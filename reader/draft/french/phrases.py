"""A French sentence with its classes: verbs with clitics and auxiliaries, and the words for who does something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.draft.french.verbs import PARTICIPLE, is_participle, participles_said, sayings
from reader.draft.grammar import WordRange
from reader.draft.language import Language
from reader.draft.words import Word

_STOPS = ",;:"
_HAVING = frozenset("a ont avait avaient aura auront aurait auraient ai avons eut eurent".split())
_BEING = frozenset("est sont était étaient sera seront serait seraient fut furent soit".split())
_NEVER = frozenset("pas jamais point rien".split())
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
class VerbGroup:
    """A verb of saying with all that belongs to it: “ne s’est pas étonné”.

    `start` and `end` are words, half open; `subject` is the pronoun in it that stands behind its verb: a-t-il dit.
    """

    verb: str
    start: int
    end: int
    cue: int
    subject: WordRange | None
    denied: bool
    passive: bool


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

    def group(self, at: int) -> VerbGroup | None:
        """The verb of saying whose main word is at `at`, with its clitics, auxiliary and inverted pronoun."""
        low = self.low(at)
        saying = sayings(self.language).get(low)
        known = low in self.language.verbs["making_known"] and self.low(at - 1) in ("fait", "font", "faisait")
        if known:
            return self._making_known(at)
        if saying is None or self.words[at].capital:
            return None
        auxiliary = self._auxiliary(at)
        verb = saying.verb
        if auxiliary is not None and (saying.form == PARTICIPLE or low in participles_said(self.language)):
            verb = participles_said(self.language).get(low, verb)
            return self._with_auxiliary(verb, at, at, auxiliary)
        if saying.form == PARTICIPLE or self._is_noun(at):
            return None
        return self._simple(verb, at, at)

    def _making_known(self, at: int) -> VerbGroup:
        auxiliary = self._auxiliary(at - 1)
        if auxiliary is not None:
            return self._with_auxiliary("faire savoir", at - 1, at, auxiliary)
        return self._simple("faire savoir", at - 1, at)

    def _auxiliary(self, participle: int) -> int | None:
        """The auxiliary of a participle, adverbs and an inverted pronoun between them apart."""
        k = participle - 1
        while k >= 0 and (self.tags[k] in "ar" or self.low(k) == "été" or self.low(k).endswith("ment")):
            k -= 1
        return k if k >= 0 and self.low(k) in _HAVING | _BEING else None

    def _with_auxiliary(self, verb: str, participle: int, last: int, auxiliary: int) -> VerbGroup:
        start = self._clitics(auxiliary)
        inside = range(auxiliary + 1, participle)
        pronoun = next((k for k in inside if self.tags[k] == "r"), None)
        reflexive = any(self.tags[k] == "m" for k in range(start, auxiliary))
        return VerbGroup(
            verb,
            start,
            last + 1,
            participle,
            None if pronoun is None else WordRange(pronoun, pronoun + 1),
            self._is_denied(start, participle),
            self.low(auxiliary) in _BEING and not reflexive,
        )

    def _simple(self, verb: str, at: int, last: int) -> VerbGroup:
        start = self._clitics(at)
        inverted = self.tags[last + 1 : last + 2] == "r" and self.words[last].end + 1 == self._hyphen(
            last + 1
        )
        end = last + 2 if inverted else last + 1
        pronoun = WordRange(last + 1, last + 2) if inverted else None
        while end < self.end and self.low(end) in _NEVER:
            end += 1
        return VerbGroup(verb, start, end, at, pronoun, self._is_denied(start, end), False)

    def _hyphen(self, at: int) -> int:
        """Where a pronoun that hangs on its verb begins, a “-t-” before it apart; -1 where it hangs on none."""
        gap = self.words[at].start - self.words[at - 1].end
        return self.words[at - 1].end + 1 if gap in (1, 3) and self.words[at].written[0].islower() else -1

    def _clitics(self, at: int) -> int:
        """Where a verb begins with what stands right before it: ne, se, l’, le, lui."""
        while at and (
            self.tags[at - 1] == "m"
            or self.low(at - 1) in ("n'", "ne", "l'", "en", "lui", "leur")
            or (self.low(at - 1) in ("le", "la", "les") and at > 1 and self.tags[at - 2] in "rm")
        ):
            at -= 1
        return at

    def _is_denied(self, start: int, end: int) -> bool:
        return any(self.low(k) in ("n'", "ne") for k in range(start, end)) and any(
            self.low(k) in _NEVER for k in range(start, min(end + 1, self.end))
        )

    def _is_noun(self, at: int) -> bool:
        """Whether a form of a verb is a noun here: une demande, la critique."""
        before = self.tags[at - 1 : at] if at else ""
        clitic = self.low(at - 1) in ("le", "la", "les", "l'") and at > 1 and self.tags[at - 2] in "rmb"
        return before in ("d", "p") and not clitic

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
        end = self.end
        while at < end:
            if self.tags[at] in "at#" or self.low(at) in _PARTS_OF_DAY or self._is_time(at):
                at += 1
            elif self.tags[at] == "p" and self._is_when(at):
                at += 1 + (self.tags[at + 1 : at + 2] in ("d", "p"))
                at += 1
            else:
                break
        return self.with_name(self.phrase(at, end))

    def _is_time(self, at: int) -> bool:
        return self.low(at) in self.language.set_of("months_and_days") or (
            self.tags[at] == "d" and (self.tags[at + 1 : at + 2] == "t" or self.low(at + 1) in _PARTS_OF_DAY)
        )

    def with_name(self, who: WordRange | None) -> WordRange | None:
        """Words for somebody with the name that stands beside them: la maire de Brest, Anne Morel."""
        if who is None or self.tags[who.start] == "r" or self.tags[who.end : who.end + 1] != ",":
            return who
        if self.tags[who.start] == "N" or not self.is_described(who):
            return who
        k = who.end + 1
        if self.tags[k : k + 1] == "d" and self.low(k + 1) in self.language.people:
            k += 1
        while k < self.end and self.tags[k] == "n" and self.low(k) in self.language.people:
            k += 1
        if self.tags[k : k + 1] != "N":
            return who
        while k < self.end and (self.tags[k] == "N" or self.low(k) in self.language.set_of("particles")):
            k += 1
        return (
            WordRange(who.start, k) if self.tags[k : k + 1] in (",", ".", "", "(") or k == self.end else who
        )

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

    def subject(self, group: VerbGroup) -> WordRange | None:
        """Who does what a verb group tells: a pronoun in it, or the words before it."""
        return group.subject or self.before(group.start)

    def before(self, at: int) -> WordRange | None:
        """The words before a verb that are its subject."""
        while at and self.tags[at - 1] == "a":
            at -= 1
        if not at:
            return None
        if self.tags[at - 1] == "r":
            return WordRange(at - 1, at)
        if self.low(at - 1) == "qui":
            stop = at - 1 - (self.tags[at - 2 : at - 1] == ",")
            return self._ending(stop)
        if self.tags[at - 1] == ",":
            return self._over_aside(at - 1)
        if self.tags[at - 1] == "c":
            return self._of_clause_before(at - 1)
        return self._ending(at)

    def _of_clause_before(self, at: int) -> WordRange | None:
        """The subject of the clause to which “et” joins another verb."""
        said = next((group for k in range(at - 1, -1, -1) if (group := self.group(k)) is not None), None)
        if said is not None:
            return self.subject(said)
        verb = next((k for k in range(at - 1, -1, -1) if self.tags[k] == "x"), None)
        return None if verb is None else self.before(self._clitics(verb))

    def _over_aside(self, comma: int) -> WordRange | None:
        """The subject before one or two asides between commas: Paul Vidal, maire de Brest, a dit."""
        for _ in range(3):
            opening = next((k for k in range(comma - 1, -1, -1) if self.tags[k] == ","), None)
            if opening is None:
                return None
            who = self._ending(opening)
            if who is not None and (self.tags[who.start] == "d" or "N" in self.tags[who.start : who.end]):
                return self.with_name(who)
            comma = opening
        return None

    def _ending(self, end: int) -> WordRange | None:
        """The longest phrase that ends right before `end`, and begins its piece or follows a preposition’s words."""
        low = end
        while low and (self.tags[low - 1] in "dnN#p()" or (self.low(low - 1) == "et" and low > 1)):
            low -= 1
        whole = range(low, end)
        for start in whole:
            if self.tags[start] == "p" and start == low:
                continue
            if start > low and self.tags[start] not in "dN":
                continue
            if start > low and (self.tags[start - 1] in "pc#" or (self.tags[start - 1] == "d")):
                continue
            if start > low and self.tags[start] == "N" and self.tags[start - 1] == "N":
                continue
            who = self.phrase(start, end)
            if who is not None and who.end == end:
                return who
        return None

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
