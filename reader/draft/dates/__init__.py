"""Says which days the dates of a text mean, in any language that gives the pattern and the words of its dates."""
