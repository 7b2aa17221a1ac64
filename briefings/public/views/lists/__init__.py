"""Lists of briefings with their filters, and what people search for."""
