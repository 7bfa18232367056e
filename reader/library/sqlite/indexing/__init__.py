"""Putting articles into the index, and keeping it true to the files."""
