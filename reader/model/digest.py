"""The hash function of every digest: `hashlib.blake2b`, without the OpenSSL that `hashlib` loads first."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # the first frame would wait for OpenSSL for some milliseconds
except ImportError:
    from hashlib import blake2b

__all__ = ("blake2b",)
