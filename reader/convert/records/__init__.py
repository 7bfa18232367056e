"""An article as flat records with spans, which every format of annotations writes in its own way and reads back."""
