"""Imports articles: text, HTML, a file or a web page becomes plain text and what its source says of itself.

The story of a page or a text is its article proper, without what stands around it, its headline, byline and dateline.
"""
