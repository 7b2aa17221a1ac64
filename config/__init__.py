"""Wiring: settings, URLs, system checks, starting the server."""

from config import checks, safety_checks

__all__ = ["checks", "safety_checks"]  # imported here to be registered before Django runs checks
