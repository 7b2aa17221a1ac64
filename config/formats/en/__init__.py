"""English as Macau writes it."""
