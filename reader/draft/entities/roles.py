"""Finds the roles of people beside their names: “X, a 43-year-old blogger,” and “Kellogg’s deputy, X,”."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.draft.entities.entities import EntityRecord
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span, Text

REACH = 110  # code points that are looked at on either side of a name
_BEHIND = re.compile(r", ((?:[^\W_]|['’-])[^,.;:()“”\"\n—]{2,80})(?=[,.;\n]|$)")
_BEFORE = re.compile(r"(?:^|[.,;] |\n)([^\W_][^,.;:()“”\"\n]{2,60}), (?:([^\W\d_]+)\.? )?$")
_WORDS = re.compile(r"[^\W\d_]+")


def add_roles(text: Text, known: list[EntityRecord], language: Language, unread: Sequence[Span] = ()) -> None:
    """Gives a role to everybody who has none and is told of so; none begins before an end of `unread`, in order."""
    ends = [span.end for span in unread]
    for each in known:
        if each.kind is Kind.PERSON and each.named and each.role is None:
            each.role = next(
                (role for span in each.seen[:8] if (role := _beside(text, span, language, ends))), None
            )


def _beside(text: Text, name: Span, language: Language, ends: Sequence[int]) -> Span | None:
    content = text.content
    behind = _BEHIND.match(content, name.end, min(name.end + REACH, len(content)))
    if behind is not None and _is_role(behind[1], language):
        return Span(*behind.span(1))
    at = bisect_right(ends, name.start)
    low = max(name.start - REACH, ends[at - 1] if at else 0)
    before = _BEFORE.search(content[low : name.start])
    titled = before is not None and (before[2] or "").lower() in language.set_of("honorifics") | {""}
    if before and titled and content[name.end : name.end + 1] == "," and _is_role(before[1], language):
        start, end = before.span(1)
        return Span(low + start + _article_of(before[1], language), low + end)
    return None


def _article_of(words: str, language: Language) -> int:
    """Where a role begins behind words that lead to it: Selon | le maire de Brest; Une réunion avec | le préfet."""
    if "words_before_roles" not in language.traits:
        article, _, behind = words.partition(" ")
        theirs = re.search("[’']s? ", words) is not None  # the mayor’s deputy: the mayor’s article
        bare = article.lower() in language.set_of("definite_articles") and not theirs
        return len(article) + 1 if behind and bare else 0
    found = list(_WORDS.finditer(words))
    at = next((at for at, word in enumerate(found) if _is_calling(word[0].lower(), language)), 0)
    while at and language.tags.get(found[at - 1][0].lower(), "n") not in "pvx":
        at -= 1
        if language.tags.get(found[at][0].lower()) == "d":
            break
    start = found[at].start()
    return start - 2 if start > 1 and words[start - 2 : start].lower() in ("l’", "l'") else start


def _is_calling(low: str, language: Language) -> bool:
    return low in language.callings or low.endswith(language.listed("title_endings"))


def _is_role(words: str, language: Language) -> bool:
    """Whether words tell what somebody is: what they are first, and no verb."""
    listed = [word.lower() for word in _WORDS.findall(words)]
    if not any(_is_calling(word, language) for word in listed) or listed[0] in language.set_of("citing"):
        return False
    return all(language.tags.get(word) not in ("v", "x", "w", "b", "r") for word in listed)


def has_role(role: str, description: Sequence[str], language: Language) -> bool:
    """Whether a description, in small letters with its article, is of somebody with a role: the governor, la ministre.

    In German the role may be a compound of it: die Ministerin, after Verkehrsministerin Ada Lund.
    """
    theirs = [word.lower() for word in _WORDS.findall(role)]
    if "compounds" in language.traits:
        endings = language.listed("title_endings")
        head = next((word for word in description[1:] if _is_calling(word, language)), None)
        role = next((word for word in theirs if _is_calling(word, language)), "")
        return head is not None and (head == role or (head in endings and role.endswith(head)))
    if "nouns_first" not in language.traits:
        return description[-1] in theirs[-1:]
    first = next((word for word in theirs if word in language.callings), None)
    return first in description and set(description[1:]) <= set(theirs)


def head_noun(head: Sequence[Word], language: Language) -> str:
    """The word of a description that says what it is: its last, in German the first of a person or body."""
    if "compounds" not in language.traits:
        return head[-1].low
    known = (word.low for word in head if is_body(word.low, language) or is_person(word.low, language))
    return next(known, head[-1].low)


def is_body(low: str, language: Language) -> bool:
    """Whether a word tells of an organisation: police, Staatsanwaltschaft."""
    return low in language.set_of("organisation_words") or low.endswith(
        language.listed("organisation_endings")
    )


def is_person(low: str, language: Language) -> bool:
    """Whether a word tells of somebody, or of people: captain, policemen, aides."""
    known = language.people
    last = low.rpartition("-")[2]
    forms = (last, last.removesuffix("s"), last.replace("men", "man"), last.replace("ies", "y"))
    return any(form in known for form in forms) or last.endswith(language.listed("person_endings"))
