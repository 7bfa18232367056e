"""The choice of what to compare an article with: its like in the library and in its own folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.linear.comparison.screen import ComparisonScreen
from reader.linear.lists import ListScreen
from reader.linear.screen import Host
from reader.linear.words import listing_in_words
from reader.services.comparing import likely_others
from reader.state.comparison.others import Other, other_listing
from reader.state.comparison.session import NONE_TO_COMPARE
from reader.state.ids import Chosen


def choose_other(host: Host, path: Path) -> None:
    """List the articles that one may be compared with, the likeliest first; Enter compares."""
    library, cache, screen = host.library, host.launch.cache, host.screen

    def others() -> Sequence[Other]:
        return likely_others(path, library.articles() if library is not None else (), cache)

    def then(found: Sequence[Other]) -> None:
        if host.screen is not screen:  # somewhere else meanwhile
            return
        if not found:
            host.say(NONE_TO_COMPARE)
            return
        listing = other_listing(tuple(found))

        def choose(key: Chosen) -> None:
            host.close(screen)
            host.open(ComparisonScreen(host, (path, Path(key))).screen)

        chooser: ListScreen[Chosen] = ListScreen(
            host, f"{listing.title.removesuffix('…')}:", listing_in_words(listing), "", choose, {}
        )
        host.open(chooser.screen)

    host.say("Looking for what it can be compared with.")
    host.start(others, then)
