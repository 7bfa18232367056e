"""Measure how right drafts are: python -m tests.bench.drafting FOLDER

FOLDER holds the corpora, which are fetched and never committed, each under its name; a missing one is left out:
`PolNeAR/data` (attributions), `gum` (people, pronouns), `TempEval-3/data/TBAQ-cleaned` (dates), `timeset/data/brat`
(events), `news-speaker-attribution-2023` (German), `readability` (mozilla/readability's test pages: pages).
French is measured on fifty texts of our own, without a folder.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import attribution
from tests.bench.attribution import Count
from tests.bench.drafting import calibration, french, german, gum, pages, times, timeset
from tests.bench.drafting.drafters import Drafter, drafter

_ROW = "{:<66} {:>7} {:>7} {:>7}   {}"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.drafting", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder that holds the corpora")
    parser.add_argument(
        "--only", metavar="NAME", nargs="+", help="only these corpora, and `french` for texts of our own"
    )
    parser.add_argument("--model", help="an installed model of spaCy's, behind the rules of English")
    asked = parser.parse_args(argv)
    folder: Path = asked.folder
    print(_ROW.format("what", "P", "R", "F", "right / drafted / gold"))
    for line in _lines(folder, asked.only, drafter(asked.model)):
        print(line, flush=True)
    return 0


def _lines(folder: Path, only: Sequence[str] | None, draft: Drafter) -> Iterator[str]:
    def asked(name: str) -> bool:
        return only is None or name in only

    dev = folder / "PolNeAR" / "data" / "dev"
    if asked("PolNeAR") and dev.is_dir():
        found = attribution.score_folder(dev, drafting=draft)
        yield _row("PolNeAR dev: a speaker's words, quoted runs of 4 words or more", found.speakers)
        yield _row("PolNeAR dev: b attributions, Jaccard of the content >= 0.5", found.alike)
        yield _row("PolNeAR dev: c attributions, content exact", found.exact)
        sure = calibration.score(dev, draft)
        yield _row(f"PolNeAR dev: right of the quotes at {calibration.SURE} and more", sure.quotes)
        yield f"    of {sure.direct} word-for-word ones {sure.sure_direct} are so sure"
    if asked("gum") and (folder / "gum").is_dir():
        people, pronouns = gum.score(folder / "gum", draft)
        for genre in ("news", "bio", "all"):
            yield _row(f"GUM train: named persons, {genre}", people[genre])
        yield _row("GUM train: pronouns he, she and their forms", pronouns)
    timed = folder / "TempEval-3" / "data" / "TBAQ-cleaned"
    if asked("TempEval-3") and timed.is_dir():
        by_rules, as_events = times.score(timed, draft)
        yield _row("TimeBank and AQUAINT: dates by rules, value", by_rules)
        yield _row("TimeBank and AQUAINT: dates as drafted events, value", as_events)
    salient = folder / "timeset" / "data" / "brat"
    if asked("timeset") and salient.is_dir():
        events = timeset.score(salient, draft)
        yield f"TimeSET: salient events inside a drafted one: {_share(events.held.right, events.held.gold)}"
        yield f"TimeSET: drafted events that hold one: {_share(events.holding.right, events.holding.drafted)}"
        yield f"TimeSET: pairs covered: {_share(events.covered, events.pairs)}"
        yield f"TimeSET: right of those: {_share(events.right, events.covered)}"

    if asked("news-speaker-attribution-2023") and (folder / "news-speaker-attribution-2023").is_dir():
        spoken = german.score(folder / "news-speaker-attribution-2023" / "data")
        yield _row("German, train: quotes, Jaccard of the content >= 0.5", spoken.alike)
        yield _row("German, train: speakers of those that are direct", spoken.direct)
        yield _row("German, train: speakers of those that are indirect", spoken.indirect)
    for what, count in french.score().items() if asked("french") else ():
        yield _row(f"French, fifty texts of our own: {what}", count)
    if asked("readability") and (folder / "readability").is_dir():
        yield f"mozilla/readability: {pages.score(folder / 'readability')}"


def _row(what: str, count: Count) -> str:
    precision, recall, both = count.figures
    counts = f"{count.right} / {count.drafted} / {count.gold}"
    return _ROW.format(what, f"{precision:.1f}", f"{recall:.1f}", f"{both:.1f}", counts)


def _share(some: int, whole: int) -> str:
    return f"{100 * some / whole if whole else 0:.1f} % ({some} of {whole})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
