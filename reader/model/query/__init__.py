"""The query language, and matching it against one article."""
