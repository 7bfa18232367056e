from __future__ import annotations

import pytest

from reader.library.opening import open_library
from tests.library.stores import Store


@pytest.fixture
def store() -> Store:
    """The one store that is tested here."""
    return open_library
