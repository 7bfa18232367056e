"""Nodes to decoded items, by the tables of the format."""
