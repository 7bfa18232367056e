"""Shares articles by an archive: what of them is newer where, pushing, pulling with a merge, and their history."""
