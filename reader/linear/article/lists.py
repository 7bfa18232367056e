"""The lists of an article: people, quotes, timeline, what is annotated in a paragraph; and the cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from reader.app.commands import linear as lc
from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.convert.in_words.by_paragraph import AnnotationsByParagraph
from reader.convert.in_words.sentences import counts, event_sentence, placed_event, quote_sentences
from reader.convert.in_words.words import sentence
from reader.linear.article import answers
from reader.linear.lists import ListScreen
from reader.linear.screen import Action
from reader.linear.words import in_words, listing_in_words
from reader.model.article import Entity, QuoteId
from reader.model.counting import GROUPS, many
from reader.model.relations import Relations
from reader.model.text import Span
from reader.state.article.cards import card
from reader.state.article.stepping import Step
from reader.state.ids import Chosen, note_id

if TYPE_CHECKING:
    from reader.linear.article.view import ReadingView

Entries = list[tuple[Chosen | None, str]]


class ArticleLists:
    """Opens the lists over the text of one article. Enter goes to the words of what is chosen there."""

    def __init__(self, reading: ReadingView, find: Action) -> None:
        """`find` asks for words of the text."""
        self._reading, self._find = reading, find
        self.actions: dict[Command, Action] = {
            c.PEOPLE: self._people,
            c.QUOTES: self._quotes,
            c.TIMELINE: self._timeline,
            c.NEXT_PANE: self._people,
            c.PREVIOUS_PANE: self._timeline,
            c.CHOOSE: self._choose,
            c.CARD: self._open_chosen,
            c.HINTS: self._paragraph,
        }

    # -- the lists

    def _people(self) -> None:
        session = self._reading.session
        entries: Entries = []
        for kind, named, _, title in GROUPS:
            group = [e for e in session.article.entities.values() if e.kind is kind and e.named is named]
            if group:
                entries.append((None, f"{title[:1].upper()}{title[1:]}: {len(group)}."))
            entries += [(entity.id, _listed(entity, session.relations)) for entity in group]
        self._open("People.", entries, "Nobody is named here.", self._quotes, None)

    def _quotes(self) -> None:
        session = self._reading.session
        quotes, narrowing = session.relations.quotes_in_order, ""
        if session.find is not None:
            quotes = tuple(quote for quote in quotes if quote.id in session.find.quotes)
            narrowing = f" with {session.find.query_text}"
        elif session.followed is not None:
            things = session.relations.things_of(session.followed.id)
            quotes = tuple(quote for quote in quotes if quote.id in things)
            narrowing = f" by or about {session.followed.name}"
        entries: Entries = [(quote.id, next(quote_sentences(session.article, quote))) for quote in quotes]
        title = f"{many(len(quotes), 'quote')}{narrowing}."
        self._open(title, entries, "Nobody is quoted here.", self._timeline, self._people)

    def _timeline(self) -> None:
        """The events as they happened; once more, as they are told."""
        session = self._reading.session
        happened = session.relations.happened_order
        entries: Entries = [(event.id, placed_event(session.article, event)) for event in happened.ordered]
        if happened.undated:
            entries.append((None, "Events with neither a date nor an order."))
        entries += [(event.id, placed_event(session.article, event)) for event in happened.undated]
        more: dict[Command, Action] = {c.TIMELINE: self._told}
        self._open("Timeline, in the order it happened.", entries, "No events.", None, self._quotes, more)

    def _told(self) -> None:
        session = self._reading.session
        told = session.relations.told_order
        entries: Entries = [(event.id, event_sentence(session.article, event)) for event in told]
        more: dict[Command, Action] = {c.TIMELINE: self._timeline}
        self._open("Timeline, as it is told.", entries, "No events.", None, self._quotes, more)

    def _paragraph(self) -> None:
        """What is annotated in the paragraph of the cursor, to be gone to."""
        session, text = self._reading.session, self._reading.session.article.text
        number = text.paragraph_of(self._reading.offset)
        found = AnnotationsByParagraph.of(session.relations)
        mentions = dict.fromkeys(mention.entity for mention in found.mentions.get(number, ()))
        ids: list[Chosen] = [*mentions]
        ids += [quote.id for quote in found.quotes.get(number, ())]
        ids += [event.id for event in found.events.get(number, ())]
        notes = enumerate(session.article.notes)
        ids += [note_id(index) for index, note in notes if text.paragraph_of(note.span.start) == number]
        entries: Entries = [(id_, answers.thing_in_words(session, id_)) for id_ in ids]
        paragraph = text.paragraph(number)
        self._open(
            f"Paragraph {number}.", entries, "Nothing is annotated here.", None, None, within=paragraph
        )

    def _open(
        self,
        title: str,
        entries: Entries,
        empty: str,
        onward: Action | None,
        back: Action | None,
        more: dict[Command, Action] | None = None,
        within: Span | None = None,
    ) -> None:
        """Open a list in the place of what is open over the text. Tab and shift+Tab go `onward` and `back`."""
        reading = self._reading
        host = reading.host
        host.close(reading.screen)

        def to_text() -> None:
            host.close(reading.screen)
            host.say(reading.pager.row_words)

        def find() -> None:
            to_text()
            self._find()

        lists: dict[Command, Action] = {
            c.PEOPLE: self._people,
            c.QUOTES: self._quotes,
            c.TIMELINE: self._timeline,
            c.ARTICLE: to_text,
            c.FIND: find,
            c.NEXT_PANE: onward or to_text,
            c.PREVIOUS_PANE: back or to_text,
            **(more or {}),
        }
        shown: ListScreen[Chosen] = ListScreen(
            host, title, entries, empty, lambda key: self._go(key, within), lists
        )

        def answer(question: Callable[..., str]) -> Action:
            return lambda: host.say(question(reading.session, self._here(shown.key)))

        shown.add_actions(
            {
                c.CARD: lambda: self._card(shown.key),
                c.COPY: lambda: self._copy(shown.key),
                lc.WHO: answer(answers.who),
                lc.SAID: answer(answers.said),
                lc.WHEN: answer(answers.when),
                lc.WHERE: lambda: host.say(shown.where()),
            }
        )
        host.open(shown.screen)
        shown.go_to(reading.session.chosen)

    def _go(self, key: Chosen, within: Span | None) -> None:
        """Go to the words of something; `within` some words, to those among them."""
        session = self._reading.session.choose(key)
        inside = (span for span in session.spans if within is not None and within.contains(span))
        self._reading.follow_to(key, next(inside, None))

    def _here(self, key: Chosen | None) -> list[Step]:
        if key is None:
            return []
        words = self._reading.session.choose(key).words
        return [Step(key, words or Span(0, 0))]

    def _copy(self, key: Chosen | None) -> None:
        from reader.convert.citation import cite  # only for what is copied

        article = self._reading.session.article
        quote = article.quotes_by_id.get(QuoteId(key)) if key else None
        if quote is None:
            self._reading.host.say("Only a quote can be copied here.")
        else:
            self._reading.host.copy(cite(article, quote, False), "The quote is")

    # -- cards

    def _things(self) -> Iterable[Chosen]:
        return dict.fromkeys(step.chosen for step in self._reading.things)

    def _choose(self) -> None:
        """Choose what is on the row, where that is one thing; of what is chosen already, open the card."""
        reading = self._reading
        things = list(self._things())
        if reading.session.chosen in things:
            self._card(reading.session.chosen)
        elif len(things) == 1:
            step = reading.things[0]
            reading.session = reading.session.choose(step.chosen, step.at)
            reading.pager.go(*reading.items.place_of(max(step.at.start, reading.row.start)))
            reading.host.say(f"Chosen: {answers.thing_in_words(reading.session, step.chosen)}")
        elif things:
            self._paragraph()
        else:
            reading.host.say("Nothing is annotated on this row.")

    def _open_chosen(self) -> None:
        """Open the card of what is chosen, else of the first thing on the row."""
        chosen = self._reading.session.chosen or next(iter(self._things()), None)
        if chosen is None:
            key = self._reading.host.key(c.NEXT_HIGHLIGHT)
            self._reading.host.say(f"Nothing is chosen: {key} goes to the next highlight.")
        else:
            self._card(chosen)

    def _card(self, chosen: Chosen | None) -> None:
        if chosen is None:
            return
        host, session = self._reading.host, self._reading.session
        listing = card(session, chosen)
        entries: Entries = [(None, answers.thing_in_words(session, chosen)), *listing_in_words(listing)]
        shown: ListScreen[Chosen] = ListScreen(
            host, sentence(in_words(listing.title)), entries, "", lambda key: self._go(key, None), {}
        )
        shown.add_actions({c.CARD: lambda: self._card(shown.key)})
        host.open(shown.screen)


def _listed(entity: Entity, relations: Relations) -> str:
    """Somebody in a list: the name, the role, how often. The card has the rest."""
    who = f"{entity.name}, {entity.role}" if entity.role else entity.name
    draft = " A machine’s draft." if entity.provenance.draft else ""
    return f"{who}. {counts(entity, relations)}.{draft}"
