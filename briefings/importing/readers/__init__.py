"""Read Word files, HTML and plain text into blocks."""
