from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.protocol import Library
from tests.library.stores import STORES, Store, store_of

Shelve = Callable[..., Path]

PLAIN = """\
format: 1
headline: {headline}
published: {published}
text: |-
  {name} spoke. “{words},” {name} said.
people:
  {id}: {{name: {name}, role: {role}{more}}}
quotes:
  - {{speaker: {id}, type: direct, text: "“{words},”", cue: said}}
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of articles, as yet empty."""
    folder = tmp_path / "news"
    folder.mkdir()
    return folder.resolve()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def shelve(news: Path) -> Shelve:
    """Puts an article into the folder: one person, one quote."""

    def shelve(
        file: str,
        words: str = "It is a start",
        name: str = "Ana Ruiz",
        role: str = "mayor",
        published: str = "2024-05-03",
        headline: str = "The harbour",
        **known: str,
    ) -> Path:
        path = news / file
        path.parent.mkdir(parents=True, exist_ok=True)
        more = "".join(f", {key}: {value}" for key, value in known.items())
        id_ = name.split()[-1].lower()
        path.write_text(
            PLAIN.format(
                headline=headline, published=published, words=words, name=name, role=role, id=id_, more=more
            ),
            encoding="utf-8",
        )
        return path

    return shelve


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    """How a library of some folders is opened in each of the stores."""
    return store_of(request.param, request)


@pytest.fixture
def index(store: Store, cache: Path, news: Path) -> Iterator[Library]:
    index = store(cache, [news])
    yield index
    index.close()
