"""Asks the questions of a review, one after the other, until an answer is an edit, words or a claim."""

from __future__ import annotations

from collections.abc import Callable

from reader.linear.screen import Host, Prompt
from reader.model.text import Span
from reader.state.review.claims import ClaimRef
from reader.state.review.questions import Question
from reader.write.edits import Edit

Answer = Edit | Span | ClaimRef


def ask(host: Host, question: Question | Edit, then: Callable[[Answer, bool], object]) -> None:
    """Have `then` called with what is answered, and whether that settles the claim."""
    if not isinstance(question, Question):
        then(question, False)
        return

    def offered(typed: str) -> list[str]:
        return [offer.words for offer in question.offers(typed)]

    def done(typed: str, index: int) -> None:
        offers = question.offers(typed)
        if not offers:
            host.say(question.nothing or "Nothing is changed.")
            return
        answer = offers[index].then
        if isinstance(answer, Question):
            ask(host, answer, lambda found, onward: then(found, onward or question.onward))
        elif answer is None:
            host.say("Nothing is changed.")
        else:
            then(answer, question.onward)

    title = question.title if question.title.endswith("?") else f"{question.title}:"
    host.ask(Prompt(title, done, question.typed, offered, question.nothing, about=question.note))
