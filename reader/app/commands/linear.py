"""The commands of the linear screen, beside those that it shares with the others."""

from __future__ import annotations

from reader.app.commands.command import Command, Group


def _linear(id_: str, keys: str, title: str, help_: str) -> Command:
    return Command(f"linear.{id_}", keys, "", title, help_, Group.LINEAR)


LINEAR = Command(
    "linear.open",
    "Z",
    "linear",
    "Linear, for screen readers",
    "One column of plain words, for screen readers and Braille displays; once more for the full screen",
    Group.LINEAR,
)
WHO = _linear("who", "1", "Who is this?", "Say who is named at the cursor")
SAID = _linear("said", "2", "Who said this?", "Say who said what stands at the cursor, and how")
WHEN = _linear("when", "3", "When was this?", "Say when what is told at the cursor happened")
WHERE = _linear("where", "4", "Where am I?", "Say in which paragraph the cursor is, and how much is read")
NEXT_QUOTE = _linear("next-quote", "c", "Next quote", "Go to the next quote, whoever said it")
PREVIOUS_QUOTE = _linear("previous-quote", "C", "Quote before", "Go to the quote before, whoever said it")
NEXT_PERSON = _linear("next-person", "w", "Next person", "Go to the next words that stand for somebody")
PREVIOUS_PERSON = _linear(
    "previous-person", "W", "Person before", "Go to the words before that stand for somebody"
)
NEXT_EVENT = _linear("next-event", "h", "Next event", "Go to the next event that is told")
PREVIOUS_EVENT = _linear("previous-event", "H", "Event before", "Go to the event before that is told")
NEXT_NOTE = _linear("next-note", ".", "Next note", "Go to the next note or highlight")
PREVIOUS_NOTE = _linear("previous-note", "comma", "Note before", "Go to the note or highlight before")
NEXT_ROW = _linear(
    "next-row", "right", "Row on", "Go on by a row, in a list too, where one thing may have several"
)
PREVIOUS_ROW = _linear("previous-row", "left", "Row back", "Go back by a row, in a list too")
CLOSE = _linear(
    "close", "ctrl+g", "Close, as Esc does", "The same as Esc, which some screen readers keep for themselves"
)

LINEAR_COMMANDS = (
    LINEAR, WHO, SAID, WHEN, WHERE, NEXT_QUOTE, PREVIOUS_QUOTE, NEXT_PERSON, PREVIOUS_PERSON,
    NEXT_EVENT, PREVIOUS_EVENT, NEXT_NOTE, PREVIOUS_NOTE, NEXT_ROW, PREVIOUS_ROW, CLOSE,
)  # fmt: skip
