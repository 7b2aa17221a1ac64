"""The outbox: apps register mails and store messages; the worker delivers them."""
