"""Finds the names of an English text, and what speaks for and against a person."""
