"""Compare the force of words: duties, limits, conditions, negations. All are hints."""
