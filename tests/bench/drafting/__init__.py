"""How right drafts are, against corpora that others have annotated."""
