"""Limits on concurrent work, so that under load requests wait instead of using up memory."""
