"""Watches files and folders, and says what has changed."""
