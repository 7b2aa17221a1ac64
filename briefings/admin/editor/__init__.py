"""The page on which both languages of a draft are edited, and what it asks the server."""
