"""The article screen: the text, its people, quotes and timeline, and what a reader does with them."""
