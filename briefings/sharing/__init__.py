"""Drafts shown to outsiders by a secret link, and their comments."""
