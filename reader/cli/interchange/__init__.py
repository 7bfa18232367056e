"""`reader export` and `reader import`."""
