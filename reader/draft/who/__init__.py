"""Who is who: names to entities, spellings of one name, roles, places."""
