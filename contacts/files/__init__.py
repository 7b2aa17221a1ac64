"""Files of an enquiry: what is accepted, where it is stored, how it is checked and downloaded."""
