"""Bytes to YAML nodes with line and column."""
