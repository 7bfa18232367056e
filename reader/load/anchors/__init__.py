"""Resolves anchors: the words that a file names, found in its text."""
