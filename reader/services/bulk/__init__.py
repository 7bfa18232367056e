"""Drafts thousands of pages: sources, workers in processes or on a cluster, and a journal that a run resumes from."""
