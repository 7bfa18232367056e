"""Resolves the speaker of a quote: a name, a description or a pronoun, and the entity that it stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.draft.entities.entities import EntityRecord, Registry
from reader.draft.entities.roles import has_role, head_noun, is_body, is_person
from reader.draft.entities.surnames import fits_gender
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.speech.antecedents import Antecedent, Antecedents, Speaker, latest, span_of
from reader.draft.speech.transcripts import Turn
from reader.draft.words import Word, WordColumns
from reader.model.article import Kind
from reader.model.text import Span, Text

MOST_WORDS = 8  # of a description
MOST_OF_ROLE = 4  # words of one that may stand for somebody named


class SpeakerResolver:
    """Finds who is meant, sentence after sentence; what it has found it knows for the next."""

    def __init__(
        self,
        text: Text,
        words: WordColumns,
        names: Sequence[Name],
        registry: Registry,
        language: Language,
    ) -> None:
        self.text = text
        self.words = words
        self.language = language
        self.registry = registry
        self._names = names
        self._name_ends = [name.span.end for name in names]
        self._seen = Antecedents(language)
        self._plural: EntityRecord | None = None
        self._named_with: dict[
            int, EntityRecord
        ] = {}  # by where somebody is named, who else is in one breath

    def record(self, sentence: int, span: Span, quoted: Sequence[Span]) -> None:
        """A sentence begins: whom it names outside quotation marks can be meant by a pronoun."""
        low = bisect_right(self._name_ends, span.start)
        leads = True
        names = self._names[low : bisect_right(self._name_ends, span.end)]
        self._record_together(names)
        for name in names:
            if any(run.contains(name.span) for run in quoted):
                continue
            known = self.registry.named(name.span)
            if known is not None and known.kind is Kind.PERSON:
                possessive = self.text.content[name.span.end : name.span.end + 1] in ("’", "'")
                self._seen.add(Antecedent(name.span.start, sentence, known, leads and not possessive))
                leads = False
        if leads:
            self._record_description(sentence, span)

    def _record_together(self, names: Sequence[Name]) -> None:
        """Two who are named in one breath: Jan Kool and Emil Strand came."""
        joining = self.language.set_of("joining_names")
        for one, other in pairwise(names):
            if self.text.content[one.span.end : other.span.start].strip() in joining:
                first, second = self.registry.named(one.span), self.registry.named(other.span)
                if first is not None and second is not None:
                    self._named_with |= {one.span.start: second, other.span.start: first}

    def _record_description(self, sentence: int, span: Span) -> None:
        """Somebody who is only described begins a sentence: “The clerk agreed.”"""
        words = self._in(span)[:5]
        if not words or words[0].low not in self.language.set_of("before_people"):
            return
        for number, word in enumerate(words[1:4], 1):
            if self.language.tags.get(word.low, "n") not in "nv" or word.capital:
                return
            following = words[number + 1].low if number + 1 < len(words) else ""
            if following[:1] in ("'", "’"):
                return  # The prosecutor's office
            alone = self.language.tags.get(following, "n") in "vxaT,.w" or not following[:1].isalpha()
            if (
                is_person(word.low, self.language)
                and not word.low.endswith("s")
                and (alone or following.endswith("ed"))
            ):
                described = Span(words[0].start, word.end)
                known = EntityRecord(Kind.PERSON, [self.text[described]])
                known.add_gender(self._gender_of(word.low), 2)
                self._seen.add(Antecedent(described.start, sentence, known, True, described))
                return

    def of(self, source: Span, sentence: int, sure: bool = True) -> Speaker:
        """Who the words are that a verb of saying has for its subject. `sure`: so that a description is somebody."""
        words = self._in(source)
        if not words:
            return Speaker(None, source)
        first = words[0].low
        language = self.language
        if len(words) == 1 and first in language.set_of("relatives"):
            return self._before(source, sentence)
        core = self._core(words)
        if len(core) == 1:
            for pronouns, wanted in (("masculine_pronouns", 1), ("feminine_pronouns", -1)):
                if first in language.set_of(pronouns):
                    nearest = self._seen.nearest(source.start, sentence, wanted)
                    doubtful = self._is_doubtful(nearest, sentence, wanted)
                    known = self._known(nearest, source.start, sentence, wanted)
                    return Speaker(known, span_of(core), doubtful=doubtful)
            if first in language.set_of("plural_pronouns"):
                return Speaker(self._plural, span_of(core))
        return self._described(words, core, sentence, sure)

    def of_turn(self, turn: Turn, sentence: int) -> Speaker | None:
        """Who speaks in a turn of a transcript: answers are by whom the text names most, questions by nobody known."""
        if turn.letter == "Q":
            return None
        if turn.letter == "A":
            people = [known for known in self.registry.known if known.kind is Kind.PERSON and known.named]
            known = max(people, key=lambda each: len(each.seen), default=None)
            return Speaker(known, turn.label) if known is not None else None
        known = self.registry.labelled(turn.label)
        self._seen.add(Antecedent(turn.label.start, sentence, known, True))
        return Speaker(known, turn.label)

    def pronouns(self, sentence: int, words: Sequence[Word]) -> Iterator[Speaker]:
        """Whom the pronouns of a sentence stand for, of those that are sure."""
        return self._seen.pronouns(sentence, words)

    def _in(self, span: Span) -> Sequence[Word]:
        return self.words.within(*span)

    def _core(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words up to what is told of them: a comma, a bracket, a clause."""
        for number, word in enumerate(words):
            if number and (
                word.low in (",", "(", "-", "–", "—", "--", ":", ";", '"')
                or self.language.tags.get(word.low) in ("w", "b", "T")
            ):
                return words[:number]
        return words

    def _described(self, words: Sequence[Word], core: Sequence[Word], sentence: int, sure: bool) -> Speaker:
        several = self._several(core)
        if several:
            first, *others = several
            for each, span in several:
                self._seen.add(Antecedent(span.start, sentence, each, True))
            return Speaker(first[0], first[1], tuple(each for each, _ in others))
        known, mention = self._named_in(core)
        if known is None and (told := self._told_of(core)) is not None:
            known, mention = told, span_of(core)
        if known is None and len(core) < len(words):
            known, mention = self._named_beside(words, core)
        if known is None and (same := self._of_role(core)) is not None:
            known, mention = same, span_of(core)
        if known is not None and mention is not None:
            self._seen.lead(Antecedent(mention.start, sentence, known, True))
            return Speaker(known, mention, doubtful=mention.start in self.registry.doubtful)
        if any(start in self.registry.doubtful for start in (word.start for word in core)):
            return Speaker(None, span_of(core), doubtful=True)  # one of several, and nothing tells which
        head = self._head(core)
        whole = span_of(core)
        if head and head[-1].low in self.language.set_of("documents"):
            return Speaker(None, whole, document=whole)
        if not sure or not self._may_speak(core, head) or "\n" in self.text[whole]:
            return Speaker(None, whole)
        low = head_noun(head, self.language)
        body = is_body(low, self.language) and not is_person(low, self.language)
        organisation = body or low in self.language.set_of("forces")
        gender = self._gender_of(low)
        kind = Kind.ORGANISATION if organisation else Kind.PERSON
        described = self.registry.add_described(whole, kind, gender)
        if low in self.language.set_of("groups") or organisation or low.endswith("s"):
            self._plural = described
        elif described.kind is Kind.PERSON:
            self._seen.lead(Antecedent(whole.start, sentence, described, True))
        return Speaker(described, whole)

    def _several(self, core: Sequence[Word]) -> list[tuple[EntityRecord, Span]]:
        """Those who speak together: Anna Berg and Harald Moe."""
        span = span_of(core)
        low = bisect_right(self._name_ends, span.start)
        names = self._names[low : bisect_right(self._name_ends, span.end)]
        if len(names) < 2 or names[-1].span.end != span.end:
            return []
        for first, second in pairwise(names):
            start = second.role.start if second.role else second.span.start
            if self.text.content[first.span.end : start].strip() not in self.language.set_of("between_names"):
                return []
        begins = names[0].role.start if names[0].role else names[0].span.start
        known = [(self.registry.named(name.span), name.span) for name in names]
        found = [(each, span) for each, span in known if each is not None]
        distinct = len({id(each) for each, _ in found}) == len(names)
        return found if begins == span.start and distinct else []

    def _named_beside(
        self, words: Sequence[Word], core: Sequence[Word]
    ) -> tuple[EntityRecord | None, Span | None]:
        """Whom a name behind a description means: the mayor, Ana Ruiz; a man called Somm."""
        rest = words[len(core) + 1 :]
        if words[len(core)].low == "," and rest:
            known, mention = self._named_in(self._core(self._bare(rest)), begins=True)
            if known is not None:
                return known, mention
        for number, word in enumerate(words[:-1]):
            if word.low in self.language.set_of("calling"):
                return self._named_in(self._core(words[number + 1 :]), begins=True)
        return None, None

    def _bare(self, words: Sequence[Word]) -> Sequence[Word]:
        """Words without an article and an honorific before them: the chief, the colonel Ana Ruiz; Me Ana Ruiz."""
        at = 0
        while at + 1 < len(words) and (
            self.language.tags.get(words[at].low) == "d"
            or words[at].low in self.language.set_of("honorifics")
            or words[at].low == "."
        ):
            at += 1
        return words[at:]

    def _of_role(self, core: Sequence[Word]) -> EntityRecord | None:
        """The one who was named with the role that a description has: the governor, after Governor Ada Lund."""
        language = self.language
        if core[0].low not in language.set_of("definite_articles") or not 1 < len(core) <= MOST_OF_ROLE:
            return None
        description = [word.low for word in core]
        start = core[0].start
        fitting = [
            known
            for known in self.registry.known
            if known.named
            and known.role is not None
            and known.seen
            and known.seen[0].start < start
            and has_role(self.text[known.role], description, language)
        ]
        return max(fitting, key=lambda known: latest(known, start)) if fitting else None

    def _may_speak(self, core: Sequence[Word], head: Sequence[Word]) -> bool:
        """Whether words describe somebody, or people, or an organisation, and not a thing or a day."""
        if (
            not head
            or len(core) > MOST_WORDS
            or (core[0].low in self.language.set_of("vague") and len(core) == 1)
            or core[0].low in self.language.set_of("questions")
        ):
            return False
        low = head_noun(head, self.language)
        if any(word.low in self.language.set_of("months_and_days") for word in head):
            return False
        return (
            any(is_person(word.low, self.language) for word in head)
            or low in self.language.set_of("demonyms")
            or is_body(low, self.language)
        )

    def _gender_of(self, low: str) -> int:
        return (low in self.language.set_of("kin_masculine")) - (low in self.language.set_of("kin_feminine"))

    def _told_of(self, core: Sequence[Word]) -> EntityRecord | None:
        """Whose name ends right before a comma and such words: “Belarus, a country …”; not “in Vebo, a pilot …”."""
        start = core[0].start
        at = bisect_right(self._name_ends, start)
        if not at or self.text.content[self._names[at - 1].span.end : start] != ", ":
            return None
        known = self.registry.named(self._names[at - 1].span)
        head = self._head(core)
        somebody = bool(head) and is_person(head[-1].low, self.language)
        return None if known is not None and somebody and known.kind is not Kind.PERSON else known

    def _head(self, core: Sequence[Word]) -> Sequence[Word]:
        """The words before the first preposition, be it written as one with its article: du, des."""
        contracted = self.language.set_of("contracted")
        for number, word in enumerate(core):
            if number and (self.language.tags.get(word.low) == "p" or word.low in contracted):
                return core[:number]
        return core

    def _named_in(
        self, core: Sequence[Word], begins: bool = False
    ) -> tuple[EntityRecord | None, Span | None]:
        """Whom a name stands for that ends the words before the first preposition, or begins them."""
        head = self._head(core)
        if not head:
            return None, None
        span = span_of(core)
        low = bisect_right(self._name_ends, span.start)
        for name in self._names[low : bisect_right(self._name_ends, span.end + 1)]:
            whole = name.role is not None and name.role.start == span.start
            if begins:
                fits = whole or name.span.start == span.start
            else:
                fits = name.span.start < head[-1].end <= name.span.end or (
                    whole and name.span.end == span.end
                )
            known = self.registry.named(name.span)
            if fits and known is not None:
                return known, self.registry.mention(name, known)
        return None, None

    def _before(self, source: Span, sentence: int) -> Speaker:
        """Whom “who” goes back to: the name that ends right before it, or the last one before."""
        at = bisect_right(self._name_ends, source.start)
        if at:
            name = self._names[at - 1]
            between = self.text.content[name.span.end : source.start]
            known = self.registry.named(name.span)
            if known is not None and len(between.strip(" ,)(")) < 12 and "." not in between:
                self._seen.add(Antecedent(source.start, sentence, known, True))
                return Speaker(known, source)
        return Speaker(None, source)

    def _is_doubtful(self, antecedent: Antecedent | None, sentence: int, wanted: int) -> bool:
        """Whether a pronoun may stand for somebody else: who is named with it, or whom nothing tells apart."""
        if antecedent is None:
            return False
        known, far = antecedent.known, sentence - antecedent.sentence > 1
        if far and "gendered_things" in self.language.traits:
            return True  # elle: Claire Dumas, or the firm that was named behind her
        only_described = antecedent.described is not None or not known.named
        if only_described and known.masculine == known.feminine and far:
            return True  # the clerk agreed, two sentences before
        other = self._named_with.get(antecedent.start)
        return antecedent.start in self.registry.doubtful or (
            other is not None and fits_gender(other, wanted) and other.kind is Kind.PERSON
        )

    def _known(
        self, antecedent: Antecedent | None, start: int, sentence: int, wanted: int
    ) -> EntityRecord | None:
        """Whom a pronoun at `start` stands for, by its antecedent, with what it tells of them: 1 for he, -1 for she."""
        if antecedent is None:
            return None
        known = antecedent.known
        if antecedent.described is not None:
            known = self.registry.add_described(antecedent.described, Kind.PERSON)
        if known.masculine == known.feminine:
            known.masculine += wanted > 0
            known.feminine += wanted < 0
        self._seen.add(Antecedent(start, sentence, known, True))
        return known
