"""An article that came in, drafted and written: what the command and the screen both do with it."""

from __future__ import annotations

from collections import Counter

from reader.model.annotations import Annotations
from reader.model.article import Kind
from reader.model.counting import many
from reader.model.dates.dates import Edtf
from reader.model.incoming import IncomingArticle
from reader.model.text import Text
from reader.write.article import Written, written


def annotated(taken: IncomingArticle, *, draft: bool = True, model: str | None = None) -> Written:
    """The file of an article with its draft in it; `model` names the pipeline of spaCy's that helps the rules.

    Raises ModelMissing where there is no such model.
    """
    return written(taken, _drafted(taken, model) if draft else None)


def _drafted(taken: IncomingArticle, model: str | None) -> Annotations:
    text = Text(taken.text)
    published = Edtf.parse(taken.published) if taken.published else None
    if model is None:
        from reader.draft.drafting import draft

        return draft(text, headline=taken.headline, published=published, language=taken.language)
    from reader.draft.with_model.drafting import draft_with_model

    return draft_with_model(
        text, model=model, headline=taken.headline, published=published, language=taken.language
    )


def told(made: Written, taken: IncomingArticle) -> str:
    """What there is to say of it: what was drafted, and what was left out."""
    from reader.draft.languages import has_rules  # the rules are not needed for a first frame

    article = made.article
    kinds = Counter(entity.kind for entity in article.entities.values())
    counts = (
        (kinds[Kind.PERSON], "person", "people"),
        (kinds[Kind.ORGANISATION], "organisation", ""),
        (kinds[Kind.PLACE], "place", ""),
        (len(article.quotes), "quote", ""),
        (len(article.events), "event", ""),
    )
    *others, last = [many(*count) for count in counts if count[0]] or ["nothing"]
    remarks = [f"{', '.join(others)}{' and ' * bool(others)}{last} drafted"]
    if not has_rules(article.language):
        remarks.append(f"in the language {article.language} only words in quotation marks are found so far")
    if made.left_out:
        remarks.append(f"{many(made.left_out, 'thing')} that could not be placed left out")
    if taken.dropped:
        remarks.append(f"{many(taken.dropped, 'character')} that no article may have left out of the text")
    return "; ".join(remarks)
