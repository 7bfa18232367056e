"""An article as Markdown."""
