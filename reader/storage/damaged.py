"""`Damaged`: what a database holds is not what was put in."""

from __future__ import annotations


class Damaged(Exception):
    """The file is not the database that was expected, or no longer one."""
