"""English formats as used in Macau."""
