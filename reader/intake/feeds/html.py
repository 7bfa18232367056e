"""Handles the HTML in feeds: as one line of words, and with its addresses made absolute."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml.etree import ParserError, strip_elements, tostring
from lxml.html import document_fromstring

from reader.intake.feeds.clean import joined

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ATTRIBUTES = ("href", "src", "cite", "poster", "longdesc", "background", "action", "data")
_RELATIVE = re.compile(
    rf"(?:{'|'.join(_ATTRIBUTES)}|srcset)\s*=\s*[\"']?\s*(?![a-z][a-z0-9+.-]*:)[^\s\"'>]", re.IGNORECASE
)
_SET = re.compile(r"\s*([^\s,][^\s]*[^\s,]|[^\s,])(\s+[^,]*)?,?")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_BREAKS = frozenset("br p div li td th tr h1 h2 h3 h4 h5 h6 blockquote pre dd dt hr".split())


def html_words(source: str) -> str:
    """The words of a short HTML text, tags taken away: what a title of type HTML says."""
    if "<" not in source:
        return html.unescape(source)
    body = parsed(source)
    if body is None:
        return ""
    strip_elements(body, "script", "style", "template", with_tail=False)
    for element in body.iter(*_BREAKS):
        element.tail = f" {element.tail or ''}"
        element.text = f" {element.text or ''}"
    return "".join(body.itertext())


def parsed(source: str) -> HtmlElement | None:
    """The body of an HTML text; None where it has no markup and no words."""
    try:
        body = document_fromstring(f"<html><body>{source}").find("body")
    except (ParserError, ValueError):  # nothing in it, or characters that XML can’t have
        return None
    return body


def with_absolute_addresses(source: str, base: str) -> str:
    """HTML whose links and pictures are resolved against `base`; as it was where they are absolute already."""
    if _RELATIVE.search(source) is None or (body := parsed(source)) is None:
        return source
    for element in body.iter("*"):
        for name in (*_ATTRIBUTES, "srcset"):
            if (written := element.get(name)) is not None:
                element.set(name, _absolute(name, written, base))
    inside = (tostring(child, encoding="unicode", method="html") for child in body)
    return html.escape(body.text or "", quote=False) + "".join(inside)


def markup_of(element: _Element, base: str) -> str:
    """Markup that stands in a feed unescaped, as HTML source with absolute addresses; Atom's `div` around it left out.

    `base` is what addresses in the element itself are resolved against.
    """
    if len(element) == 1 and _local(element[0].tag) == "div":
        around = (element.text or "") + (element[0].tail or "")
        if not around.strip():
            base, element = joined(base, element[0].get(BASE)), element[0]
    return "".join(_inside(element, base))


def _inside(element: _Element, base: str) -> Iterator[str]:
    raw = _local(element.tag) in ("script", "style")
    yield (element.text or "") if raw else html.escape(element.text or "", quote=False)
    for child in element.iterchildren("*"):
        name, inner = _local(child.tag), joined(base, child.get(BASE))
        yield f"<{name}{''.join(_attributes(child, inner))}>"
        if name not in _VOID:
            yield from _inside(child, inner)
            yield f"</{name}>"
        yield html.escape(child.tail or "", quote=False)


def _attributes(element: _Element, base: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key != BASE:
            name = _local(key)
            yield f' {name}="{html.escape(_absolute(name, str(value), base))}"'


def _absolute(attribute: str, written: str, base: str) -> str:
    """The value of an attribute; addresses in it resolved."""
    if attribute == "srcset":
        found = ((joined(base, match[1]), (match[2] or "").rstrip()) for match in _SET.finditer(written))
        return ", ".join(f"{url}{size}" for url, size in found)
    return joined(base, written) if attribute in _ATTRIBUTES else written


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
