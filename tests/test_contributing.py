"""CONTRIBUTING.md names rooms, modules and classes that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
TEXT = (CHECKOUT / "CONTRIBUTING.md").read_text("utf-8")
MODULES = sorted(set(re.findall(r"`((?:\w+/)*\w+\.py)`", TEXT)))
NAMES = sorted(set(re.findall(r"`(action_\w+|[A-Z]\w+)`", TEXT)))


@pytest.mark.parametrize("module", MODULES)
def test_a_module_that_is_named_is_there(module: str) -> None:
    places = {path.relative_to(CHECKOUT).as_posix() for path in CHECKOUT.glob("[rt]e*/**/*.py")}
    assert any(f"/{place}".endswith(f"/{module}") for place in places)


@pytest.mark.parametrize("name", NAMES)
def test_a_class_or_an_action_that_is_named_is_there(name: str) -> None:
    sources = (path.read_text("utf-8") for path in (CHECKOUT / "reader").rglob("*.py"))
    defined = re.compile(rf"(?m)^ *(?:class|def) {name}\b|^(?:from|import) .*\b{name}\b")
    assert any(defined.search(source) for source in sources)


def test_every_room_of_the_house_is_named() -> None:
    rooms = {path.parent.name for path in (CHECKOUT / "reader").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"\w+", TEXT))
