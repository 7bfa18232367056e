"""The options of `reader export` and `reader import`."""

from __future__ import annotations

from pathlib import Path

from reader.cli.parsing.parser import BUNDLED, Parser, file_name


def export_options(parser: Parser) -> None:
    """Those of `reader export`."""
    from reader.convert.table import BY_NAME  # not for other commands, here and below

    parser.epilog = (
        "Several articles go into a folder, each under its own name, or one after the other into one file of csv or"
        " jsonl.\nA name that ends in / is a folder; so is one without an ending where several files come.\n"
        "What a format can’t carry is said on standard error."
    )
    parser.path("paths", "*", f"articles, or folders of them; - for standard input; {BUNDLED}")
    parser.add_argument(
        "--to", metavar="FORMAT", choices=tuple(BY_NAME), help="the format: " + ", ".join(BY_NAME)
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_name,
        help="where to write: a file, a folder, or - for standard output, as without it",
    )
    what = sorted({part for format_ in BY_NAME.values() for part in format_.parts})
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--what", choices=what, help="only this of the articles, where the format has parts")
    for part in ("quotes", "notes"):
        words = f"as --what {part}: the {part} alone"
        one_of.add_argument(f"--{part}", dest="what", action="store_const", const=part, help=words)
    parser.flag("force", "write over files that are there")
    parser.flag("list", "list the formats, their endings and media types")


def import_options(parser: Parser) -> None:
    """Those of `reader import`."""
    from reader.convert.table import FORMATS  # not for other commands

    names = tuple(each.name for each in FORMATS if each.comes_in)
    parser.epilog = (
        "One file goes to standard output, several go into a folder with -o, each under its own name.\n"
        "Without --from, the ending of a file says what it is. --map names what the types of others are: polnear and"
        " inception come with closeread.\nWhat an article can’t have is said on standard error."
    )
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="files with annotations")
    parser.add_argument(
        "--from", dest="format", metavar="FORMAT", choices=names, help=f"one of {', '.join(names)}"
    )
    parser.add_argument(
        "--map", metavar="FILE", type=file_name, help="what the types of another scheme are, as TOML"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_name,
        help="where to write: a file, a folder, or - for standard output, as without it",
    )
    parser.add_argument("--headline", metavar="WORDS", help="its headline, if not what the file says")
    parser.flag("force", "write over files that are there")
    parser.flag("list", "list the formats that can be read")
