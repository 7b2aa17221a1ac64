"""A page of HTML into blocks."""
