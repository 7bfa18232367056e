"""How many there are of what."""

from reader.model.counting import many


def test_things_are_counted_as_they_are_said() -> None:
    assert [many(number, "quote") for number in (0, 1, 2, 1_200)] == [
        "no quotes",
        "1 quote",
        "2 quotes",
        "1,200 quotes",
    ]
    assert [many(number, "person", "people") for number in (0, 1, 2)] == ["no people", "1 person", "2 people"]
    assert many(1_000, "quote", more=True) == "1,000+ quotes"
    assert many(1, "quote", more=True) == "1+ quotes"
