"""The settings of the person who reads: config.toml, checked value by value."""
