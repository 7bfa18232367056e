"""Everything that a key does: id, keys, title and help, written once.

Footer, command palette, help screen, keymap and README all read this table; Textual's bindings are made from it.
"""

from __future__ import annotations

from reader.app.commands.command import Command, Group
from reader.app.commands.linear import LINEAR_COMMANDS
from reader.app.feeds.commands import FEED_COMMANDS
from reader.app.review.commands import REVIEW_COMMANDS

LINE_DOWN = Command(
    "move.down",
    "j,down",
    "move_down",
    "Line down",
    "Move down a line, or to the next row of a list",
    Group.MOVE,
)
LINE_UP = Command("move.up", "k,up", "move_up", "Line up", "Move up a line, or to the row before", Group.MOVE)
HALF_DOWN = Command(
    "move.half-down", "d,ctrl+d", "half_down", "Half a page down", "Move down half a page", Group.MOVE
)
HALF_UP = Command("move.half-up", "u,ctrl+u", "half_up", "Half a page up", "Move up half a page", Group.MOVE)
PAGE_DOWN = Command(
    "move.page-down", "space,pagedown", "page_down", "Page down", "Move down a page", Group.MOVE
)
PAGE_UP = Command("move.page-up", "b,pageup", "page_up", "Page up", "Move up a page", Group.MOVE)
TOP = Command("move.top", "g,home", "top", "Top", "Go to the beginning", Group.MOVE)
END = Command("move.end", "G,end", "end", "End", "Go to the end", Group.MOVE)
NEXT_PARAGRAPH = Command(
    "move.next-paragraph", "}", "next_paragraph", "Next paragraph", "Go to the next paragraph", Group.MOVE
)
PREVIOUS_PARAGRAPH = Command(
    "move.previous-paragraph",
    "{",
    "previous_paragraph",
    "Previous paragraph",
    "Go to the paragraph before",
    Group.MOVE,
)
BACK = Command(
    "move.back", "ctrl+o,<", "jump_back", "Back", "Go back to where you were before a jump", Group.MOVE
)
FORWARD = Command(
    "move.forward", ">", "jump_forward", "Forward", "Go forward again through your jumps", Group.MOVE
)

PEOPLE = Command(
    "pane.people",
    "p",
    "pane('people')",
    "People",
    "Go to the people, sources, organisations and places",
    Group.PANES,
    "people",
)
QUOTES = Command(
    "pane.quotes", "s", "pane('quotes')", "Quotes", "Go to the quotes: what was said", Group.PANES, "quotes"
)
TIMELINE = Command(
    "pane.timeline",
    "t",
    "pane('timeline')",
    "Timeline",
    "Go to the timeline; once more for both its orders, side by side",
    Group.PANES,
    "timeline",
)
ARTICLE = Command("pane.article", "a", "pane('article')", "Article", "Go back to the text", Group.PANES)
NEXT_PANE = Command("pane.next", "tab", "next_pane", "Next pane", "Go to the next pane", Group.PANES)
PREVIOUS_PANE = Command(
    "pane.previous", "shift+tab", "previous_pane", "Previous pane", "Go to the pane before", Group.PANES
)

NEXT_HIGHLIGHT = Command(
    "follow.next",
    "]",
    "step_highlight(True)",
    "Next highlight",
    "Go to the next highlight of what is chosen, or of anything",
    Group.FOLLOW,
    "next",
)
PREVIOUS_HIGHLIGHT = Command(
    "follow.previous",
    "[",
    "step_highlight(False)",
    "Previous highlight",
    "Go to the highlight before",
    Group.FOLLOW,
    "previous",
)
CHOOSE = Command(
    "follow.choose",
    "enter",
    "choose",
    "Choose and go there",
    "Go to the words of what is chosen; once more for its card",
    Group.FOLLOW,
)
CARD = Command(
    "follow.card",
    "i",
    "card",
    "Card",
    "Open the card: all that is known of what is chosen",
    Group.FOLLOW,
    "card",
)
HINTS = Command(
    "follow.hints",
    "f",
    "hints",
    "Hints",
    "Show one or two letters before each highlight on the screen; type them to choose it",
    Group.FOLLOW,
    "hints",
)
SET_MARK = Command(
    "follow.mark",
    "m",
    "set_mark",
    "Set a mark",
    "Then a letter: remember this place in the article",
    Group.FOLLOW,
)
GO_TO_MARK = Command(
    "follow.go-to-mark",
    "'",
    "go_to_mark",
    "Go to a mark",
    "Then a letter: go to the place marked with it",
    Group.FOLLOW,
)

FIND = Command(
    "find.find",
    "/",
    "find",
    "Find",
    "Find words in the text and the quotes of this article",
    Group.FIND,
    "find",
)
NEXT_MATCH = Command(
    "find.next",
    "n",
    "step_match(True)",
    "Next match",
    "Go to the next match; without a search, to the next quote",
    Group.FIND,
)
PREVIOUS_MATCH = Command(
    "find.previous",
    "N",
    "step_match(False)",
    "Previous match",
    "Go to the match, or the quote, before",
    Group.FIND,
)

SEARCH = Command(
    "library.search",
    "S",
    "search",
    "Search all quotes",
    "Search the quotes of the whole library, by their words and by who said them",
    Group.LIBRARY,
    "search",
)
LIBRARY = Command(
    "library.open",
    "L",
    "library",
    "Library",
    "Go to the library: every article, who is in them, and one timeline of them all",
    Group.LIBRARY,
    "library",
)
PERSON = Command(
    "library.person",
    "P",
    "person",
    "This person in the library",
    "Go to all that the library has of the person who is chosen, or who said what is chosen",
    Group.LIBRARY,
    "person",
)
SORT = Command(
    "library.sort",
    "r",
    "sort",
    "Other order",
    "In the library and the search: put what is listed in another order",
    Group.LIBRARY,
    "order",
)
FAULTS = Command(
    "library.faults",
    "!",
    "faults",
    "Files with faults",
    "In the library: show only the files with faults, or all again",
    Group.LIBRARY,
    "faults",
)

READ_OR_NOT = Command(
    "library.read",
    "x",
    "read_or_not",
    "Read, or new again",
    "In the library: mark the article as read, or one that is read as new",
    Group.LIBRARY,
    "read",
)
NOTES = Command(
    "library.notes",
    "H",
    "notes",
    "Highlights and notes",
    "In the library: go to all highlights and notes",
    Group.LIBRARY,
    "highlights",
)
VOICES = Command(
    "library.voices",
    "V",
    "voices",
    "Share of voice…",
    "In the library and the search: count who is quoted how much, by speaker, role, source or month",
    Group.LIBRARY,
    "voices",
)
ADD = Command(
    "library.add",
    "A",
    "add",
    "Add an article from the clipboard",
    "Make an article of the words on the clipboard, or of the page whose address is there, and open it",
    Group.LIBRARY,
    "add",
)

COPY = Command("take.copy", "y", "copy", "Copy quote", "Copy the quote with who said it", Group.COPY, "copy")
COPY_PLACE = Command(
    "take.copy-place",
    "Y",
    "copy(True)",
    "Copy quote and place",
    "Copy the quote with who said it and where in the text",
    Group.COPY,
)
COPY_LINK = Command(
    "take.copy-link",
    "ctrl+y",
    "copy_link",
    "Copy a link to the words",
    "Copy a link that opens the article’s page at what is chosen",
    Group.COPY,
)
OPEN_SOURCE = Command(
    "take.source",
    "o",
    "open_source",
    "Open the source",
    "Open the page that the article (or what is chosen) comes from",
    Group.COPY,
)
EDIT = Command(
    "take.edit",
    "e",
    "edit",
    "Edit the file",
    "Open the article’s file in your editor, at the line of what is chosen",
    Group.COPY,
)

EXPORT = Command(
    "take.export",
    "E",
    "export",
    "Export this article…",
    "Write the article in another format, into the folder that you are in",
    Group.COPY,
)

COMPARE = Command(
    "take.compare", "C", "app.compare", "Compare with…", "Put another annotation of it beside it", Group.COPY
)

ZEN = Command(
    "view.zen", "z", "zen", "The text alone", "Show the text alone, or everything again", Group.VIEW
)
WIDER = Command("view.wider", "+,=", "wider", "Wider text", "Let the text run wider", Group.VIEW)
NARROWER = Command("view.narrower", "-", "narrower", "Narrower text", "Let the text run narrower", Group.VIEW)
THEME = Command(
    "view.theme",
    "T",
    "change_theme",
    "Change the theme",
    "Choose among the themes, dark and light",
    Group.VIEW,
)
READ_ALOUD = Command(
    "view.listen", "l", "read_aloud", "Read aloud", "Listen from here; space pauses, q stops", Group.VIEW
)
REDRAW = Command(
    "view.redraw", "ctrl+l", "app.redraw", "Redraw the screen", "Draw the screen anew", Group.VIEW
)

COMMAND_PALETTE = Command(
    "leave.palette",
    "ctrl+p,:",
    "command_palette",
    "Command palette",
    "Find a command by its name",
    Group.LEAVE,
)
HELP = Command("leave.help", "?,f1", "help", "Keys", "Show what every key does", Group.LEAVE, "keys")
LET_GO = Command(
    "leave.let-go", "escape", "let_go", "Let go", "Let go of what is chosen, close what is open", Group.LEAVE
)
SUSPEND = Command(
    "leave.suspend",
    "ctrl+z",
    "app.suspend",
    "Suspend",
    "Go back to the shell; fg there comes back",
    Group.LEAVE,
)
QUIT = Command(
    "leave.quit", "q", "quit", "Back, then quit", "Close what is open, then leave", Group.LEAVE, "quit"
)

COMMANDS: tuple[Command, ...] = (
    LINE_DOWN, LINE_UP, HALF_DOWN, HALF_UP, PAGE_DOWN, PAGE_UP, TOP, END, NEXT_PARAGRAPH, PREVIOUS_PARAGRAPH,
    BACK, FORWARD,
    PEOPLE, QUOTES, TIMELINE, ARTICLE, NEXT_PANE, PREVIOUS_PANE,
    NEXT_HIGHLIGHT, PREVIOUS_HIGHLIGHT, CHOOSE, CARD, HINTS, SET_MARK, GO_TO_MARK,
    FIND, NEXT_MATCH, PREVIOUS_MATCH,
    *REVIEW_COMMANDS,
    SEARCH, LIBRARY, PERSON, NOTES, VOICES, ADD, SORT, FAULTS, READ_OR_NOT,
    COPY, COPY_PLACE, COPY_LINK, OPEN_SOURCE, EDIT, EXPORT, COMPARE,
    *FEED_COMMANDS,
    ZEN, WIDER, NARROWER, READ_ALOUD, THEME, REDRAW, *LINEAR_COMMANDS,
    COMMAND_PALETTE, HELP, SUSPEND, LET_GO, QUIT,
)  # fmt: skip
