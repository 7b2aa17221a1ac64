"""How the parts are put together: settings, addresses, system checks, the server start."""

from config import checks, safety_checks

__all__ = ["checks", "safety_checks"]  # imported here so that Django knows them before it runs them
