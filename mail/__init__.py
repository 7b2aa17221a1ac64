"""What sending mail relies on: a deadline for the server, and turns for SQLite writers."""
