"""How the parts are put together: settings, addresses, health, system checks."""

from config import checks, safety_checks

__all__ = ["checks", "safety_checks"]  # imported here so that Django knows them before it runs them
