"""Dates with their year: what the words alone say, without a day to count from."""

from __future__ import annotations

from collections.abc import Mapping

from reader.draft.dates import calendar_steps as steps
from reader.draft.dates.date_words import DateWords, figures, number

_SHORT = {"days": "days", "days_first": "df", "months_days": "md", "months_days_first": "mf"}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def stated(form: str, pieces: Mapping[str, str], words: DateWords) -> str | None:
    """The date of an expression that names its year, as EDTF; None for any other."""
    month = words.month
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
            return figures(pieces)
        case "month_year":
            return f"{pieces['my_y']}-{month(pieces['my_m']):02}"
        case "season":
            return f"{pieces['s_y']}-{words.season(pieces['s_s'])}"
        case "decade":
            digits = pieces["de_y"].strip("'’")
            digits = digits if len(digits) == 4 else ("20" if digits in ("00", "10", "20") else "19") + digits
            return f"{digits[:2]}XX" if digits[2:] == "00" and digits < "2" else f"{digits[:3]}X"
        case "century":
            count = words.ordinal(pieces["ce_n"])
            return f"{count - 1:02}XX" if 10 < count < 22 else None
        case "quarter" if (year := pieces.get("q_y") or pieces.get("q_pre")) is not None:
            return steps.part_of_year(int(year), _part(pieces, words), words.ordinal(pieces["q_n"]))
        case "holiday" if "ho_y" in pieces:
            return steps.holiday(words.plain(pieces["ho"]), int(pieces["ho_y"]))
        case "year":
            return pieces["y"]
        case "spelled":
            return _spelled(pieces, words)
        case "month_day" | "day_month" if f"{form[0]}_y" in pieces:
            return month_day(form[0], pieces, int(pieces[f"{form[0]}_y"]), words)
    year = next((pieces[name] for name in ("days_y", "df_y", "md_y", "mf_y") if name in pieces), None)
    return day_range(form, pieces, int(year), words) if year is not None else None


def _part(pieces: Mapping[str, str], words: DateWords) -> str:
    return words.plain(pieces["q_of"])


def _spelled(pieces: Mapping[str, str], words: DateWords) -> str:
    ten = 20 + 10 * _TENS.index(pieces["sp_t"].lower())
    return f"19{ten + (words.amount(pieces['sp_u']) if 'sp_u' in pieces else 0)}"


def day_range(form: str, pieces: Mapping[str, str], year: int, words: DateWords) -> str | None:
    """The days of “3 to 5 June” in a year, which is that of the last of them."""
    short = _SHORT.get(form)
    if short is None:
        return None
    last = words.month(pieces.get(f"{short}_m") or pieces[f"{short}_m2"])
    first = words.month(pieces[f"{short}_m1"]) if f"{short}_m1" in pieces else last
    one, other = number(pieces[f"{short}_1"]), number(pieces[f"{short}_2"])
    return steps.days(year - (first > last), first, one, year, last, other)


def range_end(form: str, pieces: Mapping[str, str], words: DateWords) -> tuple[int, int]:
    """The month and the day on which a range ends."""
    short = _SHORT[form]
    return words.month(pieces.get(f"{short}_m") or pieces[f"{short}_m2"]), number(pieces[f"{short}_2"])


def month_day(short: str, pieces: Mapping[str, str], year: int, words: DateWords) -> str:
    return f"{year:04}-{words.month(pieces[f'{short}_m']):02}-{number(pieces[f'{short}_d']):02}"
