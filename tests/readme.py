"""What README.md and the man page take from the program itself: the table of keys, the picture, every command.

`python -m tests.readme` makes all anew, to be run from the checkout after a change of keys or looks.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.app.app import ReaderApp
from reader.app.commands.command import Group
from reader.app.commands.keys import NO_KEYS, keys_of
from reader.app.commands.table import COMMANDS
from reader.app.launch import Launch
from reader.cli.parsing.man_page import man_page
from reader.load.article import load_article
from reader.model.article import EntityId
from reader.services.bundled import bundled

CHECKOUT = Path(__file__).parent.parent
README = CHECKOUT / "README.md"
MAN_PAGE = CHECKOUT / "reader" / "cli" / "man" / "reader.1"
PICTURE = CHECKOUT / ".github" / "reading-room.svg"
BEGIN, END = "<!-- keys -->", "<!-- end of keys -->"
CHOSEN = EntityId("tsikhanouskaya")
SIZE = (120, 36)


def keys_table() -> str:
    """Every command's keys and what they do, as a table in Markdown."""
    return "\n".join(("| Keys | What they do |", "|---|---|", *_rows()))


def _rows() -> Iterator[str]:
    for group in Group:
        yield f"| **{group.value}** | |"
        for command in COMMANDS:
            if command.group is group:
                keys = " ".join(f"`{key}`" for key in keys_of(command, NO_KEYS).split())
                yield f"| {keys} | {command.help} |"


def with_keys(readme: str) -> str:
    """The README with the table of the present keys."""
    between = re.compile(f"{BEGIN}.*?{END}", re.DOTALL)
    return between.sub(lambda _: f"{BEGIN}\n{keys_table()}\n{END}", readme, count=1)


async def picture() -> str:
    """The reading room as an SVG: the article that comes with the program, with a person chosen in it."""
    path = bundled()
    with TemporaryDirectory() as folder:
        app = ReaderApp(Launch(path=path, loaded=load_article(path), memory_folder=Path(folder)))
        async with app.run_test(size=SIZE) as pilot:
            app.article_screen.session = app.article_screen.session.choose(CHOSEN)
            await pilot.pause()
            return app.export_screenshot(title="closeread")


def renew() -> None:
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
    MAN_PAGE.write_text(man_page(), "utf-8")
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(picture()), "utf-8")


if __name__ == "__main__":
    renew()
