"""Find words in drafts, and replace them."""
