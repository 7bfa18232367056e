"""Commands that search the library: quotes, and notes."""
