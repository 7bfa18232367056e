"""People by their given names, found however these are spelled without a look at everybody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from reader.draft.entities.spelling import is_same_given_name, skeleton

Person = TypeVar("Person")


class GivenNames(Generic[Person]):
    """Who has which given name. Two that `is_same_given_name` takes for one have a key in common."""

    def __init__(self) -> None:
        self._people: list[tuple[str, Person]] = []
        self._by_key: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, given: str, person: Person) -> None:
        number = len(self._people)
        self._people.append((given, person))
        bare = given.rstrip(".")
        for key in (*_spellings(given), ("begins", bare[:1]), ("initial", bare)):
            self._by_key[key].append(number)

    def find(self, given: str) -> list[Person]:
        """Everyone of that given name, in the order in which they were added."""
        bare = given.rstrip(".")
        by_initial = ("begins", bare) if len(bare) == 1 else ("initial", bare[:1])
        numbers = {number for key in (*_spellings(given), by_initial) for number in self._by_key.get(key, ())}
        found = (self._people[number] for number in sorted(numbers))
        return [person for theirs, person in found if is_same_given_name(theirs, given)]


def _spellings(given: str) -> Iterator[tuple[str, str]]:
    yield "sounds", skeleton(given)
    yield "letters", "".join(sorted(given.rstrip(".")))  # two of them may have changed places
