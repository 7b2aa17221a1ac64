"""Template tags of the pages that clients read."""
