"""The commands and options: one parser for each command, and one for opening an article.

Imports inside functions are of what only one command, or a fault, needs.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.cli.output import write
from reader.cli.parsing.parser import BUNDLED, Arguments, Parser, count, file_name, language_tag


class Command(NamedTuple):
    """A command's name, what it does in one line, and how its options are added.

    `action_parser` gives the parser of an action of its own, for that one's help; None for words that name none.
    """

    name: str
    does: str
    add: Callable[[Parser], object]
    action_parser: Callable[[Sequence[str]], Parser | None] = lambda _: None

    def parser(self) -> Parser:
        parser = Parser(self.name, self.does)
        self.add(parser)
        return parser


def _check(parser: Parser) -> None:
    parser.path("paths", "+", "articles, or folders of them; - for standard input")
    parser.flag("drafts", "count instead what is a draft that nobody has checked yet, by kind")
    parser.flag("json", "print the faults, or the counts, as JSON")


def _text(parser: Parser) -> None:
    parser.path("path", "?", f"the article; {BUNDLED}")
    parser.flag("plain", "spell the annotations out in words, for pipes and screen readers")


def _quotes(parser: Parser) -> None:
    parser.query_and_paths()
    parser.library()
    parser.add_argument("--speaker", metavar="NAME", help="only what this person said")
    parser.add_argument("--type", choices=("direct", "indirect", "mixed"), help="only quotes of this type")
    parser.add_argument("--since", metavar="DATE", help="only from this day, month or year on")
    parser.add_argument("--until", metavar="DATE", help="only up to this day, month or year")
    checked = parser.add_mutually_exclusive_group()
    checked.add_argument("--draft", action="store_true", help="only drafts that nobody has checked yet")
    checked.add_argument("--checked", action="store_true", help="only what is no draft, or no longer one")
    parser.add_argument("--limit", metavar="N", type=count, help="at most so many")
    parser.flag("link", "with each quote, a link to it in the page that its article comes from")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the quotes as JSON")
    form.add_argument("--csv", action="store_true", help="print the quotes as CSV, for spreadsheets")
    parser.settings()


def _notes(parser: Parser) -> None:
    parser.query_and_paths()
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the notes as JSON")
    form.add_argument("--markdown", action="store_true", help="print the notes as Markdown, by article")
    parser.settings()


def _voices(parser: Parser) -> None:
    parser.query_and_paths()
    parser.library()
    parser.add_argument(
        "--by",
        choices=("speaker", "role", "kind", "named", "source", "month"),
        default="speaker",
        help="what to count by; a month is the quote’s own, else its article’s",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the counts as JSON")
    form.add_argument("--csv", action="store_true", help="print the counts as CSV, for spreadsheets")
    parser.settings()


def _people(parser: Parser) -> None:
    parser.path("path", "?", f"the article; {BUNDLED}")
    parser.flag("json", "print the people as JSON")


def _timeline(parser: Parser) -> None:
    parser.path("path", "?", f"the article; {BUNDLED}")
    parser.flag("json", "print the events as JSON")


def _add(parser: Parser) -> None:
    parser.add_argument(
        "source",
        metavar="FILE|URL|-",
        nargs="?",
        help="a file of text or HTML, a page of the web, or - for standard input",
    )
    parser.add_argument(
        "--update",
        metavar="ARTICLE",
        type=Path,
        help="give this article the text that its page, or the source after it, has now: annotations are found again",
    )
    parser.add_argument(
        "--output",
        metavar="FILE",
        type=file_name,
        help="where to write it: a file, a folder (a new one ends in /), or - for standard output; without it, into"
        " your library, named by its headline",
    )
    parser.add_argument("--headline", metavar="WORDS", help="its headline, if not what it says itself")
    parser.add_argument(
        "--published", metavar="DATE", help="when it was published: 2024, 2024-05, 2024-05-03"
    )
    parser.add_argument("--language", metavar="TAG", type=language_tag, help="its language: en, pt-BR")
    parser.add_argument("--model", metavar="NAME", help="draft with this model of spaCy’s behind the rules")
    parser.flag("review", "go through the draft at once")
    parser.flag("no-draft", "take the text alone: annotate nothing")
    parser.flag(
        "force", "write over the file that --output names, or add a text once more that the library has"
    )
    parser.flag("allow-private", "fetch pages of private and local addresses too")
    parser.settings()


def _review(parser: Parser) -> None:
    parser.path("paths", "+", "articles, or folders of them, which are reviewed one after the other")
    parser.flag("linear", "review in plain words, for screen readers and Braille displays")
    parser.settings()


def _compare(parser: Parser) -> None:
    for name, text in (
        ("first", "an article, the one that counts as right, or a folder of some"),
        ("second", "another annotation: by another person, a draft, a former version; or a folder of them"),
    ):
        parser.add_argument(name, metavar="PATH", type=Path, help=text)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--list", action="store_true", help="print how they agree, and where they differ")
    form.add_argument("--json", action="store_true", help="print the same as JSON")
    parser.settings()
    from reader.convert.comparison.wording import meaning_lines  # only for who compares

    folders = "Two folders are compared article by article, by their names, and all together as if they were one text."
    parser.epilog = f"{folders}\n\nthe columns of the agreement:\n" + "\n".join(
        f"  {line}" for line in meaning_lines()
    )


def _config(parser: Parser) -> None:
    from textwrap import indent  # only this help needs it

    from reader.settings.example import EXAMPLE

    parser.epilog = f"a file of settings may say:\n\n{indent(EXAMPLE, '  ')}"
    parser.flag("keys", "print what every key does instead")
    parser.settings()


def _completions(parser: Parser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="whose completions")


def _draft(parser: Parser) -> None:
    from reader.cli.drafting.options import draft_options

    draft_options(parser)


def _feeds(parser: Parser) -> None:
    from reader.cli.feeds.options import FEED_ACTIONS

    FEED_ACTIONS.add_to(parser)


def _action_of_feeds(words: Sequence[str]) -> Parser | None:
    from reader.cli.feeds.options import FEED_ACTIONS

    return FEED_ACTIONS.parser_of(words)


def _archive(parser: Parser) -> None:
    from reader.cli.archive.options import ARCHIVE_ACTIONS

    ARCHIVE_ACTIONS.add_to(parser)


def _action_of_archive(words: Sequence[str]) -> Parser | None:
    from reader.cli.archive.options import ARCHIVE_ACTIONS

    return ARCHIVE_ACTIONS.parser_of(words)


def _export(parser: Parser) -> None:
    from reader.cli.interchange.options import export_options

    export_options(parser)


def _import(parser: Parser) -> None:
    from reader.cli.interchange.options import import_options

    import_options(parser)


def _serve(parser: Parser) -> None:
    from reader.cli.doors.options import serve_options

    serve_options(parser)


def _speak(parser: Parser) -> None:
    from reader.cli.doors.options import speak_options

    speak_options(parser)


def _nothing(_parser: Parser) -> None:
    """A command without options."""


COMMANDS: tuple[Command, ...] = (
    Command("check", "point at every fault of articles", _check),
    Command("text", "print an article’s text", _text),
    Command("quotes", "find quotes by words, speaker, type and year", _quotes),
    Command("notes", "find notes and highlights", _notes),
    Command("voices", "count who is quoted how much, by speaker, role, source or month", _voices),
    Command("people", "print who is in an article", _people),
    Command("timeline", "print what happened, in the order it did", _timeline),
    Command("add", "make an annotated article of a text or a page, drafted", _add),
    Command("draft", "draft thousands of pages into a folder, at once and resumably", _draft),
    Command("review", "go through what nobody has checked of articles", _review),
    Command("compare", "put two annotations of one text side by side, and say how far they agree", _compare),
    Command("feeds", "subscribe to feeds, fetch them, list their entries", _feeds, _action_of_feeds),
    Command(
        "archive",
        "share articles by a database: push, pull, remove, status, history, show",
        _archive,
        _action_of_archive,
    ),
    Command("export", "write articles in another format", _export),
    Command("import", "make articles of files in another format", _import),
    Command("serve", "open the reader in a browser", _serve),
    Command("speak", "read an article aloud", _speak),
    Command("schema", "print the JSON Schema of articles, for editors", _nothing),
    Command("config", "print every setting, and where it comes from", _config),
    Command("completions", "print what completes these commands in a shell", _completions),
)


def open_parser() -> Parser:
    """The parser of `reader [PATH…]`; its help lists the commands."""
    width = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(f"  {command.name:<{width}}  {command.does}" for command in COMMANDS)
    parser = Parser(
        "",
        "Read annotated news: who said what, in which words, and when.",
        f"commands:\n{listed}\n\n`reader help COMMAND` tells more. A file called like a command: ./check",
    )
    parser.path(
        "paths",
        "*",
        "an article, or a folder of them; without one, your library, or the article"
        " that comes with closeread",
    )
    parser.flag("linear", "one column of plain words, for screen readers and Braille displays")
    parser.library()
    parser.settings()
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version, and nothing else")
    return parser


def parse(argv: Sequence[str]) -> tuple[str, Arguments]:
    """The command, "" for opening, and its arguments. Raises SystemExit for wrong use and for help."""
    if argv[:1] == ["help"]:
        argv = _helped(argv[1:])
    name, rest = _command_of(argv)
    if not name:
        return name, open_parser().parse_intermixed_args(_plain(rest))
    command = next(command for command in COMMANDS if command.name == name)
    if {"-h", "--help"}.intersection(rest) and (action := command.action_parser(rest)) is not None:
        action.parse_args(["--help"])
    parser = command.parser()
    if name not in ("quotes", "notes", "voices", "feeds"):
        return name, parser.parse_intermixed_args(_plain(rest))
    rest, words = _set_apart(rest)
    arguments = parser.parse_intermixed_args(rest)
    arguments.words += words
    return name, arguments


def _helped(words: Sequence[str]) -> list[str]:
    """What `help` and the words after it stand for: `help check` is `check --help`."""
    from reader.model.did_you_mean import did_you_mean

    names = [command.name for command in COMMANDS]
    if len(words) > 1 and not any(
        command.name == words[0] and command.action_parser(words[1:]) for command in COMMANDS
    ):
        open_parser().error("help is of one command")
    if words and words[0] not in (*names, "help"):
        open_parser().error(f"there is no command {words[0]!r}{did_you_mean(words[0], names)}")
    return [*(word for word in words if word != "help"), "--help"]


def _command_of(argv: Sequence[str]) -> tuple[str, list[str]]:
    """The command that the first argument is, if it is one, and what else there is."""
    names = [command.name for command in COMMANDS]
    value_follows = False
    for index, word in enumerate(argv):
        if value_follows:
            value_follows = False
        elif word in ("--config", "--library"):
            value_follows = True
        elif word == "--" or not word.startswith("-"):
            return (word, [*argv[:index], *argv[index + 1 :]]) if word in names else ("", list(argv))
    return "", list(argv)


def _plain(argv: Sequence[str]) -> list[str]:
    """The arguments without `--`, what follows it as the paths they are: argparse, intermixed, loses it."""
    end = argv.index("--") if "--" in argv else len(argv)
    paths = (f"./{word}" if word.startswith("-") else word for word in argv[end + 1 :])
    return [*argv[:end], *paths]


def _set_apart(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a query that look like options: `-word`, and what follows `--`."""
    end = argv.index("--") if "--" in argv else len(argv)
    without = [word for word in argv[:end] if len(word) > 2 and word[0] == "-" and word[1] != "-"]
    return [word for word in argv[:end] if word not in without], [*without, *argv[end + 1 :]]


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("closeread")
        except PackageNotFoundError:
            number = "of a checkout"
        write([f"closeread {number}\n"])
        parser.exit()
