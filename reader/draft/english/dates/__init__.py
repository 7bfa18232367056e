"""Finds the dates of an English text and says which days they mean."""
