"""What an act of a review costs: seconds of CPU from a loaded file to the new bytes, loaded and compared. A script.

    python splicing.py FILE ROUNDS

`act` goes through some edits of the file, one after the other, and `load` is reading and checking the same bytes. The
collector is off for both, as it is while a file is read. Prints the fastest load, and of the
acts, each at its fastest, the slowest, as JSON.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from pathlib import Path
from time import process_time


def main() -> None:
    from reader.load.checked_file import check_file
    from reader.model.article import QuoteType
    from reader.write.apply_edit import apply
    from reader.write.edits import AddNote, Edit, Merge, QuoteClaim, Remove, SetCue, SetSpeaker, SetType

    source = Path(sys.argv[1]).read_bytes()
    gc.disable()
    file = check_file(source, "story")
    article = file.loaded.article
    assert article is not None
    quotes = article.quotes
    middle = quotes[len(quotes) // 2]
    other = next(type_ for type_ in QuoteType if type_ is not middle.type)
    edits: list[Edit] = [
        SetType(middle.id, other),
        SetSpeaker(middle.id, (list(article.entities)[-1],)),
        SetCue(middle.id, middle.parts[0]),
        Remove(QuoteClaim(middle.id)),
        AddNote(middle.parts[0]),
        Merge(*list(article.entities)[:2]),
    ]
    load = float("inf")
    acts = [float("inf")] * len(edits)
    for _ in range(int(sys.argv[2])):
        begun = process_time()
        loaded = check_file(source, "story")
        load = min(load, process_time() - begun)
        del loaded
        gc.collect()
        for number, edit in enumerate(edits):
            begun = process_time()
            edited = apply(file, edit)
            acts[number] = min(acts[number], process_time() - begun)
            del edited
            gc.collect()
    print(json.dumps({"load": load, "act": max(acts)}))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
