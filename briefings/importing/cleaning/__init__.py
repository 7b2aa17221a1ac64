"""Remove invisible characters and page furniture."""
