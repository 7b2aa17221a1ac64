"""Mail that the site receives: read over IMAP, within limits."""
