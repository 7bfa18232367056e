"""The template of the page, compiled, and the styles and scripts that stand in it."""

from __future__ import annotations

import base64
import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket

from reader.storage.private_files import make_private_folder

_HERE = Path(__file__).parent
STYLES = ("colours", "page", "text", "lists", "chart", "card", "print")
SCRIPTS = ("page", "choose", "cards", "search", "keys")


@cache
def page_template(folder: Path | None) -> Template:
    """The template, in which everything is escaped but what it marks as safe: our own styles and scripts.

    `folder` keeps it compiled for the next export; None, or one that can't be written, keeps nothing.
    """
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(folder),
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment.get_template("page.html")


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder, as far as it can be written."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled(folder: Path | None) -> _Compiled | None:
    if folder is None:
        return None
    try:
        make_private_folder(folder)
    except OSError:
        return None
    return _Compiled(str(folder), "%s.jinja")


@cache
def joined(folder: str, ending: str, names: tuple[str, ...]) -> str:
    """Files of a folder beside this module, one after the other."""
    return "\n".join((_HERE / folder / f"{name}{ending}").read_text("utf-8").strip() for name in names)


def hashed(source: str) -> str:
    """What a Content-Security-Policy calls an inline style or script by."""
    digest = hashlib.sha256(source.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
