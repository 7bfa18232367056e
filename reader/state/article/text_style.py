"""The style of words in the text: the highlights that cover them, the innermost over the others, and what is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.article import Mention, Quote, QuoteType
from reader.model.columns.highlights import HighlightKind
from reader.state.article.events import event_hue
from reader.state.article.highlights import Highlights
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.ids import note_id
from reader.state.styles import TextStyle, Tint

_TINT = {QuoteType.INDIRECT: Tint.REPORTED, QuoteType.MIXED: Tint.MIXED, QuoteType.DIRECT: Tint.DIRECT}


PLAIN = TextStyle()


def text_style(session: Session, related: Related, numbers: Iterable[int]) -> TextStyle:
    """The style of words that these highlights cover; `numbers` has the innermost last."""
    style = PLAIN
    for number in numbers:
        style = _cover(session, related, session.highlights, number, style)
    return style


def _cover(
    session: Session, related: Related, highlights: Highlights, number: int, under: TextStyle
) -> TextStyle:
    kind, index = highlights.kind[number], highlights.index[number]
    if kind == HighlightKind.MENTION:
        return _mention(session, highlights.mention(index), under)
    if kind == HighlightKind.QUOTE:
        return _quote(session, session.article.quotes[index], related, under)
    if kind == HighlightKind.CUE:
        chosen = session.article.quotes[index].id == session.chosen
        return under._replace(italic=True, bold=True) if chosen else under
    if kind == HighlightKind.NOTE:
        chosen = note_id(index) == session.chosen
        return under._replace(tint=Tint.CHOSEN, tint_hue=None) if chosen else under
    event = session.article.events[index]
    if session.sets_off_drafts and event.provenance.draft:
        under = under._replace(italic=True)
    if event.id == session.chosen:
        if kind == HighlightKind.WHEN:
            return under._replace(italic=True, bold=True)
        return under._replace(tint=Tint.CHOSEN, tint_hue=event_hue(session, event))
    return under


def _mention(session: Session, mention: Mention, under: TextStyle) -> TextStyle:
    entity = mention.entity
    hue = session.hues.get(entity)
    is_draft = mention.provenance.draft or session.article.entities[entity].provenance.draft
    style = under._replace(
        underline=True,
        hue=hue if hue is not None else under.hue,
        italic=under.italic or (session.sets_off_drafts and is_draft),
    )
    if entity == session.chosen:
        return style._replace(bold=True, tint=Tint.CHOSEN, tint_hue=hue)
    if entity == session.following:
        return style._replace(bold=True)
    return style


def _quote(session: Session, quote: Quote, related: Related, under: TextStyle) -> TextStyle:
    tint = _TINT[quote.type]
    followed = session.following in quote.speakers
    if quote.id == session.chosen:
        tint = Tint.CHOSEN
    elif followed:
        tint = Tint.FOLLOWED
    elif session.chosen is not None and quote.id not in related.ids:
        tint = Tint.FAINT
    if tint < under.tint and under.tint >= Tint.FOLLOWED:
        return under
    speaker = session.following if followed else quote.speaker
    hue = session.hues.get(speaker) if speaker else None
    is_set_off = session.sets_off_drafts and quote.provenance.draft
    return under._replace(tint=tint, tint_hue=hue, italic=under.italic or is_set_off)
