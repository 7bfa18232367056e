"""Files that the program keeps for itself: private to the person, SQLite's faults said in plain words."""
