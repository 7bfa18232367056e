"""The article that the tests of reviewing share."""

from __future__ import annotations

import pytest

from reader.model.article import Article
from tests.state.review.dam import SOURCE, read


@pytest.fixture(scope="session")
def dam() -> Article:
    return read(SOURCE)
