"""Finds the verb groups of an English sentence: verbs with their auxiliaries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.draft.english.verb_forms import Form, verb_forms
from reader.draft.english.word_classes import is_adjective
from reader.draft.language import Language
from reader.draft.words import Word


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries, by number: `first` to `main`, the last of them.

    `time` is past, present or future; `planned`: it is only intended or expected.
    """

    first: int
    main: int
    lemma: str
    time: str
    perfect: bool = False
    going_on: bool = False
    passive: bool = False
    negated: bool = False
    planned: bool = False
    finite: bool = True


def verb_groups(words: Sequence[Word], tags: str, language: Language) -> list[VerbGroup]:
    """The verb groups of a sentence, in order; what stands in quotation marks is none."""
    finder = _Finder(words, tags, language)
    groups: list[VerbGroup] = []
    at = 0
    while at < len(words):
        group = finder.group(at)
        if group is not None and groups:
            group = finder.as_finite(groups[-1], group)
            if finder.was_noun(groups[-1], group):
                groups.pop()  # prices closed
            group = finder.beside(groups[-1], group) if groups else group
        if group is None:
            at += 1
        else:
            groups.append(group)
            at = group.main + 1
    return groups


class _Finder:
    def __init__(self, words: Sequence[Word], tags: str, language: Language) -> None:
        self.words, self.tags, self.language = words, tags, language
        self.forms = verb_forms(language)
        self.seldom = language.seldom_verbs

    def form(self, at: int) -> Form | None:
        if not 0 <= at < len(self.words):
            return None
        word = self.words[at]
        known = self.forms.get(word.low)
        unlisted = word.low.endswith("ed") and len(word.low) > 4 and "-" not in word.low.removeprefix("re-")
        unlisted &= not word.low.startswith("un")  # unresolved
        if known is None and self.tags[at] == "v" and unlisted:
            known = Form(word.low, frozenset("dn"))  # of no list
        return None if known is None or (at and word.capital) else known

    def group(self, at: int) -> VerbGroup | None:
        if self.tags[at] == "x":  # found the firm | not guilty
            return None if self.words[at].low == "not" else self._with_auxiliaries(at)
        form = self.form(at)
        if form is None or not (at and self._may_be_verb(at, form)):
            return None
        if at == 1 and self.words[0].low in self.language.set_of("counts"):
            return None  # eleven suspected pirates
        participle = "d" not in form.kinds and "n" in form.kinds
        planned = self.words[at].low in self.language.set_of("planned") and self._to_plain(at)
        if participle or ("n" in form.kinds and (self._is_set_to(at, form) or self._is_reduced(at))):
            if planned:
                to = at + 1 + (self.words[at + 1].low not in self.language.set_of("infinitive"))
                plain = self.forms.get(self.words[to].low)
                lemma = plain.lemma if plain is not None else "be"
                return VerbGroup(at, to, lemma, "future", planned=True, finite=False)
            return VerbGroup(at, at, form.lemma, "past", passive=True, finite=False)
        if form.kinds <= {"g"}:
            return VerbGroup(at, at, form.lemma, "present", going_on=True, finite=False)
        time = "past" if "d" in form.kinds else "present"
        return self._planning(VerbGroup(at, at, form.lemma, time))

    def as_finite(self, before: VerbGroup, group: VerbGroup) -> VerbGroup:
        """A participle as the verb of its clause, where the one before it only tells of the subject.

        Two helicopters operated by a park collided near the coast.
        """
        form = self.form(group.main)
        if (
            before.finite
            or not before.passive
            or group.finite
            or form is None
            or "d" not in form.kinds
            or any(tag in ",;:-cbwT()Qx" for tag in self.tags[before.main : group.first])
        ):
            return group
        return group._replace(passive=False, finite=True)

    def was_noun(self, before: VerbGroup, group: VerbGroup) -> bool:
        """Whether what looked like a verb is a noun before one in the past: prices closed, forces in Ulm fled."""
        form, following = self.form(before.main), self.form(group.main)
        between = self.tags[before.main + 1 : group.first]
        object_behind = self.tags[group.main + 1 : group.main + 2] in ("d", "N", "#", "m", "r", "t", "")
        seldom = self.words[before.main].low in self.seldom
        return (
            (not between or (seldom and between[0] == "p" and not between.strip("pdnN#S") and object_behind))
            and before.first == before.main
            and before.time == "present"
            and form is not None
            and form.kinds <= {"s", "b"}
            and following is not None
            and "d" in following.kinds
        )

    def beside(self, before: VerbGroup, group: VerbGroup) -> VerbGroup | None:
        """A group where one stands before it: two verbs need something between them that parts their clauses."""
        tags = self.tags
        cue = self.language.cues.get(self.words[before.main].low)
        reports = cue is not None and self.language.says_in_any_form(cue)
        parted = any(tag in ",;:-cbwT()Q" for tag in tags[before.main + 1 : group.first])
        relative = tags[before.first - 1 : before.first] in ("w", "T") and before.first > 1
        aside = relative and tags[before.first - 2] == ","
        if group.first == group.main == before.main + 1:
            return None  # stays closed
        named = self.form(group.main)
        if aside and not parted and named is not None and named.kinds <= {"s", "b"}:
            return None  # the price, which was cut at Holm stores in Ulm, | is …
        if (
            parted
            or reports
            or not (before.finite or before.going_on)
            or relative
            or tags[group.first] == "x"
        ):
            return group
        form = self.form(group.main)
        if form is None or not group.finite or form.kinds == {"d"}:
            return group
        noun = (
            "b" in form.kinds
            or self.words[group.main].low == "shot"
            or tags[group.main + 1 : group.main + 2] == "n"
        )
        if "n" in form.kinds and group.first == group.main and not noun:
            return group._replace(time="past", passive=True, finite=False)
        return None  # the tax cut, a nationally televised address

    def _with_auxiliaries(self, first: int) -> VerbGroup:
        """The group that begins with an auxiliary: will have been closed, is due to open, did not go."""
        words, tags, sets = self.words, self.tags, self.language
        time, perfect, passive, going_on, planned, negated = "", False, False, False, False, False
        be, have, to = sets.set_of("be"), sets.set_of("have"), sets.set_of("infinitive")
        at, last = first, first
        lemma = "be"
        while at < len(words):
            low = words[at].low
            if tags[at] == "x":
                last = at
                negated |= low.endswith("n't") or low in ("cannot", "not")
                if not time:
                    time = self._time(low)
                    planned = low in sets.set_of("modal_plans")
                if low != "not":
                    lemma = "be" if low in be else "have" if low in have else "do"
            elif low in ("not", "never", "no") and tags[at] in "axd":
                negated = True
                if low == "no":
                    break
            elif (
                tags[at] == "a"
                or low in ("also", "first")
                or (low in sets.set_of("floating") and tags[at + 1 : at + 2] in ("v", "x"))
            ):
                pass  # were all killed
            elif low in to and last == at - 1 and (lemma in ("be", "have")) and self._plain(at + 1):
                planned = True  # is to open, has to go
                time = "future" if time != "past" else time
            elif lemma == "be" and low in sets.set_of("planned") and self._to_plain(at):
                planned = True
                time = "future" if time == "present" else time
                at += 1 + (words[at + 1].low not in to)
                last = at
            else:
                break
            at += 1
        form = self.form(at)
        before = next((words[k].low for k in range(last, first - 1, -1) if words[k].low != "not"), "")
        if form is not None and at < len(words) and self._completes(form, before, at):
            perfect = any(words[k].low in have for k in range(first, at) if tags[k] == "x")
            if "g" in form.kinds:
                going_on = True
            elif lemma == "be" and "n" in form.kinds and before not in to:
                passive = True
            group = VerbGroup(first, at, form.lemma, time, perfect, going_on, passive, negated, planned)
            return self._planning(group)
        return VerbGroup(first, last, lemma, time, negated=negated, planned=planned)

    def _time(self, low: str) -> str:
        if low in self.language.set_of("future"):
            return "future"
        return (
            "past"
            if low in ("was", "were", "had", "did", "'d", "wasn't", "weren't", "hadn't", "didn't")
            else "present"
        )

    def _completes(self, form: Form, before: str, at: int) -> bool:
        sets = self.language
        if before in sets.set_of("be"):
            return bool(form.kinds & {"n", "g"})
        if before in sets.set_of("have"):
            return "n" in form.kinds
        return "b" in form.kinds and self.tags[at - 1] != "d"

    def _plain(self, at: int) -> bool:
        form = self.form(at)
        return (form is not None and "b" in form.kinds) or (
            at < len(self.words) and self.words[at].low in ("be", "have")
        )

    def _to_plain(self, at: int) -> bool:
        """Whether “due to open” or “set to open” stands at `at`."""
        to = self.language.set_of("infinitive")
        if at >= len(self.words):
            return False
        if at + 1 < len(self.words) and self.words[at + 1].low in to:
            return self._plain(at + 2)
        return self.words[at].low in to and self._plain(at + 1)

    def _planning(self, group: VerbGroup) -> VerbGroup:
        """A group with what is planned in it: wants to close, plans to open, is expected to vote."""
        at = group.main + 1
        to = self.language.set_of("infinitive")
        plans = group.lemma in self.language.set_of("plans")
        likely = group.passive and self.words[group.main].low in self.language.set_of("planned")
        if (plans or likely) and at < len(self.words) and self.words[at].low in to and self._plain(at + 1):
            form = self.form(at + 1)
            if form is not None:
                return group._replace(main=at + 1, lemma=form.lemma, planned=True, passive=False)
            inner = self._with_auxiliaries(at + 1)
            return group._replace(main=inner.main, lemma=inner.lemma, planned=True, passive=inner.passive)
        return group

    def _may_be_verb(self, at: int, form: Form) -> bool:
        """Whether a word that may be a verb is one here, by what stands beside it."""
        tags, words = self.tags, self.words
        k = at - 1
        while k > 0 and tags[k] == "a":
            k -= 1
        before, low = tags[k], words[at].low
        after = tags[at + 1] if at + 1 < len(tags) else "."
        if before == "Q" and "d" in form.kinds and after in "drmN#pn":
            return True  # a ‘disgruntled’ man shot several people
        if (
            before in "dpS#:Q"
            or words[k].low in self.language.set_of("infinitive")
            or (before == "a" and k == 0)
        ):
            return False
        if low in self.language.tags and tags[at] not in "vn" and tags[at] != "a":
            return False
        if before in "nN" and self._is_set_to(at, form):
            return True  # a man set to die
        if form.kinds & {"d", "n"}:
            if is_adjective(words, tags, at, k):
                return False
            return low not in self.seldom or before in "rwT" or after in "drmN"
        if "s" in form.kinds:
            behind_verb = before == "t" and tags[k - 2 : k - 1] == "v"  # revealed on Friday | plans
            if before not in "nNrwT),t" or words[k].low.endswith("s") or behind_verb:
                return False
            if form.lemma in self.language.set_of("plans") and self._to_plain(at + 1):
                return True
            return low not in self.seldom or (after in "drpTaN.m" and before in "NrwT)")
        if "b" in form.kinds:
            return (before == "r" and words[k].low not in ("he", "she", "it")) or (
                (before in "nw" or (before == "N" and k == 0))
                and words[k].low.endswith("s")
                and low not in self.seldom
                and after in "drpTaNm#."
            )
        joined = words[k].low in self.language.set_of("links") and after in "drmN#n"  # after leaving the bank
        of = at + 1 < len(words) and words[at + 1].low == "of"
        if (low in self.seldom or of) and not joined:
            return False  # the shooting of a clerk
        return joined or before in ",c" or (before in "nN" and after in "dp")  # -ing

    def _is_set_to(self, at: int, form: Form) -> bool:
        """Whether a participle says what is planned for somebody, and not that they plan it: a man set to die."""
        planned = self.words[at].low in self.language.set_of("planned") and self._to_plain(at)
        return planned and form.lemma not in self.language.set_of("plans")

    def _begins_verb(self, at: int) -> bool:
        """Whether a verb stands at a place, adverbs apart."""
        while at < len(self.tags) and self.tags[at] == "a":
            at += 1
        form = self.form(at)
        return at < len(self.tags) and (self.tags[at] == "x" or (form is not None and "g" not in form.kinds))

    def _is_reduced(self, at: int) -> bool:
        """Whether a participle only tells of the noun before it: a bill approved in February will add …"""
        tags = self.tags
        if tags[at - 1] == "," and at > 1:
            # a bill, approved in May, will …; but not: the clerk, Ada Lund, sent a letter
            closing = tags.find(",", at)
            follows = closing > 0 and self._begins_verb(closing + 1)
            last = (
                closing < 0 and tags[at + 1 : at + 2] in ("p",) and any(tag in "xv" for tag in tags[: at - 1])
            )
            return tags[at - 2] in "nN)" and (follows or last)
        agent = at + 1 < len(tags) and self.words[at + 1].low in self.language.set_of("before_agents")
        told = any(tag in "xv" for tag in tags[: at - 2])
        still = self.words[at - 1].low == "still" and told and tags[at + 1 : at + 2] == "p"
        if (agent or still) and tags[at - 2 : at] in ("na", "Na"):
            return True  # a nation still gripped by fear, prisoners still held in Ulm
        if tags[at - 1] not in "nN)" or self.words[at].low in self.language.set_of("intransitive_pasts"):
            return False
        if self.words[at].low in self.language.set_of("participles_only"):
            return True
        after = self.words[at + 1].low if at + 1 < len(tags) else ""
        if after in self.language.set_of("before_agents") and tags[at + 2 : at + 3] != "#":
            return True  # a fine ruled by the court
        if tags[at + 1 : at + 2] == "x":
            return True  # the products affected were …
        if tags[at + 1 : at + 2] not in ("p", "a", "t"):
            return False
        for further in range(at + 1, len(tags)):
            if tags[further] in ",;:-cbwTQ":
                return False
            if tags[further] == "x":
                return True
            form = self.form(further)
            if form is not None and self._may_be_verb(further, form):
                return "s" in form.kinds or ("d" in form.kinds and self._is_main(further, form))
        return False

    def _is_main(self, at: int, form: Form) -> bool:
        """Whether the second of two pasts is the verb of the sentence: it has an object, or can be no participle."""
        after = self.tags[at + 1 : at + 2]
        intransitive = self.words[at].low in self.language.set_of("intransitive_pasts")
        return intransitive or "n" not in form.kinds or after not in ("p",)
