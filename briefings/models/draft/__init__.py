"""Rows that lawyers change, and the history of a draft."""
