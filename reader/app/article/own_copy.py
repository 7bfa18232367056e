"""What comes with the program is nobody's to edit: whoever wants to has a copy of their own from then on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import SaveError, UnreadableFile
from reader.services.own_copy import copy_for_editing

if TYPE_CHECKING:
    from reader.app.app import ReaderApp


def own_copy(app: ReaderApp, bundled: Path) -> Path | None:
    """The copy in the person's own folder, which every screen of the article goes on with; None, and said, without."""
    try:
        copy = copy_for_editing(bundled, app.additions)
    except (SaveError, UnreadableFile) as reason:
        app.say(f"This article came with closeread, and you can have no copy to edit: {reason}.")
        return None
    for room in app.rooms:
        if room.path == bundled:
            room.go_on_in(copy)
    return copy
