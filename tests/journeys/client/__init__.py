"""Clients read, search, follow and write to the firm."""
