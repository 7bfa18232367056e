"""Odd texts, the pieces that anything like news is made of, and what must hold of every draft."""

from __future__ import annotations

from reader.load.anchors.folding import fold
from reader.load.anchors.word_edges import is_whole
from reader.model.new_article import Annotations
from reader.model.text import Span, Text

PIECES = (
    "Ana Ruiz|Mr. Ruiz|she|He|they|who|the mayor|Lima|NATO|Ruiz’s|O’Dowd|U.S.|von der Leyen|said|told|Said|"
    "according to|that|to|has|was|saying|"
    "“|”|‘|’|\"|'|''|,|.|?|:|;|—|-|(|)|…|\n\n|in 2021|on Friday|last year|May 5|31 February|"
    "two years ago|the 1990s|a start|work had begun|3:30|1,150|é|ß|東京|๑|🙂|q1|e1|unknown|'re|’s|don’t|x@y|"
    "President|Sen.|University of|His supporters|statement|in a|tweet|“We’re|done,”|I’m"
).split("|")
ODD = (
    "",
    ".",
    "“",
    "”“",
    '"' * 7,
    "''''''",
    "‘’",
    "said",
    "“” said",
    "Said.",
    "according to",
    "According to .",
    "Ruiz said:",
    ": “x”",
    "“A” “B” “C” he said “D”",
    "he he he said said said that that that",
    "Mr. Mr. Mr. said",
    "Q1 said so. E1 said so. Unknown said so.",
    "A. B. C. said “no.”",
    "Ruiz's's said",
    "They're said they're “we’re.”",
    "“One,\n\n“two,\n\n“three,” she said.",
    "'90s were 'em",
    "In 0000 and 9999 and 2199, on 31 February 2021.",
    "Ana Ruiz, Ana Ruiz, Ana Ruiz",
    "X, Y, Z, said, said, said",
    "May may say “May.”",
    "“Yes.” “No.” “Yes.” “No.” Ruiz said. “Yes.”",
    "東京で「はい」と言った。",
    "Ёлка сказала: «Да».",
    "مرحبا “قال” أحمد",
    "e\u0301 said “e\u0301.”",
    "🙂 said 🙂",
    "a\n\nb\n\nc said\n\n“d”",
    "“the the the,” the said the. “the the,”",
)


def check(text: Text, drafted: Annotations) -> None:
    """Every span begins and ends at words' edges, and ids are given once and belong to somebody."""
    folded = fold(text.content)
    spans: list[Span | None] = [
        span for quote in drafted.quotes for span in (*quote.parts, quote.cue, quote.mention)
    ]
    spans += [span for event in drafted.events for span in (*event.parts, event.when_text)]
    spans += [mention.span for entity in drafted.entities for mention in entity.mentions]
    for span in spans:
        if span is not None:
            assert 0 <= span.start < span.end <= len(text)
            assert is_whole(folded, span.start, span.end), text[span]
    ids = {entity.id for entity in drafted.entities}
    assert len(ids) == len(drafted.entities)
    assert {quote.speaker for quote in drafted.quotes} <= {None, *ids}
