"""Tells lines that only say who wrote a story, or when it was published, from sentences that begin as they do."""

from __future__ import annotations

import re

from reader.intake.dateline import MONTH, WEEKDAY
from reader.intake.pages.blocks import Block
from reader.intake.paragraphs import ends_sentence

_LONGEST_BYLINE = 40  # words
_SHORT = 16  # words of a line that says when
_POSTED = re.compile(  # at the beginning, or capitalised: no verb of a sentence
    r"(?:(?:first |last )?(?:posted|published|updated|modified)\b"
    r"|[^.!?]{0,40}?(?-i:\b(?:(?:First|Last) )?(?:Posted|Published|Updated|Modified)\b|First published\b))",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|par|von|por|di)\s(?:the )?(?P<who>.{2,80}?)\b(?:(?:publi(?:é|shed)|veröffentlicht|aktualisiert|updated"
    r"|posted|modifié)\b(?P<when>.{0,120})|(?:temps de lecture|lesezeit|minutes? read|min read)\b.{0,120})",
    re.IGNORECASE,
)
_TIME = re.compile(rf"{MONTH}|{WEEKDAY}|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)|\d[\w:.]*", re.IGNORECASE)
_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
_WORD = re.compile(r"(?<![\w@])\w[\w:’'.-]*")
_ZONE = re.compile(r"[A-Z]{1,5}")
_WHEN = frozenset(
    "a am and at first h in last le m on p pm posted published the today um updated modified vom vor yesterday à"
    " a.m p.m am. il el hace".split()
)
_ROLE = frozenset(
    "and und et y e de del der den van von da di du la le at for in of the from with agencies staff writer reporter"
    " reporters correspondent editor senior chief political special freelance business science sports news mis en ligne"
    " min".split()
)
_SHORTENED = re.compile(r"\b(?:min|a\.m|p\.m)\.$")


def says_when(block: Block) -> bool:
    """Whether a block only says when something was published: posted on May 3, 2024, at 11:29 a.m."""
    match = _POSTED.match(block.text) if block.words <= _SHORT else None
    if match is None:
        return False
    when, _, who = block.text[match.end() :].partition(" by ")
    return (
        bool(_MONTH.search(when)) and all(map(_is_of_time, _words(when))) and all(map(_is_name, _words(who)))
    )


def is_byline(block: Block) -> bool:
    """Whether a block says who wrote something and when: By Ana Lind Published May 3, 2024 3 min read."""
    text = block.text
    match = _BYLINE.fullmatch(text) if block.words <= _LONGEST_BYLINE else None
    if match is None or (ends_sentence(text) and not _SHORTENED.search(text)):
        return False
    who, when = _words(match["who"]), _words(match["when"] or "")
    if not who or _TIME.fullmatch(who[0]) or not _is_name(who[0]):
        return False
    return all(map(_is_of_byline, who)) and all(map(_is_of_time, when[:1]))


def _words(text: str) -> list[str]:
    return [word.rstrip(".:’'-") for word in _WORD.findall(text)]


def _is_name(word: str) -> bool:
    return any(map(str.isupper, word))


def _is_of_byline(word: str) -> bool:
    return _is_name(word) or word.lower() in _ROLE or _is_of_time(word)


def _is_of_time(word: str) -> bool:
    return bool(_TIME.fullmatch(word) or _ZONE.fullmatch(word)) or word.lower() in _WHEN
