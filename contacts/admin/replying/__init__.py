"""What the page of an enquiry needs while a reply or a note is being written."""
