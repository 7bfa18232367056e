"""What a file says, decoded: every form of value, and every fault of form told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load.values.decode import decode
from reader.load.values.items import AnchorItem, ArticleItems, At, Word
from reader.model.article import Basis, EventState, Kind, Provenance, QuoteType
from reader.model.diagnostic import Mark, Severity

HEAD = "format: 1\nheadline: A\ntext: T\n"
CONTENT = Path(__file__).parents[3] / "content"


def said(rest: str = "", head: str = HEAD) -> ArticleItems:
    """What a faultless file says."""
    decoded = decode((head + rest).encode())
    assert decoded.diagnostics == []
    assert decoded.items is not None
    return decoded.items


def faults(rest: str, head: str = HEAD) -> list[tuple[int, int, str]]:
    return [(*fault.mark, fault.code) for fault in sorted(decode((head + rest).encode()).diagnostics)]


def test_the_least_of_an_article_is_format_headline_and_text() -> None:
    items = said()
    assert (items.headline, items.text.content, items.text_mark) == ("A", "T", Mark(3, 7))
    assert (items.entities, items.quotes, items.events, items.notes) == ((), (), (), ())


@pytest.mark.parametrize("nothing", ["", " ", " # later"])
def test_a_key_with_nothing_after_it_is_absent(nothing: str) -> None:
    keys = [
        "source",
        "published",
        "language",
        "people",
        "organisations",
        "places",
        "quotes",
        "events",
        "notes",
    ]
    assert said("".join(f"{key}:{nothing}\n" for key in keys)) == said()


@pytest.mark.parametrize(
    "value", ["no", "12:30", "2021", "010", "~", "null", "true", "0x10", "2021-01-01", "1e3"]
)
def test_every_value_is_read_as_text(value: str) -> None:
    items = said(
        f"people: {{{value.lower().replace(':', '-').replace('~', 'x')}: {{name: {value}, role: {value}}}}}\n"
    )
    assert (items.entities[0].name.value, items.entities[0].role) == (value, value)
    assert said(head=f"format: 1\nheadline: {value}\ntext: {value}\n").headline == value


def test_the_source_and_what_surrounds_the_text_is_read() -> None:
    items = said(
        "source: {publisher: Post, url: https://a.example/b, authors: Ana}\npublished: 2024-05\nlanguage: no\n"
    )
    assert (items.publisher, items.url, items.authors) == ("Post", "https://a.example/b", ("Ana",))
    assert items.published is not None
    assert (items.published.text, items.language) == ("2024-05", "no")


def test_entities_keep_the_order_of_the_file_and_their_kind() -> None:
    items = said(
        "places: {p: {name: P}}\npeople: {a: {name: A, aka: B}, b: {name: B, aka: [C, D]}}\n"
        "organisations: {o: {name: O}}\n"
    )
    assert [(entity.id.value, entity.kind) for entity in items.entities] == [
        ("p", Kind.PLACE),
        ("a", Kind.PERSON),
        ("b", Kind.PERSON),
        ("o", Kind.ORGANISATION),
    ]
    assert [[name.value for name in entity.aka] for entity in items.entities] == [[], ["B"], ["C", "D"], []]
    assert items.entities[1].id.mark == Mark(5, 10)
    assert items.declared == {"p", "a", "b", "o"}


def test_an_entity_has_all_that_the_format_gives_it() -> None:
    entity = said(
        "people:\n  a:\n    name: A  B\n    role: r\n    about: |\n      One\n      two.\n\n      Three.\n"
        "    wikidata: Q42\n    url: HTTP://example.org\n    named: false\n"
        "    by: rules-1\n    confidence: 0.75\n    draft: true\n"
        "    mentions:\n    - she\n    - {text: he, para: 2, nth: all, prefix: 'and ', suffix: ' is', by: hand}\n"
    ).entities[0]
    assert (entity.name.value, entity.role, entity.about) == ("A B", "r", "One two.\n\nThree.")
    assert (entity.wikidata, entity.url, entity.named) == ("Q42", "HTTP://example.org", False)
    assert entity.provenance == Provenance("rules-1", 0.75, True)
    anchors = [(anchor.words.value, anchor.para, anchor.nth) for anchor in entity.mentions]
    assert anchors == [("she", None, None), ("he", 2, "all")]
    assert (entity.mentions[1].prefix, entity.mentions[1].suffix) == ("and ", " is")
    assert entity.mentions[1].provenance == Provenance("hand")


def test_a_quote_has_all_that_the_format_gives_it() -> None:
    line = (
        "- {id: q, speaker: a, type: mixed, parts: [x, y], at: {para: 1, nth: 2}, cue: said, to: [b, c], via: X,"
        " mention: {text: she, para: 1}, about: d, inside: r, when: 2021-05, note: n, draft: true}"
    )
    quote = said(f"quotes:\n{line}\n").quotes[0]
    assert (quote.id, quote.speakers[0].value, quote.type) == (Word("q", Mark(5, 8)), "a", QuoteType.MIXED)
    assert ([part.value for part in quote.parts], quote.at) == (["x", "y"], At(1, 2))
    assert quote.cue == AnchorItem(Word("said", Mark(5, line.index("said") + 1)))
    assert quote.mention == AnchorItem(Word("she", Mark(5, line.index("she") + 1)), para=1)
    assert ([word.value for word in quote.to], [word.value for word in quote.about]) == (["b", "c"], ["d"])
    assert (quote.via, quote.note, quote.provenance.draft) == ("X", "n", True)
    assert quote.inside is not None
    assert quote.when is not None
    assert (quote.inside.value, quote.when.edtf.text) == ("r", "2021-05")
    assert quote.when.mark == Mark(5, line.index("2021") + 1)


def test_an_event_has_all_that_the_format_gives_it() -> None:
    event = said(
        "events:\n- {id: e, title: T, when: 2021~, when_text: then, text: x, at: {nth: 2}, people: a, places: [p],\n"
        "   alleged_by: a, order: {after: f, before: [g], during: [h, i]}, state: alleged, basis: inferred, note: n}\n"
    ).events[0]
    assert (event.id.value, event.title, event.parts[0].value, event.at) == ("e", "T", "x", At(nth=2))
    assert event.when is not None
    assert event.when_text is not None
    assert (event.when.edtf.text, event.when_text.words.value) == ("2021~", "then")
    lists = (event.people, event.places, event.after, event.before, event.during)
    assert [[word.value for word in words] for words in lists] == [["a"], ["p"], ["f"], ["g"], ["h", "i"]]
    assert (event.state, event.basis, event.note) == (EventState.ALLEGED, Basis.INFERRED, "n")
    assert event.alleged_by == Word("a", Mark(6, 16))


def test_an_event_of_background_needs_no_words() -> None:
    assert said("events: [{title: T, basis: background}]\n").events[0].parts == ()


def test_a_note_has_words_and_a_remark() -> None:
    note = said("notes: [{text: a, para: 1, nth: 2, note: b}]\n").notes[0]
    assert (note.anchor, note.note) == (AnchorItem(Word("a", Mark(4, 16)), para=1, nth=2), "b")


def test_automatic_ids_count_the_place_in_the_list() -> None:
    quote, event = "{speaker: unknown, type: direct, text: x}", "{title: T, text: x}"
    items = said(f"quotes: [{quote}, {{id: a, {quote[1:]},\n {quote}]\nevents: [{event}, {event}]\n")
    assert [word.id.value for word in items.quotes] == ["q1", "a", "q3"]
    assert [word.id.value for word in items.events] == ["e1", "e2"]
    assert items.quotes[2].id.mark == Mark(5, 2)
    assert items.declared == {"q1", "a", "q3", "e1", "e2"}


def test_words_are_brought_to_the_form_of_the_text() -> None:
    items = said('notes: [{text: "cafe\\u0301\\n  is\\r\\n\\r\\nopen ", note: x}]\n')
    assert items.notes[0].anchor.words.value == "café is\n\nopen"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("|\n  One\n  two.\n\n  Three.\n", "One two.\n\nThree."),
        ("|-\n  One\n", "One"),
        ("|+\n  One\n\n\n", "One"),
        ("|2\n    One\n  two\n", "One two"),
        ('"One\\ntwo.\\r\\n\\r\\nThree."\n', "One two.\n\nThree."),
        ("'One'\n", "One"),
        ("One\n", "One"),
        ("null\n", "null"),
    ],
)
def test_a_text_may_be_a_block_or_a_quoted_string(text: str, content: str) -> None:
    assert said(head=f"format: 1\nheadline: A\ntext: {text}").text.content == content


def test_paragraphs_of_a_folded_text_are_told_and_still_found() -> None:
    decoded = decode(b"format: 1\nheadline: A\ntext: >\n  One\n  two.\n\n  Three.\n")
    assert [(fault.code, fault.severity) for fault in decoded.diagnostics] == [
        ("folded-text", Severity.ERROR)
    ]
    assert decoded.items is not None
    assert decoded.items.text.content == "One two.\n\nThree."


def test_a_blank_line_in_single_quotation_marks_is_warned_of() -> None:
    decoded = decode(b"format: 1\nheadline: A\ntext: 'One.\n\n  Two.'\n")
    assert [(fault.code, fault.severity) for fault in decoded.diagnostics] == [
        ("folded-text", Severity.WARNING)
    ]


@pytest.mark.parametrize("value", ["0", "1", "0.5", "1.0", ".5", "0.", "1e-3", "'0.5'"])
def test_a_confidence_is_a_number_from_0_to_1(value: str) -> None:
    confidence = said(f"people: {{a: {{name: A, confidence: {value}}}}}\n").entities[0].provenance.confidence
    assert confidence == float(value.strip("'"))


@pytest.mark.parametrize("value", ["1.01", "-0", "2", "half", "1e3", "0x1", "nan", "½", "0,5", "1_0", "٠"])
def test_what_is_no_confidence_is_told(value: str) -> None:
    assert faults(f"people:\n  a:\n    name: A\n    confidence: {value}\n") == [(7, 17, "bad-value")]


@pytest.mark.parametrize("value", ["0", "-1", "1.0", "+1", "01", "1_0", "²", "٣", "one", "1234567890", "''"])
def test_what_is_no_count_is_told(value: str) -> None:
    assert faults(f"people:\n  a:\n    name: A\n    mentions:\n    - text: x\n      para: {value}\n") == [
        (9, 13, "bad-value")
    ]


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "EN-us",
        "zh-Hant-TW",
        "de-CH-1996",
        "es-419",
        "sl-rozaj-biske",
        "x-mine",
        "en-u-ca-gregory",
        "yue",
        "i-klingon"[2:],
    ],
)
def test_language_tags_are_well_formed(tag: str) -> None:
    assert said(f"language: {tag}\n").language == tag


@pytest.mark.parametrize(
    "tag", ["e", "en_US", "en-", "-en", "english language", "en--US", "123", "en-a", "ën", "en-US-US"]
)
def test_what_is_no_language_tag_is_told(tag: str) -> None:
    assert faults(f"language: {tag}\n") == [(4, 11, "bad-value")]


@pytest.mark.parametrize(
    "url", ["https://a", "http://a.b/c?d=e&f#g", "https://münchen.example/ü", "HTTPS://A", "http://[::1]:80/"]
)
def test_addresses_are_http_or_https(url: str) -> None:
    assert said(f"source: {{url: '{url}'}}\n").url == url


@pytest.mark.parametrize(
    "url",
    [
        "a.example",
        "//a",
        "http://",
        "http:///a",
        "ftp://a",
        "javascript:x",
        "http://a b",
        'http://a"',
        "http://a\\b",
        "mailto:a@b",
    ],
)
def test_what_is_no_address_is_told(url: str) -> None:
    assert faults(f"source: {{url: '{url}'}}\n") == [(4, 15, "bad-url")]


@pytest.mark.parametrize("word", ["a", "0", "a-b_c", "no", "a" * 64, "1-2", "true"])
def test_ids_are_small_letters_digits_hyphens_and_underscores(word: str) -> None:
    assert said(f"people: {{{word}: {{name: A}}}}\n").entities[0].id.value == word


def test_a_fault_of_one_item_hides_none_of_another() -> None:
    told = faults(
        "published: soon\nsource: {url: x, zzz: 1}\npeople: {A: {name: A}, b: {}, c: x}\n"
        "quotes: [1, {speaker: a}, {type: x, text: y, speaker: z}]\nevents: {}\nnotes: [{text: a}, {note: b}]\n"
    )
    assert told == [
        (4, 12, "bad-date"),
        (5, 15, "bad-url"),
        (5, 18, "unknown-key"),
        (6, 10, "bad-id"),
        (6, 24, "missing-key"),
        (6, 34, "wrong-type"),
        (7, 10, "wrong-type"),
        (7, 13, "missing-key"),
        (7, 13, "missing-key"),
        (7, 34, "bad-value"),
        (8, 9, "wrong-type"),
        (9, 20, "missing-key"),
    ]


def test_what_can_be_read_of_a_faulty_item_is_kept_so_that_its_other_faults_are_found() -> None:
    decoded = decode(
        (
            HEAD + "people: {B: {name: B, url: x}, c: {role: r}}\nquotes: [{type: z, text: x, to: [d]}]\n"
        ).encode()
    )
    assert decoded.items is not None
    assert [entity.id.value for entity in decoded.items.entities] == ["B"]
    quote = decoded.items.quotes[0]
    assert (quote.speakers[0].value, quote.type, quote.to[0].value) == ("unknown", QuoteType.INDIRECT, "d")
    assert decoded.items.declared == {"B", "c", "q1"}


def test_a_fault_in_what_tells_places_apart_makes_no_second_one() -> None:
    decoded = decode(
        (
            HEAD
            + "quotes: [{speaker: unknown, type: direct, text: x, at: {para: 0}, cue: {text: y, nth: 0}}]\n"
        ).encode()
    )
    assert decoded.items is not None
    quote = decoded.items.quotes[0]
    assert quote.cue is not None
    assert (quote.at.nth, quote.cue.nth) == (1, 1)


@pytest.mark.parametrize("missing", ["text: T\n", "text:\n", "text: ''\n", "text: [T]\n"])
def test_without_a_usable_text_there_are_no_items(missing: str) -> None:
    head = "format: 1\nheadline: A\n" + ("" if missing == "text: T\n" else missing)
    decoded = decode(head.encode())
    assert decoded.items is None
    assert len(decoded.diagnostics) == 1


@pytest.mark.parametrize(
    ("key", "meant"),
    [("headlne", "headline"), ("TEXT", "text"), ("organizations", "organisations"), ("event", "events")],
)
def test_an_unknown_key_comes_with_the_one_that_was_meant(key: str, meant: str) -> None:
    fault = decode((HEAD + f"{key}: x\n").encode()).diagnostics[0]
    assert fault.message == f"an article has no key '{key}'; did you mean '{meant}'?"


def test_past_a_thousand_faults_only_their_number_is_kept() -> None:
    decoded = decode((HEAD + "quotes:\n" + "- x\n" * 1234).encode())
    assert (len(decoded.diagnostics), decoded.unlisted) == (1000, 234)


def test_the_articles_that_ship_are_faultless() -> None:
    paths = list(CONTENT.glob("*.yaml"))
    assert paths
    assert [decode(path.read_bytes()).diagnostics for path in paths] == [[] for _ in paths]
