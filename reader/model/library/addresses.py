"""Addresses of archives: recognized, and shown without a password.

Imports inside functions are of what only an archive needs.
"""

from __future__ import annotations

from reader.model.clean import clean

_SCHEMES = ("postgresql://", "postgres://")
_WHICH = ("host", "hostaddr", "port", "dbname", "service")
"""Parameters of libpq that say which database is meant."""


def is_address(text: str) -> bool:
    """Whether it is the address of a database and not a path."""
    return text.lower().startswith(_SCHEMES)


def shown_address(address: str) -> str:
    """An address as it may be shown: without a password, and clean for a terminal."""
    from urllib.parse import parse_qsl, quote, urlencode, urlsplit

    try:
        parts = urlsplit(address)
        user, at, host = parts.netloc.rpartition("@")
        query = [pair for pair in parse_qsl(parts.query, True) if "password" not in pair[0].lower()]
    except ValueError:
        return "the archive"
    name = user.partition(":")[0]
    asked = urlencode(query, quote_via=quote, safe="/")
    return clean(f"{parts.scheme}://{name}{at}{host}{parts.path}{'?' * bool(asked)}{asked}")


def archive_key(address: str) -> str:
    """An address with nothing but what says which archive it is: the same whoever connects to it, and how.

    The user counts where neither the database nor a service is named: libpq takes the database of the user's name then.
    """
    from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

    parts = urlsplit(shown_address(address))
    user, _, host = parts.netloc.rpartition("@")
    asked = dict(parse_qsl(parts.query))
    query = [(name, value) for name, value in asked.items() if name in _WHICH]
    is_named = parts.path.strip("/") or "dbname" in asked or "service" in asked
    path = parts.path if is_named else f"/{quote(asked.get('user', unquote(user)), safe='')}"
    return f"postgresql://{host}{path}{'?' * bool(query)}{urlencode(query, safe='/')}"


def has_password(address: str) -> bool:
    """Whether an address has a password in it, which others may then read."""
    from urllib.parse import parse_qsl, urlsplit

    try:
        parts = urlsplit(address)
        names = [name.lower() for name, _ in parse_qsl(parts.query, True)]
    except ValueError:
        return True
    return ":" in parts.netloc.rpartition("@")[0] or any("password" in name for name in names)
