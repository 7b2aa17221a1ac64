"""Read the tokens of a side, with one reader for each language."""
