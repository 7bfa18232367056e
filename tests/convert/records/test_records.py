"""An article as records, and back: nothing is lost between."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from reader.convert.records.differences import differences
from reader.convert.records.from_article import records_of
from reader.convert.records.to_article import article_of
from reader.model.article import Article
from reader.write.article import write_whole
from tests.convert.generated import articles
from tests.convert.same import content_of


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_any_article_is_the_same_after_records_and_a_file(article: Article) -> None:
    rebuilt = article_of(list(records_of(article)), article.text, article.id)
    assert rebuilt.losses == ()
    written = write_whole(rebuilt.article)
    assert list(differences(rebuilt.article, written.article)) == []
    assert content_of(written.article) == content_of(article)
