"""The search for conflicts of interest, and the client list."""
