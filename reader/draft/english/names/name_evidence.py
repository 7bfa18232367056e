"""Weighs whether a name is a person's, by its own words and by those beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.draft.english.names.vessels import is_vessel
from reader.draft.entities.places import cities
from reader.draft.language import Language, lines_of
from reader.draft.words import Word
from reader.model.article import Kind

_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,5}|(?:[A-Z]\.){2,}")
_SHOUTED = re.compile(r"[A-Z]{2,5}")
_INITIAL = re.compile(r"[A-Z]|(?:[A-Z]\.){1,3}")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d[a-z]?")
_IN_CITATIONS = frozenset(
    [",", ";", "&", "and", "et", "al", ".", "see", "also", "in", "press", "de", "van", "von"]
)
_ADVERB = re.compile(r"[a-z]{2,}(?:al|ed|ive|ous|ent|ant|ate|ful)ly")
_AGE = re.compile(r"1?\d\d")
TITLED, GIVEN, ROLE, AGE, WHO, SAYS, INITIAL, SUFFIX, CITED = 3.0, 2.0, 1.5, 2.0, 1.0, 0.5, 1.0, 2.0, 1.5
ORGANISATION, PLACE, THING, ARTICLE, OF, COMMON, INSIDE, VESSEL = (
    -4.0, -3.0, -3.0, -2.5, -3.0, -1.5, -0.75, -8.0,
)  # fmt: skip


def cited_in(words: Sequence[Word]) -> frozenset[int]:
    """The words inside brackets that hold nothing but names and years: (Ruiz & Berg, 2013; Moe et al., 2015)."""
    if "(" not in [word.low for word in words]:
        return frozenset()
    found: set[int] = set()
    opening = -1
    for at, word in enumerate(words):
        if word.low == "(":
            opening = at
        elif word.low == ")" and opening >= 0:
            inside = range(opening + 1, at)
            if any(_YEAR.fullmatch(words[k].low) for k in inside):
                found.update(inside)
            opening = -1
        elif opening >= 0 and not (word.capital or word.low in _IN_CITATIONS or _YEAR.fullmatch(word.low)):
            opening = -1
    return frozenset(found)


def capitals_together(paragraphs: Sequence[Sequence[Word]]) -> Iterator[tuple[str, str]]:
    """Words with capitals that stand together within sentences, so that the first has its own: at Whole Catch."""
    for words in paragraphs:
        for before, word, following in zip(words, words[1:], words[2:], strict=False):
            if word.capital and following.capital and before.written[0].isalnum():
                yield word.low, following.low


class Evidence(NamedTuple):
    """Weighs the names of one paragraph; `small` counts the words that the text has in lower case."""

    words: Sequence[Word]
    small: Counter[str]
    language: Language
    cited: frozenset[int]  # words inside brackets that name the authors of works

    def of(self, name: Sequence[int], honorific: str | None, has_role: bool) -> tuple[float, int]:
        """The weight for a person, below 0 against, and the gender: 1 for he, -1 for she, 0 where nothing tells."""
        words, sets = self.words, self.language
        listed = [words[at].low for at in name if words[at].written[0].isalnum()]
        if not listed:
            return 0.0, 0
        masculine, feminine = (
            listed[0] in sets.set_of("masculine_names"),
            listed[0] in sets.set_of("feminine_names"),
        )
        gender = masculine - feminine if len(listed) > 1 or honorific is None else 0
        weight = 0.0
        if honorific is not None:
            weight += TITLED
            gender = self._gender_of_title(honorific) or gender
        if masculine or feminine:
            sure = self._is_mid_sentence(name[0])
            weight += GIVEN if len(listed) > 1 else GIVEN * 3 / 4 if sure else GIVEN / 2
        if has_role:
            weight += ROLE
        beside, kin = self._beside(name)
        weight += beside
        gender = kin or gender
        weight += INITIAL * (
            len(listed) > 1 and any(_INITIAL.fullmatch(words[at].written) for at in name[:-1])
        )
        weight += CITED * (len(listed) == 1 and name[0] in self.cited and not self._is_common(listed[0]))
        weight += SUFFIX * (listed[-1].rstrip(".") in sets.set_of("suffixes"))
        known = honorific is not None or masculine or feminine
        return weight + self._against(name, listed, known, honorific is not None), gender

    def _gender_of_title(self, honorific: str) -> int:
        sets = self.language
        return (honorific in sets.set_of("masculine_honorifics")) - (
            honorific in sets.set_of("feminine_honorifics")
        )

    def _against(self, name: Sequence[int], listed: Sequence[str], known: bool, titled: bool) -> float:
        words, sets = self.words, self.language
        weight = 0.0
        last = listed[-1]
        if last in sets.set_of("organisation_words"):
            weight += ORGANISATION / (2 if known and len(listed) == 2 else 1)
        elif last in sets.set_of("place_words"):
            weight += PLACE / (3 if known and len(listed) == 2 else 1)
        elif last in sets.set_of("things") or (last in sets.set_of("works") and (len(listed) > 2 or titled)):
            weight += THING / (3 if known and len(listed) == 2 else 1)
        if len(listed) == 1 and not titled and last in sets.titles:
            weight += THING  # the Tsar
        if any(low in sets.set_of("organisation_words") for low in listed[:-1]) and not known:
            weight += ORGANISATION / 2
        if listed[0] in sets.set_of("place_openers") and len(listed) > 1 and not known:
            weight += PLACE
        if listed[0] in sets.set_of("foreign_articles") and len(listed) > 1 and not known:
            weight += THING  # La Machine Infernale
        if any(low in ("of", "for", "&", "and") for low in listed):
            weight += OF
        whole = " ".join(words[at].written for at in name)
        if whole.replace(" ", "_") in sets.set_of("places") or (len(listed) > 1 and whole in cities()):
            weight += PLACE
        elif words[name[0]].written in sets.set_of("places") and len(listed) > 1 and not known:
            weight += PLACE * 2 / 3
        elif (
            not known
            and words[name[-1]].written in sets.set_of("places")
            and (len(listed) > 2 or (len(listed) == 2 and self._is_common(listed[0])))
        ):
            weight += PLACE  # Harbour Expo Canada
        before = self._before(name[0])
        if before in ("the", "a", "an") and len(listed) > 1 and listed[0] not in ("rev", "reverend", "hon"):
            weight += ARTICLE / (2 if known else 1)  # the Ana Ruiz novel
        if is_vessel(words, name, sets):
            weight += VESSEL
        if len(listed) > 1 and not known and all(self._is_common(low) for low in listed):
            weight += COMMON
        elif (
            len(listed) > 1
            and not known
            and (self._is_common(last) or self._is_common(last.removesuffix("s")))
        ):
            weight += COMMON * 2 / 3
        if len(listed) > 1 and {last, last.removesuffix("s")} & sets.set_of("demonyms"):
            weight += THING  # Native Americans
        if not known and before in sets.set_of("works"):
            weight += THING  # the drama Burning Harbour
        if not known and len(listed) > 1:
            following = [word.low for word in words[name[-1] + 1 : name[-1] + 4]]
            if (
                not self.cited
                and len(following) == 3
                and following[::2] == ["(", ")"]
                and _YEAR.fullmatch(following[1])
            ):
                weight += THING  # Burning Harbour (2011)
            small = words[name[-1] + 1] if name[-1] + 1 < len(words) else None
            if small is not None and small.written.islower() and small.low in sets.set_of("bodies"):
                weight += COMMON * 2 / 3  # Royal Vebo hospital
            if before in sets.set_of("inside") or (before.isdecimal() and not _YEAR.fullmatch(before)):
                weight += INSIDE
        shouted = (words[at].written for at in name if _SHOUTED.fullmatch(words[at].written))
        if (
            len(listed) > 1
            and not known
            and any(word.lower() not in sets.set_of("suffixes") for word in shouted)
        ):
            weight += THING
        if self._is_quoted(name) or any("/" in words[at].written for at in name):
            weight += THING  # “Paper Boats,” Ruiz/AFP
        if len(listed) > 1 and not known and _ADVERB.fullmatch(listed[0]):
            weight += THING  # Technically Afloat
        if len(listed) > 1 and any(char.isdigit() for low in listed for char in low):
            weight += THING  # Marsk 1
        if not titled and sets.set_of("firms") & {before, listed[0] if len(listed) > 1 else ""}:
            weight += ORGANISATION / (2 if known else 1)  # the brewer Vebo Marsk
        if len(listed) > 2 and any(self._is_verb(low) for low in listed[1:]):
            weight += THING  # Ana Ruiz Leaves Vebo
        if len(listed) == 1 and not titled and self._owns_a_body(name[-1] + 1):
            weight += THING  # Ana’s Club
        behind = [word.low for word in words[name[-1] + 1 : name[-1] + 3]]
        if not titled and behind[:1] == [","] and behind[1:] == ["which"]:
            weight += THING / (2 if known else 1)
        return weight

    def _is_verb(self, low: str) -> bool:
        """Whether a word is a verb, and in nobody's name."""
        sets = self.language
        named = any(
            low in sets.set_of(name) for name in ("masculine_names", "feminine_names", "surname_words")
        )
        return sets.tags.get(low) == "v" and not named

    def _owns_a_body(self, at: int) -> bool:
        """Whether ’s and the name of a body stand at `at`: Ana’s Club."""
        body = self.words[at + 1] if at + 1 < len(self.words) else None
        owns = at < len(self.words) and self.words[at].low in ("'s", "’s", "s")
        return owns and body is not None and body.capital and body.low in self.language.set_of("shops")

    def _before(self, at: int) -> str:
        """The word before a name, and before what only tells where it is from: the British Harbour Office."""
        at -= 1
        while at > 0 and self.words[at].low in self.language.set_of("demonyms"):
            at -= 1
        return self.words[at].low if at >= 0 else ""

    def _is_mid_sentence(self, at: int) -> bool:
        """Whether a capital is there for the name alone: a word of its own, in a sentence, nowhere in lower case."""
        before = self.words[at - 1] if at else None
        return before is not None and before.written[0].isalnum() and not self._is_common(self.words[at].low)

    def _is_common(self, low: str) -> bool:
        """Whether a word is one of the language, not only a name."""
        return (
            not low  # the plural of nothing: Ana S
            or self.small[low] > 0
            or low in self.language.tags
            or low in lines_of("reader.draft.english", "common_words.txt")
        )

    def _is_quoted(self, name: Sequence[int]) -> bool:
        """Whether the name stands in quotation marks by itself: “Paper Boats.”"""
        words, first = self.words, name[0]
        while first and words[first - 1].capital and words[first - 1].low in self.language.titles:
            first -= 1  # “Super Gull Run”
        opening = words[first - 1].low if first else ""
        closing = "".join(word.low for word in words[name[-1] + 1 : name[-1] + 3])
        return (opening in ("“", '"', "‘") and closing[:2] in (".”", ",”", '."', ',"', ",’")) or (
            opening in ("“", '"') and closing[:1] in ("”", '"')
        )

    def _beside(self, name: Sequence[int]) -> tuple[float, int]:
        """Roles, relatives, ages and what else is told of a person beside a name, with the gender that it tells."""
        words, sets = self.words, self.language
        weight, gender = 0.0, 0
        start, end = name[0], name[-1] + 1
        around = [word.low for word in words[max(start - 3, 0) : start]]
        following = [word.low for word in words[end : end + 5]]
        kin = [low for low in around[-2:] if low in sets.kin]
        if kin and not any(low in ".;:" for low in around[around.index(kin[-1]) :]):
            gender = 1 if kin[-1] in sets.set_of("kin_masculine") else -1
            weight += ROLE
        if around and around[-1] in sets.set_of("calling"):
            weight += ROLE if self._calls_a_person(start - 1) else THING
        if following[:1] == [","] and len(following) > 1:
            if _AGE.fullmatch(following[1]) and following[2:3] in ([","], ["."], ["and"]):
                weight += AGE
            if following[1] in ("a", "an", "the", "his", "her", "their", "its", "who", "whose") and any(
                low in sets.callings for low in following[2:]
            ):
                weight += ROLE
            elif following[1] in ("a", "an", "the", "our", "its") and self._are_things(following[2:]):
                weight -= ROLE  # Harbourware, a company that
            if following[1] in ("who", "whose"):
                weight += WHO
        if following[:1] in (["who"], ["himself"], ["herself"]):
            weight += WHO
        cue = sets.cues.get(following[0]) if following else None
        before = sets.cues.get(around[-1]) if around else None
        if (cue is not None and sets.says(cue)) or (before is not None and before.lemma == "say"):
            weight += SAYS
            pronoun = next((low for low in following[1:3] if low in ("he", "she")), "")
            weight += WHO * bool(pronoun)
            gender = gender or (pronoun == "he") - (pronoun == "she")
        return weight, gender

    def _are_things(self, lows: Sequence[str]) -> bool:
        """Whether words behind an article tell of a body, a place or a work, and of nobody."""
        things = ("organisation_words", "place_words", "works")
        return any(low in self.language.set_of(name) for low in lows for name in things) and not any(
            low in self.language.set_of("person_words") for low in lows
        )

    def _calls_a_person(self, at: int) -> bool:
        """Whether what is called so, before the word at `at`, is somebody: a man called Somm, no band called Somm."""
        people = ("roles", "person_words", "kin_masculine", "kin_feminine", "groups")
        before = [word.low for word in self.words[max(at - 4, 0) : at]]
        return any(low in self.language.set_of(name) for low in before for name in people)

    def is_organisation(self, words: Sequence[Word], name: Sequence[int]) -> bool:
        listed = tuple(words[at].written for at in name if words[at].low != ".")
        return self.kind(listed, None) is Kind.ORGANISATION

    def kind_of(self, name: Sequence[int], listed: Sequence[str], honorific: str | None) -> Kind | None:
        """What a name is, if it is no person: a single word that is a city's name, too, only where it says where."""
        kind = self.kind(listed, honorific)
        following = self.words[name[-1] + 1] if name[-1] + 1 < len(self.words) else None
        if kind is None and following is not None and following.low in self.language.set_of("bodies"):
            before = self.words[name[0] - 1].low if name[0] else ""
            return Kind.ORGANISATION if before in ("the", "a", "an") else None  # the Vebo party
        if kind is Kind.PLACE and len(listed) == 1 and listed[0] not in self.language.set_of("places"):
            behind = self.words[name[-1] + 1 : name[-1] + 3]
            listed_behind = len(behind) == 2 and behind[0].low == "," and behind[1].capital
            if not listed_behind and self._before(name[0]) not in self.language.set_of("locatives"):
                return None  # Newton’s
        return kind

    def kind(self, listed: Sequence[str], honorific: str | None) -> Kind | None:
        """What a name is by its words, if it is no person; None where they don't tell."""
        sets = self.language
        whole = "_".join(listed)
        lows = [word.lower() for word in listed]
        if whole in sets.set_of("organisations") or lows[-1] in sets.set_of("organisation_words"):
            return Kind.ORGANISATION
        if whole in sets.set_of("places") or " ".join(listed) in cities():
            return Kind.PLACE
        if honorific is not None:
            return None
        if len(listed) == 1 and _ACRONYM.fullmatch(listed[0]):
            return None if lows[0] in sets.set_of("no_bodies") else Kind.ORGANISATION
        if lows[-1] in sets.set_of("place_words"):
            return Kind.PLACE
        if any(low in sets.set_of("organisation_words") for low in lows):
            return Kind.ORGANISATION
        if len(lows) > 1 and lows[0] in sets.set_of("place_openers") and not self._are_inhabitants(lows[-1]):
            return Kind.PLACE
        return None

    def _are_inhabitants(self, low: str) -> bool:
        """Whether a word is for those who live somewhere, or for what is theirs: South Korean, New Yorkers."""
        demonyms = self.language.set_of("demonyms")
        return low in demonyms or low.removesuffix("s") in demonyms or low.endswith(("ers", "ian", "ians"))
