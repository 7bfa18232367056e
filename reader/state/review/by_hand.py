"""What selected words are marked as: a quote, a mention, an event, a note, a highlight."""

from __future__ import annotations

from reader.model.article import Article, EntityId
from reader.model.text import Span
from reader.state.review.claim_edits import new_entity, together, type_of, with_new
from reader.state.review.questions import Question, ask_text, who
from reader.write.edits import AddEvent, AddMention, AddNote, AddQuote, Edit


def ask_mark(article: Article, as_: str, parts: tuple[Span, ...]) -> Question | Edit:
    """What selected words are: `quote`, `mention`, `event`, `note` or `highlight`."""
    near = parts[0].start
    match as_:
        case "quote":
            type_ = type_of(article, parts)

            def said_by(ids: tuple[EntityId, ...]) -> Edit:
                return AddQuote(parts, ids, type_)

            def by_new(known: tuple[EntityId, ...], name: str) -> Edit:
                return with_new(article, name, lambda id_: said_by((*known, id_)))

            return who(article, "Said by", near, said_by, several=True, nobody=said_by(()), new=by_new)
        case "mention":
            return _ask_mentioned(article, parts)
        case "event":
            return ask_text("Title of the event", "", lambda words: AddEvent(words, parts))
        case "note":
            return ask_text("Note", "", lambda words: AddNote(parts[0], words))
        case _:
            return AddNote(parts[0])


def _ask_mentioned(article: Article, parts: tuple[Span, ...]) -> Question:
    """For whom selected words stand: a new person whose name they are needs no mention besides."""

    def mention(ids: tuple[EntityId, ...]) -> Edit:
        return together(*(AddMention(id_, parts[0]) for id_ in ids))

    def of_new(known: tuple[EntityId, ...], name: str) -> Edit:
        id_, person = new_entity(article, name)
        if article.text[parts[0]] == name:
            return together(person, *(AddMention(other, parts[0]) for other in known))
        return together(person, mention((*known, id_)))

    return who(article, "A mention of", parts[0].start, mention, several=True, new=of_new)
