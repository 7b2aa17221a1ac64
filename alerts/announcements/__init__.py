"""The contents of a mail about an announcement: what changed, and what may still be shown."""
