"""Finds annotations again in a newer version of their text: a word diff, where passages went, the file’s changes."""
