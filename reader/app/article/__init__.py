"""The article screen: the text with its people, quotes and timeline."""
