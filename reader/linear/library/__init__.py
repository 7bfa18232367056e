"""The library in the linear screen: articles, people, timeline, notes, and what is searched in all of them."""
