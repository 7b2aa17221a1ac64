"""Alerts: mails to readers about new, corrected and withdrawn briefings that they follow."""
