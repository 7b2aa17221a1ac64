"""What keeps the site running: health, backups, limits, ready pages, the worker."""
