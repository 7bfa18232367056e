"""Merges two versions of an annotated article that were made of the same one, annotation by annotation."""
