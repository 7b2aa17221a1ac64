"""Briefings in the admin: the list, the front matter, what is done to many drafts."""
