"""Finds the dates of a sentence, and resolves each at its own precision: “in 2021” is a year, “last March” a month.

An expression is found first, the longest that begins at a place, so that “from Sept. 19 to 22” is one. What day it
is depends on the day of publication (“on Friday”, “two years ago”), on the date last told (“a year earlier”), and on
whether its clause tells of what is still to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from reader.draft.english.dates import calendar_steps as steps
from reader.draft.english.dates import date_words
from reader.draft.english.dates.date_patterns import date_pattern
from reader.draft.english.dates.date_words import number
from reader.draft.language import Language
from reader.model.article import Basis
from reader.model.dates.dates import Edtf

_BARE_YEAR_BEHIND = re.compile(
    r"(?:\b(?:of|the|fiscal|year|winter|autumn|fall|spring|summer)|\()\s*$", re.IGNORECASE
)
_OPEN_LEFT = frozenset(["until", "up until", "till", "through", "by", "before"])
_OPEN_RIGHT = frozenset(["since", "from", "as of", "starting", "beginning", "effective", "starting on", "starting in",
                         "starting from", "beginning on", "beginning in"])  # fmt: skip
_BEFORE_MONTHS = frozenset("in since until by from during of through early late mid last this next".split())
_LOOSE = frozenset(["before", "after", "following"])
_ONWARD = frozenset(["later", "after", "afterward", "afterwards", "on"])
_COUNTS = {"a": 1, "an": 1, "a few": 3, "several": 4}


@dataclass(frozen=True, slots=True)
class Expression:
    """Words for a date in a sentence, half open, in code points. `form` is the name of its pattern.

    `start` is that of the word before it that belongs to it, if any: “until”, “from”, “on”; `prefix` is that word.
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


@dataclass(frozen=True, slots=True)
class Dated:
    """What an expression means. `point` is the date alone, `when` with the side left open to which it reaches."""

    point: Edtf
    when: Edtf
    basis: Basis


@dataclass(slots=True)
class Dating:
    """Reads the dates of one article. `published`: its day, where it has one."""

    language: Language
    published: Edtf | None
    told: str | None = field(default=None, init=False)
    """The date last told, which “a year earlier” is counted from."""

    def expressions(self, sentence: str) -> Iterator[Expression]:
        """Every date in a sentence, in order, none overlapping."""
        at = 0
        pattern = date_pattern(self.language)
        while match := pattern.search(sentence, at):
            expression = self._expression(sentence, match)
            at = (
                match.end()
                if expression
                else max(match.start() + 1, match.start() + len(match["prefix"] or ""))
            )
            if expression:
                yield expression

    def _expression(self, sentence: str, match: re.Match[str]) -> Expression | None:
        groups = {name: value for name, value in match.groupdict().items() if value is not None}
        form = next(name for name in date_words.FORMS if name in groups)
        prefix = " ".join(groups.pop("prefix", "").lower().split())
        months = [value for name, value in groups.items() if name in date_words.CAPITAL]
        if any(not value[0].isupper() for value in months):
            return None
        bare = match.start() + len(match["prefix"] or "")
        if groups.get("rd", " ")[0].isupper() and match.start():
            return None  # Harbour Today
        if form == "year" and not prefix and not _BARE_YEAR_BEHIND.search(sentence, 0, bare):
            return None
        if form == "month" and prefix not in _BEFORE_MONTHS:
            return None
        following = sentence[match.end() : match.end() + 1]
        if following in ("-", "’", "'") and form in ("month", "year") and not prefix:
            return None
        if form == "weekday" and prefix in ("in", "at", "of"):
            return Expression(bare, match.end(), form, "", groups)
        return Expression(match.start(), match.end(), form, prefix, groups)

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
        return Dated(point, when, basis)

    def record(self, dated: Dated) -> None:
        """This date was told: what follows may be counted from it."""
        self.told = dated.point.text

    # -- the forms

    def _point(self, expression: Expression, ahead: bool | None, inner: bool) -> tuple[str, Basis] | None:
        pieces, form = expression.pieces, expression.form
        stated = self._stated(form, pieces)
        if stated is not None:
            return stated, Basis.STATED
        today = date_words.day_of(self.published)
        if form in ("ago", "following", "same") and (counted := self._from_told(form, pieces)):
            return counted, Basis.INFERRED
        told = steps.day_of_text(self.told or "") if inner and form == "weekday" and ahead is False else None
        today = told - timedelta(days=1) if told else today
        if today is None:
            return None
        found = self._near(form, pieces, today, ahead)
        return None if found is None else (found, Basis.INFERRED)

    def _stated(self, form: str, pieces: Mapping[str, str]) -> str | None:
        """A date with its year."""
        month = self._month
        match form:
            case "iso":
                return pieces["iso1"]
            case "years" if "ys_2" in pieces or "ys_3" in pieces:
                last = pieces.get("ys_2") or pieces["ys_1"][:2] + pieces["ys_3"]
                return f"{pieces['ys_1']}/{last}" if last > pieces["ys_1"] else None
            case "months":
                first = f"{pieces.get('ms_y1', pieces['ms_y'])}-{month(pieces['ms_1']):02}"
                return f"{first}/{pieces['ms_y']}-{month(pieces['ms_2']):02}"
            case "figures":
                return date_words.figures(pieces)
            case "month_year":
                return f"{pieces['my_y']}-{month(pieces['my_m']):02}"
            case "season":
                return f"{pieces['s_y']}-{self._season(pieces['s_s'])}"
            case "decade":
                digits = pieces["de_y"].strip("'’")
                digits = (
                    digits if len(digits) == 4 else ("20" if digits in ("00", "10", "20") else "19") + digits
                )
                return f"{digits[:2]}XX" if digits[2:] == "00" and digits < "2" else f"{digits[:3]}X"
            case "century":
                number = self._ordinal(pieces["ce_n"])
                return f"{number - 1:02}XX" if 10 < number < 22 else None
            case "quarter" if "q_y" in pieces:
                return steps.part_of_year(int(pieces["q_y"]), pieces["q_of"], self._ordinal(pieces["q_n"]))
            case "year":
                return pieces["y"]
            case "month_day" | "day_month" if f"{form[0]}_y" in pieces:
                return self._dated(form[0], pieces, int(pieces[f"{form[0]}_y"]))
        year = next(
            (int(pieces[name]) for name in ("days_y", "df_y", "md_y", "mf_y") if name in pieces), None
        )
        return self._range(form, pieces, year) if year is not None else None

    def _range(self, form: str, pieces: Mapping[str, str], year: int) -> str | None:
        match form:
            case "days" | "days_first":
                short = "days" if form == "days" else "df"
                month = self._month(pieces[f"{short}_m"])
                return steps.days(
                    year,
                    month,
                    number(pieces[f"{short}_1"]),
                    year,
                    month,
                    number(pieces[f"{short}_2"]),
                )
            case "months_days" | "months_days_first":
                short = "md" if form == "months_days" else "mf"
                first, last = self._month(pieces[f"{short}_m1"]), self._month(pieces[f"{short}_m2"])
                begun = year - (first > last)
                return steps.days(
                    begun,
                    first,
                    number(pieces[f"{short}_1"]),
                    year,
                    last,
                    number(pieces[f"{short}_2"]),
                )
        return None

    def _dated(self, short: str, pieces: Mapping[str, str], year: int) -> str:
        return f"{year:04}-{self._month(pieces[f'{short}_m']):02}-{number(pieces[f'{short}_d']):02}"

    def _from_told(self, form: str, pieces: Mapping[str, str]) -> str | None:
        """A date counted from the one last told."""
        if self.told is None or "/" in self.told or "X" in self.told:
            return None
        if form == "same":
            return steps.widened(self.told, pieces.get("sa_u") or pieces["sa2_u"])
        if form == "following":
            step = 1 if pieces["fo"].lower() in ("next", "following") else -1
            if "fo_w" in pieces:
                day = steps.day_of_text(self.told)
                return steps.weekday_beside(day, self._weekday(pieces["fo_w"]), step) if day else None
            return steps.stepped(self.told, self._unit(pieces["fo_u"]), step)
        if pieces["ag"].lower() == "ago":
            return None
        count = self._amount(pieces["ag_n"])
        step = 1 if pieces["ag"].lower() in _ONWARD else -1
        return steps.stepped(self.told, self._unit(pieces["ag_u"]), step * count)

    def _near(self, form: str, pieces: Mapping[str, str], today: date, ahead: bool | None) -> str | None:
        """A date counted from the day of publication."""
        match form:
            case "month_day" | "day_month":
                month, day = self._month(pieces[f"{form[0]}_m"]), number(pieces[f"{form[0]}_d"])
                return self._dated(form[0], pieces, steps.nearest_year(today, month, day, ahead))
            case "days" | "days_first" | "months_days" | "months_days_first":
                short = {"days": "days", "days_first": "df", "months_days": "md", "months_days_first": "mf"}[
                    form
                ]
                month = self._month(pieces.get(f"{short}_m") or pieces[f"{short}_m2"])
                return self._range(
                    form,
                    pieces,
                    steps.nearest_year(today, month, number(pieces[f"{short}_2"]), ahead),
                )
            case "month" | "of_month":
                month = self._month(pieces.get("mo_m") or pieces["om_m"])
                return f"{steps.nearest_year(today, month, None, ahead):04}-{month:02}"
            case "near_month":
                month, near = self._month(pieces["nm_m"]), date_words.side(pieces["nm_near"])
                return f"{steps.near_year(today.year, today.month, month, near):04}-{month:02}"
            case "near_season":
                season, near = self._season(pieces["ns_s"]), date_words.side(pieces["ns_near"])
                return steps.near_season(today, season, near)
            case "quarter":
                return self._quarter(pieces, today, ahead)
            case "beside":
                return steps.day_text(today, -2 if pieces["be"].startswith("before") else 2)
            case "relative_day":
                return steps.day_text(today, {"yesterday": -1, "tomorrow": 1}.get(pieces["rd"].lower(), 0))
            case "within":
                if "wi_t" in pieces:
                    return steps.day_text(today, -(pieces["wi_t"].lower() == "yesterday"))
                return steps.stepped(today.isoformat(), pieces["wi_u"].lower(), 0)
            case "weekend":
                return steps.weekend(today, date_words.side(pieces["weekend"]), ahead)
            case "near_unit":
                return self._near_unit(pieces, today)
            case "weekday":
                return steps.weekday(
                    today, self._weekday(pieces["w"]), date_words.side(pieces.get("w_near", "")), ahead
                )
            case "ago":
                if pieces["ag"].lower() in _ONWARD:
                    return None
                return steps.stepped(
                    today.isoformat(), self._unit(pieces["ag_u"]), -self._amount(pieces["ag_n"])
                )
        return None

    def _near_unit(self, pieces: Mapping[str, str], today: date) -> str | None:
        unit, near = pieces["nu_u"].lower(), pieces["nu_near"].lower()
        if unit in ("night", "evening", "morning", "afternoon"):
            step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(near, 0)
            return steps.day_text(today, step) if near in ("last", "this", "next") else None
        if near == "past" or (near == "coming" and unit != "week"):
            return None  # a span, not a date: in the past year
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(near, 0)
        return steps.stepped(today.isoformat(), self._unit(unit), step)

    def _quarter(self, pieces: Mapping[str, str], today: date, ahead: bool | None) -> str | None:
        number, of = self._ordinal(pieces["q_n"]), pieces["q_of"]
        near = pieces.get("q_near")
        if near is not None:
            return steps.part_of_year(today.year + {"last": -1, "next": 1}.get(near.lower(), 0), of, number)
        if pieces["q_n"].lower() == "last" and of == "quarter":
            return steps.last_quarter(today)
        return steps.nearest_part(today, of, number, ahead)

    # -- words

    def _month(self, word: str) -> int:
        return date_words.places(self.language, "months")[word.lower().rstrip(".")] + 1

    def _season(self, word: str) -> int:
        return date_words.places(self.language, "seasons")[word.lower()] + 21  # spring, in EDTF

    def _weekday(self, word: str) -> int:
        return date_words.places(self.language, "weekdays")[word.lower()]

    def _unit(self, word: str) -> str:
        lines = (line.split("/") for line in self.language.listed("time_units"))
        return next((forms[0] for forms in lines if word.lower() in forms), "day")  # morning, night

    def _amount(self, word: str) -> int:
        low = " ".join(word.lower().split())
        if low.isdecimal():
            return int(low)
        return _COUNTS[low] if low in _COUNTS else date_words.places(self.language, "numbers")[low]

    def _ordinal(self, word: str) -> int:
        low = word.lower()
        if low[0].isdecimal():
            return number(low)
        return 0 if low == "last" else date_words.places(self.language, "ordinals")[low] + 1
