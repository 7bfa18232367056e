"""Drafting with a model of spaCy’s behind the rules; only who asks for a model imports this."""
