"""An imported article before anything in it is annotated."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomingArticle:
    """The words of an article and what its source says of itself."""

    text: str  # canonical, as the loader makes it; never blank
    headline: str
    published: str | None  # EDTF that the loader accepts
    publisher: str | None
    url: str | None  # http or https, as the loader accepts it
    authors: tuple[str, ...]
    language: str | None  # BCP 47 as the loader accepts it
    dropped: int  # how many characters were left out because no article may have them
    left_out: int = 0  # words of its page that look like text and are not in it
