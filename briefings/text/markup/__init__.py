"""The Markdown subset of a side, as HTML, as plain text and as Markdown."""
