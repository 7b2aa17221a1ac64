"""Split the text into pieces of one language each."""
