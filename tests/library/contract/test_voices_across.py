"""Share of voice over a library: the same counts from every store."""

from __future__ import annotations

from reader.library.protocol import Library
from reader.model.library.voices import GroupBy, VoiceGroup, Voices
from reader.model.query.parse import parse
from reader.model.query.query import Query
from reader.services.library.voices import VoiceCounter
from tests.library.conftest import Shelve

UNNAMED = """\
format: 1
headline: Sources say
published: 2023-11-20
source: {publisher: Harbour Post}
text: |-
  An aide said no. The port agreed, and “it is late,” somebody said.
people:
  aide: {name: An aide, named: false}
organisations:
  port: {name: The port}
quotes:
  - {speaker: aide, type: indirect, text: "no"}
  - {speaker: [port, aide], type: indirect, text: agreed}
  - {speaker: unknown, type: direct, text: "“it is late,”"}
"""


def counted(
    index: Library, by: GroupBy, asked: str = "", within: VoiceGroup | None = None
) -> list[tuple[str, int, int]]:
    """The names, quotes and articles of the rows."""
    return [(row.name, row.quotes, row.articles) for row in voices(index, by, asked, within).rows]


def voices(index: Library, by: GroupBy, asked: str = "", within: VoiceGroup | None = None) -> Voices:
    for _ in index.scan():
        pass
    query = parse(asked)
    assert isinstance(query, Query)
    counter = VoiceCounter(index.stream(query), (by,), within)
    counter.count()
    return counter.voices(by)


def test_every_grouping_counts_the_quotes_of_all_articles(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", "It is a start")
    shelve("b.yaml", "It is no end", role="Mayor", published="2023-11-02")
    shelve("c.yaml", "Good night", name="Ana Ruiz", role="nurse")
    shelve("d.yaml").write_text(UNNAMED, "utf-8")
    assert counted(index, GroupBy.SPEAKER) == [
        ("Ana Ruiz", 2, 2), ("An aide", 2, 1), ("", 1, 1), ("Ana Ruiz", 1, 1), ("The port", 1, 1),
    ]  # fmt: skip
    assert counted(index, GroupBy.ROLE) == [("", 3, 1), ("Mayor", 2, 2), ("nurse", 1, 1)]
    assert counted(index, GroupBy.KIND) == [("person", 5, 4), ("", 1, 1), ("organisation", 1, 1)]
    assert counted(index, GroupBy.NAMED) == [("named", 4, 4), ("unnamed", 2, 1), ("", 1, 1)]
    assert counted(index, GroupBy.SOURCE) == [("", 3, 3), ("Harbour Post", 3, 1)]
    assert counted(index, GroupBy.MONTH) == [("2024-05", 2, 2), ("2023-11", 4, 2)]


def test_only_the_quotes_of_a_query_and_of_one_row_are_counted(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", "It is a start")
    shelve("d.yaml").write_text(UNNAMED, "utf-8")
    assert counted(index, GroupBy.SPEAKER, "speaker:ruiz start") == [("Ana Ruiz", 1, 1)]
    within = VoiceGroup(GroupBy.NAMED, "unnamed")
    assert counted(index, GroupBy.SPEAKER, within=within) == [("An aide", 2, 1)]
    assert voices(index, GroupBy.SPEAKER, "nobody said this").rows == ()


def test_a_wikidata_id_joins_what_has_the_name_alone(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", wikidata="Q42")
    shelve("b.yaml", "It is no end", published="2023")
    (row,) = voices(index, GroupBy.SPEAKER).rows
    assert (row.quotes, row.words, row.direct, row.role) == (2, 8, 2, "mayor")
    assert row.keys == {"Q42", "person:ana ruiz"}
    assert row.first is not None
    assert row.first.text == "2023"
