from __future__ import annotations

import pytest

from reader.intake.subscriptions.newsboat import is_newsboat, read_urls
from reader.model.feeds.subscriptions import LeftOut, SavedQuery, Subscription

URLS = """\
# mine
https://harbour.example/feed news "far away" "~Harbour # 1"

https://council.example/feed   # the council
https://hidden.example/feed ! x
"query:Unread news:unread = \\"yes\\" and tags # \\"news\\"" all
"exec:~/bin/feed.sh" x
filter:~/bin/x:https://a.example/
"query:Both:title =~ \\"a\\" or title =~ \\"b\\""
https://open.example/ "tag
ftp://a.example/feed
"""


def test_feeds_tags_titles_and_queries_are_taken_over() -> None:
    subscriptions, left_out = read_urls(URLS)
    assert subscriptions.feeds == (
        Subscription("https://harbour.example/feed", "Harbour # 1", ("news",), ("far away",)),
        Subscription("https://council.example/feed"),
        Subscription("https://hidden.example/feed", None, ("x",)),
    )
    assert subscriptions.queries == (SavedQuery("Unread news", "unread:yes folder:news", ("all",)),)
    assert left_out == (
        LeftOut(7, "programs are not run"),
        LeftOut(8, "programs are not run"),
        LeftOut(9, "a query can’t say “or”"),
        LeftOut(10, "a quotation mark is not closed"),
        LeftOut(11, "it is no address with http:// or https://"),
    )


@pytest.mark.parametrize(
    ("expression", "query"),
    [
        ('unread = "no"', "unread:no"),
        ('unread != "no"', "unread:yes"),
        ('title =~ "storm warning"', '"storm warning"'),
        ('content !~ "football" and author = "Ana Lind"', '-football "Ana Lind"'),
        ('feedtitle = "Harbour" and tags !# "sport"', "feed:Harbour -folder:sport"),
        ("title =~ 'and more'", '"and more"'),
    ],
)
def test_filters_become_queries(expression: str, query: str) -> None:
    line = "query:Q:" + expression.replace('"', '\\"')
    subscriptions, left_out = read_urls(f'"{line}"')
    assert (left_out, [saved.query for saved in subscriptions.queries]) == ((), [query])


@pytest.mark.parametrize("expression", ["age < 7", 'title =~ "a.*b$"', "flags # a", "guid = x", "title", ""])
def test_filters_that_a_query_can_not_say_are_left_out(expression: str) -> None:
    line = "query:Q:" + expression.replace('"', '\\"')
    subscriptions, left_out = read_urls(f'"{line}"')
    assert (subscriptions.queries, len(left_out)) == ((), 1)


def test_a_file_of_newsboat_is_known_by_its_first_line() -> None:
    assert is_newsboat(URLS)
    assert is_newsboat('\n"query:a:b"')
    assert not is_newsboat("<opml/>")
    assert not is_newsboat("")
