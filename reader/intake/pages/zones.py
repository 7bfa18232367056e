"""Recognises the parts of a page that are not its story by their tags, roles, classes and ids."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


class Zone(Enum):
    """What a part of a page is. OUTSIDE: nothing of the story; the others may hold something of it."""

    OUTSIDE = auto()
    ASIDE = auto()
    CAPTION = auto()
    BYLINE = auto()
    STANDFIRST = auto()
    FOOTER = auto()


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _words(*names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(names)})(?=$|[\s_-])", re.IGNORECASE)


_OUTSIDE = _words(
    r"ads?|adverts?|advert(?:isement|ising|isment)s?|adslot|adsense|dfp|sponsor(?:ed)?|promos?|promotion|outbrain|taboola",
    r"comments?|commentlist|disqus|respond|replies",
    r"shar(?:e|ing)(?:bar|tools)?|sharedaddy|social|follow(?:-us)?|addthis",
    r"related\w*|recirc\w*|recommend\w*|popular|trending|most-(?:read|viewed|popular)|more-(?:stories|news|from|on)",
    r"read-?more|see-?also|next-(?:up|article|story)|up-next|you-may-(?:also-)?like|teasers?|latest|linkset",
    r"news-?letters?|subscri(?:be|ption)s?|sign-?up|register|paywall|cookies?|consent|gdpr",
    r"nav(?:bar|igation|box)?|menus?|bread-?crumbs?|sidebar|side-bar|pagination|pager|toolbar|masthead|skip",
    r"tags?|tag-?list|taglist|keywords|topics|categories|site-?footer|page-?footer|copyright|credits?-?bar",
    r"vjs(?:-\w+)*|player|video-(?:player|controls|caption|title)|slideshow|carousel",
    r"interstitial(?:-text)?|sr-only|visually-?hidden|screen-reader(?:-text)?|noprint|print-only|editsection|mw-editsection|toc|catlinks",
)
_EMBEDDED = re.compile(r"embed|tweet", re.IGNORECASE)  # what somebody wrote elsewhere, and the story shows
_ABOVE = re.compile(
    r"(?:^|\s)(?:modal|pop-?up|overlay|lightbox)(?:-(?:content|dialog|body))?(?=$|\s)", re.IGNORECASE
)
_BYLINE = _words(
    r"by-?lines?|authors?|author-(?:name|info|bio|box)|contributors?|date-?line|pub-?date|published|timestamp",
    r"date|dates?time|time-?stamp|posted-on|entry-meta|post-meta|article-meta|article-info|metadata|article-date|bio",
)
_PULL_QUOTE = _words(r"pull-?quotes?", r"quote-?(?:box|card|callout)")
_CAPTION = _words(
    r"(?:fig|img|image|photo|picture|wp|media|gallery|video)?-?captions?(?:-?text)?",
    r"photo-?credit|credit|legend",
)
_STANDFIRST = _words(
    r"stand-?first|deks?|deck|sub-?(?:title|head(?:line|ing)?|deck)|lead|lede|chapo|chapeau|bajada|entradilla|perex|"
    r"summary|intro(?:duction)?|teaser-text|article-(?:summary|description|intro|lead)|excerpt|kurztext|vorspann|strap-?line"
)
_OUTSIDE_ROLES = frozenset(
    "navigation search banner contentinfo dialog menu menubar toolbar alert complementary".split()
)
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WHOLE = ("blockquote", "body", "html", "main")  # tags whose classes say what the page is
_LONGEST_NAME = 2  # signs that part words in an id
_LONGEST_CLASSES = 300
_BY_TAG = {
    "nav": Zone.OUTSIDE,
    "form": Zone.OUTSIDE,
    "menu": Zone.OUTSIDE,
    "dialog": Zone.OUTSIDE,
    "aside": Zone.ASIDE,
    "figcaption": Zone.CAPTION,
    "caption": Zone.CAPTION,
    "figure": Zone.CAPTION,
    "footer": Zone.FOOTER,
}


def zone_of(element: _Element) -> Zone | None:
    """What an element begins, None where it says nothing of it."""
    attributes = element.attrib
    if not attributes:
        return _BY_TAG.get(str(element.tag))
    if (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _NO_DISPLAY.search(attributes["style"]))
    ):
        return Zone.OUTSIDE
    tag = str(element.tag)
    if attributes.get("role", "").lower() in _OUTSIDE_ROLES and tag not in ("main", "article"):
        return Zone.OUTSIDE
    named, name = attributes.get("class", ""), attributes.get("id", "")
    if name.count("-") + name.count("_") <= _LONGEST_NAME:  # a longer one is made of a heading's words
        named += f" {name}"
    if named.strip():
        named = _CAMEL.sub("-", named[:_LONGEST_CLASSES])
        if tag not in _WHOLE:
            if (_OUTSIDE.search(named) and not _EMBEDDED.search(named)) or _ABOVE.search(named):
                return Zone.OUTSIDE
            if _PULL_QUOTE.search(named):
                return Zone.ASIDE
            if _CAPTION.search(named):
                return Zone.CAPTION
            if _STANDFIRST.search(named):
                return Zone.STANDFIRST
            if _BYLINE.search(named):
                return Zone.BYLINE
    return _BY_TAG.get(tag)
