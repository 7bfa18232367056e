"""People across the library: everyone in it, and the page of one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from reader.library.identity import Traits, called, only_matches
from reader.library.index.article_rows import SqlRow, articles_numbered, harmless, undamaged
from reader.library.index.date_rowids import LAST, UNDATED_FIRST
from reader.library.index.hit_rows import hits
from reader.library.index.index import Index, RowidRange
from reader.library.index.index_words import ABOUT_NUMBER, SPEAKER_NUMBER, number_word
from reader.library.index.listing import by_date
from reader.library.index.namesakes import distinctions, role_or_article
from reader.library.index.searching.asked_words import Either, Matching, word
from reader.library.index.timeline import events_of
from reader.model.article import EntityId, Kind
from reader.model.library.hits import MOST_COUNTED, Hit
from reader.model.library.people import Appearance, Certainty, ListedPerson, Namesake, PersonPage
from reader.model.library.person_key import PersonKey
from reader.model.query.fold import fold


@dataclass
class _Someone:
    """A person of the index, with all that articles say of them."""

    number: int
    traits: Traits
    names: Counter[str] = field(default_factory=Counter)


def person_page(index: Index, key: PersonKey) -> PersonPage | None:
    """Someone's page; None where nobody has that key."""
    with undamaged():
        row = index.execute("SELECT number FROM person WHERE key = ?", (key,)).fetchone()
        one = _someone(index, int(row[0])) if row else None
        if one is None:
            return None
        others, namesakes = _alike(index, one)
        every = [one, *others]
        appearances = _appearances(index, one, every)
        names = Counter[str]()
        for someone in every:
            names.update(someone.names)
        numbers = frozenset(someone.number for someone in every)
        return PersonPage(
            key,
            Kind(one.traits.kind),
            tuple(harmless(name) for name, _ in names.most_common()),
            appearances,
            _quotes(index, SPEAKER_NUMBER, numbers),
            _quotes(index, ABOUT_NUMBER, numbers),
            events_of(index, numbers),
            namesakes,
        )


def key_of(index: Index, path: bytes | str, entity: str) -> PersonKey | None:
    """Who a person of one article is."""
    row = index.execute(
        "SELECT person.key FROM file f JOIN appearance a ON a.article = f.number AND a.id = ?"
        " JOIN persona p ON p.number = a.persona JOIN person ON person.number = p.person WHERE f.path = ?",
        (entity, path),
    ).fetchone()
    return None if row is None else PersonKey(row[0])


def everyone(index: Index) -> tuple[ListedPerson, ...]:
    """All people, organisations and places, those with the most quotes first, then in most articles."""
    rows = _most_quoted_personas(index)
    with undamaged():
        apart = distinctions(index, ((row[1], row[5]) for row in rows))
        people = [
            ListedPerson(
                PersonKey(key),
                harmless(name),
                Kind(kind),
                int(articles),
                int(quotes),
                apart.get(number, ""),
                bool(named),
            )
            for key, name, kind, articles, quotes, number, named in rows
        ]
        return tuple(sorted(people, key=lambda one: (-one.quotes, -one.articles, fold(one.name))))


def _most_quoted_personas(index: Index) -> list[SqlRow]:
    """Of each person the name and kind of the description with most quotes, and the sums of all."""
    rows = index.execute(
        "SELECT person.key, p.name, p.kind, count(*), sum(a.quotes), person.number, p.named, max(a.quotes)"
        " FROM appearance a JOIN persona p ON p.number = a.persona JOIN person ON person.number = p.person"
        " GROUP BY person.key, person.number, p.number, p.name, p.kind, p.named"
        " ORDER BY person.number, max(a.quotes) DESC, p.number"
    )
    found: list[SqlRow] = []
    for key, name, kind, articles, quotes, number, named, _ in rows:
        if found and found[-1][5] == number:
            first = found[-1]
            found[-1] = (*first[:3], first[3] + articles, first[4] + quotes, *first[5:])
        else:
            found.append((key, name, kind, articles, quotes, number, named))
    return found


def _someone(index: Index, number: int) -> _Someone | None:
    """A person with names and roles; None where no article has them any more."""
    rows = index.execute(
        "SELECT person.key, p.kind, p.wikidata, p.named, p.name, p.aka, p.role,"
        " (SELECT count(*) FROM appearance WHERE persona = p.number)"
        " FROM persona p JOIN person ON person.number = p.person WHERE p.person = ? ORDER BY p.number",
        (number,),
    ).fetchall()
    if not rows:
        return None
    key, kind, wikidata, named = rows[0][:4]
    someone = _Someone(number, Traits(PersonKey(key), kind, wikidata is not None, bool(named)))
    for _, _, _, _, name, aka, role, count in rows:
        aliases = aka.split("\n") if aka else []
        someone.names[name] += count * 100  # what they are called first comes before every alias
        someone.names.update(aliases)
        someone.traits.first.add(called(name))
        someone.traits.called.update(filter(None, map(called, (name, *aliases))))
        if role:
            someone.traits.roles.add(role)
    return someone


def _alike(index: Index, one: _Someone) -> tuple[list[_Someone], tuple[Namesake, ...]]:
    """Others who are probably the same, and those who share a name but are held apart."""
    if not one.traits.named:
        return [], ()
    numbers = [
        number
        for name in sorted(one.traits.called)
        for (number,) in index.execute(
            "SELECT DISTINCT p.person FROM called c JOIN persona p ON p.number = c.persona WHERE c.name = ?"
            " ORDER BY p.person",
            (name,),
        )
    ]
    probable: list[_Someone] = []
    apart: list[Namesake] = []
    for number in dict.fromkeys(numbers):
        other = _someone(index, int(number)) if number != one.number else None
        if other is None or not one.traits.shares_name(other.traits):
            continue
        reason = one.traits.against(other.traits)
        if reason is None:
            probable.append(other)
        else:
            apart.append(_namesake(index, other, reason))
    sure = {traits.key for traits in only_matches([other.traits for other in probable])}
    apart += [
        _namesake(index, other, "may be someone else of that name")
        for other in probable
        if other.traits.key not in sure
    ]
    return [other for other in probable if other.traits.key in sure], tuple(apart)


def _namesake(index: Index, other: _Someone, reason: str) -> Namesake:
    name = harmless(other.names.most_common(1)[0][0])
    return Namesake(other.traits.key, name, harmless(reason), role_or_article(index, other.number))


def _appearances(index: Index, one: _Someone, every: Iterable[_Someone]) -> tuple[Appearance, ...]:
    """The articles they are in, the newest first."""
    numbers = ",".join(str(someone.number) for someone in every)
    rows = index.execute(
        "SELECT a.article, a.id, p.kind, p.name, p.aka, p.role, p.about, p.wikidata, a.mentions, a.quotes,"
        " p.person FROM appearance a JOIN persona p ON p.number = a.persona"
        f" WHERE p.person IN ({numbers})"
    ).fetchall()
    articles = articles_numbered(index, (row[0] for row in rows))
    # Without a Wikidata id, only the article with the most of them is where they are for certain.
    anchor = (
        None
        if one.traits.wikidata
        else max((row[9], row[8], row[0]) for row in rows if row[10] == one.number)[2]
    )
    found = []
    for article, id_, kind, name, aka, role, about, wikidata, mentions, quotes, person in rows:
        certain = person == one.number and (one.traits.wikidata or article == anchor)
        found.append(
            Appearance(
                articles[article],
                EntityId(id_),
                Kind(kind),
                harmless(name),
                tuple(map(harmless, aka.split("\n"))) if aka else (),
                role and harmless(role),
                about and harmless(about),
                wikidata,
                int(mentions),
                int(quotes),
                Certainty.CERTAIN if certain else Certainty.PROBABLE,
            )
        )
    return tuple(sorted(found, key=lambda appearance: by_date(appearance.article)))


def _quotes(index: Index, kind: str, persons: frozenset[int]) -> tuple[Hit, ...]:
    asked = Matching((Either(tuple(word(number_word(kind, number)) for number in sorted(persons))),))
    found = islice(index.quotes(asked, RowidRange(UNDATED_FIRST, LAST)), MOST_COUNTED)
    return tuple(hits(index, [match.quote for match in found], None))
