"""Who says what in a German text, as drafting finds it."""

from __future__ import annotations

from reader.draft.drafting import draft
from reader.model.text import Text

FISCHER, MERKEL = "Joschka Fischer", "Angela Merkel"


def said(content: str) -> list[tuple[str | None, str]]:
    """The speaker (None: nobody with a name) and the words of every quote drafted from a German text."""
    text = Text(content)
    drafted = draft(text, language="de")
    names = {entity.id: entity.name for entity in drafted.entities}
    return [
        (names[quote.speaker] if quote.speaker else None, " … ".join(text[part] for part in quote.parts))
        for quote in drafted.quotes
    ]
