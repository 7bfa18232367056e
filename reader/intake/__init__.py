"""Imports articles: text, HTML, a file or a web page becomes plain text and what its source says of itself."""
