"""Reads every file of somebody's collection of feeds: nothing may crash or hang, whatever is in them.

    python -m tests.bench.hostile_feeds FOLDER

The tests of kurtmckee/feedparser have two thousand files: entities, encodings, markup that is not well-formed. Ends
with 1 where one took longer than it may; an error that is none of ours ends it at once, with the file's name.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from reader.errors import IntakeError
from reader.intake.feeds.plain import paragraphs_of
from reader.intake.feeds.reading import read_feed

SECONDS = 2.0
"""For one file and the texts in it."""


def main(arguments: Sequence[str]) -> int:
    """Read them all, and print what came of them."""
    counts: Counter[str] = Counter()
    slow = []
    for path in sorted(each for each in Path(arguments[0]).rglob("*") if each.is_file()):
        begun = perf_counter()
        try:
            feed = read_feed(path.read_bytes(), f"https://vale.example/{path.name}")
            for entry in feed.entries:
                if entry.text is not None:
                    paragraphs_of(entry.text, entry.language)
        except IntakeError as reason:
            counts[f"refused: {reason}"] += 1
        except BaseException:
            print(path, file=sys.stderr)
            raise
        else:
            counts["feeds"] += 1
            counts["entries"] += len(feed.entries)
        if perf_counter() - begun > SECONDS:
            slow.append(path)
    for what, count in counts.most_common():
        print(f"{count:7,}  {what}")
    for path in slow:
        print(f"slow: {path}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
