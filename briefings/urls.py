"""Addresses of what clients read: outside a language, and inside /<lang>/."""

outside: list = []
inside: list = []
