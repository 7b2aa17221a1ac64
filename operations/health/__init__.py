"""Health checks, and problems of an installation."""
