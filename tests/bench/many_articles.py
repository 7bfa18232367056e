"""What it costs to export a library as lines: seconds of CPU, and memory. A script.

    python many_articles.py FOLDER

`all` is the whole export, `load` the reading and checking of its files, which is in it. `few` is the peak of memory, in
bytes, after the first 500 articles, `many` that after all. Prints them as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

FEW = 500


def main() -> None:
    from reader.convert.table import BY_NAME
    from reader.load.article import load_article
    from reader.services.interchange.exporting import ArticleToExport, Export

    files = sorted(Path(sys.argv[1]).rglob("*.yaml"))
    figures = {"load": 0.0, "few": 0.0}

    def loaded() -> Iterator[ArticleToExport]:
        for number, path in enumerate(files):
            begin = process_time()
            article = load_article(path).article
            figures["load"] += process_time() - begin
            assert article is not None, "the benchmark's own articles are without faults"
            yield ArticleToExport(article, path, Path(path.name))
            if number == FEW:
                figures["few"] = _peak()

    begin = process_time()
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        for piece in Export(BY_NAME["jsonl"]).pieces(loaded()):
            nothing.write(piece)
    print(json.dumps({**figures, "all": process_time() - begin, "many": _peak()}))


def _peak() -> float:
    """The most memory that this program had: not what its parent had before it began, which `getrusage` counts."""
    status = Path("/proc/self/status").read_text("ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) * 1024


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
