"""A comparison of two annotations, for people and for programs."""
