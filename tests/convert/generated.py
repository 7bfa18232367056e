"""Articles that have everything an article may have, for tests that want any article whatever."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from reader.model.article import (
    Article,
    Basis,
    Drafting,
    Entity,
    EntityId,
    Event,
    EventId,
    EventState,
    Kind,
    Mention,
    Note,
    NoteId,
    Order,
    Provenance,
    Quote,
    QuoteId,
    QuoteType,
    Source,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from reader.write.article import write_whole

_TOKENS = (
    "Ana Ruiz Ruiz’s she he said that the mayor “No,” “yes” yes “It is” O’Dowd 👩‍🚒 🇧🇾 🎉! naïve Łódź — storm,"
    " 2021. end. it’s state-of-the-art a&b <i>x</i> ]]> \\n {a} 𝒳 q\u0303 東京 «oui» ‘so’ 3.5 %"
).split()
_NAMES = ("Ana Ruiz", "Ruiz", "the mayor", "O’Dowd", "storm", "Łódź", "Somebody Else", "𝒳")
_LINES = ("X", "a statement", "Harbour & Post <b>", "“so” \\ 'it' is", "🎉 new", "a: b, c; d|e", "x" * 90)
_DATES = (
    "2021",
    "2020-08",
    "2020-08-09",
    "2020-08~",
    "2020/2021",
    "../2021",
    "2021-21",
    "-0044",
    "2024-05-03T10:00:00Z",
)
_PROSE = (*_LINES, "One paragraph.\n\nAnother — “one”.")

coin: st.SearchStrategy[bool] = st.booleans()
line = st.sampled_from(_LINES)
date = st.sampled_from(_DATES).map(Edtf.parse)
makers = st.sampled_from((None, "hand", "rules-1", "spacy:en_core_web_sm-3.8"))
provenance = st.builds(
    Provenance,
    by=makers,
    confidence=st.none() | st.sampled_from((0.85, 0.123456, 1.0, 0.0)),
    draft=st.booleans(),
    checked_by=st.none() | st.just("Ana Lind"),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """A checked article: what was drawn is written, and read again by the loader, which leaves out what can't be."""
    paragraphs = draw(
        st.lists(st.lists(st.sampled_from(_TOKENS), min_size=2, max_size=12), min_size=1, max_size=4)
    )
    text = Text("\n\n".join(" ".join(tokens) for tokens in paragraphs))
    spans = _spans_of(paragraphs)
    entities = draw(_entities(spans))
    ids = st.sampled_from([entity.id for entity in entities]) if entities else st.nothing()
    quotes = draw(_quotes(spans, ids))
    events = draw(_events(spans, ids, [quote.id for quote in quotes]))
    about = [*(event.id for event in events), *(entity.id for entity in entities)]
    if about:
        quotes = [
            _about(quote, draw(st.lists(st.sampled_from(about), max_size=2, unique=True))) for quote in quotes
        ]
    drafted = draw(st.none() | st.just(Drafting("rules-1", Edtf.parse("2026-11-30"))))
    article = Article(
        id="any",
        headline=draw(line),
        text=text,
        source=draw(
            st.builds(
                Source, st.none() | line, st.none() | st.just("https://example.org/a?b=1&c"),
                st.lists(line, max_size=2, unique=True).map(tuple),
            )
        ),
        published=draw(st.none() | date),
        language=draw(st.none() | st.sampled_from(("en", "pt-BR"))),
        entities={entity.id: entity for entity in entities},
        quotes=tuple(quotes),
        events=tuple(events),
        notes=tuple(draw(_notes(spans))),
        drafted=drafted,
    )  # fmt: skip
    return write_whole(article).article


def _spans_of(paragraphs: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where each token stands."""
    spans, at = [], 0
    for tokens in paragraphs:
        for token in tokens:
            spans.append((at, at + len(token)))
            at += len(token) + 1
        at += 1
    return spans


@st.composite
def _span(draw: st.DrawFn, spans: Sequence[tuple[int, int]]) -> Span:
    first = draw(st.integers(0, len(spans) - 1))
    last = draw(st.integers(first, min(first + 5, len(spans) - 1)))
    return Span(spans[first][0], spans[last][1])


@st.composite
def _parts(draw: st.DrawFn, spans: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """One part or several, in the text's order."""
    edges = sorted(draw(st.lists(st.integers(0, len(spans)), min_size=2, max_size=6, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Span(spans[first][0], spans[last - 1][1]) for first, last in pairs)


@st.composite
def _entities(draw: st.DrawFn, spans: Sequence[tuple[int, int]]) -> list[Entity]:
    names = draw(st.lists(st.sampled_from(_NAMES), max_size=4, unique=True))
    found = []
    for number, name in enumerate(names):
        id_ = EntityId(f"who-{number}")
        words = draw(st.lists(_span(spans), max_size=3, unique=True))
        found.append(
            Entity(
                id=id_,
                kind=draw(st.sampled_from(Kind)),
                name=name,
                aka=draw(st.sampled_from(((), ("she",), ("he", "naïve")))) if number == 0 else (),
                role=draw(st.none() | line),
                about=draw(st.none() | st.sampled_from(_PROSE)),
                wikidata=draw(st.none() | st.just("Q42")),
                url=draw(st.none() | st.just("https://example.org/who")),
                named=draw(st.booleans()),
                mentions=tuple(Mention(span, id_, False, draw(provenance)) for span in words),
                provenance=draw(provenance),
            )
        )
    return found


@st.composite
def _quotes(
    draw: st.DrawFn, spans: Sequence[tuple[int, int]], ids: st.SearchStrategy[EntityId]
) -> list[Quote]:
    found: list[Quote] = []
    some = st.lists(ids, max_size=2, unique=True).map(tuple) if not ids.is_empty else st.just(())
    for number in range(1, draw(st.integers(1, 5))):
        speakers = draw(some)
        found.append(
            Quote(
                id=QuoteId(draw(st.sampled_from((f"q{number}", f"quote-{number}")))),
                speaker=speakers[0] if speakers else None,
                joint=speakers[1:],
                type=draw(st.sampled_from(QuoteType)),
                parts=draw(_parts(spans)),
                cue=draw(st.none() | _span(spans)),
                mention=draw(st.none() | _span(spans)),
                to=draw(some),
                via=draw(st.none() | line),
                inside=found[-1].id if draw(coin) and found else None,
                when=draw(st.none() | date),
                note=draw(st.none() | st.sampled_from(_PROSE)),
                provenance=draw(provenance),
            )
        )
    return found


@st.composite
def _events(
    draw: st.DrawFn, spans: Sequence[tuple[int, int]], ids: st.SearchStrategy[EntityId], taken: Sequence[str]
) -> list[Event]:
    found: list[Event] = []
    some = st.lists(ids, max_size=2, unique=True).map(tuple) if not ids.is_empty else st.just(())
    for number in range(1, draw(st.integers(1, 4))):
        id_ = draw(st.sampled_from((f"e{number}", f"event-{number}")))
        assert id_ not in taken
        told = draw(st.booleans())
        before = (found[-1].id,) if draw(coin) and found else ()
        found.append(
            Event(
                id=EventId(id_),
                title=draw(line),
                when=draw(st.none() | date),
                when_text=draw(st.none() | _span(spans)),
                parts=draw(_parts(spans)) if told else (),
                people=draw(some),
                order=Order(after=before) if draw(st.booleans()) else Order(during=before),
                state=draw(st.sampled_from(EventState)),
                alleged_by=next(iter(draw(some)), None),
                basis=draw(st.sampled_from(Basis)) if told else Basis.BACKGROUND,
                note=draw(st.none() | st.sampled_from(_PROSE)),
                provenance=draw(provenance),
            )
        )
    return found


@st.composite
def _notes(draw: st.DrawFn, spans: Sequence[tuple[int, int]]) -> list[Note]:
    words = draw(st.lists(_span(spans), max_size=3, unique=True))
    return [
        Note(span, draw(st.sampled_from(("", *_PROSE))), id=NoteId(f"n{number}"), provenance=draw(provenance))
        for number, span in enumerate(words, 1)
    ]


def _about(quote: Quote, about: Sequence[EntityId | EventId]) -> Quote:

    return quote._replace(about=tuple(about))
