"""`reader quotes`: quotes that match, over articles and folders.

Imports inside functions are of what only one way of searching or printing needs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.articles import articles_in, is_folder, own_library
from reader.cli.loading import Loading
from reader.cli.output import FINE, NOTHING, WRONG, is_styled, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.search.query_words import parsed, split_words
from reader.convert.hits import hit_of
from reader.convert.in_words.listing import INDENT, quote_lines, text_match_lines
from reader.convert.json.shapes import json_array, quote_shape, text_match_shape
from reader.errors import UnreadableFile
from reader.load.article import load_article
from reader.load.file import SUFFIXES
from reader.model.clean import clean
from reader.model.query.match import matching_quotes
from reader.model.query.parse import unknown_field_hint
from reader.model.query.query import Conditions, Query, as_name_query
from reader.model.query.searchable import Searchable
from reader.services.bundled import bundled_unless_copied

if TYPE_CHECKING:
    from reader.cli.search.library_search import IndexedSearch
    from reader.model.library.articles import ListedArticle
    from reader.model.library.hits import Hit, TextMatch
    from reader.services.passage_links import PassageLinks

MOST_OFFERED = 5
"""Articles that are named for having words in their texts which nobody said."""
MOST_ASKED = 50
"""In how many articles words are looked for that are near to those nobody said."""


def quotes(arguments: Arguments) -> int:
    """The quotes that match: of files article by article in the text's order, of folders the newest first."""
    words, paths = split_words(arguments)
    if (query := parsed(_query_text(words, arguments), "quotes")) is None:
        return WRONG
    if paths and not any(map(is_folder, paths)):
        return _answer(Search(paths, query), words, arguments)
    from reader.cli.remote import archive_of
    from reader.cli.user_settings import library_folders

    if not paths and (address := archive_of(arguments.library, arguments.config)):
        return _answer_from(address, query, words, arguments)

    folders = paths or [
        path for path in library_folders(arguments.config, say_faults=True) if is_folder(path)
    ]
    if not paths and len(list(islice(articles_in(folders), 2))) < 2:
        files = list(dict.fromkeys((*own_library(folders), *bundled_unless_copied(folders))))
        return _answer(Search(files, query), words, arguments)
    from reader.cli.search.library_search import search_folders

    search = search_folders(folders, query, () if paths else bundled_unless_copied(folders))
    try:
        return _answer(search, words, arguments)
    finally:
        search.close()


def _answer_from(address: str, query: Query, words: Sequence[str], arguments: Arguments) -> int:
    """Write what an archive finds; the exit status."""
    from reader.cli.search.library_search import search_archive

    search = search_archive(address, query)
    if search is None:
        return WRONG
    try:
        return _answer(search, words, arguments)
    finally:
        search.close()


def _answer(search: Search | IndexedSearch, words: Sequence[str], arguments: Arguments) -> int:
    """Write what is found; the exit status."""
    if search.query.wanted.texts:
        return _answer_texts(search, arguments)
    if arguments.link and arguments.csv:
        say("reader quotes: --csv has no links; --json has.")
        return WRONG
    found = islice(search.found(), arguments.limit)
    links = _links(arguments)
    if arguments.json or arguments.csv:
        shapes = (_shape(path, hit, links) for path, hit in found)
        if arguments.csv:
            from reader.convert.tables.csv import quotes_csv

            write(quotes_csv(shapes))
        else:
            write(json_array(shapes))
    elif is_styled() and links is None:
        from reader.app.terminal.printing import print_quotes

        print_quotes(hit for _, hit in found)
    else:
        write_lines(_lines(found, links))
    if links is not None and links.missing:
        from reader.model.counting import many

        say(f"{many(links.missing, 'quote')} without a link: the article’s file has no url under source.")
    if not search.count and not search.status:
        say(_nothing_found(words, search))
        return NOTHING
    return max(search.status, FINE if search.count else NOTHING)


def _answer_texts(search: Search | IndexedSearch, arguments: Arguments) -> int:
    """Write the passages of headlines and texts that have the words of `text:`."""
    if arguments.csv:
        say("reader quotes: --csv is for quotes, and text: finds headlines and texts; --json has both.")
        return WRONG
    found = list(islice(search.texts(), arguments.limit))
    if arguments.json:
        write(json_array(text_match_shape(match, str(match.article.path)) for match in found))
    else:
        blank = ([""] * bool(number) for number in range(len(found)))
        lines = (map("".join, text_match_lines(match)) for match in found)
        write_lines(line for pair in zip(blank, lines, strict=True) for line in chain(*pair))
    if not found:
        say("No headline or text has these words.")
    return max(search.status, FINE if found else NOTHING)


class Search:
    """One query over files; counts what it finds."""

    def __init__(self, files: Sequence[Path], query: Query) -> None:
        self.files, self.query = files, query
        self.loading = Loading()
        self.count = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is no file at all to look in."""
        return not self.files

    @property
    def status(self) -> int:
        """What the files that could not be read or have faults make of the exit status."""
        return self.loading.status

    def found(self) -> Iterator[tuple[Path, Hit]]:
        """What matches, and its file."""
        for path in self.files:
            article = self.loading.article(path, brief=len(self.files) > 1)
            if article is None:
                continue
            searchable = Searchable(article)
            for number in matching_quotes(searchable, self.query):
                self.count += 1
                yield path, hit_of(article, searchable.quotes[number], path)

    def texts(self) -> Iterator[TextMatch]:
        """The articles whose headline or text has the words."""
        from reader.services.library.full_text import text_matches

        return text_matches(self._listed(), self.query)

    def _listed(self) -> Iterator[ListedArticle]:
        from reader.model.library.articles import ListedArticle

        for path in self.files:
            article = self.loading.article(path, brief=len(self.files) > 1)
            if article is not None:
                yield ListedArticle(path, article.id, article.headline, article.source, article.published)

    def near(self) -> tuple[str, ...]:
        """Words or names that may have been meant."""
        from reader.state.article.find import names_to_offer, suggested_words

        wanted = self.query.wanted
        for searchable in self._once_more():
            names = names_to_offer((*wanted.speakers, *wanted.about), searchable)
            if offers := (*suggested_words(wanted.words, searchable, said=True), *names):
                return offers
        return ()

    def named(self) -> tuple[tuple[str, int], ...]:
        """Those called what nobody said, and how often they are quoted."""
        asked = as_name_query(self.query)
        if asked is None:
            return ()
        said = Counter[str]()
        for searchable in self._once_more():
            for number in matching_quotes(searchable, asked[0]):
                speakers = searchable.quotes[number].speakers
                said.update(searchable.article.entities[speaker].name for speaker in speakers)
        return tuple(said.most_common())

    def _once_more(self) -> Iterator[Searchable]:
        """The first of the articles; what is wrong with the others was said."""
        for path in self.files[:MOST_ASKED]:
            with suppress(UnreadableFile):
                if (article := load_article(path).article) is not None:
                    yield Searchable(article)


def _query_text(words: Sequence[str], arguments: Arguments) -> str:
    """The whole query, the options in its own language; a quotation mark in an option can't end its value."""
    options = ("speaker", "type", "since", "until")
    asked = ((name, getattr(arguments, name)) for name in options)
    fields = (f'{name}:"{value.replace(chr(34), " ")}"' for name, value in asked if value is not None)
    drafts = "draft:yes" if arguments.draft else "draft:no" if arguments.checked else ""
    return " ".join(filter(None, (*words, *fields, drafts)))


def _links(arguments: Arguments) -> PassageLinks | None:
    """What makes links, where they are asked for."""
    if not arguments.link:
        return None
    from reader.services.passage_links import PassageLinks

    return PassageLinks()


def _lines(found: Iterator[tuple[Path, Hit]], links: PassageLinks | None) -> Iterator[str]:
    for number, (path, hit) in enumerate(found):
        if number:
            yield ""
        yield from map("".join, quote_lines(hit))
        if links is not None and (link := links.of(path, hit)) is not None:
            yield f"{INDENT}{link}"


def _shape(path: Path, hit: Hit, links: PassageLinks | None) -> Mapping[str, object]:
    shape = quote_shape(hit, str(path))
    return shape if links is None else {**shape, "link": links.of(path, hit)}


def _offer_texts(search: Search | IndexedSearch) -> str:
    """The articles whose headline or text has the words that nobody said; empty where none has, or more is asked."""
    words = search.query.wanted.words
    if not words or search.query != Query(Conditions(words)):
        return ""
    found = [match.article.path for match in islice(search.texts(), MOST_OFFERED + 1)]
    if not found:
        return ""
    names = [clean(str(path)) for path in found[:MOST_OFFERED]]
    more = " and others" * (len(found) > MOST_OFFERED)
    these = "this word" if len(words) == 1 and len(words[0].tokens) == 1 else "these words"
    return f"No quote has {these}, but the headline or text of {', '.join(names)}{more} has."


def _nothing_found(words: Sequence[str], search: Search | IndexedSearch) -> str:
    from reader.state.search.name_offer import offer_by_name

    if search.is_empty:
        return "There is no article here: no file that ends with .yaml."
    missing = next((word for word in words if word.endswith(SUFFIXES) or "/" in word), None)
    if missing:
        return f"No quote has these words, and there is no file {missing!r}."
    split = next(
        (word for word in words if word.count(":") == 1 and " " in word.partition(":")[2].strip()), None
    )
    if split and '"' not in split:
        name, _, value = split.partition(":")
        return f"No quote matches. For a value of several words write {name}:'\"{value}\"'."
    if (unknown := unknown_field_hint(" ".join(words))) is not None:
        return f"No quote matches. {unknown}."
    if offer := offer_by_name(search.query, search.named()):
        return offer
    if offer := _offer_texts(search):
        return offer
    near = search.near()
    return f"No quote matches. Did you mean {', '.join(near)}?" if near else "No quote matches."
