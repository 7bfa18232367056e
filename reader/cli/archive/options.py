"""The actions of `reader archive`, their options, and a page of help for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from reader.cli.parsing.actions import Action, ActionTable, Option
from reader.cli.parsing.parser import Parser, count

_ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "push": Action(
            "put articles into the archive, as new versions where it has them",
            "NAME|PATH",
            "articles, folders of them, or names in the archive; without one, all that was changed here",
            "What somebody else has changed there meanwhile is never overwritten: pull first, which merges it.\n"
            "What both have changed is pushed once `reader review` has decided it.\n"
            "Ends with 1 where something was not pushed.",
        ),
        "pull": Action(
            "get what is new in the archive; what was changed here too is merged, annotation by annotation",
            "NAME|PATH",
            "names in the archive, files or folders; without one, all of the archive",
            "What both have changed, each in its way, becomes a draft: `reader review` goes through it.\n"
            "With --to another folder the archive’s version comes there, for `reader compare`, and yours stays.\n"
            "Ends with 1 where something is left for a person to decide.",
        ),
        "remove": Action(
            "take articles out of the archive; their versions stay, and your files do",
            "NAME|PATH",
            "articles, by their names in the archive or their files here",
            "What somebody else has changed there meanwhile stays: pull first.\n"
            "`reader archive show` prints what was taken out. Ends with 1 where something was not.",
        ),
        "status": Action(
            "say what is new or changed here, in the archive, or both",
            "NAME|PATH",
            "articles, folders of them, or names in the archive; without one, all of the archive and its copies here",
            "Ends with 1 where anything differs.",
        ),
        "history": Action(
            "list an article’s versions: who changed what, word by word and annotation by annotation",
            "NAME|PATH",
            "an article, by its name in the archive or its file here",
            "Ends with 1 where there is none.",
        ),
        "show": Action(
            "print an article as it is in the archive, or as it was in a version",
            "NAME|PATH",
            "an article, by its name in the archive or its file here",
            "For `reader compare`, or to bring an earlier version back: > FILE writes it into a file.\n"
            "Of an article that was taken out it is what was there before. Ends with 1 where there is none.",
        ),
    }
)
_OPTIONS = (
    Option(
        ("--to",),
        "into this folder, whatever copies there are elsewhere",
        ("pull",),
        {"metavar": "PATH", "type": Path},
    ),
    Option(("--remark",), "what the history says of it", ("push", "remove"), {"metavar": "WORDS"}),
    Option(("--limit",), "at most so many versions", ("history",), {"metavar": "N", "type": count}),
    Option(
        ("--version",),
        "the version of this number, not the newest",
        ("show",),
        {"metavar": "N", "type": count},
    ),
)


def _add_common(parser: Parser) -> None:
    parser.library()
    parser.flag("json", "print JSON, an array")
    parser.settings()


ARCHIVE_ACTIONS = ActionTable("archive", _ACTIONS, _OPTIONS, "NAME|PATH", "which articles", _add_common)
