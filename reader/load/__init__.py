"""Bytes to an `Article`, or to diagnostics: source, nodes, items, anchors, rules, in that order."""
