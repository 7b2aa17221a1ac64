"""Imports in the admin: upload or paste, review, past imports."""
