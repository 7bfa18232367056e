"""The linear screen, for screen readers and Braille displays: one column of words, and the cursor where they are."""
