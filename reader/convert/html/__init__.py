"""The article as a web page to read closely: one file with its styles and scripts, and nothing from elsewhere."""
