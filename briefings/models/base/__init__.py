"""What models are built of: columns per language, immutable rows, bulk insertion."""
