"""Decide each line's language and role, and set aside what is not text of the briefing."""
