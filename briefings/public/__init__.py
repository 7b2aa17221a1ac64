"""Public outlets of editions: pages, feeds, PDF, plain text, citations."""
