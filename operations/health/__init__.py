"""Health, metrics, and what the installation lacks."""
