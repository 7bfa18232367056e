"""Dates in English words: found, and read as people mean them."""
