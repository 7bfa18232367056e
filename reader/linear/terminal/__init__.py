"""The terminal of the linear screen: keys in, differences out, and nothing else."""
