"""The review screen's state: the claims of a draft, their order and words, and what is typed to correct them."""
