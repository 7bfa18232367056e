"""Annotations as other programs have them, and the maps that say what they are in an article."""
