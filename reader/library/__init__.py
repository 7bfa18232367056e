"""What a library of articles can answer, and the stores that answer it.

`protocol.Library` is the questions, `opening.open_library` gives one, `identity` says who is the same person. A
store is a folder of its own, which nobody imports but `opening`: sqlite/.
"""
