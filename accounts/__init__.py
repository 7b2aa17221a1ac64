"""The firm's people: roles, sign-in and what it remembers."""
