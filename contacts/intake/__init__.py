"""The arrival of an enquiry: limits, spam, the row and its mails in one transaction."""
