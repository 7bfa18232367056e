"""What loading costs: seconds of CPU, ours and PyYAML's, for the same bytes. A script.

    python loading.py FILE ROUNDS

`marks` is the file as nodes, each of which knows its line and column, with the format's guards held; it does
what CSafeLoader (`yaml`) does, and more. `article` is all of it: words found, rules held, an article. The
collector is off for all three, as it is while the reader opens a file. Prints each one's fastest, as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any


def _fastest(rounds: int, works: dict[str, Callable[[], Any]]) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            start = process_time()
            result = work()
            taken[name].append(process_time() - start)
            assert result is not None, f"{name}: the benchmark's own articles are without faults"
            del result
            gc.collect()
    return {name: min(seconds) for name, seconds in taken.items()}


def main() -> None:
    import yaml

    from reader.load.article import read_article
    from reader.load.faults import Faults
    from reader.load.syntax.builder import read_nodes

    source = Path(sys.argv[1]).read_bytes()
    gc.disable()
    costs = _fastest(
        int(sys.argv[2]),
        {
            "marks": lambda: read_nodes(source, Faults()),
            "yaml": lambda: yaml.load(source, yaml.CSafeLoader),
            "article": lambda: read_article(source, "story").article,
        },
    )
    print(json.dumps(costs))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
