"""Patterns that several stages recognise: list markers, numbers, dates, brackets."""
