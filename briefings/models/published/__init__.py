"""Editions, and the rows derived from them."""
