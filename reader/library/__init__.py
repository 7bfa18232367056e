"""The index of all articles, and what is kept for the person who reads: the place in each, marks, the last view."""
