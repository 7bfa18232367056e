"""The options of `reader draft`."""

from __future__ import annotations

from reader.cli.parsing.parser import Parser, count, file_name, language_tag


def draft_options(parser: Parser) -> None:
    """Those of `reader draft`."""
    parser.epilog = (
        "A list is a text file with an address on each line. A page is drafted once, by its bytes and its address: the"
        " same\ncommand goes on where the last one was stopped, and leaves articles that are there as they are.\n"
        "WARC files need warcio (the extra warc), a Dask cluster needs distributed (the extra cluster)."
    )
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="pages and texts: files, folders of them, WARC files, lists of addresses, addresses",
    )
    parser.add_argument(
        "--to",
        metavar="FOLDER|URL",
        required=True,
        type=file_name,
        help="where the articles go: a folder, or an archive (postgresql://HOST/DATABASE)",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument(
        "--workers", metavar="N", type=count, help="processes that draft at once; without it, one a processor"
    )
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="draft on the Dask cluster of this scheduler instead"
    )
    parser.add_argument(
        "--language",
        metavar="TAG",
        type=language_tag,
        help="the language of all pages, like en, if not what each says",
    )
    parser.add_argument(
        "--model", metavar="NAME", help="a spaCy pipeline that helps the rules, like en_core_web_sm"
    )
    parser.flag("retry", "try once more what failed before, whyever it failed")
    parser.flag("allow-private", "fetch pages of private and local addresses too")
    parser.settings()
    parser.flag("json", "print how it went, with every failure, as JSON")
