"""The options of `reader serve`."""

from __future__ import annotations

import argparse

from reader.cli.parser import Parser, count


def serve_options(parser: Parser) -> None:
    """Those of `reader serve`."""
    parser.epilog = "The address that it prints lets one browser in. It needs: pip install 'closeread[web]'"
    parser.path("paths", "*", "articles, or folders of them; without one, your library")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="HOST",
        type=_host,
        help="listen at this address or name; without it only this machine can open the page",
    )
    parser.add_argument(
        "--port", default=8000, metavar="PORT", type=_port, help="listen at this port; 0 is any that is free"
    )
    parser.add_argument("--pages", default=8, metavar="N", type=count, help="at most so many pages at once")
    parser.add_argument(
        "--idle", default=60, metavar="MINUTES", type=count, help="close a page that nobody used for so long"
    )
    parser.settings()


def _port(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and len(text) < 6 and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


def _host(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("needs a name or an address to listen at")
    return text
