"""The address of an article, where an article may have it."""

from __future__ import annotations

import re

from reader.load.values.fields import URL_PATTERN
from reader.model.characters import is_clean

_LONGEST = 10_000  # code points


def url_of(url: str | None) -> str | None:
    """An address as an article may have it; None where it may not."""
    if url and len(url) <= _LONGEST and re.fullmatch(URL_PATTERN, url) and is_clean(url):
        return url
    return None
