"""What a reader asks for: the parts of a query, and what satisfies each in this archive."""
