"""Staff accounts: roles, sign-in and sign-in records."""
