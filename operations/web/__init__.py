"""What every request passes: limits, the page cache, static files, the replica, error pages."""
