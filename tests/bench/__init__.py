"""The benchmark: PRODUCT.md's table "How fast", measured. `python -m tests.bench` prints it."""
