"""Models of what clients read: editions, withdrawals, and rows derived from them."""
