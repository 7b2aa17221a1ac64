"""Pages for clients: the enquiry form, its receipt and its status."""
