"""Whatever comes in: a draft whose words are found again, with no fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.draft.drafted import Drafted
from reader.draft.drafting import draft
from reader.load.article import Loaded
from reader.load.canonical import canonical
from reader.load.edges import is_whole
from reader.load.folding import fold
from reader.model.dates import Edtf
from reader.model.text import Span, Text

Load = Callable[[Text, Drafted], Loaded]
TUESDAY = Edtf.parse("2016-06-21")
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


def check(content: str) -> tuple[Text, Drafted]:
    text = Text(canonical(content))
    drafted = draft(text, headline="News", published=TUESDAY)
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
    return text, drafted


@pytest.mark.parametrize("content", ODD)
def test_odd_texts_draft_with_spans_at_words_edges(content: str) -> None:
    check(content)


@given(st.text(max_size=200))
def test_any_characters_whatever_draft(content: str) -> None:
    check(content)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_anything_that_looks_like_news_makes_a_file_without_faults(
    pieces: list[str], load_draft: Load
) -> None:
    text, drafted = check(" ".join(pieces))
    if text.content:
        loaded = load_draft(text, drafted)
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
        assert [quote.parts for quote in loaded.article.quotes] == [quote.parts for quote in drafted.quotes]


@pytest.mark.parametrize("content", [odd for odd in ODD if odd])
def test_odd_texts_make_files_without_faults(content: str, load_draft: Load) -> None:
    text, drafted = check(content)
    loaded = load_draft(text, drafted)
    assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]


def test_the_same_text_gives_the_same_draft() -> None:
    content = "“No,” said Ana Ruiz. She told reporters on Friday that it was over.\n\n" * 3
    assert check(content) == check(content)


@pytest.mark.parametrize("language", ["xx", "tlh-Latn", "../en", "", "de"])
def test_a_language_without_data_drafts_without_speakers(language: str) -> None:
    drafted = draft(Text("“No,” said Ana Ruiz on 5 May 2021."), language=language or "x-none")
    assert drafted.events == ()
    assert all(quote.speaker is None for quote in drafted.quotes)
