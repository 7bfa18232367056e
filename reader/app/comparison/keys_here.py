"""What keys do in a comparison, for the help of the screen and of the linear one."""

from __future__ import annotations

from reader.app.commands import table as c

KEYS_HERE = (
    (c.NEXT_HIGHLIGHT, "Go to the next difference"),
    (c.PREVIOUS_HIGHLIGHT, "Go to the difference before"),
    (c.FAULTS, "Show only the differences, or all again"),
    (c.NEXT_PANE, "Let the other file lead, which is the one that is opened"),
    (c.CHOOSE, "Open the article of the file that leads, at these words"),
    (c.QUIT, "Go back to where the comparison was asked for"),
)
"""What keys do here that do something else elsewhere."""
