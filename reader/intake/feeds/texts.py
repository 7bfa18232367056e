"""Reads Atom's text constructs and contents: plain text, escaped HTML, XHTML, and contents that are elsewhere."""

from __future__ import annotations

from base64 import b64decode
from typing import TYPE_CHECKING

from reader.intake.feeds.clean import line, words
from reader.intake.feeds.elements import Fields, text_of
from reader.intake.feeds.html import html_words, markup_of, with_absolute_addresses
from reader.model.feeds.feed import FeedText

if TYPE_CHECKING:
    from lxml.etree import _Element

_HTML, _XHTML = ("html", "text/html"), ("xhtml", "application/xhtml+xml")


def atom_text(element: _Element, fields: Fields) -> FeedText | None:
    """The text of an Atom element, decoded once, as its type says; None where it is empty or no text.

    Atom 0.3 says by `mode` whether markup is escaped.
    """
    if element.get("src") is not None:
        return None
    base, sort, mode = fields.base_at(element), _type(element), element.get("mode")
    if mode == "base64":
        written = _unpacked(text_of(element))
        sort = sort if sort in (*_HTML, "text", "text/plain") else ""
    else:
        written = text_of(element)
    if sort in _XHTML or (sort in _HTML and (len(element) or mode == "xml")):
        return _of(markup_of(element, base), is_html=True)
    if sort in _HTML:
        return _of(with_absolute_addresses(written, base), is_html=True)
    return _of(written, is_html=False) if sort == "text" or sort.startswith("text/") else None


def atom_line(element: _Element, fields: Fields) -> str | None:
    """The text of an Atom element as one line of plain words."""
    text = atom_text(element, fields)
    return None if text is None else line(html_words(text.content) if text.is_html else text.content)


def _type(element: _Element) -> str:
    return (element.get("type") or "text").partition(";")[0].strip().lower()


def _of(content: str, is_html: bool) -> FeedText | None:
    said = words(content)
    return FeedText(said, is_html) if said else None


def _unpacked(written: str) -> str:
    try:
        return b64decode(written).decode("utf-8")
    except ValueError:
        return ""
