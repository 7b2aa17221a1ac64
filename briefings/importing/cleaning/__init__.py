"""Know each line's language and role, and leave out what is not text of the briefing."""
