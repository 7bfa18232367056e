"""Writes articles into the index, and keeps it up to date with the files."""
