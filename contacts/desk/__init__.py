"""Handling, exporting and erasing received enquiries."""
