"""`PersonKey`: the id of a person across all articles of a library."""

from __future__ import annotations

from typing import NewType

PersonKey = NewType("PersonKey", str)
"""`Q22686`, or `person:ana ruiz` where no article gives a Wikidata id."""
UNKNOWN_KEY = PersonKey("")
"""Stands among speakers for quotes of whom nobody knows."""
