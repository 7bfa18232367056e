"""`CollectedPage`: a page or a text among many, as it was saved or sent."""

from __future__ import annotations

from typing import NamedTuple


class CollectedPage(NamedTuple):
    """Its bytes, unpacked, and what is known of them without looking.

    `url` is where they were sent from, None for a file, of which `suffix` is the end of its name (`.html`). `kind` is
    the media type and `encoding` the character set that the sender said; empty and None where it said none.
    """

    content: bytes
    url: str | None = None
    kind: str = ""
    encoding: str | None = None
    suffix: str = ""
