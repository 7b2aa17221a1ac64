"""Readership: count reads anonymously, and report reads, followers and enquiries."""
