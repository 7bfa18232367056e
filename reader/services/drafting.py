"""Drafts the annotated file of an imported article, and says in a sentence what was drafted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reader.draft.drafting import draft as draft_by_rules
from reader.draft.languages import UNKNOWN, has_rules, language_in, language_shown
from reader.draft.limits import LONGEST, beginning, fitting
from reader.load.garbage import without_garbage_collection
from reader.model.counting import grouped, many
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations, IncomingArticle
from reader.model.text import Text
from reader.write.article import WrittenArticle, write_article

CERTAIN = 0.9
"""The confidence at which a quote is as good as certain: 96 of 100 such quotes were right where it was measured."""

MANY_WORDS, MANY = 60, 0.2
"""Words of a page that look like text and are not in the article: from how many on, and from what share of its words
on, they are worth a remark."""


def annotated(
    incoming: IncomingArticle, *, draft: bool = True, model: str | None = None, on: str | None = None
) -> WrittenArticle:
    """The file of an article with its draft in it, and the language that its words show.

    `model` names the spaCy pipeline that helps the rules.

    `on` is the day that it says it was drafted, by default today. Raises ModelMissing.
    """
    if not draft:
        return write_article(incoming)
    if incoming.language is None:
        incoming = replace(incoming, language=language_shown(incoming.text))
    with without_garbage_collection():
        drafted = _annotations(incoming, model)
        kept = fitting(drafted)
        made = write_article(incoming, kept, on=on or date.today().isoformat())
    return made._replace(left_out=made.left_out + _size(drafted) - _size(kept))


def _annotations(incoming: IncomingArticle, model: str | None) -> Annotations:
    text = beginning(Text(incoming.text))
    published = Edtf.parse(incoming.published) if incoming.published else None
    if model is None:
        return draft_by_rules(
            text, headline=incoming.headline, published=published, language=incoming.language
        )
    from reader.draft.with_model.drafting import draft_with_model  # most drafts are by the rules alone

    return draft_with_model(
        text, model=model, headline=incoming.headline, published=published, language=incoming.language
    )


def _size(drafted: Annotations) -> int:
    return len(drafted.entities) + len(drafted.quotes) + len(drafted.events)


def summary(made: WrittenArticle, incoming: IncomingArticle) -> str:
    """What was drafted and what was left out, as a sentence without a full stop."""
    article = made.article
    counts = grouped((entity.kind, entity.named) for entity in article.entities.values())
    counts += [many(len(article.quotes), "quote")] if article.quotes else []
    counts += [many(len(article.events), "event")] if article.events else []
    *others, last = counts or ["nothing"]
    remarks = [f"{', '.join(others)}{' and ' * bool(others)}{last} drafted"]
    certain = sum((quote.provenance.confidence or 0) >= CERTAIN for quote in article.quotes)
    if article.quotes:
        remarks.append(f"{certain:,} of {many(len(article.quotes), 'quote')} certain")
    code = language_in(article.language, article.text.content)
    if not has_rules(code):
        language = "its language" if code == UNKNOWN else f"the language {code}"
        remarks.append(f"in {language} only words in quotation marks are found so far")
    if made.left_out:
        remarks.append(f"{many(made.left_out, 'thing')} that the file has no place for left out")
    if len(incoming.text) > LONGEST:
        remarks.append(f"only the first {LONGEST:,} characters were drafted")
    if incoming.dropped:
        remarks.append(f"{many(incoming.dropped, 'character')} that no article may have left out of the text")
    if incoming.left_out >= max(MANY_WORDS, MANY * len(incoming.text.split())):
        remarks.append(
            f"about {incoming.left_out:,} words of the page look like text and were left out: compare it with the page"
        )
    return "; ".join(remarks)
