"""Draft an article’s items with a model behind the rules."""

from __future__ import annotations

from reader.draft.drafting import draft
from reader.draft.languages import grammar_of, language_in
from reader.draft.with_model.advice import Advice
from reader.draft.with_model.parsed import read
from reader.draft.with_model.pipelines import lacks as lacks
from reader.draft.with_model.pipelines import load, mark_of
from reader.errors import ModelMissing as ModelMissing
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Text


def draft_with_model(
    text: Text,
    *,
    model: str,
    headline: str = "",
    published: Edtf | None = None,
    language: str | None = None,
) -> Annotations:
    """What `draft` gives, with the named entities and the parse of a model of spaCy’s where it has them.

    `model` is an installed package or a folder. Raises ModelMissing: a sentence that says what to type. Of what
    a model lacks, which `lacks` tells, the rules take care.
    """
    lacks(model)
    pipeline = load(model)
    advice = Advice(
        mark_of(pipeline),
        text,
        read(text, pipeline),
        grammar_of(language_in(language, text.content)).language,
    )
    return draft(text, headline=headline, published=published, language=language, adviser=advice)
