"""Drafts with a spaCy model behind the rules; only who asks for a model imports this."""
