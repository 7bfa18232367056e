"""A page comes from the open internet, whole, small and soon, or a sentence says why not."""

from __future__ import annotations

import gzip
import socket
import ssl
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from reader.errors import IntakeError
from reader.intake.pages.page import LARGEST
from reader.intake.sources import from_page
from reader.intake.text import GivenMetadata
from reader.intake.web import request
from reader.intake.web.fetch import MOST_REDIRECTS, Fetched, fetch
from tests.intake.site import Site, answer, redirect, serving
from tests.values import recorded
from tests.waiting import PATIENCE

PEM = Path(__file__).with_name("news_test.pem")
PAGE = b"<html><body><p>The mayor reopened the harbour.</p></body></html>"
PRIVATE = "private address"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def got() -> Callable[..., Fetched]:
    """Fetch from this machine, which only tests may."""
    return lambda url, **more: fetch(url, lambda _: None, **({"allow_private": True} | more))


def names(**hosts: str) -> Callable[[str, int], list[str]]:
    """A resolver that knows some hosts: `news_test="127.0.0.1 ::1"`."""
    known = {name.replace("_", "."): addresses.split() for name, addresses in hosts.items()}
    return lambda host, _: known.get(host, [])


def refusal(got: Callable[..., Fetched], url: str, **more: object) -> str:
    with pytest.raises(IntakeError) as refused:
        got(url, **more)
    return str(refused.value)


# What comes


def test_a_page_comes_with_its_kind_and_its_encoding(site: Site, got: Callable[..., Fetched]) -> None:
    site.answers["/a?b=c"] = answer("Öl".encode("latin-1"), kind="Text/HTML; Charset=ISO-8859-1")
    fetched = got(site.at("/a?b=c#there"))
    assert fetched == Fetched(site.at("/a?b=c"), b"\xd6l", "text/html", "ISO-8859-1")


def test_the_site_is_asked_under_its_own_name_and_told_who_asks(
    site: Site, got: Callable[..., Fetched]
) -> None:
    site.answers["/"] = answer(PAGE)
    got(site.at("/", "news.test"), resolve=names(news_test="127.0.0.1"))
    assert f"Host: news.test:{site.port}\r\n" in site.asked[0]
    assert "User-Agent: Mozilla/5.0 (compatible; closeread" in site.asked[0]


@pytest.mark.parametrize(
    ("packing", "packed"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)]
)
def test_a_packed_page_is_unpacked(
    site: Site, got: Callable[..., Fetched], packing: str, packed: Callable[[bytes], bytes]
) -> None:
    site.answers["/"] = answer(packed(PAGE), Content_Encoding=packing)
    assert got(site.at("/")).content == PAGE


def test_a_page_in_chunks_without_a_length_comes_whole(site: Site, got: Callable[..., Fetched]) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (PAGE[:20], PAGE[20:])) + b"0\r\n\r\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers["/"] = head + chunks
    assert got(site.at("/")).content == PAGE


@pytest.mark.parametrize(
    "size", [b"zz", b"-5", b"-1", b"", b"0x1f", b"1_0", b"f" * 40, b"f" * 99_999, b"\xff", b"1 1"]
)
def test_a_chunk_whose_size_is_no_number_makes_no_page(
    site: Site, got: Callable[..., Fetched], size: bytes
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    site.answers["/"] = head + size + b"\r\n" + PAGE + b"\r\n0\r\n\r\n"
    assert "makes no sense" in refusal(got, site.at("/"))


def test_the_second_address_is_tried_where_the_first_takes_no_connections(
    site: Site, got: Callable[..., Fetched]
) -> None:
    site.answers["/"] = answer(PAGE)
    assert got(site.at("/", "news.test"), resolve=names(news_test="::1 127.0.0.1")).content == PAGE


def test_the_person_is_told_each_slow_step_in_their_own_thread(site: Site) -> None:
    site.answers |= {"/": redirect("/page"), "/page": answer(PAGE)}
    steps: list[str] = []
    fetch(site.at("/"), steps.append, allow_private=True)
    looked, asked = "looking for 127.0.0.1", "asking 127.0.0.1 for the page"
    assert steps == [looked, asked, looked, asked, "reading the page"]


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_the_pages(
    site: Site, got: Callable[..., Fetched], status: int
) -> None:
    site.answers |= {"/a/b": redirect("../c%20d?é=1", status), "/c%20d?%C3%A9=1": answer(PAGE)}
    assert got(site.at("/a/b")).url.startswith(site.at("/c%20d?"))


def test_a_circle_of_redirects_is_left(site: Site, got: Callable[..., Fetched]) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert f"more than {MOST_REDIRECTS} times" in refusal(got, site.at("/a"))
    assert len(site.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("to", "why"),
    [
        ("", "doesn’t say to which"),
        ("file:///etc/passwd", "http:// or https://"),
        ("ftp://news.test/", "http:// or https://"),
        ("http://me:secret@news.test/", "password"),
        ("http://[::1", "not an address"),
        ("http://news .test/", "character that no address has"),
    ],
)
def test_a_redirect_to_what_is_no_page_is_refused(
    site: Site, got: Callable[..., Fetched], to: str, why: str
) -> None:
    site.answers["/"] = redirect(to)
    assert why in refusal(got, site.at("/"))


def test_every_redirect_is_looked_at_not_only_the_first(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[tuple[str, list[str]]] = []

    def only_inside_is_private(host: str, addresses: list[str]) -> None:
        looked.append((host, addresses))
        if host != "open.test":
            raise IntakeError("a private address")

    monkeypatch.setattr(request, "refuse_private", only_inside_is_private)
    site.answers["/"] = redirect(site.at("/secret", "inside.test"))
    resolve = names(open_test="127.0.0.1", inside_test="127.0.0.1")
    with pytest.raises(IntakeError, match=PRIVATE):
        fetch(site.at("/", "open.test"), lambda _: None, resolve=resolve)
    assert looked == [("open.test", ["127.0.0.1"]), ("inside.test", ["127.0.0.1"])]
    assert len(site.asked) == 1


# Addresses


def test_a_host_with_one_private_address_among_public_ones_is_not_asked(site: Site) -> None:
    resolve = names(news_test="93.184.215.14 127.0.0.1")
    with pytest.raises(IntakeError, match=r"news\.test \(127\.0\.0\.1\) is a private address"):
        fetch(site.at("/", "news.test"), lambda _: None, resolve=resolve)
    assert site.asked == []


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    site: Site, got: Callable[..., Fetched]
) -> None:
    """A name that means another machine the second time gains nothing: it is looked up once."""
    site.answers["/"] = answer(PAGE)
    times: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        times.append(host)
        return ["127.0.0.1"] if len(times) == 1 else ["192.0.2.1"]

    assert got(site.at("/", "news.test"), resolve=rebinding).content == PAGE
    assert times == ["news.test"]


def test_this_machine_is_not_asked_unless_that_is_allowed(site: Site) -> None:
    for host in ("127.0.0.1", "localhost", "127.1", "2130706433", "[::ffff:127.0.0.1]"):
        with pytest.raises(IntakeError):
            fetch(site.at("/", host), lambda _: None)
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("news.test/page", "not an address with http:// or https://"),
        ("javascript:alert(1)", "not an address with http:// or https://"),
        ("http://", "not an address of a page"),
        ("http://news.test:99999/", "not an address of a page"),
        ("http://me@news.test/", "password"),
        ("http://news.test\\@127.0.0.1/", "character that no address has"),
        ("http://news.test/\x1b[2J", "character that no address has"),
        ("http://a%00.test/", "not an address of a page"),
        ("http://a..b/", "not a host name"),
        ("http://[fe80::1%25eth0]/", "not a host name"),
        ("http://nowhere.test/", "no host called nowhere.test"),
    ],
)
def test_an_address_that_is_none_is_refused_in_plain_words(
    got: Callable[..., Fetched], url: str, why: str
) -> None:
    told = refusal(got, url, resolve=names())
    assert why in told
    assert told.isprintable()


def test_a_host_beyond_ascii_is_looked_up_by_its_name_in_ascii(got: Callable[..., Fetched]) -> None:
    asked: list[str] = []
    with pytest.raises(IntakeError):
        got("http://bücher.test/", resolve=lambda host, _: recorded(asked, host, []))
    assert asked == ["xn--bcher-kva.test"]


# What is refused


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, "log in"), (403, "not to everybody"), (404, "no such page"), (410, "gone"), (418, "418"),
        (429, "too often"), (451, "legal"), (500, "fault of its own"), (503, "overloaded"), (599, "(599)"),
        (204, "without a page"), (206, "without a page"), (304, "304"), (999, "999"),
    ],
)  # fmt: skip
def test_each_status_has_its_sentence_and_its_number(
    site: Site, got: Callable[..., Fetched], status: int, why: str
) -> None:
    site.answers["/"] = answer(status=status)
    told = refusal(got, site.at("/"))
    assert why in told
    assert str(status) in told


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "text/css", "x\x1b[2J"])
def test_what_is_no_page_is_refused_by_its_kind(site: Site, got: Callable[..., Fetched], kind: str) -> None:
    site.answers["/"] = answer(b"%PDF-1.7", kind=kind)
    told = refusal(got, site.at("/"))
    assert "not a page or a text" in told
    assert told.isprintable()


@pytest.mark.parametrize("kind", ["", "text/html"])
def test_a_pdf_that_says_it_is_a_page_is_found_out(site: Site, kind: str) -> None:
    site.answers["/"] = answer(b"%PDF-1.7 ...", kind=kind)
    with pytest.raises(IntakeError, match="it is a PDF"):
        from_page(site.at("/"), allow_private=True)


@pytest.mark.parametrize("packing", ["br", "zstd", "compress", "gzip, br"])
def test_a_packing_that_was_not_asked_for_is_not_unpacked(
    site: Site, got: Callable[..., Fetched], packing: str
) -> None:
    site.answers["/"] = answer(b"\x00" * 100, Content_Encoding=packing)
    assert "wasn’t asked for" in refusal(got, site.at("/"))


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: answer(gzip.compress(bytes(64 * 2**20), 1), Content_Encoding="gzip"),
        lambda: answer(zlib.compress(bytes(64 * 2**20), 1), Content_Encoding="deflate"),
        lambda: answer(bytes(LARGEST + 1)),
    ],
    ids=["gzip", "deflate", "plain"],
)
def test_a_page_that_grows_is_left_at_its_limit(
    site: Site, got: Callable[..., Fetched], bomb: Callable[[], bytes]
) -> None:
    import tracemalloc

    site.answers["/"] = bomb()
    tracemalloc.start()
    told = refusal(got, site.at("/"))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert told == "the page is larger than 10 MB"
    assert most < 3 * LARGEST


def test_a_page_that_breaks_off_is_refused(site: Site, got: Callable[..., Fetched]) -> None:
    site.answers["/"] = answer(PAGE, Content_Length="9999")
    assert "broke off" in refusal(got, site.at("/"))


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"HTT",
        b"hello\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 200,
    ],
    ids=["nothing", "half a word", "no HTTP", "no number", "many headers"],
)
def test_an_answer_that_is_none_is_refused(site: Site, got: Callable[..., Fetched], nonsense: bytes) -> None:
    site.answers["/"] = nonsense
    assert "127.0.0.1" in refusal(got, site.at("/"))


def test_a_gzip_that_is_none_is_refused(site: Site, got: Callable[..., Fetched]) -> None:
    site.answers["/"] = answer(b"no gzip at all", Content_Encoding="gzip")
    assert "makes no sense" in refusal(got, site.at("/"))


def test_a_closed_door_is_told(got: Callable[..., Fetched]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert refusal(got, f"http://127.0.0.1:{port}/") == f"127.0.0.1 takes no connections on port {port}"


# Time


def drip(head: bytes) -> Callable[[socket.socket, str], None]:
    """Some bytes, and then one after another for as long as somebody listens."""

    def talk(guest: socket.socket, path: str) -> None:
        guest.sendall(head)
        for _ in range(400):
            guest.sendall(b"x")
            sleep(0.01)

    return talk


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX-Slow: ",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999999\r\n\r\n",
    ],
    ids=["status", "header", "page"],
)
def test_a_page_that_only_drips_is_left_at_the_end_of_the_time(
    site: Site, got: Callable[..., Fetched], head: bytes
) -> None:
    site.answers["/"] = drip(head)
    assert "within 0.3 seconds" in refusal(got, site.at("/"), seconds=0.3)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_site_that_says_nothing_is_left_at_the_end_of_the_time(
    site: Site, got: Callable[..., Fetched], scheme: str
) -> None:
    def silent(guest: socket.socket, path: str) -> None:
        site.over.wait(PATIENCE)

    site.ends = b""
    site.answers |= {"": silent, "/": silent}
    assert "within 0.2 seconds" in refusal(got, site.at("/", scheme=scheme), seconds=0.2)


def test_a_name_that_is_looked_up_for_ever_is_left_at_the_end_of_the_time(
    got: Callable[..., Fetched],
) -> None:
    refused = Event()

    def slow(host: str, port: int) -> list[str]:
        refused.wait(PATIENCE)
        return ["127.0.0.1"]

    assert "within 0.1 seconds" in refusal(got, "http://news.test/", resolve=slow, seconds=0.1)
    refused.set()


def test_the_time_is_for_all_hops_together(site: Site, got: Callable[..., Fetched]) -> None:
    def slow(guest: socket.socket, path: str) -> None:
        sleep(0.1)
        guest.sendall(redirect("/"))

    site.answers["/"] = slow
    assert "within 0.35 seconds" in refusal(got, site.at("/"), seconds=0.35)
    assert len(site.asked) < 6


# TLS


@pytest.fixture
def safe_site() -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(PEM)
    with serving(context) as site:
        context.sni_callback = lambda _, name, __: site.asked.append(f"sni {name}")
        yield site


def test_a_safe_site_is_asked_by_address_and_known_by_its_name(
    safe_site: Site, got: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, "trust", lambda: ssl.create_default_context(cafile=str(PEM)))
    safe_site.answers["/"] = answer(PAGE)
    url = safe_site.at("/", "news.test", "https")
    assert got(url, resolve=names(news_test="127.0.0.1")).content == PAGE
    assert safe_site.asked[0] == "sni news.test"


def test_a_certificate_of_another_host_is_refused(
    safe_site: Site, got: Callable[..., Fetched], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(request, "trust", lambda: ssl.create_default_context(cafile=str(PEM)))
    url = safe_site.at("/", "bank.test", "https")
    told = refusal(got, url, resolve=names(bank_test="127.0.0.1"))
    assert told.startswith("bank.test can’t prove that it is bank.test: ")
    assert not any(asked.startswith("GET") for asked in safe_site.asked)


def test_a_certificate_that_nobody_vouches_for_is_refused(
    safe_site: Site, got: Callable[..., Fetched]
) -> None:
    url = safe_site.at("/", "news.test", "https")
    assert "can’t prove that it is news.test" in refusal(got, url, resolve=names(news_test="127.0.0.1"))


def test_a_site_that_speaks_no_tls_is_told(site: Site, got: Callable[..., Fetched]) -> None:
    site.ends = b""
    site.answers[""] = answer(PAGE)
    assert refusal(got, site.at("/", scheme="https")) == "no safe connection to 127.0.0.1 came about"


# The whole way


def test_a_page_becomes_an_article_that_knows_where_it_was(site: Site) -> None:
    words = "<p>The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”</p>"
    more = (
        "<p>A senior aide said the work had begun in 2021, a year after the storm that closed it for all.</p>"
    )
    page = f"<html lang=en><title>Harbour reopens</title><body><h1>Harbour reopens</h1>{words}{more}"
    site.answers |= {"/old": redirect("/new"), "/new": answer(page.encode())}
    taken = from_page(site.at("/old"), allow_private=True, given=GivenMetadata.of(None, "2024-05-03"))
    assert taken.headline == "Harbour reopens"
    assert taken.text.startswith("The mayor, Ana Ruiz, reopened")
    assert (taken.url, taken.published) == (site.at("/new"), "2024-05-03")


def test_a_text_from_the_web_is_kept_whole(site: Site) -> None:
    site.answers["/a.txt"] = answer("Öl.\n\nMehr Öl.".encode("latin-1"), kind="text/plain; charset=latin-1")
    taken = from_page(f" {site.at('/a.txt')} ", allow_private=True)
    assert taken.text == "Öl.\n\nMehr Öl."
    assert taken.url == site.at("/a.txt")


def test_an_address_that_no_article_may_have_is_left_out(site: Site) -> None:
    site.answers["/%22a%22"] = answer(b"Oil.", kind="text/plain")
    assert from_page(site.at('/"a"'), allow_private=True).url is None


def test_a_date_that_is_none_is_refused_before_anything_is_fetched(site: Site) -> None:
    with pytest.raises(IntakeError, match="write 2024-05-03"):
        from_page(site.at("/"), allow_private=True, given=GivenMetadata.of(None, "3 May 2024"))
    assert site.asked == []
