"""What an export as a page costs: seconds of CPU of a large article. A script.

    python exporting.py FILE ROUNDS

`page` is the page of a loaded article, `load` reading and checking its file. The collector is off for both. Prints the
fastest of each, as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from time import process_time


def main() -> None:
    from reader.convert.html.page import page
    from reader.load.article import read_article

    source = Path(sys.argv[1]).read_bytes()
    gc.disable()
    costs: dict[str, list[float]] = {"page": [], "load": []}
    for _ in range(int(sys.argv[2])):
        start = process_time()
        article = read_article(source, "story").article
        loaded = process_time()
        assert article is not None, "the benchmark's own articles are without faults"
        assert sum(map(len, page(article))) > len(source)
        costs["page"].append(process_time() - loaded)
        costs["load"].append(loaded - start)
        del article
        gc.collect()
    print(json.dumps({name: min(seconds) for name, seconds in costs.items()}))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
