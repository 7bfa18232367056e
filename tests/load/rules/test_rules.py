"""What must hold between the things that a file names."""

from collections.abc import Callable

import pytest

from reader.load.article import Loaded
from reader.model.diagnostic import Severity

TEXT = "Ana Ruiz said “A and B” and “C” in Rome.\n\nThe storm came; then the works began, and the Post wrote."

ENTITIES = """
people: {ana: {name: Ana Ruiz}}
organisations: {post: {name: the Post}}
places: {rome: {name: Rome}}
"""
QUOTE = "quotes: [{speaker: ana, type: direct, text: “A and B”%s}]\n"
EVENT = "events: [{id: storm, title: Storm, text: The storm came%s}]\n"


def faults(load: Callable[..., Loaded], rest: str) -> list[tuple[str, str]]:
    loaded = load(TEXT, rest)
    assert (loaded.article is None) == any(each.severity is Severity.ERROR for each in loaded.diagnostics)
    return [(each.code, each.message) for each in loaded.diagnostics]


@pytest.mark.parametrize(
    "rest",
    [
        QUOTE % ", to: [post, rome], about: [storm, rome, post, ana]" + EVENT % "",
        EVENT % ", people: [ana, post], places: rome, alleged_by: post, state: alleged",
        "quotes: [{speaker: unknown, type: direct, text: “C”}]",
        "quotes: [{speaker: rome, type: direct, text: “C”}]",
        QUOTE % "" + "  # a comment",
        "events: [{title: War, basis: background, when: 1914}]",
    ],
)
def test_ids_of_the_right_kind_are_no_fault(load: Callable[..., Loaded], rest: str) -> None:
    assert faults(load, ENTITIES + rest) == []


@pytest.mark.parametrize(
    ("rest", "code", "message"),
    [
        (QUOTE.replace("ana", "anna") % "", "no-such-id", "no person 'anna'; did you mean 'ana'?"),
        (QUOTE.replace("ana", "Ana Ruiz") % "", "no-such-id", "no person 'Ana Ruiz'; did you mean 'ana'?"),
        (QUOTE.replace("ana", "zzzz") % "", "no-such-id", "no person 'zzzz'"),
        (QUOTE.replace("ana", "naa") % "", "no-such-id", "no person 'naa'; did you mean 'ana'?"),
        (QUOTE % ", to: nobody", "no-such-id", "no person 'nobody'"),
        (QUOTE % ", about: [rom]", "no-such-id", "no person, place or event 'rom'; did you mean 'rome'?"),
        (QUOTE % ", about: [q1]", "wrong-kind", "'q1' is a quote, not a person, place or event"),
        (QUOTE % ", inside: q7", "no-such-id", "no quote 'q7'"),
        (QUOTE % ", inside: ana", "wrong-kind", "'ana' is a person, not a quote"),
        (QUOTE % ", to: unknown", "no-such-id", "'unknown' stands only for a speaker; leave the key out"),
        (EVENT % ", people: rome", "wrong-kind", "'rome' is a place, not a person or organisation"),
        (EVENT % ", places: post", "wrong-kind", "'post' is an organisation, not a place"),
        (EVENT % ", places: rom", "no-such-id", "no place 'rom'; did you mean 'rome'?"),
        (EVENT % ", alleged_by: storm", "wrong-kind", "'storm' is an event, not a person"),
        (EVENT % ", order: {after: stork}", "no-such-id", "no event 'stork'; did you mean 'storm'?"),
        (EVENT % ", order: {during: ana}", "wrong-kind", "'ana' is a person, not an event"),
    ],
)
def test_an_id_must_be_that_of_the_right_kind(
    load: Callable[..., Loaded], rest: str, code: str, message: str
) -> None:
    ((found, said),) = faults(load, ENTITIES + rest)
    assert found == code
    assert said.startswith(message)


@pytest.mark.parametrize(
    "rest",
    [
        "people: {rome: {name: Ana Ruiz}}\nplaces: {rome: {name: Rome}}",
        "quotes: [{id: a, speaker: unknown, type: direct, text: “C”}]\nevents: [{id: a, title: X, text: storm}]",
        "places: {a: {name: Rome}}\nevents: [{id: a, title: X, text: storm}]",
        "events: [{id: e2, title: X, text: storm}, {title: Y, text: works}]",
        "events: [{title: X, text: storm}, {id: e1, title: Y, text: works}]",
    ],
)
def test_an_id_is_given_once(load: Callable[..., Loaded], rest: str) -> None:
    ((code, message),) = faults(load, rest)
    assert code == "duplicate-id"
    assert "is taken by the" in message and "in line " in message


def test_a_person_given_twice_is_one_fault(load: Callable[..., Loaded]) -> None:
    assert [code for code, _ in faults(load, "people:\n  a: {name: Rome}\n  a: {name: Rome}")] == [
        "duplicate-key"
    ]


def test_an_automatic_id_counts_the_place_in_the_list(load: Callable[..., Loaded]) -> None:
    article = load(TEXT, "events: [{id: x, title: X, text: storm}, {title: Y, text: works}]").article
    assert article is not None
    assert [event.id for event in article.events] == ["x", "e2"]


def test_what_a_faulty_person_said_is_not_told_as_well(load: Callable[..., Loaded]) -> None:
    assert [code for code, _ in faults(load, "people: {ana: {}}\n" + QUOTE % "")] == ["missing-key"]


INSIDE = """
quotes:
  - {id: a, speaker: unknown, type: direct, text: “A and B”, inside: %s}
  - {id: b, speaker: unknown, type: direct, text: B, inside: %s}
  - {id: c, speaker: unknown, type: direct, parts: [A, “C”], inside: %s}
"""


@pytest.mark.parametrize(
    ("given", "code", "message"),
    [
        (("a", "", ""), "circle", "a quote cannot be inside itself"),
        (("c", "", "a"), "circle", "quotes in a circle: a, in c, in a"),
        (("", "c", ""), "", ""),
        (("", "a", ""), "", ""),
        (("", "", "a"), "not-inside", "the words of this quote do not stand inside those of 'a'"),
        (("", "", "b"), "not-inside", "the words of this quote do not stand inside those of 'b'"),
    ],
)
def test_a_quote_inside_another_stands_in_its_words(
    load: Callable[..., Loaded], given: tuple[str, str, str], code: str, message: str
) -> None:
    assert faults(load, INSIDE % given)[:1] == ([(code, message)] if code else [])


ORDER = """
events:
  - {id: a, title: A, text: storm, when: %s, order: {%s}}
  - {id: b, title: B, text: works, when: %s, order: {%s}}
  - {id: c, title: C, text: wrote, order: {%s}}
"""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("2020", "", "2021", "after: a", ""), []),
        (("", "after: b", "", "after: a", ""), ["circle"]),
        (("", "after: a", "", "", ""), ["circle"]),
        (("2020", "after: b", "2021", "", ""), ["order-contradicted"]),
        (("2020", "after: c", "2021", "", "after: b"), ["order-contradicted"]),
        (("2020", "after: [c, b]", "", "", "after: nobody"), ["no-such-id"]),
    ],
)
def test_dates_and_order_agree(
    load: Callable[..., Loaded], given: tuple[str, ...], expected: list[str]
) -> None:
    assert [code for code, _ in faults(load, ORDER % given)] == expected


def test_a_circle_is_told_at_the_id_that_closes_it(load: Callable[..., Loaded]) -> None:
    (fault,) = load(TEXT, ORDER % ("", "after: b", "", "after: a", "")).diagnostics
    line = ("x\n" * 6 + ORDER % ("", "after: b", "", "after: a", "")).splitlines()[fault.mark.line - 1]
    assert line[fault.mark.column - 1] in "ab"
    assert "a → b → a" in fault.message or "b → a → b" in fault.message


def test_who_is_named_in_the_file_alone_is_a_warning(load: Callable[..., Loaded]) -> None:
    loaded = load(TEXT, "people: {ghost: {name: Ghost}}")
    (warning,) = loaded.diagnostics
    assert loaded.article is not None
    assert (warning.severity, warning.code) == (Severity.WARNING, "never-mentioned")


@pytest.mark.parametrize(
    "rest",
    [
        "quotes: [{speaker: ghost, type: direct, text: “C”}]",
        "quotes: [{speaker: unknown, type: direct, text: “C”, about: ghost}]",
        "events: [{title: X, text: storm, people: ghost}]",
    ],
)
def test_who_has_a_part_in_something_is_no_warning(load: Callable[..., Loaded], rest: str) -> None:
    assert faults(load, "people: {ghost: {name: Ghost}}\n" + rest) == []


def test_a_faulty_file_has_no_warnings(load: Callable[..., Loaded]) -> None:
    rest = "people: {ghost: {name: Ghost}}\nquotes: [{speaker: spectre, type: direct, text: “C”}]"
    assert [code for code, _ in faults(load, rest)] == ["no-such-id"]


def test_mentions_that_overlap_without_one_holding_the_other_are_a_warning(
    load: Callable[..., Loaded],
) -> None:
    text = "The mayor Ana Ruiz and his wife came."
    people = "people: {ana: {name: Ana Ruiz, mentions: [%s]}, jo: {name: Jo, mentions: [his]}}"
    (warning,) = load(text, people % "The mayor Ana").diagnostics
    assert (warning.code, warning.severity) == ("overlapping-mentions", Severity.WARNING)
    assert "'The mayor Ana' and 'Ana Ruiz' overlap" in warning.message
    assert load(text, people % "his wife").diagnostics == ()
    assert load(text, people % "The mayor Ana Ruiz").diagnostics == ()


SAID = (
    "She said “it is a start” and ‘no more’. He said it’s done. — It is done, he said. "
    "Later «oui» was said. Or ״כן״."
)


@pytest.mark.parametrize(
    ("type_", "words", "warned"),
    [
        ("direct", "“it is a start”", False),
        ("direct", "it is a start", False),
        ("direct", "‘no more’", False),
        ("direct", "it’s done", True),
        ("direct", "It is done", False),
        ("direct", "«oui»", False),
        ("direct", "כן", False),
        ("mixed", "said “it is a start” and", False),
        ("mixed", "it’s done", True),
        ("indirect", "it’s done", False),
        ("indirect", "“it is a start”", True),
        ("indirect", "said “it is a start”", False),
    ],
)
def test_quotation_marks_that_do_not_fit_the_type_are_a_warning(
    load: Callable[..., Loaded], type_: str, words: str, warned: bool
) -> None:
    loaded = load(SAID, f"quotes: [{{speaker: unknown, type: {type_}, text: {words}}}]")
    assert loaded.article is not None
    told = [(fault.code, fault.severity, fault.mark) for fault in loaded.diagnostics]
    assert told == [("quotation-marks", Severity.WARNING, (5, 43 + len(type_)))] * warned


def test_of_very_many_ids_the_last_are_told_without_what_may_be_meant(
    load: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.rules.references.COMPARISONS", 4)
    said = faults(load, ENTITIES + QUOTE % ", to: [anna, ama, anna]")
    assert [message for _, message in said] == [
        "no person 'anna'; did you mean 'ana'?", "no person 'ama'", "no person 'anna'; did you mean 'ana'?",
    ]  # fmt: skip
