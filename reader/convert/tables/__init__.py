"""Quotes, people, events, mentions and notes as tables for other programs: CSV and JSON Lines."""
