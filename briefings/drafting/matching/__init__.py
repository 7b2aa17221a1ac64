"""Recognise what a draft names or repeats: authors, paragraphs, a text imported before."""
