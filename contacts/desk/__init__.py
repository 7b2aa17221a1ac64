"""What the firm does with an enquiry, and what it exports and reports."""
