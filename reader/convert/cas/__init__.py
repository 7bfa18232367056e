"""UIMA CAS as XMI and JSON, with layers as INCEpTION has them, out and in.

dkpro-cassis, which the modules of this package need, is imported inside functions: it takes a quarter of a second.
"""
