"""The forms in which German writes dates, as one pattern: ranges before single dates, the longer first."""

from __future__ import annotations

from functools import lru_cache

from reader.draft.dates.date_pattern import DatePattern, one_of
from reader.draft.dates.dates import Dating
from reader.draft.dates.signs import signs_of
from reader.draft.language import Language
from reader.model.dates.dates import Edtf

YEAR = r"(?:1[0-9]|20|21)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])\."
_TO = r"(?:\s*[–—-]\s*|\s+(?:bis|und)\s+(?:zum\s+)?)"
_AND = r"(?<=zwischen\s\d{4})\s+und\s+"  # 1967 und 1970 are two years, zwischen 1967 und 1970 is a range
_TO_YEAR = rf"(?:\s*[–—-]\s*|\s+bis\s+|{_AND})"
_PART = r"(?:anfang|mitte|ende)"

_SIGNS = frozenset(
    """quartal halbjahr jahreshälfte weihnachten heiligabend silvester neujahr oster ostern karfreitag pfingst
    aschermittwoch gestern heute morgen vorgestern übermorgen wochenende""".split()
)
"""Beside the names of times: every form below has one of them, one of those names or a digit."""


def dating(language: Language, published: Edtf | None) -> Dating:
    """What reads the German dates of one article."""
    lists = ("months", "weekdays", "seasons", "time_units", "numbers", "ordinals")
    pattern = _pattern(*(language.listed(name) for name in lists))
    return Dating(language, pattern, published, signs_of(language, _SIGNS))


@lru_cache(maxsize=2)
def _pattern(*lists: tuple[str, ...]) -> DatePattern:
    month, weekday, season, unit, number, ordinal = (
        one_of(word for line in words for word in line.split("/")) for words in lists
    )
    hours = r"(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?"
    near = r"(?:letzte[nrsm]?|nächste[nrsm]?|diese[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|kommende[nrsm]?)"
    mon = rf"{month}\b\.?"
    forms = {
        "iso": rf"(?P<iso1>{YEAR}-\d\d-\d\d)",
        "days_first": rf"(?P<df_1>{_DAY}){_TO}(?P<df_2>{_DAY})\s+(?P<df_m>{mon})(?:\s+(?P<df_y>{YEAR}))?",
        "months_days_first": (
            rf"(?P<mf_1>{_DAY})\s+(?P<mf_m1>{mon}){_TO}(?P<mf_2>{_DAY})\s+(?P<mf_m2>{mon})(?:\s+(?P<mf_y>{YEAR}))?"
        ),
        "months": rf"(?P<ms_1>{month})(?:\s+(?P<ms_y1>{YEAR}))?{_TO}(?P<ms_2>{month})\s+(?P<ms_y>{YEAR})",
        "years": rf"(?P<ys_1>{YEAR})(?:\s*[–/-]\s*(?P<ys_3>\d\d)(?!\d)|{_TO_YEAR}(?P<ys_2>{YEAR}))",
        "day_month": (
            rf"(?:{weekday}{hours},?\s+)?(?:(?:de[mn]|der)\s+)?(?P<d_d>{_DAY})\s+(?P<d_m>{mon})(?:\s+(?P<d_y>{YEAR}))?"
        ),
        "figures": rf"(?P<f_1>\d\d?)(?P<f_sep>\.)\s?(?P<f_2>\d\d?)\.\s?(?P<f_y>{YEAR}|\d\d)(?![\d.])",
        "month_year": rf"(?:{_PART}\s+)?(?P<my_m>{mon})\s+(?P<my_y>{YEAR})",
        "of_month": rf"{_PART}\s+(?P<om_m>{month})\b",
        "near_month": rf"(?P<nm_near>{near})\s+(?P<nm_m>{mon})",
        "month": rf"(?P<mo_m>{month})\b",
        "decade": r"(?P<de_y>(?:1[0-9]|20)\d0)er[\s-]+jahre?n?\b",
        "quarter": (
            rf"(?P<q_n>{ordinal})\s+(?P<q_of>quartal|halbjahr|jahreshälfte)(?:\s+(?:des\s+jahres\s+)?(?P<q_y>{YEAR}))?"
        ),
        "season": rf"(?P<s_s>{season})\s+(?P<s_y>{YEAR})",
        "near_season": rf"(?P<ns_near>{near})\s+(?P<ns_s>{season})\b",
        "holiday": (
            r"(?:(?P<ho_near>letzte[ns]?|nächste[ns]?)\s+)?(?P<ho>weihnachten|heiligabend|silvester|neujahr|ostersonntag"
            rf"|ostermontag|ostern|karfreitag|pfingstmontag|pfingsten|aschermittwoch)\b(?:\s+(?P<ho_y>{YEAR}))?"
        ),
        "beside": r"(?P<be>vorgestern|übermorgen)",
        "relative_day": rf"(?P<rd>gestern|heute|morgen)(?:\s+{hours})?\b",
        "ago": (
            rf"(?:(?P<ag>vor)\s+(?:etwa\s+|rund\s+|fast\s+|gut\s+|knapp\s+)?(?P<ag_n>\d{{1,4}}|{number}|wenigen|einigen"
            rf"|mehreren)\s+(?P<ag_u>{unit})\b)"
        ),
        "weekend": rf"(?:{near}\s+)?wochenende\b",
        "near_unit": rf"(?P<nu_near>{near})\s+(?P<nu_u>woche|monats?|jahre?s?)\b",
        "weekday": rf"(?:(?P<w_near>{near})\s+)?(?P<w>{weekday}){hours}\b",
        "year": rf"(?:{_PART}\s+)?(?P<y>{YEAR})(?![\w%]|[.,:/]\d|-\w)",
    }
    prefix = (
        r"(?P<prefix>\b(?:bis(?:\s+zu[mr])?|seit(?:\s+de[mr])?|ab(?:\s+dem)?|vom|von(?=\s+\d{4}\s*(?:bis|[–—-]))|vor\s+de[mr]"
        r"|nach\s+de[mr]|am|im\s+jahre?|in\s+den\s+jahren|in\s+der\s+nacht\s+(?:zum|zu|auf)|zum|im|in\s+de[mnr]|für|zwischen(?:\s+dem)?)\s+)?"
    )
    return DatePattern(prefix, forms)
