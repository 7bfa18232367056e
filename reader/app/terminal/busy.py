"""Whether the program still answers what it was asked."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.widget import Widget


def is_busy(app: App[Any]) -> bool:
    """Whether a widget of the screen has messages in its queue or isn't mounted yet."""
    if not app.screen_stack:
        return False
    if app.message_queue_size:
        return True
    nodes = app.screen.walk_children(Widget, with_self=True)
    return any(node.message_queue_size or not node.is_mounted for node in nodes)
