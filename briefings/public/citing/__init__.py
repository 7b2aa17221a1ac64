"""Citations: of an edition by others, and of other briefings by its text."""
