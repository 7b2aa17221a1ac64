"""Review and publish, sign off, share, withdraw."""
