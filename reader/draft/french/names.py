"""Finds the names of a French text: runs of capitals, and what beside them tells a person from a place or a body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.draft.entities.places import cities
from reader.draft.french.verbs import sayings
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span

MOST_WORDS = 5
MOST_OF_ROLE = 5  # words between a role and the name behind it: le ministre français de la Santé Paul Vidal
TITLED, GIVEN, BESIDE, TWO, ALONE, THING, NOT_PERSON = 3.0, 2.5, 1.5, 0.3, 0.0, -1.0, -4.0
_ACRONYM = re.compile(r"[A-ZÉÈ]{2,6}")
_INITIAL = re.compile(r"[A-ZÉ]")
_ENDS = frozenset('.!?…:;«»“”"()—–-')
_POSSESSIVES = frozenset("son sa leur mon ma notre votre".split())
_BEFORE_THINGS = frozenset("le la les l' ce cet cette un une du au des aux".split())
_ARTICLES = frozenset("le la les".split())
_CAPITAL_PARTICLES = frozenset("de du des".split())
_BODY_OF = frozenset("de du des d' la le les l' et pour".split())


def names_of(paragraphs: Sequence[Sequence[Word]], language: Language) -> list[Name]:
    """Every name, in order; a word that only begins a sentence is none."""
    small = Counter(word.low for words in paragraphs for word in words if word.written[0].islower())
    full = [name for words in paragraphs for name in _in_paragraph(words, small, frozenset(), language)]
    surnames = frozenset(name.words[-1] for name in full if len(name.words) > 1 and name.kind is None)
    found = [name for words in paragraphs for name in _in_paragraph(words, small, surnames, language)]
    bare = {name.written for name in found}
    return [_with_article(name, bare) for name in found]


def _with_article(name: Name, bare: set[str]) -> Name:
    """A body whose article is part of its word, l’Unesco, where it never stands without it."""
    article, apostrophe, rest = name.written.partition("’")
    if not apostrophe:
        article, apostrophe, rest = name.written.partition("'")
    if article.lower() != "l" or rest not in bare:
        return name
    start = name.span.start + len(article) + 1
    words = rest.split(" ")
    return name._replace(span=Span(start, name.span.end), words=tuple(words), written=rest)


def _in_paragraph(
    words: Sequence[Word], small: Counter[str], surnames: frozenset[str], language: Language
) -> Iterator[Name]:
    """Every name; `surnames` begin sentences, too, where other words are too common to."""
    at = 0
    while at < len(words):
        if words[at].written not in surnames and not _may_begin(words, at, small, language):
            at += 1
            continue
        end = _run(words, at, language)
        yield _name(words, at, end, language)
        at = end


def _is_named(word: Word, language: Language) -> bool:
    role = word.written.isupper() and word.low in language.set_of("roles")  # le PDG
    return word.capital and word.low not in language.tags and not role


def _may_begin(words: Sequence[Word], at: int, small: Counter[str], language: Language) -> bool:
    word = words[at]
    if word.low in _ARTICLES and word.capital and at and words[at - 1].low[0] not in _ENDS:
        return at + 1 < len(words) and _is_named(words[at + 1], language)
    if not _is_named(word, language) or word.low in language.set_of("honorifics"):
        return False
    titled = at > 1 and words[at - 1].low == "." and words[at - 2].low in language.set_of("honorifics")
    begins = at == 0 or (words[at - 1].low[0] in _ENDS and not titled)
    if not begins:
        return not _INITIAL.fullmatch(word.written) or _is_initial(words, at, language)
    following = words[at + 1] if at + 1 < len(words) else None
    beside = following is not None and _is_named(following, language)
    given = word.low in language.set_of("masculine_names") or word.low in language.set_of("feminine_names")
    initial = _is_initial(words, at, language)
    if _INITIAL.fullmatch(word.written) and not initial:
        return False  # a-t-il écrit sur X.
    if given or initial or (beside and not small[word.low]) or _ACRONYM.fullmatch(word.written):
        return True
    common = word.low in language.people or word.low in language.set_of("organisation_words")
    return not common and not small[word.low] and not _is_adverb(word.low)


def _is_initial(words: Sequence[Word], at: int, language: Language) -> bool:
    """Whether a letter with its point stands before a surname: J. Vidal."""
    behind = words[at + 1 : at + 3]
    dotted = len(behind) > 1 and behind[0].low == "." and _is_named(behind[1], language)
    return dotted and _INITIAL.fullmatch(words[at].written) is not None


def _is_adverb(low: str) -> bool:
    return low.endswith(("ment", "ant", "é", "és", "ée", "ées", "er", "ir", "ois")) or len(low) < 3


def _run(words: Sequence[Word], at: int, language: Language) -> int:
    """Where a run of words that may be one name ends."""
    body = words[at].low in language.set_of("organisation_heads")
    end = at + 1
    given = language.set_of("masculine_names") | language.set_of("feminine_names")
    while end < len(words) and end - at < (8 if body else MOST_WORDS):
        word = words[end]
        glued = word.start == words[end - 1].end
        initial = word.low == "." and glued and _INITIAL.fullmatch(words[end - 1].written)
        if initial and end + 1 < len(words) and _is_named(words[end + 1], language):
            end += 1
            continue
        if word.low.partition("-")[0] in given and _ACRONYM.fullmatch(words[end - 1].written):
            break  # à l’AFP Paul Vidal
        if _is_named(word, language) and (not glued or words[end - 1].low.endswith("'")):
            end += 1
            continue
        inner = word.low in _ARTICLES | _CAPITAL_PARTICLES and word.capital
        if inner and end + 1 < len(words) and _is_named(words[end + 1], language):  # Yann Le Goff
            end += 2
            continue
        joins = word.low in (_BODY_OF if body else language.set_of("particles"))
        behind = end + 1
        while joins and behind < len(words) and words[behind].low in ("la", "l'", "les", "le"):
            behind += 1
        adjective = body and word.written[0].islower() and end == at + 1 and word.low not in language.tags
        if joins and behind < len(words) and _is_named(words[behind], language) and not word.capital:
            end = behind + 1
        elif adjective and word.low.endswith(
            ("al", "ale", "ais", "aise", "ien", "ienne", "que", "if", "aire", "eur")
        ):
            end += 1
        else:
            break
    return end


def _name(words: Sequence[Word], start: int, end: int, language: Language) -> Name:
    masculine, feminine = language.set_of("masculine_names"), language.set_of("feminine_names")
    first = words[start]
    listed = tuple(_written(words[start:end]))
    role, honorific, gender = _role(words, start, language)
    given = (first.low in masculine) - (first.low in feminine)
    is_given = first.low in masculine or first.low in feminine
    kind = None if honorific else _kind(words, start, end, language)
    weight = (
        TITLED if honorific else GIVEN if is_given and end - start > 1 else TWO if end - start > 1 else ALONE
    )
    if kind is None and not (is_given or honorific or role) and end - start == 1:
        kind = Kind.ORGANISATION if _is_apposed(words, start, language) else None
    if kind is not None and not is_given:
        weight = NOT_PERSON
        role = None
    elif role is None and start and words[start - 1].low in _BEFORE_THINGS:
        weight = THING
    elif role is not None or gender or _speaks(words, start, end, language):
        weight += BESIDE
    begin = start
    if kind is Kind.ORGANISATION and start and words[start - 1].low == "l'":
        begin, listed = start - 1, (words[start - 1].written + listed[0], *listed[1:])
    span = Span(words[begin].start, words[end - 1].end)
    written = " ".join(listed)
    return Name(
        span,
        listed,
        kind if weight < 0 else None,
        role,
        honorific,
        start == 0,
        written,
        weight,
        gender or given,
    )


def _written(words: Sequence[Word]) -> Iterator[str]:
    """The words of a name, an initial with its point as one: J. Vidal."""
    for word, following in zip_longest(words, words[1:]):
        if word.low != ".":
            yield word.written + ("." if following is not None and following.low == "." else "")


def _kind(words: Sequence[Word], start: int, end: int, language: Language) -> Kind | None:
    """What a name is that is no person’s."""
    first = words[start]
    whole = " ".join(word.written for word in words[start:end])
    low = whole.lower()
    if low in language.set_of("places"):
        return Kind.PLACE
    if first.low in language.set_of("organisation_heads") or _ACRONYM.fullmatch(first.written):
        return Kind.ORGANISATION
    if first.low in language.set_of("organisation_words") and end - start == 1:
        return Kind.ORGANISATION
    before = words[start - 1].low if start else ""
    if before in language.set_of("organisation_words") or (first.low in _ARTICLES and end - start > 1):
        return Kind.ORGANISATION  # l’association Eau Claire, La Vigie
    if end - start > 1 and first.low in (
        language.set_of("masculine_names") | language.set_of("feminine_names")
    ):
        return None
    of = before in ("de", "d'") and start > 1 and words[start - 2].low in language.set_of("before_places")
    if of and end - start == 1:
        return Kind.PLACE  # l’université de Valmont
    if before in language.set_of("place_prepositions") or before in ("de", "d'"):
        if whole in cities() or low.startswith(("saint-", "la-", "le-")):
            return Kind.PLACE
        return Kind.PLACE if before in ("à", "en") and end - start == 1 else None
    return (
        Kind.PLACE if end - start == 1 and before in ("la", "le", "l'", "les") and whole in cities() else None
    )


def _is_apposed(words: Sequence[Word], start: int, language: Language) -> bool:
    """Whether one capital says what a thing is called: le bureau d’études Hydrolis, le constructeur Cyclea."""
    before = words[start - 1].low if start else ""
    return before in language.set_of("named_things")


def _speaks(words: Sequence[Word], start: int, end: int, language: Language) -> bool:
    """Whether a verb of saying stands right before or behind a name, or a comma and a role behind it."""
    forms = sayings(language)
    before = words[start - 1].low if start else ""
    behind = [word.low for word in words[end : end + 4]]
    if before in forms:
        return True
    if behind and behind[0] in forms:
        return True
    if len(behind) > 1 and behind[0] in ("a", "avait", "s'est") and behind[1] in forms:
        return True
    return (
        len(behind) > 1 and behind[0] == "," and any(word in language.set_of("roles") for word in behind[1:3])
    )


def _role(words: Sequence[Word], start: int, language: Language) -> tuple[Span | None, str | None, int]:
    """The role or title before a name, the honorific looked up, and what it tells of the gender."""
    if not start:
        return None, None, 0
    before = start - 1
    if words[before].low == "." and before and words[before - 1].low in language.set_of("honorifics"):
        before -= 1  # M. Vidal
    title = words[before]
    if title.low in language.set_of("honorifics"):
        gender = (title.low in language.set_of("masculine_honorifics")) - (
            title.low in language.set_of("feminine_honorifics")
        )
        return None, title.low, gender
    roles = language.set_of("roles") | language.set_of("titles")
    for k in range(start - 1, max(start - 1 - MOST_OF_ROLE, -1), -1):
        low = words[k].low
        if low in roles and words[k - 1].low in _POSSESSIVES and k and k == start - 1:
            return (
                None,
                None,
                (low in language.set_of("kin_masculine")) - (low in language.set_of("kin_feminine")),
            )
        if low in roles:
            if any(
                words[j].capital or words[j].low in (",", ".") for j in range(k + 1, start) if j == start - 1
            ):
                return None, None, 0
            gender = (low in language.set_of("kin_masculine")) - (low in language.set_of("kin_feminine"))
            return Span(words[k].start, words[start - 1].end), None, gender
        if (
            language.tags.get(low, "n") not in "npd"
            or low in ("à", "dans", "avec", "pour", "par", "sur", "contre", "chez")
            or not low[0].isalpha()
        ):
            break
        if low in ("de", "du", "d'", "des", "la", "l'") and k == start - 1:
            break  # le maire de Brest
    return None, None, 0
