"""Dates at their true precision: EDTF, and their labels."""
