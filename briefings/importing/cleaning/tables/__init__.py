"""Tables: which are data of the text, and which only lay out the page."""
