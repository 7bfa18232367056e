"""A sentence as titles are cut from it: its verbs, the words of its dates, and where its noun phrases begin and end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.draft.dates.in_sentences import When
from reader.draft.english.clauses import Clause
from reader.draft.english.events.clause_dates import is_attributive
from reader.draft.language import Language
from reader.draft.words import Word

NOMINAL = frozenset("nN#Q")  # the classes of words that a noun phrase may end with
_BEFORE_NOUNS = frozenset("nN#QSd")
_SHORT_RUN = 6  # spaces in a quotation that may be a part of a phrase


@dataclass(frozen=True, eq=False, repr=False)
class TitleSentence:
    """One sentence with its clauses; `whens` are its dates."""

    words: Sequence[Word]
    written_tags: str
    clauses: Sequence[Clause]
    whens: Sequence[When]
    language: Language

    @cached_property
    def tags(self) -> str:
        """The classes of all words: a form of a verb that is no verb here is a noun, a pointing *that* a determiner."""
        tags = [
            "n" if tag == "v" and at not in self.verbs else tag for at, tag in enumerate(self.written_tags)
        ]
        for at, tag in enumerate(tags[:-1]):
            word, following = self.words[at], tags[at + 1]
            if tag == "T" and following == "n" and self._points(tags, at):
                tags[at] = "d"  # that bill | was voted down
            elif word.low == "what":
                tags[at] = "d" if self.words[at + 1].low == "remains" else "w"
            elif at == 0 and self._is_adverb(at) and 1 in self.verbs:
                tags[at] = "a"  # first | elected in 1998, …
            elif at and tags[at - 1] in "rNwcT" and at + 1 in self.verbs and self._is_adverb(at):
                tags[at] = "a"  # it first | emerged
            elif self._is_like_preposition(at, following):
                tags[at] = "p"
            elif (tag in "wmrb" and len(word.written) > 1 and word.written.isupper()) or (
                word.low == "am" and at and tags[at - 1] == "#"
            ):
                tags[at] = "N"
            elif tag == "-" and at and self._is_written_together(at, tags):
                tags[at] = "N"  # U.S.-South Korea talks
        for clause in self.clauses:
            for at in range(clause.group.first, clause.group.main + 1):
                if tags[at] not in "axdp":
                    tags[at] = "v"
        return "".join(tags)

    @cached_property
    def verbs(self) -> Mapping[int, int]:
        """The number of the clause whose verb group each word is in."""
        return {
            at: number
            for number, clause in enumerate(self.clauses)
            for at in range(clause.group.first, clause.group.main + 1)
        }

    @cached_property
    def dated(self) -> frozenset[int]:
        """The words of dates that titles go without: each with its preposition and what belongs to it."""
        found: set[int] = set()
        for when in self.whens:
            start, end = when.start, when.end
            goes_on = self.written_tags[end : end + 2] in ("cn", "cN") and bool(when.expression.prefix)
            behind = self.words[end].low if end < len(self.words) else ""
            owning = self.written_tags[end : end + 1] == "S"
            told = owning or is_attributive(when, self.written_tags) or self._counts_from(when)
            telling = told and behind not in self.language.set_of("leading_on")
            summer = when.expression.prefix == "of" and self.written_tags[end : end + 1] == "N"
            if telling or goes_on or summer or self._is_of_name(when):
                continue  # Monday’s storm; for Easter and Mother’s Day; the January 6 Capitol attack
            beside = self.language.set_of("beside_dates")
            while start > 1 and self.words[start - 1].low in beside:
                start -= 1
            if self.words[end : end + 1] and self.words[end].low == "alone":
                end += 1
            if [word.low for word in self.words[end : end + 2]] == ["local", "time"]:
                end += 2
            if self._is_another_year(end):
                end += 2  # in 2006 and 2012
            following = self.words[end + 1].low if end + 1 < len(self.words) else ""
            if self.written_tags[end : end + 1] == "," and following in self.language.set_of("infinitive"):
                end += 1  # voted on Sunday, 9 May, to close
            found.update(range(start, end))
        return frozenset(found)

    def _counts_from(self, when: When) -> bool:
        """Whether a date tells of the noun behind it, though a preposition stands before it: from 1990 levels."""
        noun = self.written_tags[when.end : when.end + 1] in ("n", "v") and when.end not in self.verbs
        told = when.expression.form == "year" or when.expression.prefix in ("for", "of")
        return noun and told and when.start > 0

    def _is_another_year(self, at: int) -> bool:
        """Whether *and* stands with a year behind a date."""
        year = self.words[at + 1].low if at + 1 < len(self.words) else ""
        return self.written_tags[at : at + 2] == "c#" and year.isdecimal() and len(year) == 4

    def _is_of_name(self, when: When) -> bool:
        """Whether a date stands between *the* and a name, which it belongs to."""
        first = self.words[when.start].low == "the" and self.written_tags[when.start] == "d"
        at = when.start
        while at and not when.expression.prefix and self.written_tags[at - 1] in "nad":
            at -= 1
        if when.start - at > 1 and self.words[at - 1].low == "on":
            return True  # on a mild Monday night
        led = first or (when.start > 0 and self.written_tags[when.start - 1] in "dS")
        return led and self.written_tags[when.end : when.end + 1] in ("N", "n", "m")

    def _is_like_preposition(self, at: int, following: str) -> bool:
        """Whether a word that is tagged as another is a preposition here: cooks including nine nurses."""
        low = self.words[at].low
        return (low in ("including", "involving") and at not in self.verbs) or (
            low == "aboard" and following == "d"
        )

    def _is_adverb(self, at: int) -> bool:
        """Whether a word only says how or when the verb behind it was."""
        return self.words[at].low in self.language.set_of("beside_verbs")

    def _points(self, tags: Sequence[str], at: int) -> bool:
        """Whether *that* stands before a noun of its own: that bill was voted down; cut that number to nine."""
        if at == 0 or tags[at - 1] in ",;:b":
            return True
        last = at + 1
        while last + 1 < len(tags) and tags[last + 1] == "n":
            last += 1
        behind = "." if last + 1 >= len(tags) or last + 1 in self.dated else tags[last + 1]
        cue = self.language.cues.get(self.words[at - 1].low)
        said = cue is not None and self.language.says_in_any_form(cue)
        beside = at - 1 in self.verbs and not said and behind in ",.;pc"
        return beside or (
            tags[at - 1] == "p" and (self.words[at - 1].low not in ("in", "but") or behind in ",.;pc")
        )

    def _is_written_together(self, at: int, tags: Sequence[str]) -> bool:
        """Whether a mark stands between two words, or numbers, without a space."""
        mark = self.words[at]
        joins = mark.low in "-‐‑" or (mark.low == "–" and tags[at - 1] == tags[at + 1] == "#")
        return joins and self.words[at - 1].end == mark.start and self.words[at + 1].start == mark.end

    def is_verb(self, at: int) -> bool:
        return at in self.verbs

    def is_nominal(self, at: int) -> bool:
        """Whether a noun phrase may end with a word."""
        if at < 0 or at in self.dated or self.is_long_run(at):
            return False
        return self.tags[at] in NOMINAL or (self.tags[at] == "d" and self.words[at].low in self._alone)

    def is_long_run(self, at: int) -> bool:
        return self.tags[at] == "Q" and self.words[at].written.count(" ") > _SHORT_RUN

    def phrase_start(self, end: int) -> int:
        """Where the noun phrase begins that ends before `end`, without what stands behind its noun; `end` for none."""
        tags, at = self.tags, end
        if (
            at > 1
            and tags[at - 1] == "m"
            and tags[at - 2] in "nN"
            and self.words[at - 1].low.endswith(("self", "selves"))
        ):
            at -= 1  # the mayor herself
        elif at > 1 and self.words[at - 1].low in self.language.set_of("floating") and tags[at - 2] in "nN":
            at -= 1  # the clerks both
        elif at and (tags[at - 1] in "rm" or (tags[at - 1] == "d" and self.words[at - 1].low in self._alone)):
            return at - 1
        while at and (at - 1) not in self.dated and not self.is_verb(at - 1):
            tag = tags[at - 1]
            if tag == "d":
                at -= 1
                small = self.words[at].low in self.language.set_of("small_numbers")
                if small and at and self.words[at - 1].low in ("first", "last", "next", "other"):
                    continue  # Kell’s first five clerks
                counted = at and tags[at - 1] == "#" and self.words[at].low in self.language.set_of("others")
                if not (counted or (at and tags[at - 1] in "dS")):
                    break
            elif tag in _BEFORE_NOUNS and not self.is_long_run(at - 1):
                if at < end and (tag == "n" and self._begins_another(at)):
                    break
                at -= 1
            elif (tag == "t" and tags[at : at + 1] == "S") or (at < end and self._is_last_week(at)):
                at -= 1  # Tuesday’s storm
            elif (
                tag == ")"
                and at < end
                and (opening := tags.rfind("(", 0, at)) > 0
                and tags[opening - 1] in "nN"
            ):
                at = opening
            elif tag == "a" and at < end and at > 1 and tags[at - 2] in "dn#" and self._describes(at - 1):
                at -= 1
            else:
                break
        while at < end and tags[at] == "S":
            at += 1
        if not any(tags[k] in "nN#Q" or self.words[k].low in self._alone for k in range(at, end)):
            return end
        return self._with_count(at)

    def phrase_end(self, start: int) -> int:
        """Where the noun phrase ends that begins at `start`; `start` for none."""
        tags, at = self.tags, start
        if tags[at : at + 1] in ("r", "m"):
            return at + 1
        while at < len(tags) and not self.is_verb(at) and at not in self.dated:
            tag = tags[at]
            if (tag in _BEFORE_NOUNS and not self.is_long_run(at)) or (
                tag == "a" and at + 1 < len(tags) and tags[at + 1] in "nN#" and not self.is_verb(at + 1)
            ):
                at += 1
            else:
                break
        return at

    @cached_property
    def _alone(self) -> frozenset[str]:
        sets = ("vague", "dummies", "small_numbers")
        return frozenset().union(*(self.language.set_of(name) for name in sets))

    def _is_last_week(self, at: int) -> bool:
        """Whether *last* or *next* stands before a time that tells of a noun: last week’s storm."""
        near = self.words[at - 1].low in ("last", "next", "this")
        return near and self.words[at].low in self.language.times and self.tags[at + 1 : at + 2] == "S"

    def _begins_another(self, at: int) -> bool:
        """Whether a noun phrase begins right behind another: during the riot | 112 men, the time | Roe left."""
        low, tag = self.words[at - 1].low, self.tags[at]
        acting = self.written_tags[at - 1] == "v" and low.endswith("ing")  # succeeding | Jo Roe
        named = tag == "N" and (acting or low in self._clause_nouns or low in self.language.times)
        return named or self.tags[at : at + 2] == "#n"

    @cached_property
    def _clause_nouns(self) -> frozenset[str]:
        return self.language.set_of("clause_nouns")

    def _describes(self, at: int) -> bool:
        """Whether an adverb belongs to the adjective behind it: a largely unsuccessful attempt."""
        return at - 1 not in self.dated and self.tags[at + 1 : at + 2] in ("n", "#")

    def _with_count(self, at: int) -> int:
        """The beginning of a phrase with the words before its number: at least, more than, about."""
        joined = f"{self.words[at - 1].low}_{self.words[at].low}" if at else ""
        if joined in self.language.set_of("at_least"):
            return at - 1
        if self.tags[at : at + 1] != "#" and self.tags[at : at + 1] != "d":
            return at
        if at > 1 and f"{self.words[at - 2].low}_{self.words[at - 1].low}" in self.language.set_of(
            "at_least"
        ):
            return at - 2
        if at and self.words[at - 1].low in self.language.set_of("about_numbers") and self.tags[at] == "#":
            return at - 1
        return at


def before_bracket(s: TitleSentence, end: int) -> int:
    """Where what stands in brackets before `end` begins, if it does: Ana Ruiz (Lima)."""
    opening = s.tags.rfind("(", 0, end) if end and s.tags[end - 1] == ")" else -1
    return opening if opening > 0 else end
