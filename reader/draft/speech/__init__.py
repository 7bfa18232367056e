"""Finds quotes: quotation marks, turns of speech, attributions, and the speaker of each."""
