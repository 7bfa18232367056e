"""The first frame of the last time, shown before anything else is loaded: the standard library's C modules do."""
