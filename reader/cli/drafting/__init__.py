"""`reader draft`: thousands of pages become drafted articles."""
