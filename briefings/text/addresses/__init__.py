"""Addresses on the web and of mail, in texts and as typed."""
