"""Out to a format and in again: the same article, but for what the format’s page lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from reader.convert.format import Format, Options
from reader.convert.table import BY_NAME, FORMATS
from reader.errors import IntakeError
from reader.load.article import load_article
from reader.model.article import Article
from reader.services.bundled import bundled
from reader.services.interchange.importing import Imported, import_article
from tests.convert.generated import articles
from tests.convert.same import content_of
from tests.terminals import CHECKOUT
from tests.values import some

WAYS = [(each, "") for each in FORMATS if each.comes_in] + [(BY_NAME["cas"], ".json")]
ways = pytest.mark.parametrize(("format_", "ending"), WAYS, ids=lambda each: str(getattr(each, "name", each)))

GOOD = [bundled(), *sorted((CHECKOUT / "tests/state/review/checked").glob("*.yaml"))]


def there_and_back(article: Article, format_: Format, ending: str) -> Imported:
    exported = format_.writes(article, Options(ending=ending))
    assert exported.losses == ()
    files = {file.ending: "".join(file.content).encode() for file in exported.files}
    main = next(iter(files.values()))
    return import_article(main, format_, article.id, files.get)


@ways
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_an_article_that_was_checked_by_hand_comes_back_as_it_was(
    format_: Format, ending: str, path: Path
) -> None:
    article = some(load_article(path).article)
    imported = there_and_back(article, format_, ending)
    assert imported.losses == ()
    assert content_of(imported.article) == content_of(article)
    assert imported.article.id == path.stem


@ways
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(article=articles())
def test_any_article_comes_back_as_it_was(format_: Format, ending: str, article: Article) -> None:
    imported = there_and_back(article, format_, ending)
    assert imported.losses == ()
    assert content_of(imported.article) == content_of(article)


def test_a_format_that_only_goes_out_is_not_read() -> None:
    with pytest.raises(IntakeError, match="csv can be written and not be read"):
        import_article(b"", BY_NAME["csv"], "a")
