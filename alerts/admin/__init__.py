"""The admin of followers and their mails."""

from alerts.admin import followers

__all__ = ["followers"]
