"""Publication in the admin: review and publish, sign off, share, withdraw."""
