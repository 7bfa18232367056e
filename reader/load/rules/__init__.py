"""Checks the items of a file against each other."""
