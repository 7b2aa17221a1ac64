"""What clients read: pages, feeds, PDF, plain text, citations."""
