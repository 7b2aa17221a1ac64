"""Conflict-of-interest search and the client list."""
