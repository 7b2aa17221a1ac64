"""Clients and the post: forms -> intake -> outbox -> the firm's mailbox."""
