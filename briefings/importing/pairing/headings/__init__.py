"""Which matches are headings, and of which level."""
