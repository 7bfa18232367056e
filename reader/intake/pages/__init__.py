"""Imports HTML pages: their story, and what they say of themselves."""
