"""People with an account: invited, named, helped with a lost password, and leaving the firm."""
