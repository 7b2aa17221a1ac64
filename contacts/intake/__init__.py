"""Receiving an enquiry: throttling, spam signs, storage with its mails."""
