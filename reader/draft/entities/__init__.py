"""Who and what is named in a text: names to entities, spellings of one name, roles, places."""
