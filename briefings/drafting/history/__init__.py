"""Earlier versions of a draft: stored, grouped by sitting, restored."""
