"""Finds the dates of a sentence, and resolves each at its own precision: “in 2021” is a year, “last March” a month.

An expression is found first, the longest that begins at a place, so that “from Sept. 19 to 22” is one. What day it
is depends on the day of publication (“on Friday”, “two years ago”), on the date last told (“a year earlier”), and on
whether its clause tells of what is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from reader.draft.dates import calendar_steps as steps
from reader.draft.dates import date_words
from reader.draft.dates.counted import counted_from_last, is_a_year_before, near
from reader.draft.dates.date_pattern import DatePattern, in_small_letters
from reader.draft.dates.date_words import DateWords
from reader.draft.dates.signs import DateSigns
from reader.draft.dates.stated import stated
from reader.draft.language import Language
from reader.draft.words import words_of
from reader.model.article import Basis
from reader.model.dates.dates import Edtf
from reader.model.text import Text

_OPEN_LEFT = frozenset(["until", "up until", "till", "through", "by", "before"])
_OPEN_RIGHT = frozenset(["since", "from", "as of", "starting", "beginning", "effective", "starting on", "starting in",
                         "starting from", "beginning on", "beginning in"])  # fmt: skip
_BEFORE_MONTHS = frozenset(
    "in since until by for from during of through early late mid last this next between".split()
)
_LOOSE = frozenset(["before", "after", "following"])
_FORMS_FROM_LAST = frozenset(["ago", "following", "same", "period"])
_CLOCK = re.compile(r"\s*(?:UTC|GMT|[A-Z]{1,3}T|hours|hrs)\b")
_NOUN = re.compile(r"\s+[A-ZÄÖÜ]")
_BESIDE_NOUN = re.compile(r"\s+[a-zäöüß]{3,}")


class Expression(NamedTuple):
    """Words for a date in a sentence, half open, in code points. `form` is the name of its pattern.

    `start` is that of the word before it that belongs to it, if any: “until”, “from”, “on”; `prefix` is that word, in
    English.
    """

    start: int
    end: int
    form: str
    prefix: str
    pieces: Mapping[str, str]

    @property
    def loose(self) -> bool:
        """Whether it only says before or after what something was."""
        return self.prefix in _LOOSE


class Dated(NamedTuple):
    """What an expression means. `point` is the date alone, `when` with the side left open to which it reaches.

    `leads`: what is told later may be counted from it; not where it only looks back, as “a year earlier” does.
    """

    point: Edtf
    when: Edtf
    basis: Basis
    leads: bool = True


class Dating:
    """Reads the dates of one article, by the pattern of its language. `published`: its day, where it has one.

    `signs` say, in a fraction of the pattern's time, where in a sentence the pattern may find something.
    """

    def __init__(
        self, language: Language, pattern: DatePattern, published: Edtf | None, signs: DateSigns
    ) -> None:
        self.language = language
        self.pattern = pattern
        self.published = published
        self.signs = signs
        self.words = DateWords(language)
        self.told: str | None = None
        """The date last told, which “a year earlier” is counted from."""
        self.quarter: str | None = None
        """The quarter or half of a year last told."""

    def expressions(self, sentence: str, starts: Sequence[int] | None = None) -> Iterator[Expression]:
        """Every date in a sentence, in order, none overlapping; `starts` are all offsets at which one may begin."""
        if starts is None:
            starts = self.signs.starts(words_of(Text(sentence)))
        at = 0
        match_at = self.pattern.matches(in_small_letters(sentence))
        for start in starts:
            match = match_at(start) if start >= at else None
            if match is None:
                continue
            expression = self._expression(sentence, match)
            at = (
                match.end()
                if expression
                else max(match.start() + 1, match.start() + len(match["prefix"] or ""))
            )
            if expression:
                yield expression

    def _expression(self, sentence: str, match: re.Match[str]) -> Expression | None:
        form, groups = self.pattern.form_and_pieces(match, sentence)
        prefix = self.words.plain(match["prefix"] or "")
        months = [value for name, value in groups.items() if name in date_words.CAPITAL]
        if any(not value[0].isupper() for value in months) and not self.language.set_of("small_months"):
            return None
        if form == "year" and _CLOCK.match(sentence, match.end()):
            return None  # 1442 UTC
        bare = match.start() + len(match["prefix"] or "")
        if groups.get("rd", " ")[0].isupper() and match.start():
            return None  # Harbour Today
        if not prefix and not self._stands_alone(form, groups, sentence, bare, match.end()):
            return None
        if form == "month" and prefix and prefix not in _BEFORE_MONTHS:
            return None
        if form == "weekday" and prefix in ("in", "at", "of"):
            hours = match.start("w") > bare and "w_near" not in groups  # in the early hours of Sunday
            bare = match.start() if hours else bare
            return Expression(bare, match.end(), form, "", groups)
        return Expression(match.start(), match.end(), form, prefix, groups)

    def _stands_alone(
        self, form: str, groups: Mapping[str, str], sentence: str, start: int, end: int
    ) -> bool:
        """Whether a date without a preposition is one: the 1996 law, December’s figures, but no other bare number."""
        behind = sentence[end : end + 1]
        if form not in ("year", "month", "bare_season", "holiday"):
            return True
        before = sentence[:start].rstrip().rpartition(" ")[2].lower().strip('(“"')
        beside = before in self.language.set_of("before_bare_dates") or before.endswith(("’s", "'s"))
        noun = _BESIDE_NOUN.match(sentence, end) is not None
        if form == "year" and self.language.set_of("bare_years"):
            return behind not in "-’'" and "1900" <= groups["y"] < "2100" and not _NOUN.match(sentence, end)
        if form == "year":
            opened = before in self.language.set_of("before_bare_years") or sentence[
                :start
            ].rstrip().endswith("(")
            return behind not in ("-", "’", "'") and (
                opened or (beside and noun and "1900" <= groups["y"] < "2100")
            )
        if form == "month":
            named = groups["mo_m"].lower() in self.language.set_of("month_names_of_people")
            return (behind in ("’", "'") and not named) or (beside and noun and behind not in "-’'")
        return form == "holiday" and ("ho_near" in groups or "ho_y" in groups or groups["ho"].endswith("ay"))

    def resolve(self, expression: Expression, ahead: bool | None, inner: bool = False) -> Dated | None:
        """What day, month or year is meant; `ahead`: its clause tells of what is to come, or (False) of what was.

        `inner`: the clause is part of another that has told its date: the weekday before that one is meant.

        None without a day to count from, and for what no calendar has.
        """
        found = self._point(expression, ahead, inner)
        if found is None:
            return None
        text, basis = found
        try:
            point = Edtf.parse(text)
        except ValueError:
            return None  # 31 February
        when = point
        if "/" not in text:
            if expression.prefix in _OPEN_LEFT:
                when = Edtf.parse(f"../{text.replace('X', '9')}")
            elif expression.prefix in _OPEN_RIGHT:
                when = Edtf.parse(f"{text.replace('X', '0')}/..")
        # a year earlier, of figures: what follows them is not counted from there
        back = expression.form == "period" or (
            expression.form == "ago" and is_a_year_before(expression.pieces, self.words)
        )
        if expression.form == "quarter" and not {"q_pre", "q_pnear", "q_pago"} & expression.pieces.keys():
            self.quarter = text
        return Dated(point, when, basis, not back)

    def record(self, dated: Dated) -> None:
        """This date was told: what follows may be counted from it."""
        if dated.leads:
            self.told = dated.point.text

    def is_to_come(self, dated: Dated) -> bool:
        """Whether a date begins after the day of publication; False where either is unknown or open."""
        if self.published is None or self.published.latest is None or dated.point.earliest is None:
            return False
        return dated.point.earliest.number > self.published.latest.number

    def _point(self, expression: Expression, ahead: bool | None, inner: bool) -> tuple[str, Basis] | None:
        pieces, form = expression.pieces, expression.form
        found = stated(form, pieces, self.words)
        if found is not None:
            return found, Basis.STATED
        if form in _FORMS_FROM_LAST:
            found = counted_from_last(form, pieces, self.told, self.quarter, self.words)
            if found is not None:
                return found, Basis.INFERRED
        today = date_words.day_of(self.published)
        told = steps.day_of_text(self.told or "") if inner and form == "weekday" and ahead is False else None
        today = told - timedelta(days=1) if told else today
        found = None if today is None else near(form, pieces, today, ahead, self.words)
        return None if found is None else (found, Basis.INFERRED)
