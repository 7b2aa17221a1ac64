"""Notices beside a text: what changed, what is missing, what was withdrawn."""
