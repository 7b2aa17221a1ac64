"""Notifications to staff: what happened that concerns them, stored where it happens."""
