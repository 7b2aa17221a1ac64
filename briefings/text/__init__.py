"""Text as plain values, without Django: comparison, names, numbers, the frozen snapshot."""
