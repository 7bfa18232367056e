"""The events of an English text: clauses that tell of something done or planned, their dates and their titles."""
