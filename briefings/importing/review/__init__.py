"""Reasons to look at a pair again, and suggestions of house style."""
