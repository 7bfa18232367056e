"""The actions of `reader archive`, their options, and a page of help for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from reader.cli.parsing.parser import Parser, count


@dataclass(frozen=True, slots=True)
class Action:
    """One action: what it does, what its words are, and what its own help says besides."""

    does: str
    words: str
    about_words: str
    more: str


ACTIONS: Mapping[str, Action] = MappingProxyType(
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
OPTIONS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"to": ("pull",), "remark": ("push", "remove"), "limit": ("history",), "version": ("show",)}
)
"""The options that only some actions have, by their names in the parsed arguments."""


def archive_options(parser: Parser) -> None:
    """Those of all actions."""
    width = max(map(len, ACTIONS))
    actions = "\n".join(f"  {name:<{width}}  {action.does}" for name, action in ACTIONS.items())
    parser.epilog = f"actions:\n{actions}\n\n`reader archive ACTION --help` tells more of one."
    parser.add_argument("action", choices=tuple(ACTIONS), help="what to do")
    parser.add_argument("words", metavar="NAME|PATH", nargs="*", help="which articles")
    for name in OPTIONS_OF:
        _add(parser, name, f"{', '.join(OPTIONS_OF[name])}: ")
    _add_common(parser)


def action_parser(words: Sequence[str]) -> Parser | None:
    """The parser of the action that is the first of some words, for its help; None where that is none."""
    name = next((word for word in words if not word.startswith("-")), "")
    if (action := ACTIONS.get(name)) is None:
        return None
    parser = Parser(f"archive {name}", action.does, action.more)
    parser.add_argument("words", metavar=action.words, nargs="*", help=action.about_words)
    for option, actions in OPTIONS_OF.items():
        if name in actions:
            _add(parser, option, "")
    _add_common(parser)
    return parser


def _add(parser: Parser, name: str, before: str) -> None:
    if name == "to":
        parser.add_argument(
            "--to",
            metavar="PATH",
            type=Path,
            help=f"{before}into this folder, whatever copies there are elsewhere",
        )
    elif name == "remark":
        parser.add_argument("--remark", metavar="WORDS", help=f"{before}what the history says of it")
    elif name == "limit":
        parser.add_argument("--limit", metavar="N", type=count, help=f"{before}at most so many versions")
    else:
        parser.add_argument(
            "--version", metavar="N", type=count, help=f"{before}the version of this number, not the newest"
        )


def _add_common(parser: Parser) -> None:
    parser.library()
    parser.flag("json", "print JSON, an array")
    parser.settings()
