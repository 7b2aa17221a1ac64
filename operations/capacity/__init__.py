"""Limits on the work in progress, so that a crowd waits instead of using up memory."""
