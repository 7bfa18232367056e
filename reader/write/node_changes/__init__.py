"""Which nodes of a YAML file each edit changes."""
