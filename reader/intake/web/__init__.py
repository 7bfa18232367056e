"""Fetches web pages: which addresses are allowed, one request, its limits and errors."""
