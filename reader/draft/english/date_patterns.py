"""The forms in which English writes dates, as one pattern: ranges before single dates, the longer first."""

from __future__ import annotations

from functools import lru_cache

from reader.draft.dates.date_pattern import DatePattern, one_of
from reader.draft.dates.dates import Dating
from reader.draft.dates.signs import signs_of
from reader.draft.language import Language
from reader.model.dates.dates import Edtf

YEAR = r"(?:1[0-9]|20|21)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%.,]*\d|[\w%])"
_TO = r"(?:\s*[–—‑-]\s*|\s+(?:to|through|until|till|and)\s+(?:the\s+)?)"
_UP_TO = r"(?:\s*[–—‑-]\s*|\s+(?:to|through|until|till)\s+)"
_AND = r"(?<=between\s\d{4})\s+and\s+"  # in 2006 and 2012 are two years, between them is a range
_PART = r"(?:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of|the\s+early|the\s+late)"

_SIGNS = frozenset(
    "quarter half period thanksgiving christmas halloween valentine easter good ash independence labor memorial"
    " election boxing nineteen yesterday today tonight tomorrow morning afternoon evening night weekend".split()
)
"""Beside the names of times: every form below has one of them, one of those names or a digit."""
_SELDOM = frozenset("century quarter period bare_season holiday spelled season near_season".split())
_SELDOM_SIGNS = (
    r"century|quarter|half|period|year-ago|year-earlier|nineteen\s|thanksgiving|christmas|new\s+year|halloween|valentine|easter"
    r"|good\s+friday|ash\s+wednesday|(?:independence|labor|memorial|election|boxing)\s+day"
)
"""What is in every form of those, at the beginning of a word, beside the names of seasons."""
_LEADING = frozenset(
    # prefixes
    "up until till through by since from as of starting on in beginning effective between during over for at before"
    " after following around about throughout within early late mid this past"
    # of all forms
    " a an the that its start middle end last next previous preceding coming current latest most recent same very"
    " comparable corresponding first second third fourth earlier later new nearly almost some just more than few"
    " several small hours".split()
)
"""What stands in the forms below, and in what may be before them, before the first such sign; beside numbers."""


def dating(language: Language, published: Edtf | None) -> Dating:
    """What reads the English dates of one article."""
    return Dating(language, date_pattern(language), published, signs_of(language, _SIGNS, _LEADING))


def date_pattern(language: Language) -> DatePattern:
    """All forms of dates; each is a named group, with the pieces that it is read by in groups of their own."""
    lists = ("months", "weekdays", "seasons", "time_units", "numbers", "ordinals")
    return _pattern(*(language.listed(name) for name in lists))


@lru_cache(maxsize=2)
def _pattern(*lists: tuple[str, ...]) -> DatePattern:
    month, weekday, season, unit, number, ordinal = (
        one_of(word for line in words for word in line.split("/")) for words in lists
    )
    hours = r"(?:\s+(?:morning|afternoon|evening|night|noon|midday))"
    near = r"(?:last|next|this|past|previous|coming|following)"
    mon = rf"{month}\b\.?"
    forms = {
        # ranges
        "iso": rf"(?P<iso1>{YEAR}-\d\d-\d\d)",
        "days": (
            rf"(?:{weekday},?\s+)?(?P<days_m>{mon})\s+"
            rf"(?P<days_1>{_DAY}){_TO}(?:{weekday},?\s+)?(?P<days_2>{_DAY})(?:,?\s+"
            rf"(?P<days_y>{YEAR}))?"
        ),
        "days_first": rf"(?P<df_1>{_DAY}){_TO}(?P<df_2>{_DAY})\s+(?P<df_m>{mon})(?:,?\s+(?P<df_y>{YEAR}))?",
        "months_days": (
            rf"(?P<md_m1>{mon})\s+(?P<md_1>{_DAY}){_TO}(?P<md_m2>{mon})\s+"
            rf"(?P<md_2>{_DAY})(?:,?\s+(?P<md_y>{YEAR}))?"
        ),
        "months_days_first": (
            rf"(?P<mf_1>{_DAY})\s+(?P<mf_m1>{mon}){_TO}(?P<mf_2>{_DAY})\s+"
            rf"(?P<mf_m2>{mon})(?:,?\s+(?P<mf_y>{YEAR}))?"
        ),
        "months": rf"(?P<ms_1>{month})(?:\s+(?P<ms_y1>{YEAR}))?{_TO}(?P<ms_2>{month})\s+(?P<ms_y>{YEAR})",
        "years": (
            rf"(?P<ys_1>{YEAR})(?:\s*[–—‑/-]\s*(?P<ys_3>\d\d)(?![\d–-])|(?:{_UP_TO}|{_AND})(?P<ys_2>{YEAR}))"
        ),
        # single dates
        "month_near": (
            rf"(?P<mn_m>{mon})(?:\s+(?P<mn_d>{_DAY}))?,?\s+(?:of\s+)?(?P<mn_near>last|this|next)\s+year\b"
        ),
        "month_day": (
            rf"(?:{weekday},?\s+)?(?:the\s+)?(?P<m_m>{mon})\s+(?P<m_d>{_DAY})(?:,?\s+"
            rf"(?P<m_y>{YEAR})(?!\s*[–-]\s*\d))?"
        ),
        "day_month": (
            rf"(?:{weekday},?\s+)?(?:the\s+)?(?P<d_d>{_DAY})\s+(?:of\s+)?(?P<d_m>{mon})(?:,?\s+"
            rf"(?P<d_y>{YEAR}))?"
        ),
        "figures": rf"(?P<f_1>\d\d?)(?P<f_sep>[/.])(?P<f_2>\d\d?)(?P=f_sep)(?P<f_y>{YEAR}|\d\d)(?![\d/])",
        "month_year": rf"(?:{_PART}[\s-]+)?(?P<my_m>{mon})(?:,|\s+of)?\s+(?P<my_y>{YEAR})",
        "of_month": rf"(?:{_PART}[\s-]+)(?P<om_m>{month})\b",
        "near_month": rf"(?P<nm_near>{near})\s+(?P<nm_m>{mon})(?:\s+(?P<nm_d>{_DAY}))?",
        "month": rf"(?P<mo_m>{month})\b(?!\s+{_DAY})",
        "decade": rf"(?:{_PART}[\s-]+)?(?:the\s+)?(?P<de_y>(?:1[0-9]|20)\d0|['’][1-9]0)['’]?s\b",
        "century": rf"(?:the\s+)?(?:{_PART}[\s-]+)?(?P<ce_n>\d\d?(?:st|nd|rd|th)|{ordinal})[\s-]+century",
        "quarter": (
            rf"(?:the\s+)?(?:(?P<q_pre>{YEAR})(?:[’']s)?\s+|(?P<q_pnear>this|last|next)\s+year[’']s\s+"
            rf"|(?P<q_pago>year-(?:ago|earlier))\s+)?(?P<q_n>first|second|third|fourth|last)[\s-]+(?P<q_of>quarter|half)\b"
            rf"(?:\s+(?:of\s+)?(?:(?:fiscal|the\s+year)\s+)?(?:(?P<q_y>{YEAR})|(?P<q_near>this"
            rf"|last|next)\s+year|the\s+year))?"
        ),
        "period": (
            rf"(?:the|that|its|this|from)\s+(?:(?P<pe_y>{YEAR})\s+|(?P<pe_near>latest|current|most\s+recent|same|"
            r"comparable|corresponding|year-ago|year-earlier|(?:comparable|same|corresponding)\s+year-(?:ago|earlier))\s+)?"
            r"(?P<pe_of>quarter|period)\b(?!\s+of\b)(?:\s+(?P<pe_last>last\s+year|a\s+year\s+(?:ago|earlier)))?"
            r"|(?P<ye>year-(?:ago|earlier))\s+(?=[a-z])"
        ),
        # in the spring, but not the spring refit
        "bare_season": (
            rf"the\s+(?:early\s+|late\s+)?(?P<bs_s>{season})\b(?!\s+(?:of|to|in)\b)"
            r"(?!\s+(?!(?:and|or|but|when|while|as|by|with|after|before|for|from|on|at|that|which|who)\b"
            r"|(?:the|an?|he|she|they|it|we|i|was|were|is|are|had|has|will|would)\b)[^\W\d_])"
        ),
        "holiday": (
            r"(?:(?P<ho_near>last|this|next)\s+)?(?P<ho>thanksgiving(?:\s+day)?|christmas(?:\s+(?:day|eve))?|new\s+year[’']s"
            r"\s+(?:eve|day)|halloween|valentine[’']s\s+day|easter(?:\s+(?:sunday|monday))?|good\s+friday|ash\s+wednesday"
            r"|independence\s+day|labor\s+day|memorial\s+day|election\s+day|boxing\s+day)\b"
            rf"(?:,?\s+(?:of\s+)?(?P<ho_y>{YEAR}))?"
        ),
        "spelled": (
            r"(?:the\s+)?nineteen\s+(?P<sp_t>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            r"(?:[\s-]+(?P<sp_u>one|two|three|four|five|six|seven|eight|nine))?\b"
        ),
        "season": rf"(?:{_PART}[\s-]+)?(?:the\s+)?(?P<s_s>{season})(?:\s+of)?\s+(?P<s_y>{YEAR})",
        "near_season": rf"(?P<ns_near>{near})\s+(?P<ns_s>{season})\b",
        # counted from another day
        "beside": r"(?:the\s+)?day\s+(?P<be>before\s+yesterday|after\s+tomorrow)",
        "relative_day": rf"(?P<rd>yesterday|today|tonight|tomorrow){hours}?\b",
        "ago": (
            rf"(?:(?:about|around|nearly|almost|some|just|over|more\s+than)\s+)?"
            rf"(?P<ag_n>\d{{1,4}}|an?|{number}|a\s+few|several)\s+(?P<ag_u>{unit})\s+(?P<ag>ago"
            r"|earlier|before\b(?!\s+(?:(?:the|an?|that|it|he|she|they|we|his|her|their)\b|\w+ing\b))"
            r"|previously|later|afterwards?|on(?=\s*(?:[,.;)]|$)))(?!\w)"
        ),
        "same": (
            r"(?:the|that)\s+(?P<sa>same|very\s+same)\s+(?P<sa_u>day|week|month|year)|that\s+"
            r"(?P<sa2_u>day|week|month|year)\b"
        ),
        "following": (
            rf"the\s+(?P<fo>next|following|previous|preceding)\s+(?:(?P<fo_u>day|week|month"
            rf"|year|morning|evening|night)\b|(?P<fo_w>{weekday}))"
        ),
        "within": (
            r"(?:earlier|later)\s+(?:this|in\s+the|that)\s+(?P<wi_u>week|month|year)|(?:later"
            r"|earlier)\s+(?P<wi_t>today|yesterday)"
        ),
        "weekend": r"(?:the|this|last|next|past|coming)\s+(?:past\s+)?weekend\b",
        "near_unit": (
            r"(?:the\s+)?(?P<nu_near>last|next|this|past|previous|coming|current)\s+"
            r"(?P<nu_u>week|month|year|decade|century|night|evening|morning|afternoon)\b"
        ),
        "weekday": (
            rf"(?:the\s+(?:early|small)\s+hours\s+of\s+)?(?:(?P<w_near>{near})\s+)?(?P<w>{weekday}){hours}?\b(?!\s+(?:times|post|review"
            rf"|telegraph|mirror|mail|herald)\b)"
        ),
        "year": rf"(?:{_PART}[\s-]+)?(?P<y>{YEAR})(?![\w%]|[.,:/]\d|-\w)",
    }
    prefix = (
        r"(?P<prefix>\b(?:up\s+)?(?:until|till|through|by|since|from|as\s+of|starting(?:\s+(?:on|in|from))?|beginning(?:\s+(?:on|in))?"
        r"|effective|between|in|on|during|over|of|for|at|before|after|following|around|about|throughout|within|early|late|mid|this\s+past)\s+)?"
    )
    sign = rf"\b(?:{season}|{_SELDOM_SIGNS})"
    return DatePattern(prefix, forms, _SELDOM, sign)
