"""The options of `reader serve` and `reader speak`."""

from __future__ import annotations

import argparse

from reader.cli.parsing.parser import BUNDLED, Parser, count, file_name
from reader.settings.speech_settings import FASTEST, PROGRAMS, SLOWEST, STYLES


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


def speak_options(parser: Parser) -> None:
    """Those of `reader speak`."""
    parser.epilog = (
        "While it reads: space pauses, n and p go a paragraph on and back, ] and [ a quote, q ends."
    )
    parser.path("path", "?", f"the article; {BUNDLED}")
    begin = parser.add_mutually_exclusive_group()
    begin.add_argument(
        "--from",
        dest="begin",
        metavar="N|WORDS",
        help="begin with this paragraph, or at these words of the text",
    )
    begin.add_argument(
        "--resume", action="store_true", help="begin where you left the article, here or on the screen"
    )
    parser.add_argument(
        "--quotes", choices=STYLES, help="read quotes in another voice, or announce who says them"
    )
    parser.add_argument(
        "--voice", metavar="NAME", help="read in this voice, not in one of the article’s language"
    )
    parser.add_argument("--quote-voice", metavar="NAME", help="read quotes in this voice")
    parser.add_argument(
        "--rate", metavar="N", type=_rate, help=f"so many words a minute, from {SLOWEST} to {FASTEST}"
    )
    parser.add_argument("--program", choices=PROGRAMS, help="speak with this program")
    parser.flag("list-voices", "print the names of all voices, or of those that speak the article’s language")
    parser.add_argument(
        "--to", metavar="FILE", type=file_name, help="write a WAV file instead, with espeak-ng"
    )
    parser.flag("force", "write over the file that --to names")
    parser.flag("quiet", "don’t print the words that are read")
    parser.settings()


def _rate(text: str) -> int:
    number = count(text)
    if not SLOWEST <= number <= FASTEST:
        raise argparse.ArgumentTypeError(f"{text} is not from {SLOWEST} to {FASTEST}")
    return number


def _port(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and len(text) < 6 and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: a number from 0 to 65535")
    return int(text)


def _host(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("needs a name or an address to listen at")
    return text
