"""The firm's terms in the admin, and as tables."""
