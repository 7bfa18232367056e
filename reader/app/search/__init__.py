"""The search screen: quotes of the whole library."""
