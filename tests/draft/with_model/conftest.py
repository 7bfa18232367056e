"""Stand-ins for what spaCy gives: a pipeline whose names and parse are written down in the test."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from reader.draft.drafting import draft
from reader.draft.languages import grammar_of
from reader.draft.with_model.advice import Advice
from reader.draft.with_model.parsed import read
from reader.draft.with_model.pipelines import NAMES, PARSE, load
from reader.load.anchors.canonical import canonical
from reader.model.new_article import Annotations
from reader.model.text import Text


@dataclass
class Token:
    i: int
    idx: int
    text: str
    dep_: str = "dep"
    head: Token = field(init=False, repr=False)


@dataclass
class Doc:
    tokens: list[Token]
    ents: list[SimpleNamespace]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)


@dataclass
class Pipeline:
    """`names`: words to labels. `hangs`: a word to what it is and the word it hangs on; others are roots."""

    names: Mapping[str, str] = field(default_factory=dict)
    hangs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    gives: frozenset[str] = frozenset([NAMES, PARSE])
    meta: Mapping[str, object] = field(
        default_factory=lambda: {"lang": "en", "name": "tiny", "version": "1.0"}
    )
    max_length: int = 1_000
    pipe_names: tuple[str, ...] = ("reads",)

    def get_pipe_meta(self, _: str) -> SimpleNamespace:
        return SimpleNamespace(assigns=sorted(self.gives))

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            yield Doc(self._tokens(text), self._entities(text))

    def _entities(self, text: str) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(start_char=match.start(), end_char=match.end(), label_=label)
            for words, label in self.names.items()
            for match in re.finditer(re.escape(words), text)
        ]

    def _tokens(self, text: str) -> list[Token]:
        found = [
            Token(at, match.start(), match[0]) for at, match in enumerate(re.finditer(r"\w+|[^\w\s]", text))
        ]
        by_text = {token.text: token for token in found}
        for token in found:
            token.dep_, head = self.hangs.get(token.text, ("ROOT", token.text))
            token.head = by_text.get(head, token) if head != token.text else token
        return found


Advised = Callable[..., tuple[Text, Annotations]]


@pytest.fixture
def advised() -> Advised:
    """Draft a text with a stand-in’s advice; in Finnish, say, which has no rules."""

    def advised(content: str, pipeline: Pipeline, language: str = "en") -> tuple[Text, Annotations]:
        text = Text(canonical(content))
        advice = Advice("spacy:en_tiny-1.0", text, read(text, pipeline), grammar_of(language).language)
        return text, draft(text, language=language, adviser=advice)

    return advised


@pytest.fixture
def pipeline() -> type[Pipeline]:
    return Pipeline


@pytest.fixture
def fresh_models() -> Iterator[None]:
    """No model is loaded before or after."""
    load.cache_clear()
    yield
    load.cache_clear()
