"""An article in plain words, for pipes and for screen readers."""
