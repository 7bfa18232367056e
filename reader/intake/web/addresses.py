"""Refuses the addresses of machines that aren't on the open internet, such as those of the person's own network."""

from __future__ import annotations

import re
import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from reader.errors import IntakeError, PrivateAddress
from reader.model.clean import shorten

_IN_FIGURES = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
_HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_PRIVATE_NAMES = (".localhost", ".local", ".internal", ".home.arpa")
"""What ends the names of hosts that no public server knows (RFC 6761, 6762, 8375; ICANN 2024)."""
_GLOBAL_UNICAST = ip_network("2000::/3")
_NAT64 = ip_network("64:ff9b::/96")
# Not private to every Python, and no home of a page: protocol assignments, Teredo and relays among them, 6to4 and
# documentation.
_NO_HOMES = tuple(
    map(
        ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
    )
)


def host_of(written: str) -> str:
    """A host as it is looked up, in ASCII and small letters. Raises IntakeError where it is none.

    An address of IPv6 comes in brackets and goes out without them.
    """
    if written.startswith("[") and "%" not in written:
        return written.strip("[]").lower()
    try:
        host = written.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise IntakeError(f"{shorten(written)} is not a host name")
    return host


def refuse_odd_spelling(host: str) -> None:
    """Raises IntakeError for an address that is not spelled as one: 127.1, 0x7f000001, 2130706433, ::ffff:127.0.0.1."""
    if ":" not in host and not _IN_FIGURES.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return
    try:
        address = ip_address(host)
    except ValueError:
        raise IntakeError(
            f"{shorten(host)} is an odd spelling of an address; write four numbers with dots"
        ) from None
    if isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        raise IntakeError(f"{shorten(host)} is an odd spelling of an address; write four numbers with dots")


def says_private(url: str) -> bool:
    """Whether an address says by itself that its host is of a private network, by number or by name."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    try:
        return not is_public(str(ip_address(host)))
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_NAMES)


def refuse_private(host: str, addresses: list[str]) -> None:
    """Raises IntakeError unless every address of a host is one of the open internet."""
    for address in addresses:
        if not is_public(address):
            raise PrivateAddress(
                f"{_named(host, address)} is a private address, and pages are only fetched from public ones; "
                "on the command line --allow-private allows it"
            )


def is_public(written: str) -> bool:
    """Whether an address is of the open internet: not of this machine, its network, a group, or reserved."""
    try:
        address = ip_address(written)
    except ValueError:
        return False
    if "%" in written:  # with a zone, so of this machine's own network
        return False
    if address in _NAT64:  # how a network of IPv6 alone reaches the older internet
        address = IPv4Address(int(address) & 0xFFFF_FFFF)
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and (isinstance(address, IPv4Address) or address in _GLOBAL_UNICAST)
        and not any(address in network for network in _NO_HOMES)
    )


def addresses_of(host: str, port: int) -> list[str]:
    """Every address that a host has, as the system finds them. Raises IntakeError where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise IntakeError(f"no host called {shorten(host)} was found; is the network there?") from None
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _named(host: str, address: str) -> str:
    return host if host == address else f"{shorten(host)} ({shorten(address)})"
