"""The server as a browser meets it: real requests and sockets, and real programs behind the pages."""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType, WSServerHandshakeError, web

from reader.web import server as server_module
from reader.web.server import Limits, Server, command_of
from tests.waiting import until_in_loop
from tests.web.programs import deaf, echo

LIMIT = 30.0
"""Seconds that anything may take on a busy machine."""
HOUR = 3600.0


@dataclass
class Served:
    """A server at a port of this machine, and a browser that asks it."""

    server: Server
    browser: ClientSession
    stop: Callable[[], Awaitable[None]]
    crashes: list[str] = field(default_factory=list)
    admitted: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"

    async def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and text of an answer."""
        async with self.browser.get(self.base + path, headers=headers, allow_redirects=False) as answer:
            return answer.status, await answer.text()

    async def enter(self) -> None:
        """Exchange the token for a cookie."""
        assert (await self.get(f"/?token={self.server.admission.token}"))[0] == 303

    @asynccontextmanager
    async def page(self, query: str = "", origin: str | None = None) -> AsyncIterator[Page]:
        headers = {"Origin": self.base if origin is None else origin}
        async with self.browser.ws_connect(f"{self.base}/ws{query}", headers=headers) as socket:
            yield Page(socket)


@dataclass
class Page:
    """The page's end of its socket."""

    socket: ClientWebSocketResponse
    pid: int = 0

    async def bytes(self) -> bytes:
        message = await self.socket.receive(LIMIT)
        assert message.type is WSMsgType.BINARY, message
        return bytes(message.data)

    async def text(self) -> object:
        message = await self.socket.receive(LIMIT)
        assert message.type is WSMsgType.TEXT, message
        return json.loads(message.data)

    async def ready(self) -> str:
        """What the program says when it has started; its process is known then."""
        _, pid, size = (await self.bytes()).decode().split()
        self.pid = int(pid)
        return size

    async def type(self, words: str) -> None:
        await self.socket.send_json(["stdin", words])

    async def closed(self) -> None:
        assert (await self.socket.receive(LIMIT)).type is WSMsgType.CLOSE


@asynccontextmanager
async def serving(command: Sequence[str], limits: Limits = Limits()) -> AsyncIterator[Served]:  # noqa: B008 - frozen
    crashes: list[str] = []
    admitted: list[str] = []
    server = Server(
        command,
        names=frozenset({"localhost"}),
        limits=limits,
        admitted=lambda: admitted.append(server.admission.token),
        crashed=crashes.append,
    )
    runner = web.AppRunner(server.application(), access_log=None, shutdown_timeout=LIMIT)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.port = runner.addresses[0][1]
    try:
        async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as browser:
            yield Served(server, browser, runner.cleanup, crashes, admitted)
    finally:
        await runner.cleanup()


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_a_token_is_exchanged_once_for_a_cookie_that_scripts_and_other_sites_dont_get() -> None:
    async with serving(echo()) as served:
        address = f"{served.base}/?token={served.server.admission.token}"
        async with served.browser.get(address, allow_redirects=False) as answer:
            assert answer.status == 303
            assert answer.headers["Location"] == "/"
            cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert served.admitted == [served.server.admission.token]
        assert (await served.get("/"))[0] == 200
        async with served.browser.get(address, allow_redirects=False) as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    "path", ["/", "/ws", "/static/page.js", "/static/nothing", "/?token=guess", "/nowhere"]
)
async def test_whoever_has_no_cookie_gets_nothing(path: str) -> None:
    async with serving(echo()) as served:
        status, text = await served.get(path, Origin=served.base)
        assert status == 403
        assert "<" not in text


@pytest.mark.parametrize("path", ["/", "/ws", "/static/page.js"])
@pytest.mark.parametrize("name", ["news.example", "127.0.0.1.news.example"])
async def test_under_a_name_of_somebody_elses_nothing_is_answered(path: str, name: str) -> None:
    async with serving(echo()) as served:
        await served.enter()
        host = f"{name}:{served.server.port}"
        assert (await served.get(path, Host=host, Origin=f"http://{host}"))[0] == 403


@pytest.mark.parametrize("path", ["/", "/static/page.js"])
async def test_another_sites_page_gets_nothing_whatever_cookie_comes_along(path: str) -> None:
    async with serving(echo()) as served:
        await served.enter()
        assert (await served.get(path, Origin="http://news.example"))[0] == 403


@pytest.mark.parametrize("origin", ["http://news.example", "null", "https://127.0.0.1", ""])
async def test_another_sites_page_gets_no_socket(origin: str) -> None:
    async with serving(echo()) as served:
        await served.enter()
        with pytest.raises(WSServerHandshakeError) as refused:
            async with served.page(origin=origin):
                raise AssertionError("the socket was opened")
        assert refused.value.status == 403


async def test_the_page_may_load_nothing_from_elsewhere_and_shows_no_command() -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.browser.get(served.base) as answer:
            page = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert f"ws://127.0.0.1:{served.server.port}" in page
        assert "https:" not in page
        assert "python" not in page.lower()
        for name in ("page.js", "page.css", "textual.js", "xterm.css", "mono.ttf", "mono-italic.ttf"):
            assert (await served.get(f"/static/{name}"))[0] == 200 if not name.endswith("ttf") else True


async def test_what_is_typed_reaches_the_program_and_what_it_writes_the_page() -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page("?width=132&height=43") as page:
            assert await page.ready() == "132x43"
            await page.type("Zoë")
            assert (await page.bytes()).decode() == "DZoë"
            await page.socket.send_json(["resize", {"width": 90, "height": 30}])
            assert json.loads((await page.bytes())[1:]) == {"type": "resize", "width": 90, "height": 30}
            await page.socket.send_json(["ping", 12.5])
            assert await page.text() == ["pong", 12.5]


@pytest.mark.parametrize("query", ["", "?width=0&height=-3", "?width=99999&height=x", "?width=²&height=1e3"])
async def test_a_size_that_is_none_is_that_of_a_terminal(query: str) -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page(query) as page:
            assert await page.ready() == "80x24"


@pytest.mark.parametrize(
    "said",
    [
        "nonsense",
        "[]",
        "{}",
        "null",
        '["stdin"]',
        '["resize", {"width": "x"}]',
        '["resize", {"width": 0, "height": 5}]',
    ],
)
async def test_messages_that_mean_nothing_do_nothing(said: str) -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            await page.socket.send_str(said)
            await page.type("on")
            assert await page.bytes() == b"Don"


async def test_the_page_opens_pages_of_the_web_and_no_script() -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            await page.type("open")
            assert await page.text() == ["open_url", {"url": "https://news.example/a", "new_tab": True}]
            assert await page.bytes() == b"Dopen"


async def test_a_program_that_ends_closes_its_page_with_a_sentence() -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            await page.type("q")
            assert await page.text() == ["closed", "You left closeread."]
            await page.closed()


async def test_a_program_that_crashes_says_so_on_the_page_and_why_where_the_server_runs() -> None:
    async with serving(echo()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            await page.type("crash")
            assert await page.text() == [
                "closed",
                "closeread crashed: what happened is told where `reader serve` runs.",
            ]
            await page.closed()
        assert "a bug" in served.crashes[0]


async def test_a_program_that_is_killed_closes_its_page_with_a_sentence() -> None:
    async with serving(deaf()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            os.kill(page.pid, signal.SIGKILL)
            closed = await page.text()
            assert closed == [
                "closed",
                "closeread was ended by the system (SIGKILL). Load this page again to go on.",
            ]
            await page.closed()


@pytest.mark.parametrize("command", [echo(), deaf()], ids=["willing", "deaf"])
async def test_a_page_that_is_closed_ends_its_program(command: list[str]) -> None:
    async with serving(command) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
        await until_in_loop(lambda: not is_alive(page.pid))


async def test_a_page_that_goes_as_it_is_answered_ends_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it sent last is read when nothing can be sent to it any more."""

    async def gone(*_: object, **__: object) -> None:
        raise ConnectionResetError

    async with serving(echo()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            monkeypatch.setattr(web.WebSocketResponse, "send_json", gone)
            await page.socket.send_json(["ping", 1])
            await until_in_loop(lambda: not is_alive(page.pid))


async def test_a_page_that_nobody_uses_is_closed_and_says_why() -> None:
    async with serving(echo(), Limits(idle=0.2)) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            assert await page.text() == [
                "closed",
                "Nobody used this page for long, so it was closed. Load it again to go on.",
            ]
        await until_in_loop(lambda: not is_alive(page.pid))


async def test_a_page_that_only_answers_whether_it_is_there_is_closed_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server_module, "_HEARTBEAT", 0.05)
    async with serving(echo(), Limits(idle=0.2)) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            assert await page.text() == [
                "closed",
                "Nobody used this page for long, so it was closed. Load it again to go on.",
            ]
        await until_in_loop(lambda: not is_alive(page.pid))


async def test_one_page_more_than_the_most_says_so() -> None:
    async with serving(echo(), Limits(pages=1)) as served:
        await served.enter()
        async with served.page() as first:
            await first.ready()
            async with served.page() as second:
                assert await second.text() == [
                    "closed",
                    "No more than 1 page may be open. Close one, then load this page again.",
                ]
                await second.closed()
        await until_in_loop(lambda: not is_alive(first.pid))
        async with served.page() as third:
            await third.ready()


async def test_a_server_that_ends_ends_its_programs() -> None:
    async with serving(deaf()) as served:
        await served.enter()
        async with served.page() as page:
            await page.ready()
            ending = asyncio.ensure_future(served.stop())
            assert await page.text() == ["closed", "The server of this page has ended."]
            await page.closed()
            await ending
            assert not is_alive(page.pid)


async def test_of_two_hundred_pages_opened_and_dropped_no_program_is_left() -> None:
    async with serving(echo(), Limits(pages=8)) as served:
        await served.enter()
        pids: list[int] = []

        async def visit() -> None:
            async with served.page() as page:
                await page.ready()
                pids.append(page.pid)
                if len(pids) % 2:
                    page.socket._response.close()  # the connection is lost, not closed

        for _ in range(50):
            await asyncio.gather(*(visit() for _ in range(4)))
            await until_in_loop(lambda: len(served.server._open) <= 4)
        assert len(pids) == 200
        await until_in_loop(lambda: not any(map(is_alive, pids)))
        await until_in_loop(lambda: not served.server._open)


async def test_the_readers_refusal_reaches_the_page(tmp_path: Path) -> None:
    import sys

    async with serving(command_of(sys.executable, [tmp_path / "missing.yaml"], None)) as served:
        await served.enter()
        async with served.page() as page:
            kind, sentence = _pair(await page.text())
            assert kind == "closed"
            assert "missing.yaml: there is no such file" in sentence
            await page.closed()


async def test_a_real_reader_is_read_in_and_left() -> None:
    import sys

    async with serving(command_of(sys.executable, [], None)) as served:
        await served.enter()
        async with served.page() as page:
            seen = b""
            while b"Tsikhanouski" not in seen:
                seen += await page.bytes()
            await page.type("q")
            while (message := await page.socket.receive(LIMIT)).type is WSMsgType.BINARY:
                pass
            assert json.loads(message.data) == ["closed", "You left closeread."]


def _pair(message: object) -> tuple[str, str]:
    assert isinstance(message, list)
    kind, sentence = message
    return str(kind), str(sentence)
