"""Keeps what the terminal shows, and writes only what changes, in few bytes."""
