"""The review in the linear screen: the claims as a list, their questions, and words that are selected."""
