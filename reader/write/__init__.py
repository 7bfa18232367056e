"""The way back: an article, or a part of one, to YAML bytes, and saving them."""
