"""Who says what: quotation marks, turns of speech, attributions, the speaker of each."""
