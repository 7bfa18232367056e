"""Commands that print an article, or what is wrong with it."""
