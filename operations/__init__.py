"""Operating the site: health, backups, capacity limits, the page cache, the worker."""
