"""Every form of a verb is known by its verb."""

from __future__ import annotations

import pytest

from reader.draft.english.verb_forms import Form, VerbForms, past_of
from reader.draft.language import load_language

FORMS = VerbForms(
    ("stop", "cry", "free", "say", "teach", "bake", "found"), ("go/went/gone", "find/found/found")
)


@pytest.mark.parametrize(
    ("word", "lemma", "kinds"),
    [
        ("stop", "stop", "b"), ("stops", "stop", "s"), ("stopping", "stop", "g"), ("stopped", "stop", "dn"),
        ("cries", "cry", "s"), ("cried", "cry", "dn"), ("crying", "cry", "g"), ("freeing", "free", "g"),
        ("says", "say", "s"), ("teaches", "teach", "s"), ("baking", "bake", "g"), ("baked", "bake", "dn"),
        ("goes", "go", "s"), ("went", "go", "d"), ("gone", "go", "n"),
    ],
)  # fmt: skip
def test_a_form_has_its_verb_and_its_kinds(word: str, lemma: str, kinds: str) -> None:
    assert FORMS.get(word) == Form(lemma, frozenset(kinds))


def test_a_form_of_two_verbs_is_of_the_irregular_one() -> None:
    assert FORMS.get("found") == Form("find", frozenset("dnb"))


def test_other_words_are_no_forms() -> None:
    assert FORMS.get("table") is None


@pytest.mark.parametrize(
    ("lemma", "past"),
    [("stop", "stopped"), ("go", "went"), ("cry", "cried"), ("bake", "baked"), ("visit", "visited")],
)
def test_a_verb_has_a_past(lemma: str, past: str) -> None:
    assert past_of(lemma, load_language("reader.draft.english")) == past
