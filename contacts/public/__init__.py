"""Clients' pages: the enquiry form, its receipt, its status."""
