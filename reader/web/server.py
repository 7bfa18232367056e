"""The server of the pages: every request is checked, and every page has a reader of its own, which ends with it."""

from __future__ import annotations

import asyncio
import time
from asyncio import Task, create_task
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from aiohttp import WSMsgType, web

from reader.model.counting import many
from reader.web.guard import Admission, is_own_host, is_own_origin
from reader.web.program import Ended, Output, Page, Program

_COOKIE = "closeread"
_NO_TOKEN = "This address has been used, or is not whole. `reader serve` prints one for each browser."
_ELSEWHERE = "closeread only answers at the address that `reader serve` printed."
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:;"
    " connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do. The terminal of the page (xterm.js) sets styles of its own."""
_LARGEST = 1 << 20
"""Bytes of one message of a page: a paste."""
_CELLS = range(1, 1001)
"""Columns or rows that a page may have."""
_HEARTBEAT = 10.0
"""Seconds after which a page that is silent is asked whether it is there."""

_OWN = files("reader.web") / "static"
_CLIENT = files("textual_serve") / "static"
_STATIC = {
    "page.css": (_OWN / "page.css", "text/css"),
    "page.js": (_OWN / "page.js", "text/javascript"),
    "xterm.css": (_CLIENT / "css" / "xterm.css", "text/css"),
    "textual.js": (_CLIENT / "js" / "textual.js", "text/javascript"),
    "mono.ttf": (_CLIENT / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
    "mono-italic.ttf": (_CLIENT / "fonts" / "RobotoMono-Italic-VariableFont_wght.ttf", "font/ttf"),
}
"""All that a page loads: ours, and textual-serve's terminal."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pages may be open at once, and for how many seconds one may be left alone."""

    pages: int = 8
    idle: float = 3600.0


class Server:
    """Pages for whoever has a token. `admitted` is called when a token was used, so that the next can be printed."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        names: frozenset[str],
        limits: Limits,
        admitted: Callable[[], None],
        crashed: Callable[[str], None],
    ) -> None:
        self.admission = Admission()
        self.port = 0
        self._command = command
        self._names = names
        self._limits = limits
        self._admitted = admitted
        self._crashed = crashed
        self._open: dict[web.WebSocketResponse, Task[None]] = {}

    def application(self) -> web.Application:
        """The routes, behind the checks."""
        application = web.Application(middlewares=[self._checked], client_max_size=0)
        application.add_routes(
            [
                web.get("/", self._index, allow_head=False),  # whoever only looks leaves the token as it is
                web.get("/ws", self._socket, allow_head=False),
                web.get("/static/{name}", self._static),
            ]
        )
        application.on_shutdown.append(self._shut)
        return application

    # -- requests

    @web.middleware
    async def _checked(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """The answer, or a refusal: by Host, by Origin, and but for the token’s exchange by cookie."""
        host = request.headers.get("Host", "")
        origin = request.headers.get("Origin")
        is_socket = request.path == "/ws"
        if not is_own_host(host, self.port, self._names):
            raise web.HTTPForbidden(text=_ELSEWHERE)
        if (is_socket or origin is not None) and not is_own_origin(origin, host):
            raise web.HTTPForbidden(text=_ELSEWHERE)
        is_exchange = request.path == "/" and "token" in request.query
        if not is_exchange and not self.admission.admits(request.cookies.get(_COOKIE, "")):
            raise web.HTTPForbidden(text=_NO_TOKEN)
        response = await handler(request)
        if not is_socket:
            response.headers["Content-Security-Policy"] = _POLICY.format(host=host)
            response.headers["Referrer-Policy"] = "no-referrer"
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    async def _index(self, request: web.Request) -> web.StreamResponse:
        if "token" not in request.query:
            page = (_OWN / "page.html").read_text("utf-8")
            return web.Response(
                text=page.replace("SOCKET", f"ws://{request.headers['Host']}/ws"), content_type="text/html"
            )
        cookie = self.admission.exchange(request.query["token"])
        if cookie is None:
            raise web.HTTPForbidden(text=_NO_TOKEN)
        self._admitted()
        response = web.Response(status=303, headers={"Location": "/"})
        response.set_cookie(_COOKIE, cookie, httponly=True, samesite="Strict", path="/")
        return response

    async def _static(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["name"] not in _STATIC:
            raise web.HTTPNotFound
        path, kind = _STATIC[request.match_info["name"]]
        return web.Response(body=path.read_bytes(), content_type=kind, headers={"Cache-Control": "no-cache"})

    # -- a page and its program

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT, max_msg_size=_LARGEST)
        await socket.prepare(request)
        if sum(not other.closed for other in self._open) >= self._limits.pages:
            most = many(self._limits.pages, "page")
            await _close(socket, f"No more than {most} may be open. Close one, then load this page again.")
            return socket
        page = create_task(self._serve(socket, _cells(request, "width", 80), _cells(request, "height", 24)))
        self._open[socket] = page
        try:
            await asyncio.shield(page)  # a page that is gone still ends its program
        finally:
            page.add_done_callback(lambda _: self._open.pop(socket))
        return socket

    async def _serve(self, socket: web.WebSocketResponse, columns: int, rows: int) -> None:
        program = await Program.start(self._command, columns, rows)
        showing = create_task(self._show(program, socket))
        with suppress(ConnectionError):  # the page is gone, whatever it said last
            await self._listen(program, socket)
        await program.stop()
        await showing

    async def _listen(self, program: Program, socket: web.WebSocketResponse) -> None:
        """Hand on what the page says, until it closes or nobody has used it for long."""
        used = time.monotonic()
        while True:
            left = used + self._limits.idle - time.monotonic()
            try:
                async with asyncio.timeout(left):  # receive's own limit begins anew with every pong
                    message = await socket.receive()
            except TimeoutError:
                await _close(
                    socket, "Nobody used this page for long, so it was closed. Load it again to go on."
                )
                return
            if message.type is not WSMsgType.TEXT:
                if message.type is WSMsgType.BINARY:
                    continue
                return
            match _message(message):
                case ["stdin", str(text)]:
                    used = time.monotonic()
                    await program.type(text)
                case ["resize", {"width": int(width), "height": int(height)}] if (
                    width in _CELLS and height in _CELLS
                ):
                    await program.say(type="resize", width=width, height=height)
                case ["ping", str() | int() | float() as data]:
                    await socket.send_json(["pong", data])
                case ["focus" | "blur" as kind, *_]:
                    await program.say(type=kind)

    async def _show(self, program: Program, socket: web.WebSocketResponse) -> None:
        """Hand on what the program writes, until it ends; then the page says why."""
        async for event in program.events():
            with suppress(ConnectionError):  # the page is gone, which whoever listens to it sees
                match event:
                    case Output(content):
                        await socket.send_bytes(content)
                    case Page(url):
                        await socket.send_json(["open_url", {"url": url, "new_tab": True}])
                    case Ended(sentence, said):
                        if said:
                            self._crashed(said)
                        await _close(socket, sentence)

    async def _shut(self, _: web.Application) -> None:
        pages = dict(self._open)
        for socket in pages:
            await _close(socket, "The server of this page has ended.")
        if pages:
            await asyncio.wait(pages.values())


async def _close(socket: web.WebSocketResponse, sentence: str) -> None:
    """Close a page, which shows the sentence then."""
    with suppress(ConnectionError):
        await socket.send_json(["closed", sentence])
    await socket.close()


def _message(message: object) -> object:
    try:
        return message.json()  # type: ignore[attr-defined]  # of aiohttp, whose message types are a union
    except ValueError:
        return None


def _cells(request: web.Request, name: str, default: int) -> int:
    text = request.query.get(name, "")
    return (
        int(text)
        if text.isascii() and text.isdecimal() and len(text) < 5 and int(text) in _CELLS
        else default
    )


def command_of(executable: str, paths: Sequence[Path], config: Path | None) -> list[str]:
    """The command of a reader of these paths."""
    settings = [] if config is None else ["--config", str(config.absolute())]
    return [executable, "-m", "reader", *settings, "--", *(str(path.absolute()) for path in paths)]
