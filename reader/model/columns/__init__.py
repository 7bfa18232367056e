"""Places in a text as sorted columns of numbers."""
