"""Standoff files of brat, with their configuration, out and in."""
