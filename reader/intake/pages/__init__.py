"""Pages: the article in some HTML, and what the page says of itself."""
