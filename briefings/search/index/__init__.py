"""The entries of the index: what a text is made into, and how each database keeps it."""
