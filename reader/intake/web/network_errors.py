"""Puts network errors into plain words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from http import HTTPStatus

from reader.model.clean import shorten

_MEANINGS = {
    400: "the site does not understand the address",
    401: "the site gives this page only to those who log in",
    402: "the site gives this page only to those who pay",
    403: "the site does not give this page to programs, or not to everybody",
    404: "the site has no such page",
    406: "the site has the page in no form that can be read here",
    408: "the site grew tired of waiting",
    410: "the page is gone",
    429: "the site was asked too often; try again later",
    451: "the site may not show this page, for legal reasons",
    502: "the site can’t be reached behind its gateway; try again later",
    503: "the site is overloaded or being repaired; try again later",
    504: "the site can’t be reached behind its gateway; try again later",
}


def of_status(status: int) -> str:
    """For a status other than 200, with its number."""
    if status in _MEANINGS:
        return f"{_MEANINGS[status]} ({status})"
    try:
        phrase = f", {HTTPStatus(status).phrase.lower()}"
    except ValueError:
        phrase = ""
    if 200 <= status < 300:
        return f"the site answers without a page ({status}{phrase})"
    if 500 <= status < 600:
        return f"the site has a fault of its own ({status}{phrase})"
    return f"the site does not give the page ({status}{phrase})"


def of_connection(fault: BaseException, host: str, port: int) -> str:
    """For what the system, TLS or HTTP raised on the way to a port of a host."""
    name = shorten(host)
    for cause in _causes(fault):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"{name} can’t prove that it is {name}: {shorten(cause.verify_message, 120)}"
        if isinstance(cause, ssl.SSLError):
            return f"no safe connection to {name} came about"
        if isinstance(cause, TimeoutError):
            return f"{name} did not answer in time"
        if isinstance(cause, ConnectionRefusedError):
            return f"{name} takes no connections on port {port}"
    return f"the connection to {name} broke off, or what came through it makes no sense"


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """A fault and what lies behind it."""
    cause: BaseException | None = fault
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
