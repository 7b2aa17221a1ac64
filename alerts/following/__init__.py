"""Following: asking, confirming, changing, leaving."""
