"""Pair the Chinese and English pieces."""
