"""The key of a page's address: equal for addresses that differ only in how they lead to the same page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|hsa|vero|oly|mc|_hs|at|ns|wt|cm)_\w+|[a-z]{1,3}clid|wbraid|gbraid|gclsrc|igshid|mkt_tok"
    r"|ito|cmp|cmpid|icid|ncid|ocid|smid|smtyp|sr_share|spm|xtor|referrer|ref_src|ref_url|__twitter_impression",
    re.IGNORECASE,
)
_AMP_VALUES = frozenset(["", "1", "true", "amp", "html"])
_AMP_NAMES = frozenset(["amp", "outputtype", "_amp", "usqp", "amp_js_v", "amp_gsa"])
_AMP_SUBDOMAINS = ("www.", "amp.", "m.", "mobile.")
_CACHE = re.compile(r"/(?:[civ]/)?(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")
_GOOGLE_AMP = re.compile(r"/amp/(?:s/)?(?P<page>[^/]+\.[^/]+/.*)")


def address_key(url: str | None) -> str | None:
    """What an address of http or https is found by, whatever its scheme, tracking parameters or AMP form.

    None where it is no such address, or that of a site's front page, which tells no two entries apart.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").rstrip(".").lower()
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    if page := _inner_page(host, parts.path):
        return address_key(f"https://{page}{'?' * bool(parts.query)}{parts.query}")
    for before in _AMP_SUBDOMAINS:
        host = host.removeprefix(before) if host.count(".") > 1 else host
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    path = _path(parts.path)
    query = _query(parts.query)
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    if not (path or query or fragment):
        return None
    return f"{place}{path}{'?' * bool(query)}{query}{'#' * bool(fragment)}{fragment}"


def _inner_page(host: str, path: str) -> str:
    """The page that an address of an AMP cache stands for; empty for other addresses."""
    if host.endswith(".cdn.ampproject.org") or host == "cdn.ampproject.org":
        found = _CACHE.fullmatch(path)
    elif re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host):
        found = _GOOGLE_AMP.fullmatch(path)
    else:
        found = None
    return found["page"] if found else ""


def _path(path: str) -> str:
    """A path without what makes it AMP, its characters escaped in one way."""
    path = quote(unquote(path), safe="/:@!$&'()*+,;=~-._")
    path = re.sub(r"\.amp(?=\.html?$)|\.amp$", "", path)
    path = re.sub(r"^/amp(?=/.)|/amp/?$", "", path)
    return path.rstrip("/")


def _query(query: str) -> str:
    """The parameters that choose a page, sorted; a name alone stays a name alone."""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    kept = sorted(
        (name, value) for name, value in pairs if not _TRACKING.fullmatch(name) and not _is_amp(name, value)
    )
    return urlencode(kept)


def _is_amp(name: str, value: str) -> bool:
    return name.lower() in _AMP_NAMES and (name.lower().startswith("amp_") or value.lower() in _AMP_VALUES)
