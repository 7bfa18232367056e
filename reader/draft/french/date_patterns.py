"""The forms in which French writes dates, as one pattern: ranges before single dates, the longer first."""

from __future__ import annotations

from functools import lru_cache

from reader.draft.dates.date_pattern import DatePattern, one_of
from reader.draft.dates.dates import Dating
from reader.draft.dates.signs import signs_of
from reader.draft.language import Language
from reader.model.dates.dates import Edtf

YEAR = r"(?:1[0-9]|20|21)\d\d"
_S = r"[ \u00a0\u202f]+"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|1er)"
_TO = rf"(?:\s*[–—-]\s*|{_S}(?:au|à|et){_S}(?:le{_S})?)"
_AND = rf"(?<=entre\s\d{{4}}){_S}et{_S}"  # 1967 et 1970 are two years, entre 1967 et 1970 is a range
_TO_YEAR = rf"(?:\s*[–—-]\s*|{_S}(?:au|à){_S}|{_AND})"
_PART = r"(?:début|mi-|fin|courant)"
_NEAR = (
    r"(?:derni(?:er|ère|ers|ères)|prochain(?:e|s|es)?|pass(?:é|ée)|précédent(?:e)?|suivant(?:e)?|écoulé(?:e)?"
    r"|ce(?:t|tte)?)"
)
_THIS = rf"(?:ce(?:t|tte)?{_S})"
_SIGNS = frozenset(
    """trimestre semestre noël réveillon nouvel pâques pentecôte ascension toussaint assomption épiphanie hier demain
    aujourd avant après lendemain veille week weekend auparavant""".split()
)
"""Beside the names of times: every form below has one of them, one of those names or a digit."""


def dating(language: Language, published: Edtf | None) -> Dating:
    """What reads the French dates of one article."""
    lists = ("months", "weekdays", "seasons", "time_units", "numbers", "ordinals")
    pattern = _pattern(*(language.listed(name) for name in lists))
    return Dating(language, pattern, published, signs_of(language, _SIGNS))


@lru_cache(maxsize=1)
def _pattern(*lists: tuple[str, ...]) -> DatePattern:
    month, weekday, season, unit, number, ordinal = (
        one_of(word for line in words for word in line.split("/")) for words in lists
    )
    mon = rf"{month}\b\.?"
    article = rf"(?:l['’]|l[ae]{_S})"
    hours = rf"(?:{_S}(?:matin|midi|après-midi|soir|dans{_S}la{_S}(?:nuit|matinée|soirée|journée)))?"
    behind = r"(?:plus\s+tard|plus\s+tôt|auparavant|après|avant)"
    forms = {
        "iso": rf"(?P<iso1>{YEAR}-\d\d-\d\d)",
        "months_days_first": (
            rf"(?:le{_S})?(?P<mf_1>{_DAY}){_S}(?P<mf_m1>{mon}){_TO}(?P<mf_2>{_DAY}){_S}(?P<mf_m2>{mon})"
            rf"(?:{_S}(?P<mf_y>{YEAR}))?"
        ),
        "days_first": (
            rf"(?:les?{_S})?(?P<df_1>{_DAY}){_TO}(?P<df_2>{_DAY}){_S}(?P<df_m>{mon})(?:{_S}(?P<df_y>{YEAR}))?"
        ),
        "months": rf"(?P<ms_1>{month})(?:{_S}(?P<ms_y1>{YEAR}))?{_TO}(?P<ms_2>{month}){_S}(?P<ms_y>{YEAR})",
        "years": rf"(?P<ys_1>{YEAR})(?:\s*[–/-]\s*(?P<ys_3>\d\d)(?!\d)|{_TO_YEAR}(?P<ys_2>{YEAR}))",
        "day_month": rf"(?:{weekday},?{_S}(?:le{_S})?)?(?P<d_d>{_DAY}){_S}(?P<d_m>{mon})(?:{_S}(?P<d_y>{YEAR}))?",
        "figures": rf"(?P<f_2>\d\d?)(?P<f_sep>/)(?P<f_1>\d\d?)/(?P<f_y>{YEAR}|\d\d)(?![\d/])",
        "month_year": rf"(?:{_PART}(?:{_S})?)?(?P<my_m>{mon}){_S}(?P<my_y>{YEAR})",
        "near_month": rf"(?P<nm_m>{month}){_S}(?P<nm_near>{_NEAR})\b",
        "of_month": rf"{_PART}(?:{_S})?(?P<om_m>{month})\b",
        "month": rf"(?P<mo_m>{month})\b",
        "decade": rf"(?:les{_S})?années{_S}(?P<de_y>(?:1[0-9]|20)?\d0)\b",
        "century": rf"(?P<ce_n>[xvi]+)e{_S}siècle\b",
        "quarter": rf"(?:le{_S})?(?P<q_n>{ordinal}){_S}(?P<q_of>trimestre|semestre)(?:{_S}(?:de{_S})?(?P<q_y>{YEAR}))?",
        "season": rf"(?:l['’])?(?P<s_s>{season}){_S}(?P<s_y>{YEAR})",
        "near_season": (
            rf"(?=(?:{article}?{season}{_S})?(?P<ns_near>{_NEAR})\b)(?:{article}|{_THIS})?(?P<ns_s>{season})\b(?:{_S}{_NEAR})?"
        ),
        "holiday": (
            rf"(?:l['’]|la{_S}|le{_S})?(?P<ho>noël|réveillon{_S}de{_S}noël|nouvel{_S}an|jour{_S}de{_S}l['’]an|lundi{_S}de{_S}pâques"
            rf"|pâques|pentecôte|ascension|toussaint|assomption|épiphanie)\b(?:{_S}(?P<ho_near>{_NEAR})\b)?(?:{_S}(?P<ho_y>{YEAR}))?"
        ),
        "beside": r"(?P<be>avant-hier|après-demain)",
        "relative_day": rf"(?P<rd>hier|aujourd['’]hui|demain){hours}\b",
        "ago": (
            rf"(?=(?:(?:\d{{1,4}}|{number}|quelques|plusieurs){_S}{unit}{_S})?(?P<ag>il{_S}y{_S}a|dans|plus\s+tard|plus\s+tôt"
            rf"|auparavant)\b)(?:(?:il{_S}y{_S}a|dans){_S}(?:environ{_S}|près{_S}de{_S}|plus{_S}de{_S}|moins{_S}de{_S})?)?"
            rf"(?P<ag_n>\d{{1,4}}|{number}|quelques|plusieurs){_S}(?P<ag_u>{unit})\b(?:{_S}{behind}\b)?"
        ),
        "following": rf"(?:le{_S}|la{_S})?(?P<fo>lendemain|veille)\b(?P<fo_u>)",
        "weekend": rf"(?:{_THIS}|le{_S})?week-?end(?:{_S}{_NEAR})?\b",
        "near_unit": (
            rf"(?=(?:{article}?(?:semaine|mois|année|an){_S})?(?P<nu_near>{_NEAR})\b)(?:{article}|{_THIS})?"
            rf"(?P<nu_u>semaine|mois|année|an)\b(?:{_S}{_NEAR})?"
        ),
        "weekday": (
            rf"(?:dans{_S}la{_S}nuit{_S}d[eu]{_S}|ce{_S})?(?P<w>{weekday})\b(?:{_S}(?:à|au){_S}{weekday}\b)?{hours}"
            rf"(?:{_S}(?P<w_near>{_NEAR})\b)?"
        ),
        "year": rf"(?:{_PART}{_S})?(?P<y>{YEAR})(?![\w%]|[.,:/]\d|-\w)",
    }
    prefix = (
        rf"(?P<prefix>(?<!\w)(?:jusqu['’](?:à{_S}la{_S}|à{_S}l['’]|à{_S}fin{_S}|à{_S}|aux?{_S}|en{_S})"
        rf"|d['’]ici(?:{_S}(?:à{_S}la{_S}fin|la{_S}fin|à{_S}fin|à{_S}la|le|la|à|au|fin))?{_S}|depuis(?:{_S}l[ae])?{_S}|depuis{_S}l['’]|dès(?:{_S}l[ae])?{_S}|dès{_S}l['’]"
        rf"|à{_S}(?:partir|compter){_S}d(?:u{_S}|e{_S}la{_S}|e{_S}|['’])|avant(?:{_S}l[ae])?{_S}|avant{_S}l['’]|après(?:{_S}l[ae])?{_S}"
        rf"|au{_S}cours{_S}d(?:u|e){_S}|au{_S}mois{_S}d(?:e{_S}|['’])|courant{_S}|dans{_S}la{_S}nuit{_S}du{_S}|dans{_S}l[ae]s?{_S}|entre(?:{_S}le)?{_S}"
        rf"|pendant{_S}|durant{_S}|pour(?:{_S}le)?{_S}|en{_S}|aux?{_S}|à{_S}la{_S}|à{_S}|le{_S}|du{_S}|de{_S}))?"
    )
    return DatePattern(prefix, forms)
