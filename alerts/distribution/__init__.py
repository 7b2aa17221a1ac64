"""From an announcement to its followers: audience, fan-out, digests, returned mail."""
