"""Pages for readers: follow, confirm, manage, leave."""
