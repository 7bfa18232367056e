"""Articles are reviewed one after the other; those without a draft are passed over."""

from __future__ import annotations

from pathlib import Path

from reader.load.article_cache import ArticleCache
from reader.services.review_queue import ReviewQueue

ARTICLE = "format: 1\nheadline: H\ntext: |-\n  Ana Ruiz.\npeople:\n  ana: {{name: Ana Ruiz{draft}}}\n"


def test_the_queue_goes_on_to_what_has_a_draft_and_ends(tmp_path: Path) -> None:
    for name, draft in (("a", ", draft: true"), ("b", ""), ("c", ", draft: 0.5")):
        (tmp_path / f"{name}.yaml").write_text(ARTICLE.format(draft=draft), "utf-8")
    (tmp_path / "faulty.yaml").write_text("format: 1\n", "utf-8")
    names = ("b.yaml", "faulty.yaml", "gone.yaml", "c.yaml")
    queue = ReviewQueue(tmp_path / "a.yaml", [tmp_path / name for name in names])
    assert (queue.current, len(queue)) == (tmp_path / "a.yaml", 4)
    assert queue.advance(ArticleCache(None)) == queue.current == tmp_path / "c.yaml"
    assert queue.advance(ArticleCache(None)) is None
    assert queue.current is None
