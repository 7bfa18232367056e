"""Damages the bytes of a file as disks and crashes do."""

from __future__ import annotations

import random


def damaged(raw: bytes, chance: random.Random) -> bytes:
    """Bytes overwritten, cut off, zeroed or mixed up."""
    changed = bytearray(raw)
    match chance.randrange(4):
        case 0:
            for _ in range(chance.randrange(1, 40)):
                changed[chance.randrange(len(raw))] = chance.randrange(256)
        case 1:
            del changed[chance.randrange(len(raw)) :]
        case 2:
            at = chance.randrange(0, len(raw), 4096)
            changed[at : at + 4096 * chance.randrange(1, 6)] = b"\0" * 4096
        case _:
            one, other = (chance.randrange(0, len(raw) // 4096) * 4096 for _ in range(2))
            changed[one : one + 4096] = raw[other : other + 4096]
            changed[other : other + 4096] = raw[one : one + 4096]
    return bytes(changed)
