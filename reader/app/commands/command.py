"""What a command is: its id, keys, title and help, from which bindings, footer, palette, help and README are made."""

from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """Headings of the help screen."""

    MOVE = "Move"
    PANES = "Panes"
    FOLLOW = "Follow"
    FIND = "Find"
    REVIEW = "Review"
    SELECT = "Select words"
    LIBRARY = "Library"
    FEEDS = "Feeds"
    COPY = "Copy, open, edit"
    VIEW = "View"
    LINEAR = "Linear"
    LEAVE = "Help and leaving"


class Command(NamedTuple):
    """One thing that a key does. `keys` are Textual's names, comma separated; `footer` its short title in the footer.

    `action` is the action of the screen (or pane) that does it; empty where only the linear screen has the command.
    """

    id: str
    keys: str
    action: str
    title: str
    help: str
    group: Group
    footer: str = ""

    @property
    def mode(self) -> str:
        """The state of the screen in which its keys have this meaning alone; empty for the usual one."""
        begins = self.id in ("review.open", "select.begin", "feeds.open", "linear.open")
        modes = (Group.REVIEW, Group.SELECT, Group.FEEDS, Group.LINEAR)
        return self.group.value if self.group in modes and not begins else ""
