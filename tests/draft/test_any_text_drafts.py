"""Whatever comes in: a draft whose words are found again, with no fault."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.draft.drafting import draft
from reader.draft.languages import language_in
from reader.load.anchors.canonical import canonical
from reader.load.article import Loaded
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations, IncomingArticle
from reader.model.text import Text
from reader.services.drafting import annotated, summary
from tests.draft.odd_texts import ODD, PIECES, check

Load = Callable[[Text, Annotations], Loaded]
TUESDAY = Edtf.parse("2016-06-21")


def drafted_of(content: str) -> tuple[Text, Annotations]:
    text = Text(canonical(content))
    drafted = draft(text, headline="News", published=TUESDAY)
    check(text, drafted)
    return text, drafted


@pytest.mark.parametrize("content", ODD)
def test_odd_texts_draft_with_spans_at_words_edges(content: str) -> None:
    drafted_of(content)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_characters_whatever_draft(content: str) -> None:
    drafted_of(content)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=60))
def test_anything_that_looks_like_news_makes_a_file_without_faults(
    pieces: list[str], load_draft: Load
) -> None:
    text, drafted = drafted_of(" ".join(pieces))
    if text.content:
        loaded = load_draft(text, drafted)
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
        assert [quote.parts for quote in loaded.article.quotes] == [quote.parts for quote in drafted.quotes]


@pytest.mark.parametrize("content", [odd for odd in ODD if odd])
def test_odd_texts_make_files_without_faults(content: str, load_draft: Load) -> None:
    text, drafted = drafted_of(content)
    loaded = load_draft(text, drafted)
    assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]


def test_the_same_text_gives_the_same_draft() -> None:
    content = "“No,” said Ana Ruiz. She told reporters on Friday that it was over.\n\n" * 3
    assert drafted_of(content) == drafted_of(content)


@pytest.mark.parametrize("language", ["xx", "tlh-Latn", "../en", "x-none", "fi"])
def test_a_language_without_rules_gives_the_words_in_quotation_marks_no_people_and_no_events(
    language: str,
) -> None:
    text = "Pormestari Ana Ruiz avasi sataman 5. toukokuuta 2021. “No, we shall stay here,” said Ana Ruiz."
    drafted = draft(Text(text), language=language)
    assert (drafted.entities, drafted.events) == ((), ())
    assert [(text[slice(*quote.parts[0])], quote.speaker) for quote in drafted.quotes] == [
        ("“No, we shall stay here,”", None)
    ]


def test_a_text_that_does_not_say_its_language_is_read_in_the_one_it_is_in() -> None:
    german = (
        "Die Brücke ist zu alt, und der Bau wird teuer, sagte die Ministerin in der vergangenen Woche. " * 4
    )
    finnish = (
        "Pormestari avasi sataman perjantaina ja kertoi kaupungin uusista suunnitelmista lehdistölle. " * 5
    )
    english = (
        "The mayor opened the harbour on Friday and told the papers of the plans that the city has. " * 4
    )
    french = (
        "La maire a ouvert le port vendredi et a parlé aux journaux des projets de la ville pour l’été. " * 4
    )
    spanish = (
        "La alcaldesa dijo que la ciudad abrirá el puerto en agosto y que se va a pagar con dinero público. "
    )
    texts = (german, finnish, english, french, spanish * 4)
    assert [language_in(None, text) for text in texts] == ["de", "und", "en", "fr", "und"]
    assert language_in("pt-BR", english) == "pt"


def test_what_was_drafted_says_that_its_language_has_no_rules() -> None:
    article = IncomingArticle("Satama on auki.", "Satama", None, None, None, (), "fi", 0)
    assert summary(annotated(article), article) == (
        "nothing drafted; in the language fi only words in quotation marks are found so far"
    )
