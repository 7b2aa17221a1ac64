"""How the parts are put together: settings, addresses, health, system checks."""

from config import checks

__all__ = ["checks"]  # imported here so that Django knows them before it runs them
