"""What concerns a request from a stranger: its origin, its network, its limits, its address."""
