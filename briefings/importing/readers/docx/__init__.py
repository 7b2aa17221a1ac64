"""A Word file into blocks."""
