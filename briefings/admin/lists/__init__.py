"""The briefing list: its filters and their counts, its pages, its badges."""
