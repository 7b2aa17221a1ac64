"""Template tags of the operations app."""
