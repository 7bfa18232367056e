"""The ways in for an article: text, HTML, bytes that may be either, a file, a page of the web.

All raise NotTaken, with one plain sentence for the person, where no article comes in.
"""

from __future__ import annotations

from reader.draft.intake.taken import Taken
from reader.draft.intake.text import Wishes, take_text


def from_text(content: str | bytes, *, headline: str | None = None, published: str | None = None) -> Taken:
    """Plain text: all of it is kept."""
    wishes = Wishes.of(headline, published)
    return take_text(content if isinstance(content, str) else content.decode("utf-8", "replace"), wishes)
