"""Compares two annotations of one article: which entries are the same, what differs in them, how far they agree."""
