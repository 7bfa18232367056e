"""The commands of the review, and of selecting words."""

from __future__ import annotations

from reader.app.commands.command import Command, Group


def _review(id_: str, keys: str, action: str, title: str, help_: str, footer: str = "") -> Command:
    return Command(f"review.{id_}", keys, action, title, help_, Group.REVIEW, footer)


def _select(id_: str, keys: str, action: str, title: str, help_: str, footer: str = "") -> Command:
    return Command(f"select.{id_}", keys, action, title, help_, Group.SELECT, footer)


REVIEW = _review(
    "open",
    "R",
    "review",
    "Review",
    "Go through what nobody has checked yet, one claim after the other",
    "review",
)
ACCEPT = _review("accept", "enter", "accept", "Accept", "Accept the claim and go on", "accept")
REJECT = _review(
    "reject", "x", "ask('reject')", "Not so", "Take the claim out of the file and go on", "not so"
)
NEXT = _review(
    "next", "j,down", "step(True)", "Next claim", "Skip to the next claim that nobody has checked", "skip"
)
PREVIOUS = _review("previous", "k,up", "step(False)", "Previous claim", "Go to the unchecked claim before")
NEXT_ANY = _review(
    "next-any", "]", "step(True, True)", "Next claim, checked or not", "Go to the next claim, checked or not"
)
PREVIOUS_ANY = _review(
    "previous-any",
    "[",
    "step(False, True)",
    "Claim before, checked or not",
    "Go to the claim before, checked or not",
)
SPEAKER = _review(
    "speaker",
    "s",
    "ask('speaker')",
    "Speaker, or who took part",
    "Type letters of who said it or took part, of a new name, or “nobody”; + adds one more",
    "speaker",
)
WORDS = _review("words", "w", "select('words')", "Words", "Change which words the claim is about", "words")
TYPE = _review(
    "type",
    "v",
    "ask('type')",
    "Word for word or reported",
    "Word for word, partly, reported: the next of them",
    "type",
)
CUE = _review(
    "cue",
    "c",
    "select('cue')",
    "Cue and the speaker’s words",
    "The words that say who speaks, once more for those that stand for the speaker; an event’s words for its date",
    "cue",
)
DATE = _review("date", "d", "ask('date')", "Date", "Type a date in words or EDTF", "date")
TITLE = _review(
    "title", "t", "ask('title')", "Title or name", "Type an event’s title, a person’s name or a note", "title"
)
NAMES = _review("names", "n", "ask('names')", "Other names", "Type the other names of a person", "names")
ROLE = _review(
    "role",
    "o",
    "ask('role')",
    "Role, or where it was said",
    "Type what a person is, or where a quote was said: mayor, his wife; X, a letter",
    "role",
)
BASIS = _review(
    "basis",
    "b",
    "ask('basis')",
    "State and basis of an event",
    "Whether an event happened, who alleges it, what its date rests on; for other claims, a page up",
    "state",
)
MERGE = _review(
    "merge",
    "M",
    "ask('merge')",
    "The same person as",
    "They are the same as another; mentions, quotes and events follow",
    "same as",
)
KIND = _review(
    "kind", "K", "ask('kind')", "Person, organisation or place", "What kind of thing it is, or none", "kind"
)
ACCEPT_REST = _review(
    "accept-rest",
    "A",
    "ask('rest')",
    "Accept the rest",
    "Accept all of this kind that are at least as certain; says how many first",
    "the rest",
)
UNDO = _review("undo", "u", "undo", "Undo", "Undo the last act, any number of them", "undo")
REDO = _review("redo", "ctrl+r", "undo(True)", "Redo", "Do again what was undone")
ORDER = _review(
    "order",
    "r",
    "order",
    "Claims in another order",
    "As the text tells them, the least certain first, people first",
)
FIND_CLAIM = _review(
    "find", "/", "ask('find')", "Find a claim", "Go to the claim that has some words", "find"
)
ADD_MISSED = _review(
    "add", "a", "select('missed')", "Add what was missed", "Select words, then say what they are", "add"
)

MARK = _select("begin", "v", "mark", "Mark words", "Select words, then say what they are", "mark")
END_RIGHT = _select(
    "end-right", "right", "end_by(1)", "End: a word on", "Move the end of the selection a word on", "end"
)
END_LEFT = _select(
    "end-left", "left", "end_by(-1)", "End: a word back", "Move the end of the selection a word back"
)
START_RIGHT = _select(
    "start-right",
    "shift+right",
    "start_by(1)",
    "Start: a word on",
    "Move the start of the selection a word on",
    "start",
)
START_LEFT = _select(
    "start-left",
    "shift+left",
    "start_by(-1)",
    "Start: a word back",
    "Move the start of the selection a word back",
)
WORD_ON = _select("word-on", "w,down", "word_by(1)", "The next word", "Select the next word instead")
WORD_BACK = _select("word-back", "b,up", "word_by(-1)", "The word before", "Select the word before instead")
PARAGRAPH_END = _select(
    "paragraph-end", "}", "paragraph_end", "To the paragraph’s end", "Select to the end of the paragraph"
)
FIND_WORDS = _select(
    "find",
    "/",
    "find_words",
    "Find the words",
    "Type the words to select; two dots stand between the first and the last of many",
    "find",
)
NEXT_PART = _select(
    "next-part", "tab", "next_part", "Next part", "Go to the next part of the selection", "part"
)
ADD_PART = _select("add-part", "+", "add_part", "One more part", "Select one more part", "more")
DROP_PART = _select("drop-part", "delete", "drop_part", "Drop this part", "Drop this part of the selection")
AS_QUOTE = _select(
    "quote",
    "s",
    "mark_as('quote')",
    "Said by …",
    "The selected words are a quote; type who says them",
    "said by",
)
AS_MENTION = _select(
    "mention",
    "p",
    "mark_as('mention')",
    "A mention of …",
    "The selected words stand for somebody; type who",
    "mention of",
)
AS_EVENT = _select(
    "event", "t", "mark_as('event')", "An event", "The selected words tell an event; type its title", "event"
)
AS_NOTE = _select("note", "n", "mark_as('note')", "A note", "Write a note on the selected words", "note")
AS_HIGHLIGHT = _select(
    "highlight", "h", "mark_as('highlight')", "A highlight", "Highlight the selected words", "highlight"
)
AS_COPY = _select("copy", "y", "mark_as('copy')", "Copy these words", "Copy the selected words", "copy")
REVIEW_COMMANDS = (
    REVIEW, ACCEPT, REJECT, NEXT, PREVIOUS, NEXT_ANY, PREVIOUS_ANY, SPEAKER, WORDS, TYPE, CUE, DATE, TITLE, NAMES, ROLE,
    BASIS, MERGE, KIND, ACCEPT_REST, UNDO, REDO, ORDER, FIND_CLAIM, ADD_MISSED,
    MARK, END_RIGHT, END_LEFT, START_RIGHT, START_LEFT, WORD_ON, WORD_BACK, PARAGRAPH_END, FIND_WORDS, NEXT_PART,
    ADD_PART, DROP_PART, AS_QUOTE, AS_MENTION, AS_EVENT, AS_NOTE, AS_HIGHLIGHT, AS_COPY,
)  # fmt: skip
