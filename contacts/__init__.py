"""Enquiries from clients: form -> intake -> outbox -> the firm's mailbox and desk."""
