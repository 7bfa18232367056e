"""Dates that are counted from another: from the day of publication, or from the date last told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reader.draft.dates import calendar_steps as steps
from reader.draft.dates.date_words import DateWords, number
from reader.draft.dates.stated import day_range, month_day, range_end

ONWARD = frozenset(["later", "after", "afterward", "afterwards", "on"])
_ABOUT = frozenset(["a few", "several"])


def counted_from_last(
    form: str, pieces: Mapping[str, str], told: str | None, quarter: str | None, words: DateWords
) -> str | None:
    """A date counted from the one last told, or from the quarter last told: “a year earlier”."""
    if form == "period":
        return _period(pieces, quarter)
    if form == "ago" and quarter is not None and is_a_year_before(pieces, words):
        return steps.year_before(quarter)
    if told is None or "/" in told or "X" in told:
        return None
    if form == "same":
        return steps.widened(told, words.plain(pieces.get("sa_u") or pieces["sa2_u"]))
    if form == "following":
        step = 1 if words.plain(pieces["fo"]) in ("next", "following") else -1
        if "fo_w" in pieces:
            day = steps.day_of_text(told)
            return steps.weekday_beside(day, words.weekday(pieces["fo_w"]), step) if day else None
        return steps.stepped(told, words.unit(pieces["fo_u"]), step)
    if words.plain(pieces["ag"]) == "ago":
        return None
    step = 1 if words.plain(pieces["ag"]) in ONWARD else -1
    return steps.stepped(told, words.unit(pieces["ag_u"]), step * words.amount(pieces["ag_n"]))


def is_a_year_before(pieces: Mapping[str, str], words: DateWords) -> bool:
    """Whether an expression is “a year ago” or “a year earlier”."""
    one_year = words.unit(pieces["ag_u"]) == "year" and words.amount(pieces["ag_n"]) == 1
    return one_year and words.plain(pieces["ag"]) in ("ago", "earlier", "before")


def _period(pieces: Mapping[str, str], quarter: str | None) -> str | None:
    """The quarter that “the year-ago quarter” or “the 1988 period” means."""
    if quarter is None:
        return None
    if "pe_y" in pieces:
        return steps.of_year(quarter, int(pieces["pe_y"]))
    before = (
        "pe_last" in pieces or "ago" in pieces.get("pe_near", "") or "earlier" in pieces.get("pe_near", "")
    )
    return steps.year_before(quarter) if before or "ye" in pieces else quarter


def near(
    form: str, pieces: Mapping[str, str], today: date, ahead: bool | None, words: DateWords
) -> str | None:
    """A date counted from the day of publication; `ahead` says whether it is still to come."""
    match form:
        case "month_day" | "day_month":
            month, day = words.month(pieces[f"{form[0]}_m"]), number(pieces[f"{form[0]}_d"])
            return month_day(form[0], pieces, steps.nearest_year(today, month, day, ahead), words)
        case "days" | "days_first" | "months_days" | "months_days_first":
            year = steps.nearest_year(today, *range_end(form, pieces, words), ahead)
            return day_range(form, pieces, year, words)
        case "month" | "of_month":
            month = words.month(pieces.get("mo_m") or pieces["om_m"])
            return f"{steps.nearest_year(today, month, None, ahead):04}-{month:02}"
        case "near_month":
            month, side = words.month(pieces["nm_m"]), words.side(pieces["nm_near"])
            found = f"{steps.near_year(today.year, today.month, month, side):04}-{month:02}"
            return f"{found}-{number(pieces['nm_d']):02}" if "nm_d" in pieces else found
        case "month_near":
            year = today.year + {"last": -1, "next": 1}.get(words.side(pieces["mn_near"]), 0)
            found = f"{year:04}-{words.month(pieces['mn_m']):02}"
            return f"{found}-{number(pieces['mn_d']):02}" if "mn_d" in pieces else found
        case "near_season":
            return steps.near_season(today, words.season(pieces["ns_s"]), words.side(pieces["ns_near"]))
        case "bare_season":
            return steps.nearest_season(today, words.season(pieces["bs_s"]), ahead)
        case "holiday":
            return steps.nearest_holiday(
                today, words.plain(pieces["ho"]), words.side(pieces.get("ho_near", "")), ahead
            )
        case "quarter":
            return _quarter(pieces, today, ahead, words)
        case "period" if "pe_near" in pieces or pieces.get("pe_of", "").lower() == "quarter":
            return _period(pieces, steps.last_quarter(today)) if "pe_y" not in pieces else None
        case "beside":
            return steps.day_text(today, -2 if words.plain(pieces["be"]).startswith("before") else 2)
        case "relative_day":
            return steps.day_text(today, {"yesterday": -1, "tomorrow": 1}.get(words.plain(pieces["rd"]), 0))
        case "within":
            if "wi_t" in pieces:
                return steps.day_text(today, -(words.plain(pieces["wi_t"]) == "yesterday"))
            return steps.stepped(today.isoformat(), words.unit(pieces["wi_u"]), 0)
        case "weekend":
            return steps.weekend(today, words.side(pieces["weekend"]), ahead)
        case "near_unit":
            return _near_unit(pieces, today, words)
        case "weekday":
            side = words.side(pieces.get("w_near", ""))
            if words.plain(pieces.get("w_near", "")).endswith("coming"):
                side, ahead = "", True
            return steps.weekday(today, words.weekday(pieces["w"]), side, ahead)
        case "ago":
            return _ago(pieces, today, words)
    return None


def _ago(pieces: Mapping[str, str], today: date, words: DateWords) -> str | None:
    plain = words.plain(pieces["ag"])
    if plain in ONWARD:
        return None
    sign = 1 if plain == "in" else -1
    count = words.plain(pieces["ag_n"])
    found = steps.stepped(today.isoformat(), words.unit(pieces["ag_u"]), sign * words.amount(count))
    return f"{found}~" if found and count in _ABOUT and found[-1] not in "~X" and "/" not in found else found


def _near_unit(pieces: Mapping[str, str], today: date, words: DateWords) -> str | None:
    unit, side = words.plain(pieces["nu_u"]), words.plain(pieces["nu_near"])
    if unit in ("night", "evening", "morning", "afternoon"):
        step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(side, 0)
        return steps.day_text(today, step) if side in ("last", "this", "next") else None
    if side == "past" or (side == "coming" and unit != "week"):
        return None  # a span, not a date: in the past year
    step = {"last": -1, "previous": -1, "next": 1, "coming": 1}.get(side, 0)
    return steps.stepped(today.isoformat(), words.unit(unit), step)


def _quarter(pieces: Mapping[str, str], today: date, ahead: bool | None, words: DateWords) -> str | None:
    count, of = words.ordinal(pieces["q_n"]), words.plain(pieces["q_of"])
    beside = pieces.get("q_near") or pieces.get("q_pnear")
    if beside is not None:
        return steps.part_of_year(today.year + {"last": -1, "next": 1}.get(words.side(beside), 0), of, count)
    if count == 0 and of == "quarter":
        return steps.last_quarter(today)
    found = steps.nearest_part(today, of, count, ahead)
    return steps.year_before(found) if found and "q_pago" in pieces else found
