"""Plain text and Markdown into blocks."""
