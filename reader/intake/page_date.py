"""The day a page gives for itself, no more precise than the page has it."""

from __future__ import annotations

import re

from reader.model.dates.dates import Edtf

_BETWEEN = r"[-/.\\ ]{1,3}"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"


def page_date(found: str | None, page: str) -> str | None:
    """A day that was found in a page, if the page has it written somewhere; its month, where it only has that.

    What finds dates in pages makes `2024-05` a day of May, which nobody wrote.
    """
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", found or "")
    if match is None:
        return None
    try:
        Edtf.parse(match[0])
    except ValueError:
        return None
    year, month, day = match[1], f"0?{int(match[2])}", f"0?{int(match[3])}"
    word = r"(?:de\s+)?[^\W\d_]{3,12}\.?"
    written = (
        rf"{year}{_BETWEEN}{month}{_BETWEEN}{day}(?!\d)",
        rf"{year}{match[2]}{match[3]}",
        rf"(?<!\d)(?:{day}{_BETWEEN}{month}|{month}{_BETWEEN}{day}){_BETWEEN}{year}",
        rf"(?<!\d){day}{_ORDINAL}[\s-]+{word}[\s,-]+(?:del?\s+)?{year}",
        rf"[^\W\d_]{{3,12}}\.?\s+{day}{_ORDINAL},?\s+{year}",
        rf"{year}\s?[年년]\s?{month}\s?[月월]\s?{day}\s?[日일]",
    )
    if any(re.search(pattern, page) for pattern in written):
        return match[0]
    return f"{year}-{match[2]}" if re.search(rf"{year}{_BETWEEN}{month}(?!\d)", page) else None
