"""What followers agreed to: the words that they saw, and the proof."""
